// The shop's own names of statuses in real Chromium: shown and chosen wherever a status is.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  logIn,
  openPage,
  people,
  shot,
} from './harness.mjs';

const own = `statuses:
  waiting-for-parts: {label: Waiting for parts, category: waiting_other}
  solved: {label: Done and dusted}
`;

let shop;
let api;
let ids;
before(async () => {
  shop = await Deskbell.start({ edit: (yaml) => own + yaml });
  api = await shop.login(people.admin);
  ids = [];
  for (const what of ['Kettle leaks', 'Lid is loose', 'Cord is short'])
    ids.push(
      (
        await api('POST', '/api/v1/tickets', {
          subject: what,
          text: `${what}, please help`,
          customer: { name: 'Mia', email: 'mia@post.example' },
        })
      ).id,
    );
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(hash, person = people.agent) {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, person);
  return page;
}
const read = (id) => api('GET', `/api/v1/tickets/${id}`);
const row = (page, id) => page.locator(`a[data-row="${id}"]`);

it('a status of the shop is set by hand, shown everywhere, and left again', async () => {
  const page = await opens(`v/all/${ids[0]}`);
  const field = page.getByLabel('Status', { exact: true });
  await field.selectOption({ label: 'Waiting for parts' });
  await row(page, ids[0]).getByText('Waiting for parts').waitFor();
  await page.getByText(`#${ids[0]} · Waiting for parts`).waitFor();
  await eventually('it is kept', async () => {
    const { status, custom_status: name } = await read(ids[0]);
    return status === 'waiting_other' && name === 'waiting-for-parts';
  });
  await shot(page, 'status-own');
  assert.deepEqual(await axe(page), []);
  await field.selectOption({ label: 'Waiting for others' });
  await page.getByText(`#${ids[0]} · Waiting for others`).waitFor();
  await eventually('the plain one is meant', async () => !(await read(ids[0])).custom_status);
});

it('solving shows the shop’s word, and undoing brings the own status back', async () => {
  const page = await opens(`v/all/${ids[2]}`);
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Waiting for parts' });
  await page.getByText(`#${ids[2]} · Waiting for parts`).waitFor();
  await page.keyboard.press('s');
  await page.getByText(`#${ids[2]} · Done and dusted`).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(`#${ids[2]} · Waiting for parts`).waitFor();
});

it('many tickets are put into it at once', async () => {
  const page = await opens('v/all');
  for (const id of [ids[0], ids[1]]) {
    await row(page, id).hover();
    await page.getByRole('checkbox', { name: new RegExp(`^Select #${id} `) }).check();
  }
  await page.getByRole('button', { name: 'Set the status' }).click();
  await page.getByRole('menuitem', { name: 'Waiting for parts' }).click();
  await row(page, ids[1]).getByText('Waiting for parts').waitFor();
  assert.equal((await read(ids[1])).custom_status, 'waiting-for-parts');
});

it('a macro sets it, and a condition asks for it', async () => {
  const page = await opens('rules/macros', people.admin);
  await page.getByRole('button', { name: 'Add a macro' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a macro' });
  await dialog.getByLabel('Name').first().fill('Order the part');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByLabel('Action', { exact: true }).selectOption({ label: 'set the status' });
  await dialog.getByLabel('Value', { exact: true }).selectOption({ label: 'Waiting for parts' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Order the part' }).waitFor();
  await page.goto(`${shop.origin}/console/#/rules`);
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const rule = page.getByRole('dialog');
  await rule.getByRole('button', { name: 'Add a condition' }).click();
  await rule.getByLabel('Field').selectOption('ticket.custom_status');
  await rule.getByLabel('Value', { exact: true }).first().selectOption({ label: 'Waiting for parts' });
  await shot(page, 'status-rule');
  assert.deepEqual(await axe(page), []);
});

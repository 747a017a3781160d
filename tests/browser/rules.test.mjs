// Rules and macros in real Chromium: tried on what was, kept, run, and explained at the ticket.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  Chat,
  closeBrowser,
  closePages,
  Deskbell,
  logIn,
  openPage,
  people,
  shot,
} from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(hash) {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, people.admin);
  return page;
}

async function waits() {
  const chat = await Chat.open(await openPage(), shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  return { chat, number };
}

it('a rule is tried on what was, kept, and explained where it acts', async () => {
  const first = await waits();
  const page = await opens('rules');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.getByLabel('Name').fill('Mark what waits');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Field').selectOption('ticket.priority');
  await dialog.getByLabel('Comparison').selectOption('is');
  const { priority } = await (
    await shop.login(people.admin)
  )('GET', `/api/v1/tickets/${first.number}`);
  await dialog.getByLabel('Value').first().selectOption(priority);
  await dialog.getByLabel('Value').last().fill('seen-by-rule');
  await dialog.getByRole('button', { name: 'Try on the last 30 days' }).click();
  await dialog.getByText(/Would have fired on [1-9]\d* of/).waitFor();
  await shot(page, 'rules-dry-run');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Mark what waits' }).waitFor();
  assert.deepEqual(await axe(page), []);

  const second = await waits();
  await page.goto(`${shop.origin}/console/#/v/all/${second.number}`);
  await page.getByRole('button', { name: 'Remove tag seen-by-rule' }).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Which rules acted?' }).click();
  const trace = page.getByRole('dialog', { name: /^Rules on ticket/ });
  await trace.getByText('Mark what waits').waitFor();
  await shot(page, 'rules-trace');
  assert.deepEqual(await axe(page), []);
});

it('a macro shows what it would do, and does it by keyboard', async () => {
  const api = await shop.login(people.admin);
  await api('POST', '/api/v1/macros', {
    name: 'Parcel is late',
    actions: [{ do: 'add_tags', value: ['late'] }],
    reply: 'Hello, your parcel is late; we look into it.',
  });
  const { chat, number } = await waits();
  const page = await opens(`v/all/${number}`);
  await page.getByRole('log').getByText('How much is delivery to Germany?').waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Macros' });
  await dialog.getByRole('button', { name: 'Parcel is late' }).press('Enter');
  await dialog.getByText('Hello, your parcel is late').waitFor();
  await shot(page, 'macro');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Run it' }).press('Enter');
  await chat.hears('Hello, your parcel is late');
  await page.getByRole('button', { name: 'Remove tag late' }).waitFor();
});

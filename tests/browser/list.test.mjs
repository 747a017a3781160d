// The ticket list in real Chromium: saved and shared views with live counts, many tickets at once
// by keyboard and mouse, what failed and why, notifications and followers.
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

let shop;
let api;
let ada;
let ids;
before(async () => {
  shop = await Deskbell.start();
  [api, ada] = [await shop.login(), await shop.login(people.admin)];
  ids = [];
  for (const n of [1, 2, 3, 4, 5, 6]) ids.push(await ticket(`Parcel ${n} is late`));
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

/** A ticket that nobody has, from the same customer each time. */
async function ticket(subject, customer = { name: 'Marta Klein', email: 'marta@mail.example' }) {
  const made = await ada('POST', '/api/v1/tickets', {
    subject,
    text: `${subject}, please help`,
    customer,
  });
  await ada('PATCH', `/api/v1/tickets/${made.id}`, { assignee: null, version: made.version });
  return made.id;
}

async function openList(view, options = {}, person = people.agent) {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(`${shop.origin}/console/#/v/${view}`);
  await logIn(page, person);
  return page;
}
const row = (page, id) => page.locator(`a[data-row="${id}"]`);
const box = (page, id) => page.getByRole('checkbox', { name: new RegExp(`^Select #${id} `) });
const bar = (page) => page.getByRole('region', { name: 'Many tickets at once' });
const read = (id) => api('GET', `/api/v1/tickets/${id}`);

it('a view is made of a search, shared, counts by itself, is changed and goes', async () => {
  const page = await openList('all');
  await row(page, ids[0]).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('parcel');
  await page.getByRole('button', { name: 'Keep this search as a view' }).click();
  const dialog = page.getByRole('dialog', { name: 'New view' });
  await dialog.getByLabel('Name').fill('Late parcels');
  await dialog.getByRole('checkbox', { name: 'Open', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'New', exact: true }).check();
  await dialog.getByLabel('Everybody sees this view').check();
  await dialog.getByText('6 tickets would be in it.').waitFor();
  await shot(page, 'view-dialog');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Late parcels' }).waitFor();

  const other = await openList('waiting', {}, people.admin);
  const link = other.getByRole('navigation').getByRole('link', { name: /Late parcels/ });
  await link.locator('.count', { hasText: '6' }).waitFor();
  ids.push(await ticket('Parcel 7 is late'));
  await link.locator('.count', { hasText: '7' }).waitFor();
  await link.click();
  await row(other, ids[6]).waitFor();

  await page.getByRole('button', { name: 'Edit “Late parcels”' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit “Late parcels”' });
  await edit.getByLabel('Name').fill('Slow parcels');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Slow parcels' }).waitFor();
  await page.getByRole('button', { name: 'Edit “Slow parcels”' }).click();
  await page.getByRole('button', { name: 'Delete the view' }).click();
  await page.getByRole('button', { name: 'Really delete it' }).click();
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  assert.equal(await page.getByRole('link', { name: /Slow parcels/ }).count(), 0);
});

it('many tickets are ticked and changed by keyboard alone', async () => {
  const page = await openList('waiting');
  await row(page, ids[0]).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await bar(page).getByText('1 selected').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('X');
  await bar(page).getByText('3 selected').waitFor();
  await shot(page, 'bulk-bar');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await page.keyboard.press('*');
  await bar(page).getByText('7 selected').waitFor();

  await bar(page).getByRole('button', { name: 'Change tags' }).press('Enter');
  const tags = page.getByRole('dialog', { name: 'Tags of 7 tickets' });
  await tags.getByLabel('Add these').fill('Late, Winter');
  assert.deepEqual(await axe(page), []);
  await tags.getByLabel('Add these').press('Enter');
  await page.getByText('7 tickets are changed.').waitFor();
  assert.deepEqual((await read(ids[3])).tags, ['late', 'winter']);
});

it('what fails is told ticket by ticket, and stays ticked', async () => {
  const field = await ada('POST', '/api/v1/fields', {
    name: 'order',
    label: 'Order number',
    type: 'text',
    required_to_solve: true,
  });
  await api('PATCH', `/api/v1/tickets/${ids[0]}/fields`, { fields: { order: 'AB-1000' } });
  const page = await openList('waiting');
  await row(page, ids[0]).hover();
  await box(page, ids[0]).check();
  await row(page, ids[1]).click({ modifiers: ['Shift'] });
  await bar(page).getByText('2 selected').waitFor();
  await bar(page).getByRole('button', { name: 'Set the status' }).click();
  await page.getByRole('menuitem', { name: 'Solved' }).click();
  const failed = page.getByRole('dialog', { name: 'One ticket was not changed' });
  await failed.getByText(`#${ids[1]} Parcel 2 is late`).waitFor();
  await failed.getByText(/Order number/).waitFor();
  await shot(page, 'bulk-failed');
  assert.deepEqual(await axe(page), []);
  await failed.getByRole('button', { name: 'Understood' }).click();
  await bar(page).getByText('1 selected').waitFor();
  assert.equal((await read(ids[0])).status, 'solved');
  assert.equal((await read(ids[1])).status, 'new');
  await ada('DELETE', `/api/v1/fields/${field.id}`);
});

it('tickets are merged with a look before, and parted again', async () => {
  const page = await openList('waiting');
  for (const id of [ids[1], ids[2]]) {
    await row(page, id).hover();
    await box(page, id).check();
  }
  await bar(page).getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge 2 tickets' });
  await dialog.getByText(`closed and points to #${ids[1]}`).waitFor();
  await shot(page, 'bulk-merge');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await row(page, ids[2]).waitFor({ state: 'detached' });
  assert.equal((await read(ids[2])).merged_into, ids[1]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, ids[2]).waitFor();
});

it('a mention rings, is listed, opens its ticket and is read; following is one key', async () => {
  const page = await openList('all');
  const bell = page.getByRole('button', { name: /^Notifications/ });
  await row(page, ids[4]).waitFor();
  await ada('POST', `/api/v1/tickets/${ids[4]}/messages`, {
    id: crypto.randomUUID(),
    text: '@Ana can you look at this?',
    internal: true,
  });
  await page.getByText(`Ada Admin mentioned you on #${ids[4]}`).first().waitFor();
  await eventually('the bell counts', async () =>
    /1 unread/.test(await bell.getAttribute('aria-label')),
  );
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  const list = page.getByRole('dialog', { name: 'Notifications' });
  await list.getByRole('link', { name: /mentioned you/ }).waitFor();
  await shot(page, 'notifications');
  assert.deepEqual(await axe(page), []);
  await list.getByRole('link', { name: /mentioned you/ }).press('Enter');
  await page.getByRole('log').getByText('can you look at this?').waitFor();
  await eventually('it is read', async () => (await bell.getAttribute('aria-label')) === 'Notifications');

  const follows = page.getByRole('button', { name: 'Following' });
  await follows.waitFor(); // who is mentioned follows
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
  await page.keyboard.press('f');
  await follows.waitFor();
  assert.deepEqual(await axe(page), []);
});

it('on a phone, in the dark, a finger ticks tickets', async () => {
  const phone = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  };
  const page = await openList('waiting', phone);
  await page.getByRole('button', { name: 'Select tickets' }).tap();
  await row(page, ids[3]).tap();
  await row(page, ids[4]).tap();
  await bar(page).getByText('2 selected').waitFor();
  await bar(page).getByRole('button', { name: 'Assign to' }).tap();
  await shot(page, 'bulk-phone');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('menuitem', { name: 'Me', exact: true }).tap();
  await eventually('they are mine', async () => (await read(ids[4])).assignee?.name === 'Ana');
});

// What lies behind a ticket, in real Chromium: how its clocks were counted and who was chosen why,
// own fields before solving, checklist, links, merging with a look before, splitting, why it stayed
// solved, opening one by hand, snoozing until the customer writes, and telling the bot it was wrong.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  Chat,
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
before(async () => {
  shop = await Deskbell.start();
  [api, ada] = [await shop.login(), await shop.login(people.admin)];
  await api('PATCH', '/api/v1/me/preferences', { undo_send_s: 0 });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function openTicket(number, options = {}) {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(`${shop.origin}/console/#/v/all/${number}`);
  await logIn(page, people.agent);
  await log(page).waitFor();
  return page;
}
const log = (page) => page.getByRole('log');
const read = (number) => api('GET', `/api/v1/tickets/${number}`);
const more = (page) => page.getByText('Checklist, links and more').click();

async function customer(...words) {
  const chat = await Chat.open(await openPage(), shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  for (const text of words) {
    await chat.say(text);
    await chat.ticks(text, ['Sent', 'Read']);
  }
  return { chat, number };
}
async function byHand(subject, text = 'It rattles') {
  const customer = { name: 'Marta Klein', email: 'marta@mail.example' };
  return (await ada('POST', '/api/v1/tickets', { subject, text, customer })).id;
}

it('shows how each clock was counted, and who would get it and why', async () => {
  const { number } = await customer();
  const page = await openTicket(number);
  await page.keyboard.press('c');
  await page.getByText(/· yours/).waitFor();
  await page.getByRole('button', { name: 'How is this counted?' }).click();
  const dialog = page.getByRole('dialog', { name: `Clocks of ticket #${number}` });
  await dialog.getByRole('table', { name: 'First answer' }).waitFor();
  await dialog.getByRole('row', { name: /^Together/ }).first().waitFor();
  await shot(page, 'ticket-clocks');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Who would get it?' }).click();
  await dialog.getByRole('listitem').filter({ hasText: /^Ana/ }).last().waitFor();
  await dialog.getByRole('heading', { name: /given to somebody now/ }).scrollIntoViewIfNeeded();
  await shot(page, 'ticket-would');
  assert.deepEqual(await axe(page), []);
});

it('a field that solving needs is gone to, filled in, and then it is solved', async () => {
  const field = await ada('POST', '/api/v1/fields', {
    name: 'order',
    label: 'Order number',
    type: 'text',
    required_to_solve: true,
  });
  await ada('POST', '/api/v1/fields', {
    name: 'cause',
    label: 'Cause',
    type: 'choice',
    choices: ['ours', 'carrier'],
  });
  const number = await byHand('The kettle rattles');
  const page = await openTicket(number);
  await page.keyboard.press('s');
  const order = page.getByLabel('Order number');
  await order.and(page.locator(':focus')).waitFor();
  await page.getByText('Order number must be filled in').first().waitFor();
  await shot(page, 'ticket-missing');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.type('AB-1000');
  await page.keyboard.press('Enter');
  await page.getByLabel('Cause').selectOption('ours');
  await page.getByLabel('Add a step').fill('Ask the warehouse');
  await page.getByLabel('Add a step').press('Enter');
  await page.getByRole('checkbox', { name: 'Ask the warehouse' }).check();
  await page.getByText('1/1').waitFor();
  await shot(page, 'ticket-fields');
  await page.getByRole('button', { name: 'Solve' }).click();
  await eventually('solved', async () => (await read(number)).status === 'solved');
  await ada('DELETE', `/api/v1/fields/${field.id}`);
});

it('tickets are linked, merged after a look at both, and parted again', async () => {
  const [one, two] = [await byHand('Lid is missing'), await byHand('Where is my lid?')];
  const page = await openTicket(two);
  await more(page);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Merge #${two} into another ticket` });
  await dialog.getByLabel('Which ticket? Words or number').fill('lid missing');
  await dialog.getByRole('button', { name: `#${one} Lid is missing` }).click();
  await dialog.getByText('Stays and has both histories').waitFor();
  await shot(page, 'ticket-merge');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: `Merge into #${one}` }).press('Enter');
  await page.getByRole('heading', { name: 'Lid is missing' }).waitFor();
  assert.equal((await read(two)).merged_into, one);
  await page.getByRole('link', { name: `#${two} Where is my lid?` }).waitFor();
  await shot(page, 'ticket-merged');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('heading', { name: 'Where is my lid?' }).waitFor();
  await eventually('they are two', async () => !(await read(two)).merged_into);
});

it('another matter is split off, and bare thanks say why the ticket stays solved', async () => {
  const { chat, number } = await customer('By the way, do you sell teapots?');
  const page = await openTicket(number);
  await page.keyboard.press('c');
  await page.getByText(/· yours/).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Split off' }).click();
  const dialog = page.getByRole('dialog', { name: `Split ticket #${number}` });
  await dialog.getByRole('checkbox', { name: /teapots/ }).check();
  await dialog.getByLabel('Subject of the new ticket').fill('Teapots');
  await shot(page, 'ticket-split');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Make a ticket of them' }).click();
  await page.getByRole('heading', { name: 'Teapots' }).waitFor();
  await log(page).getByText('do you sell teapots?').waitFor();

  await page.goto(`${shop.origin}/console/#/v/all/${number}`);
  await page.getByRole('heading', { name: 'How much is delivery' }).waitFor();
  await page.getByText(/· yours/).waitFor();
  await page.keyboard.press('s');
  await eventually('solved', async () => (await read(number)).status === 'solved');
  await chat.say('Thank you very much!');
  await log(page).getByText(new RegExp(`#${number} stays solved`)).waitFor();
  await shot(page, 'ticket-thanks');
  assert.equal((await read(number)).status, 'solved');
  await page.reload();
  const why = log(page).getByText(new RegExp(`#${number} stays solved`));
  await why.waitFor();
  assert.equal(await log(page).locator('.said').filter({ has: why }).count(), 0, 'a line, no words');
});

it('one is opened by hand, with a warning where the same is open; it sleeps until a reply', async () => {
  await byHand('Parcel has not arrived');
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/v/all`);
  await logIn(page, people.agent);
  await page.locator('a[data-row]').first().waitFor();
  await page.keyboard.press('C');
  const dialog = page.getByRole('dialog', { name: 'New ticket' });
  await dialog.getByRole('textbox', { name: 'Customer' }).fill('Marta Klein');
  await dialog.getByLabel('E-mail').fill('marta@mail.example');
  await dialog.getByLabel('Subject').fill('Parcel has still not arrived');
  await dialog.getByText('This may be open already:').waitFor();
  await shot(page, 'ticket-new');
  assert.deepEqual(await axe(page), []);
  await dialog.getByLabel('Subject').fill('Wants a catalogue');
  await dialog.getByRole('button', { name: 'Open the ticket' }).click();
  await page.getByRole('heading', { name: 'Wants a catalogue' }).waitFor();
  await page.keyboard.press('z');
  await page.getByRole('menuitem', { name: 'Until the customer writes' }).press('Enter');
  await page.getByText('until the customer writes').waitFor();
  await shot(page, 'ticket-snoozed');
  assert.deepEqual(await axe(page), []);
});

it('the bot is told that it was wrong, and shows what that would change', async () => {
  const chat = await Chat.open(await openPage(), shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/v/bot`);
  await logIn(page, people.agent);
  await page.locator('a[data-row]').filter({ hasText: '4.90' }).first().click();
  await log(page).getByRole('button', { name: 'Why?' }).last().click();
  await page.getByRole('button', { name: 'The bot was wrong' }).click();
  const dialog = page.getByRole('dialog', { name: 'The bot was wrong' });
  await dialog.getByLabel('Which one would have been right?').fill('return');
  await shot(page, 'ticket-wrong');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('listitem').getByRole('button').first().click();
  await dialog.getByText('Recorded. These patches put it right:').waitFor();
  await shot(page, 'ticket-wrong-patches');
  assert.deepEqual(await axe(page), []);
});

// What the desk gives to whom, as people see it in real Chromium: why nobody has a ticket, and
// no news of what stands before one's eyes.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  closeBrowser,
  closePages,
  Deskbell,
  logIn,
  openPage,
  people,
  shot,
} from './harness.mjs';

let shop;
let api;
before(async () => {
  const edit = (yaml) => yaml.replace(/assignment: manual/g, 'assignment: balanced');
  shop = await Deskbell.start({ edit });
  api = await shop.login(people.admin);
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
const ticket = (subject) =>
  api('POST', '/api/v1/tickets', {
    subject,
    customer: { name: 'Mia Brandt', email: 'mia@post.example' },
    text: 'It leaks.',
    queue: 'support',
  });
/** How many chats Ana may have at once; null: as many as the shop says. */
async function roomOfAna(capacity) {
  const { items } = await api('GET', '/api/v1/users');
  const { id } = items.find((one) => one.name === people.agent.name);
  await api('PATCH', `/api/v1/users/${id}`, { capacity });
}

it('a ticket says in plain words why nobody has it, and what would mend it', async () => {
  const { id } = await ticket('The spout leaks');
  await roomOfAna(0);
  const page = await opens(`v/all/${id}`);
  const why = page.getByText(/^Nobody could take it/);
  await why.filter({ hasText: 'Ana has no room; Ada Admin is not here.' }).waitFor();
  await why.filter({ hasText: 'It goes to whoever comes online.' }).waitFor();
  await shot(page, 'given-nobody');
  assert.deepEqual(await axe(page), []);
  await roomOfAna(null);
  await page.getByText(/· yours/).waitFor();
  await why.waitFor({ state: 'hidden' });
});

it('several tickets given at once are one notice, and none is told of what is open already', async () => {
  const page = await opens('v/waiting');
  const notice = page.locator('.notices .notice');
  const first = await ticket('One');
  await notice.filter({ hasText: `Deskbell gave you #${first.id}` }).waitFor();
  await page.goto(`${shop.origin}/console/#/v/all/${first.id}`);
  await page.getByRole('heading', { name: 'One' }).waitFor();
  await notice.waitFor({ state: 'hidden' });
  await ticket('Two');
  await ticket('Three');
  await notice.filter({ hasText: 'You were given 2 tickets' }).waitFor();
  assert.equal(await notice.count(), 1);
  await notice.getByRole('button', { name: 'Open' }).press('Enter');
  await page.getByRole('heading', { name: 'Mine' }).waitFor();

  await page.keyboard.press('C');
  const dialog = page.getByRole('dialog', { name: 'New ticket' });
  await dialog.getByRole('textbox', { name: 'Customer' }).fill('Noah Fischer');
  await dialog.getByLabel('E-mail').fill('noah@post.example');
  await dialog.getByLabel('Subject').fill('Mine from the start');
  await dialog.getByLabel('What it is about').fill('A call on the telephone.');
  await dialog.getByRole('button', { name: 'Open the ticket' }).press('Enter');
  await page.getByText(/· yours/).waitFor();
  assert.equal(await notice.filter({ hasText: 'Deskbell gave you' }).count(), 0);
});

it('a field is reached by a key and left by Escape, and the next key is for the ticket', async () => {
  const { id } = await ticket('Where the keyboard goes');
  const page = await opens(`v/all/${id}`);
  await page.getByRole('heading', { name: 'Where the keyboard goes' }).waitFor();
  const focused = (selector) => page.locator(`${selector}:focus`).waitFor();
  for (const [key, field] of [
    ['p', '#field-priority'],
    ['a', '#field-assignee'],
    ['w', '#field-status'],
    ['q', '#field-queue'],
    ['#', '#field-tags'],
  ]) {
    await page.keyboard.press(key);
    await focused(field);
    await page.keyboard.press('Escape');
    await focused('#talk');
  }
  await page.keyboard.press('#');
  await page.keyboard.type('spout');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove tag spout' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.keyboard.type('h');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('status').filter({ hasText: `Ticket #${id} is solved` }).waitFor();
  const { priority, tags } = await api('GET', `/api/v1/tickets/${id}`);
  assert.deepEqual([priority, tags], ['high', ['spout']]);
});

it('work and words reach a colleague who is not here', async () => {
  const { id } = await ticket('For Ada');
  const page = await opens(`v/all/${id}`);
  await page.getByRole('heading', { name: 'For Ada' }).waitFor();
  await page.getByLabel('With').getByRole('option', { name: 'Ada Admin (Offline)' }).waitFor({
    state: 'attached',
  });
  await page.keyboard.press('n');
  await page.keyboard.type('@Ad');
  await page.getByRole('option', { name: 'Ada Admin Offline' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('please look');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('log').getByText('@Ada Admin please look').waitFor();
  const { items } = await api('GET', '/api/v1/notifications?unread=true');
  assert.equal(items.some((one) => one.what === 'mention' && one.ticket === id), true);
});

it('the focus is not lost where the button that was pressed goes away', async () => {
  await api('POST', '/api/v1/macros', { name: 'Only one', actions: [], reply: 'Hello.' });
  const { id } = await ticket('A button goes away');
  const page = await opens(`v/all/${id}`);
  await page.getByRole('heading', { name: 'A button goes away' }).waitFor();
  await page.getByRole('button', { name: 'Snooze', exact: true }).waitFor();
  await page.keyboard.press('z');
  await page.keyboard.press('Escape');
  await page.locator('button:focus').waitFor();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Macros' }).locator('li button:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.locator('#talk:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'A button goes away' }).waitFor({ state: 'hidden' });
});

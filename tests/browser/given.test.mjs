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

// Care in real Chromium: what went wrong is put right, promises are kept, hard words are veiled.
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
let api;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  await api('POST', '/api/v1/macros', {
    name: 'We are sorry',
    actions: [{ do: 'add_tags', value: ['apology'] }],
    reply: 'We are sorry. That should not have happened.',
  });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const phone = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
};

async function opens(hash, options = { viewport: { width: 1440, height: 900 } }) {
  const page = await openPage(options);
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, people.admin);
  return page;
}
const ticket = (text) =>
  api('POST', '/api/v1/tickets', {
    subject: 'Kettle hums',
    customer: { name: 'Mia Brandt', email: 'mia@post.example' },
    text,
  });

it('a case gets an owner, an apology, goodwill and a remedy; then the ticket can be solved', async () => {
  const { id } = await ticket('Nobody answers me. This is unacceptable!');
  const page = await opens('care');
  const card = page.getByRole('listitem').filter({ hasText: `Ticket #${id}` });
  await card.getByText('unacceptable').waitFor();
  await card.getByLabel('Who puts it right').selectOption({ label: 'Ana' });
  await card.getByRole('button', { name: 'Write the apology' }).click();
  const macro = page.getByRole('dialog', { name: 'Macros' });
  await macro.getByText('That should not have happened').waitFor();
  await macro.getByRole('button', { name: 'Run it' }).press('Enter');
  await macro.waitFor({ state: 'hidden' });
  await card.getByRole('button', { name: 'Give goodwill' }).click();
  await card.getByLabel('Amount').fill('999');
  await card.getByLabel('Reason').fill('A long wait');
  await card.getByRole('button', { name: 'Give', exact: true }).click();
  await card.getByRole('alert').filter({ hasText: /budget/ }).waitFor();
  await card.getByLabel('Amount').fill('5');
  await card.getByRole('button', { name: 'Give', exact: true }).click();
  await card.getByText('5.00 goodwill given').waitFor();
  await shot(page, 'care');
  assert.deepEqual(await axe(page), []);
  const apology = card.getByRole('checkbox', { name: /^Apology/ });
  if (!(await apology.isChecked())) await apology.click();
  await card.getByRole('checkbox', { name: /^Remedy \d/ }).or(card.getByLabel('Remedy')).click();
  await card.getByRole('checkbox', { name: /^Remedy .+/, checked: true }).waitFor();
  const kept = await api('GET', `/api/v1/tickets/${id}/recovery`);
  assert.deepEqual([kept.owner.name, kept.goodwill_cents], ['Ana', 500]);
  const { version } = await api('GET', `/api/v1/tickets/${id}`);
  await api('PATCH', `/api/v1/tickets/${id}`, { status: 'solved', version });
  const small = await opens('care', phone);
  await small.getByRole('heading', { name: 'Recovery cases' }).waitFor();
  await shot(small, 'care-phone');
  assert.deepEqual(await axe(small), []);
  assert.equal(await small.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

it('a promise is seen at its ticket and counted when it is kept; loads are shown', async () => {
  const { id } = await ticket('Where is my kettle?');
  await api('POST', `/api/v1/tickets/${id}/claim`);
  await api('POST', `/api/v1/tickets/${id}/messages`, {
    id: crypto.randomUUID(),
    text: 'Hello. We will write by Friday.',
    internal: false,
  });
  const page = await opens(`v/all/${id}`);
  const care = page.getByRole('region', { name: 'Care' });
  await care.getByText('We will write by Friday.').waitFor();
  await shot(page, 'care-ticket');
  assert.deepEqual(await axe(page), []);
  await page.goto(`${shop.origin}/console/#/care/promises`);
  const row = page.getByRole('listitem').filter({ hasText: `#${id}` });
  await row.getByRole('button', { name: /^Kept/ }).press('Enter');
  await page.getByText('None.').waitFor();
  await page.getByRole('row', { name: 'Ada Admin 0 1 0 100 %' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Well-being' }).click();
  await page.getByRole('rowheader', { name: 'Ana' }).waitFor();
  await shot(page, 'care-wellbeing');
  assert.deepEqual(await axe(page), []);
});

it('abusive words are veiled until one wants to see them', async () => {
  const chat = await Chat.open(await openPage(), shop.origin);
  const id = await chat.fetchesPerson('How much is delivery to Germany?');
  const page = await opens(`v/all/${id}`);
  await page.getByRole('log').getByText('How much is delivery to').waitFor();
  await chat.say('You fucking idiot, see https://shop.example/x');
  const said = page.getByRole('log').locator('.said.customer').filter({ hasText: 'see' });
  await said.locator('.veiled').first().waitFor();
  assert.equal(await said.locator('.veiled').count(), 2);
  await said.getByRole('link', { name: 'https://shop.example/x' }).waitFor();
  await shot(page, 'care-veiled');
  assert.deepEqual(await axe(page), []);
  await said.getByRole('button', { name: 'Show the words' }).press('Enter');
  await said.getByText('You fucking idiot, see').waitFor();
  assert.equal(await said.locator('.veiled').count(), 0);
});

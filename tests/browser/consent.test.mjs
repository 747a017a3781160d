// A site that asks first: nothing is kept before the yes, the yes is on record, and it can be
// taken back; what was said can be carried away or deleted from the chat itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

const asks = (yaml) => {
  const text = yaml.replace(
    /^( {4}origins:.*)$/m,
    `$1
    consent:
      version: "2026-05"
      url: https://shop.example/privacy
      text: {en: We keep what you write here to answer you., de: Wir speichern Ihre Nachrichten.}`,
  );
  assert.notEqual(text, yaml);
  return text;
};

let shop;
let api;
before(async () => {
  shop = await Deskbell.start({ edit: asks });
  api = await shop.login(people.admin);
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const kept = (page) =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split(';').filter(Boolean),
  ]);
const step = (page) => page.getByRole('region', { name: 'Before we begin' });
const agree = (page) => step(page).getByRole('button', { name: 'Agree and chat' }).click();
const menu = async (page, item) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.locator('deskbell-widget .menu').getByRole('button', { name: item }).click();
};
const conversations = async () => (await api('GET', '/api/v1/conversations?limit=50')).items;

async function agreed(page) {
  const chat = await Chat.open(page, shop.origin);
  await agree(page);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  return chat;
}

it('keeps nothing in browser or server before the yes, and closes with a no', async () => {
  const page = await openPage();
  await Chat.open(page, shop.origin);
  await step(page).getByText('We keep what you write here').waitFor();
  await step(page).getByText('2026-05').waitFor();
  await shot(page, 'consent-light');
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.getByRole('textbox', { name: 'Write a message' }).count(), 0);
  assert.equal(await page.locator('deskbell-widget .choice').count(), 0);
  assert.deepEqual(await kept(page), []);
  await step(page).getByRole('button', { name: 'No, thank you' }).click();
  await page.locator('deskbell-widget .panel').waitFor({ state: 'hidden' });
  await page.reload();
  assert.deepEqual(await kept(page), []);
  assert.deepEqual(await conversations(), []);
  assert.deepEqual(page.complaints, []);
});

it('a yes is on record with its version, asked once, and can be taken back', async () => {
  const page = await openPage();
  const chat = await agreed(page);
  assert.ok((await kept(page)).includes('deskbell:default:session'));
  const [talk] = await conversations();
  const { customer } = await api('GET', `/api/v1/conversations/${talk.id}`);
  const ledger = async () =>
    (await api('GET', `/api/v1/customers/${customer.id ?? customer}/consent`)).items;
  const given = await ledger();
  assert.equal(given.length, 1);
  assert.equal(given[0].version ?? given[0].text_version, '2026-05');
  assert.equal(given[0].granted, true);
  await page.reload();
  await chat.hears(/4\.90/);
  assert.equal(await step(page).count(), 0);

  await menu(page, 'Withdraw my consent');
  await step(page).waitFor();
  assert.deepEqual(await kept(page), []);
  assert.equal(await page.getByText('4.90').count(), 0);
  await eventually('the no is on record', async () => (await ledger()).some((c) => !c.granted));
  assert.deepEqual(page.complaints, []);
});

it('an admin reads the ledger with its proof, and what goes by itself', async () => {
  const visitor = await openPage();
  await agreed(visitor);
  await menu(visitor, 'Withdraw my consent');
  await step(visitor).waitFor();
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/admin/privacy`);
  await logIn(page, people.admin);
  const rows = page.getByRole('list', { name: 'Consent ledger' }).getByRole('listitem');
  await rows.first().getByText('refused').waitFor();
  await rows.nth(1).getByText('agreed').waitFor();
  await rows.nth(1).getByText('text 2026-05 of site default').waitFor();
  await rows.nth(1).getByText('Proof').click();
  assert.match(await rows.nth(1).locator('code').innerText(), /^[0-9a-f]{64}$/);
  const going = page.getByRole('table', { name: 'What goes by itself' });
  await going.getByRole('row', { name: /^Conversations 730 / }).waitFor();
  await going.getByRole('row', { name: /^Traces of rules 90 / }).waitFor();
  await shot(page, 'admin-privacy');
  assert.deepEqual(await axe(page), []);
  await rows.nth(1).getByRole('link').press('Enter');
  const own = page.getByRole('list', { name: 'Consent' }).getByRole('listitem');
  await own.first().getByText('refused').waitFor();
  assert.equal(await own.count(), 2);
  assert.deepEqual(await axe(page), []);
});

it('hands over all chats as a file, and deletes them for good', async () => {
  const page = await openPage();
  await agreed(page);
  await page.locator('deskbell-widget input[type=file]').setInputFiles({
    name: 'note.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a secret note'),
  });
  await page.locator('deskbell-widget .mine .card', { hasText: 'note.txt' }).waitFor();
  const download = page.waitForEvent('download');
  await menu(page, 'Download my chats');
  const zip = readFileSync(await (await download).path());
  assert.equal(zip.subarray(0, 2).toString(), 'PK');
  assert.ok(zip.includes('How much is delivery to Germany?'));
  assert.ok(zip.includes('a secret note'));

  const [talk] = await conversations();
  await page.locator('deskbell-widget .menu').getByRole('button', { name: 'Delete my' }).click();
  await shot(page, 'consent-delete');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await step(page).waitFor();
  assert.equal(await page.getByText('4.90').count(), 0);
  const { items } = await api('GET', `/api/v1/conversations/${talk.id}/messages?after=0`);
  assert.equal(items.some((m) => m.text?.includes('delivery to Germany')), false);
  assert.equal((await api('GET', '/api/v1/erasures')).items.length, 1);
});

for (const [name, options] of [
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true }],
])
  it(`the step is as good, ${name}`, async () => {
    const page = await openPage(options);
    await Chat.open(page, shop.origin);
    await step(page).waitFor();
    await shot(page, `consent-${name}`);
    assert.deepEqual(await axe(page), []);
  });

it('by keyboard alone: the question has the focus, and the answer gives it to the message', async () => {
  const page = await openPage();
  await page.goto(shop.origin);
  await page.locator('deskbell-widget .launcher').focus();
  await page.keyboard.press('Enter');
  await step(page).waitFor();
  const focused = () =>
    page.evaluate(() => {
      const inside = document.querySelector('deskbell-widget').shadowRoot.activeElement;
      return inside && (inside.getAttribute('aria-label') || inside.textContent);
    });
  await eventually('it has the focus', async () => (await focused()) === 'Agree and chat');
  await page.keyboard.press('Enter');
  await eventually('one can write', async () => (await focused()) === 'Write a message');
  await page.keyboard.type('How much is delivery to Germany?');
  await page.keyboard.press('Enter');
  await new Chat(page).hears(/4\.90/);
});

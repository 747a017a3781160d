// Several conversations of one customer in the widget: begun, listed, opened again, by keyboard too.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { axe, Chat, closeBrowser, closePages, Deskbell, eventually, openPage, shot } from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

const menu = async (chat, name) => {
  await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
  await chat.panel.getByRole('button', { name, exact: true }).click();
};
const mine = (page) => page.locator('deskbell-widget .mine .bubble').allTextContents();

it('a new one begins empty; the old one is found in the list and goes on', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  await menu(chat, 'New conversation');
  await eventually('the log is empty', async () => (await mine(page)).length === 0);
  assert.ok(await chat.field.evaluate((el) => el.getRootNode().activeElement === el));
  await chat.say('Do you sell gift cards?');
  await page.locator('deskbell-widget .mine ~ .theirs').first().waitFor();

  await menu(chat, 'My conversations');
  const list = chat.panel.getByRole('list', { name: 'My conversations' });
  const rows = list.getByRole('button');
  await rows.first().waitFor();
  assert.equal(await rows.count(), 2);
  assert.match(await rows.nth(0).textContent(), /gift cards.*open now/);
  assert.match(await rows.nth(1).textContent(), /delivery to Germany/);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'conversations-list');
  await rows.nth(1).click();
  await chat.hears(/4\.90/);
  assert.deepEqual(await mine(page), ['How much is delivery to Germany?']);
  await chat.say('And to Austria?');
  await eventually('it goes on', async () => (await mine(page)).length === 2);
  await page.reload();
  await chat.hears(/4\.90/);
  assert.deepEqual(page.complaints, []);

  const api = await shop.login();
  const { items } = await api('GET', '/api/v1/customers');
  assert.equal(items.length, 1, 'one person, not two');
});

it('another tab follows to the conversation that was opened', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const other = await Chat.open(await page.context().newPage(), shop.origin);
  await other.hears(/4\.90/);
  await menu(chat, 'New conversation');
  await eventually('the other tab is empty too', async () => (await mine(other.page)).length === 0);
  await other.say('Do you sell gift cards?');
  await eventually('both have it', async () => (await mine(page)).length === 1);
});

it('the list works by keyboard, and Escape leads back to its button', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const more = chat.panel.getByRole('button', { name: 'More', exact: true });
  await more.focus();
  await page.keyboard.press('Enter');
  const first = chat.panel.getByRole('button', { name: 'My conversations' });
  await eventually('the first entry has the focus', () =>
    first.evaluate((el) => el.getRootNode().activeElement === el),
  );
  await page.keyboard.press('Enter');
  await chat.panel.getByRole('button', { name: 'Back' }).waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await more.evaluate((el) => el.getRootNode().activeElement === el));
  assert.ok(await chat.panel.isVisible(), 'only the menu is closed');
});

it('fits a phone, dark, written from the right', async () => {
  const page = await openPage({ ...phone, colorScheme: 'dark', locale: 'ar' });
  await page.addInitScript(() => {
    window.Deskbell = [['setLocale', 'ar']];
  });
  await page.goto(shop.origin);
  await page.locator('deskbell-widget .launcher').tap();
  const chat = new Chat(page);
  await chat.panel.waitFor();
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4[.,]90/);
  await chat.panel.getByRole('button', { name: 'المزيد' }).tap();
  await chat.panel.getByRole('button', { name: 'محادثاتي', exact: true }).tap();
  await chat.panel.getByRole('list').getByRole('button').first().waitFor();
  await shot(page, 'conversations-phone');
  assert.deepEqual(await axe(page), []);
});

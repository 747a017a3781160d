// What a page loads of the chat, and when: little at first, the rest when somebody wants it, and
// also over a network that comes and goes.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, it } from 'node:test';
import { Chat, closeBrowser, closePages, Deskbell, eventually, openPage, shot } from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

/** The widget's scripts that this page has asked for, in order. */
function scriptsOf(page) {
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const ours = /^\/widget[./]/.test(pathname) && pathname !== '/widget/site.js';
    if (ours) asked.push(pathname);
  });
  return asked;
}

it('a page loads the launcher alone; the chat comes when somebody is near it', async () => {
  const page = await openPage();
  const asked = scriptsOf(page);
  await page.goto(shop.origin);
  const launcher = page.locator('deskbell-widget .launcher');
  await launcher.waitFor();
  assert.equal(await launcher.getAttribute('aria-label'), 'Open chat');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(asked, ['/widget.js']);
  await launcher.hover();
  await eventually('the chat is fetched', () => asked.length === 2);
  assert.deepEqual(asked, ['/widget.js', '/widget/chat.js']);
  await launcher.click();
  await page.getByRole('dialog').waitFor();
  assert.deepEqual(page.complaints, []);
});

it('who has chatted before has it at once, with what came meanwhile', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  await chat.panel.press('Escape');
  const asked = scriptsOf(page);
  await page.reload();
  await eventually('the chat is fetched', () => asked.includes('/widget/chat.js'));
  assert.equal(asked.includes('/widget/more.js'), false);
});

it('speaks the language of the page from the first word', async () => {
  const page = await openPage({ locale: 'de-DE' });
  const asked = scriptsOf(page);
  await page.goto(shop.origin + '/?lang=de');
  await page.evaluate(() => window.Deskbell.push(['setLocale', 'de']));
  const launcher = page.locator('deskbell-widget .launcher');
  await page.getByRole('button', { name: 'Chat öffnen' }).waitFor();
  await launcher.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Senden' }).waitFor();
  assert.deepEqual(asked.slice(1).sort(), ['/widget/chat.js', '/widget/de.js']);
});

it('without network it says so, and opens by itself when the network is back', async () => {
  const page = await openPage();
  await page.goto(shop.origin);
  const launcher = page.locator('deskbell-widget .launcher');
  await launcher.waitFor();
  await page.context().setOffline(true);
  await launcher.click();
  await page.getByRole('status').filter({ hasText: 'No connection' }).waitFor();
  assert.equal(await launcher.getAttribute('aria-busy'), '');
  await shot(page, 'parts-offline');
  await page.context().setOffline(false);
  const chat = new Chat(page);
  await chat.panel.waitFor();
  assert.equal(await page.locator('deskbell-widget .hint').isVisible(), false);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
});

it('pressed twice while it comes over a slow network, it stays closed', async () => {
  const page = await openPage();
  let let_through;
  const gate = new Promise((open) => (let_through = open));
  await page.route('**/widget/chat.js*', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(shop.origin);
  const launcher = page.locator('deskbell-widget .launcher');
  await launcher.click();
  await launcher.click();
  const arrived = page.waitForResponse(/widget\/chat\.js/);
  let_through();
  await arrived;
  await launcher.evaluate((el) => new Promise((done) => requestAnimationFrame(() => done(el))));
  assert.equal(await page.getByRole('dialog').isVisible(), false);
  await launcher.click();
  await page.getByRole('dialog').waitFor();
});

it('what is seldom needed comes at the first use, also when the first try fails', async () => {
  const page = await openPage();
  let tries = 0;
  await page.route('**/widget/more.js*', (route) =>
    tries++ === 0 ? route.abort() : route.continue(),
  );
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  await chat.panel.getByRole('button', { name: 'More' }).click();
  await chat.panel.getByRole('button', { name: 'Download my chats' }).waitFor();
  assert.equal(tries, 2);
});

it('works under a strict content policy, from another origin than the page', async () => {
  const policy = [
    "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'",
    "require-trusted-types-for 'script'; trusted-types deskbell",
    `connect-src ${shop.origin} ${shop.origin.replace('http', 'ws')}`,
  ].join('; ');
  const elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="en"><title>Shop</title><body>
      <script src="${shop.origin}/widget.js" nonce="abc"></script></body></html>`);
  });
  await new Promise((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  try {
    const page = await openPage();
    await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
    await page.locator('deskbell-widget .launcher').click();
    await page.getByRole('dialog').waitFor();
    const forbidden = page.complaints.filter((one) => /policy|trusted/i.test(one));
    assert.deepEqual(forbidden, []);
  } finally {
    elsewhere.close();
  }
});

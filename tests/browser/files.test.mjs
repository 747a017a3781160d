// Files both ways: pictures are shown, the rest is saved, what could run is refused.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { axe, Chat, closeBrowser, closePages, Deskbell, openPage, shot } from './harness.mjs';

let shop;
let api;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

/** A picture as a phone would send it: drawn by the browser itself. */
const picture = (page) =>
  page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#d08770';
    pen.fillRect(0, 0, 320, 200);
    pen.fillStyle = '#2e3440';
    pen.font = '32px serif';
    pen.fillText('a broken lid', 60, 110);
    return canvas.toDataURL('image/png').split(',')[1];
  });

const give = (page, name, buffer, mimeType = 'application/octet-stream') =>
  page.locator('deskbell-widget input[type=file]').setInputFiles({ name, mimeType, buffer });

it('a picture is shown to both, and the bot offers a person', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await give(page, 'lid 1.png', Buffer.from(await picture(page), 'base64'), 'image/png');
  const image = page.locator('deskbell-widget .mine img[alt="lid 1.png"]');
  await image.waitFor();
  await chat.hears(/your file has arrived/);
  await page.reload();
  await image.waitFor();
  assert.ok(await image.evaluate((i) => i.decode().then(() => i.naturalWidth)) === 320);
  await shot(page, 'files-picture');
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.complaints, []);

  const href = await page.locator('deskbell-widget .picture').getAttribute('href');
  const served = await fetch(href);
  assert.equal(served.headers.get('content-type'), 'image/png');
  assert.match(served.headers.get('content-security-policy'), /sandbox/);
  assert.equal((await fetch(href.replace(/file\/.{5}/, 'file/aaaaa'))).status, 404);
});

it('a paper of their own can be read on the colour of their words', async () => {
  const page = await openPage();
  await Chat.open(page, shop.origin);
  await give(page, 'receipt.pdf', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n'), 'application/pdf');
  const card = page.locator('deskbell-widget .mine a.card', { hasText: 'receipt.pdf' });
  await card.waitFor();
  assert.deepEqual(await axe(page), []);
  await card.hover();
  assert.deepEqual(await axe(page), []);
});

it('an agent answers with a file, which is saved and never run', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  const file = await api('POST', '/chat/files', null, `{"ticket":${number},"name":"label.html"}\n<script>alert(1)</script>`);
  await api('POST', `/api/v1/tickets/${number}/messages`, {
    id: crypto.randomUUID(),
    text: file.text,
    internal: false,
  });
  const card = page.locator('deskbell-widget .theirs a.card', { hasText: 'label.html' });
  await card.waitFor();
  await shot(page, 'files-card');
  const served = await fetch(await card.getAttribute('href'));
  assert.match(served.headers.get('content-type'), /text\/plain/);
  assert.match(served.headers.get('content-disposition'), /^attachment/);
});

it('what is too large or of no kind we pass on is refused in plain words', async () => {
  const page = await openPage();
  await Chat.open(page, shop.origin);
  await give(page, 'tool.exe', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3, 0]));
  await page.getByText('This kind of file is not accepted.').waitFor();
  await give(page, 'film.txt', Buffer.alloc(9 * 1024 * 1024, 65));
  await page.getByText('This file is too large.').waitFor();
  await shot(page, 'files-refused');
  assert.equal(await page.locator('deskbell-widget .mine').count(), 0);
});

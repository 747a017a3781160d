// Who it is, by the shop's signature: the same person on every device, nobody else's chats, and
// plain words where the signature is wrong.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  Chat,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  openPage,
  people,
  shot,
} from './harness.mjs';

let shop;
let api;
let key;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  key = await api('POST', '/api/v1/identity-keys', { site: 'default', algorithm: 'HS256' });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const packed = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the shop's own server would do. */
function signed(claims, secret = key.secret) {
  const body = `${packed({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${packed({
    aud: 'default',
    exp: Math.floor(Date.now() / 1000) + 600,
    ...claims,
  })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

const edda = () => signed({ sub: 'c-1', name: 'Edda Moon', email: 'edda@moon.example' });
const identify = (page, token) => page.evaluate((t) => Deskbell.identify(t), token);
const status = (page) => page.locator('deskbell-widget .status');

it('signs in, finds the same chat on another device, and logs out without a trace', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await identify(page, edda());
  await status(page).getByText('Signed in as Edda Moon').waitFor();
  await shot(page, 'identity-signed-in');
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);

  const other = await openPage();
  const there = await Chat.open(other, shop.origin);
  await identify(other, edda());
  await there.hears(/4\.90/);
  await other.evaluate(() => Deskbell.shutdown());
  assert.deepEqual(await other.evaluate(() => Object.keys(localStorage)), []);
  await other.locator('deskbell-widget .launcher').click();
  await there.panel.waitFor();
  assert.equal(await other.getByText('4.90').count(), 0);
  assert.equal(await other.getByText('Signed in').count(), 0);

  const session = await page.evaluate(() => localStorage.getItem('deskbell:default:session'));
  const thief = await openPage();
  await thief.goto(shop.origin);
  await thief.evaluate((s) => localStorage.setItem('deskbell:default:session', s), session);
  await thief.reload();
  const stolen = await Chat.open(thief, shop.origin);
  await stolen.panel.waitFor();
  await stolen.hears(/Hello/);
  assert.equal(await thief.getByText('4.90').count(), 0, 'a session alone opens nothing');
});

it('a wrong signature is said in plain words, and the visitor stays a stranger', async () => {
  const page = await openPage();
  await page.addInitScript(() => {
    window.told = [];
    window.Deskbell = window.Deskbell || [];
    Deskbell.push(['on', 'identity', (detail) => window.told.push(detail)]);
  });
  const chat = await Chat.open(page, shop.origin);
  await identify(page, signed({ sub: 'c-1', name: 'Edda Moon' }, 'not the secret of this shop'));
  await page.getByText('You could not be signed in. You are writing as a guest.').waitFor();
  await shot(page, 'identity-refused');
  assert.deepEqual(await axe(page), []);
  await eventually('the page is told why', () => page.evaluate(() => window.told.length > 0));
  assert.ok((await page.evaluate(() => window.told[0].error)).length > 10);
  await chat.say('How much is delivery to Austria?');
  await chat.ticks('Austria', ['Sent', 'Read']);
  const { items } = await api('GET', '/api/v1/customers?verified=true');
  assert.deepEqual(
    items.map((one) => one.name),
    ['Edda Moon'],
  );
  const guests = await api('GET', '/api/v1/customers?verified=false');
  assert.equal(guests.items.length, 1);
});

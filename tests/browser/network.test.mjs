// A network that dies in the middle of sending, again and again, with several tabs: nothing is
// lost and nothing is said twice.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { createServer, connect } from 'node:net';
import { Chat, closeBrowser, closePages, Deskbell, eventually, openPage, people, watched } from './harness.mjs';

let shop;
let api;
let wire;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  wire = await brokenWire(new URL(shop.origin).port);
});
afterEach(closePages);
after(async () => {
  wire?.close();
  await closeBrowser();
  await shop?.stop();
});

/** A wire to the service that can be cut: what was on its way is gone, in both directions. */
async function brokenWire(port) {
  const open = new Set();
  let swallow = false;
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    const pair = { near, far };
    open.add(pair);
    near.on('data', (bytes) => far.write(bytes));
    // An acknowledgement that never arrives is the hard case: the server has it, we don't know.
    far.on('data', (bytes) => swallow || near.write(bytes));
    for (const end of [near, far])
      end.on('error', () => {}).on('close', () => {
        near.destroy();
        far.destroy();
        open.delete(pair);
      });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    swallow: (on) => (swallow = on),
    cut: () => open.forEach(({ near }) => near.destroy()),
    close: () => {
      open.forEach(({ near }) => near.destroy());
      server.close();
    },
  };
}

it('cut in the middle of sending, six times in two tabs', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, wire.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  const second = watched(await page.context().newPage());
  const other = await Chat.open(second, wire.origin);
  const said = [];
  for (let round = 0; round < 6; round++) {
    const tab = round % 2 ? other : chat;
    wire.swallow(round % 3 !== 0);
    for (const part of ['a', 'b']) {
      said.push(`line ${round}${part}`);
      await tab.say(`line ${round}${part}`);
    }
    wire.cut();
    wire.swallow(false);
  }
  for (const tab of [chat, other])
    for (const words of said) await tab.ticks(words, ['Sent', 'Read']);

  const stored = async () =>
    (await api('GET', `/api/v1/tickets/${number}/messages?after=0&limit=200`)).items
      .map((one) => one.text)
      .filter((text) => text?.startsWith('line'));
  await eventually('all is stored', async () => (await stored()).length >= said.length);
  assert.deepEqual((await stored()).sort(), [...said].sort());
  for (const tab of [chat, other]) {
    const shown = (await tab.messages.allTextContents()).filter((text) => text.startsWith('line'));
    assert.deepEqual([...shown].sort(), [...said].sort());
  }
  await page.reload();
  for (const words of said) await chat.ticks(words, ['Sent', 'Read']);
  assert.deepEqual(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':out:'))),
    [],
  );
});

// The chat for somebody who hears it, moves by keyboard, or wants nothing to move: what is said is
// announced once, focus goes where the customer goes, on a phone in a tunnel too.
import assert from 'node:assert/strict';
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

const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

/** Keeps what a screen reader would say of the log: what is added while it is live. */
async function listenTo(page) {
  await page.evaluate(() => {
    window.heard = [];
    const log = document.querySelector('deskbell-widget').shadowRoot.querySelector('[role=log]');
    new MutationObserver((changes) => {
      if (log.getAttribute('aria-live') !== 'polite') return;
      for (const { addedNodes } of changes)
        for (const node of addedNodes) window.heard.push(node.textContent);
    }).observe(log, { childList: true, subtree: true });
  });
  return async (words) =>
    (await page.evaluate(() => window.heard)).filter((one) => words.test(one)).length;
}

it('an answer is announced once, also over a lost connection', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const times = await listenTo(page);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  await page.context().setOffline(true);
  await chat.panel.getByRole('status').filter({ hasText: 'No connection' }).waitFor();
  await page.context().setOffline(false);
  await eventually('connected again', async () =>
    (await page.locator('deskbell-widget .banner').isHidden()) ? true : null,
  );
  await chat.say('thank you');
  await chat.ticks('thank you', ['Sent', 'Read']);
  assert.equal(await times(/4\.90/), 1);
  assert.equal(await times(/^You.*thank you/), 1);
});

it('in a tunnel on a phone: written, kept over a reload, sent once, read from the right', async () => {
  const page = await openPage({ ...phone, locale: 'ar', colorScheme: 'dark' });
  await page.addInitScript(() => {
    window.Deskbell = [['setLocale', 'ar']];
  });
  await page.goto(shop.origin);
  await page.locator('deskbell-widget .launcher').tap();
  const chat = new Chat(page);
  await chat.panel.waitFor();
  assert.equal(await page.locator('deskbell-widget').getAttribute('dir'), 'rtl');
  await chat.say('hello');
  await page.locator('deskbell-widget .theirs .bubble').nth(1).waitFor();
  await page.context().setOffline(true);
  await chat.say('How much is delivery to Germany?');
  await shot(page, 'aloud-tunnel');
  await page.context().setOffline(false);
  await chat.hears(/4[.,]90/);
  const mine = page.locator('deskbell-widget .mine').filter({ hasText: 'delivery to Germany' });
  assert.equal(await mine.count(), 1);
  const { width } = page.viewportSize();
  const over = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(over <= width, `nothing sticks out: ${over} > ${width}`);
});

it('Escape closes what is on top and gives the focus back, step by step', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector('deskbell-widget').shadowRoot;
      return activeElement?.getAttribute('aria-label') ?? '';
    });
  await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
  await chat.panel.getByRole('button', { name: 'Download my chats' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'More');
  await page.keyboard.press('Escape');
  await chat.panel.waitFor({ state: 'hidden' });
  assert.match(await focused(), /^Open chat/);
  await page.keyboard.press('Enter');
  await chat.panel.waitFor();
  assert.equal(await focused(), 'Write a message');
});

it('nothing moves for those who want it still', async () => {
  const page = await openPage({ reducedMotion: 'reduce' });
  const chat = await Chat.open(page, shop.origin);
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const moving = await page.evaluate(() =>
    document
      .querySelector('deskbell-widget')
      .shadowRoot.getAnimations()
      .filter((one) => one.effect.getComputedTiming().duration > 1)
      .map((one) => one.animationName),
  );
  assert.deepEqual(moving, []);
});

// Insight and what the bot could not answer, in real Chromium against the real service.
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
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(hash, options = {}) {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, people.admin);
  return page;
}

async function waits() {
  const chat = await Chat.open(await openPage(), shop.origin);
  return chat.fetchesPerson('How much is delivery to Germany?');
}

it('says who waits now, draws the days, and reads as tables too', async () => {
  const number = await waits();
  const page = await opens('insight');
  await page.getByRole('link', { name: /^longest/ }).waitFor();
  assert.match(
    await page.getByRole('link', { name: /^longest/ }).getAttribute('href'),
    new RegExp(`/${number}$`),
  );
  const people_now = page.getByRole('table', { name: 'People' }).getByRole('row');
  await people_now.filter({ hasText: 'Ada Admin Online' }).filter({ hasText: '0 of 5' }).waitFor();
  const days = page.getByRole('table', { name: 'Report' });
  await days.getByRole('rowheader').first().waitFor();
  const figure = page.getByRole('figure', { name: /Created and solved tickets by day/ });
  await figure.locator('canvas').waitFor();
  await page.getByRole('table', { name: 'When it is busy' }).getByRole('row').nth(7).waitFor();
  await shot(page, 'insight');
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('By', { exact: true }).selectOption('queue');
  await days.getByRole('rowheader', { name: /Customer care|support/ }).waitFor();
  const link = await page
    .getByRole('link', { name: 'Save as CSV', exact: true })
    .getAttribute('href');
  const csv = await page.evaluate((href) => fetch(href).then((answer) => answer.text()), link);
  assert.match(csv.split('\n')[0], /created/i);
});

it('fits a phone in the dark', async () => {
  const page = await opens('insight', {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
    hasTouch: true,
  });
  await page.getByRole('table', { name: 'When it is busy' }).waitFor();
  await shot(page, 'insight-phone');
  assert.deepEqual(await axe(page), []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(overflow, false);
});

it('says what the bot spared, how sure it may be believed, and what surveys brought', async () => {
  const api = await shop.login(people.admin);
  const ticket = await api('POST', '/api/v1/tickets', {
    subject: 'Kettle hums',
    customer: { name: 'Mia', email: 'mia@post.example' },
    text: 'It hums.',
  });
  await api('POST', `/api/v1/tickets/${ticket.id}/claim`);
  const { version } = await api('GET', `/api/v1/tickets/${ticket.id}`);
  await api('PATCH', `/api/v1/tickets/${ticket.id}`, { status: 'solved', version });
  const { path } = await api('POST', '/api/v1/surveys', { ticket: ticket.id, kind: 'nps' });
  const visitor = await openPage();
  await visitor.goto(shop.origin + path);
  await visitor.evaluate(
    (to) =>
      fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ score: '9', comment: 'Quick and kind' }),
      }).then((answer) => answer.text()),
    path,
  );
  const page = await opens('insight/surveys');
  await page.getByLabel('Which survey').selectOption('nps');
  const answer = page.getByRole('listitem').filter({ hasText: 'Quick and kind' });
  await answer.getByText('9 of 10').waitFor();
  await page.getByRole('row', { name: 'Ada Admin 1 1 9 1 0' }).waitFor();
  await shot(page, 'insight-surveys');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Bot', exact: true }).click();
  await page.getByRole('table', { name: 'What the bot spared' }).waitFor();
  await page.getByRole('row', { name: /^90 % – 100 %/ }).waitFor();
  await shot(page, 'insight-bot');
  assert.deepEqual(await axe(page), []);
});

it('what the bot could not answer is there with its patch', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  await chat.say('do you deliver to the moon with a rocket');
  await page.locator('deskbell-widget .mine ~ .theirs').first().waitFor();
  const desk = await opens('unanswered');
  await desk.getByRole('heading', { name: /rocket/ }).waitFor();
  await shot(desk, 'unanswered');
  assert.deepEqual(await axe(desk), []);
});

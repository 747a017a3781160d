// The console in real Chromium: an agent logs in, finds who waits, claims, talks, solves; with the keyboard alone.
import assert from 'node:assert/strict';
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

let shop;
let api;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login();
  await api('PATCH', '/api/v1/me/preferences', { undo_send_s: 0 });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const wide = { viewport: { width: 1440, height: 900 } };

async function openDesk(person = people.agent, options = wide) {
  const page = await openPage(options);
  await page.goto(`${shop.origin}/console/`);
  await logIn(page, person);
  return page;
}

/** A customer in the shop who asks for a person; resolves with their chat and the ticket's number. */
async function customerWaits(question = 'How much is delivery to Germany?') {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  return { page, chat, number: await chat.fetchesPerson(question) };
}

/** As fast as hands can: no pause between the key and the words. */
async function writes(desk, key, words) {
  await desk.keyboard.press(key);
  await desk.keyboard.type(words);
  await desk.keyboard.press('Enter');
}

/** Stored and shown; at no time twice. */
async function stands(desk, kind, words) {
  const all = log(desk).locator(kind).filter({ hasText: words });
  await all.and(log(desk).locator('[data-seq]')).waitFor();
  assert.equal(await all.count(), 1);
}

const row = (page, number) => page.locator(`a[data-row="${number}"]`);
const log = (page) => page.getByRole('log');
const count = (page, view) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${view}`) })
    .locator('.count');

it('a wrong password is said plainly, the right one opens the desk', async () => {
  const page = await openPage(wide);
  await page.goto(`${shop.origin}/console/`);
  await page.getByLabel('E-mail').fill(people.agent.email);
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').filter({ hasText: 'E-mail or password is not right' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, 'console-login');
  await logIn(page, people.agent);
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
});

it('from the bell to the survey, by keyboard alone', async () => {
  const desk = await openDesk();
  const customer = await customerWaits();
  await row(desk, customer.number).waitFor();
  await eventually('the count is what the service counts', async () => {
    const { items } = await api('GET', '/api/v1/views');
    const { count: there } = items.find((view) => view.id === 'waiting');
    const shown = Number.parseInt(await count(desk, 'Waiting').innerText(), 10);
    return there > 0 && shown === there && (await desk.title()) === `(${there}) Deskbell`;
  });

  await row(desk, customer.number).press('Enter');
  await desk.getByText('The customer pressed “Talk to a person”').waitFor();
  await log(desk).getByText('How much is delivery to Germany?').waitFor();
  await shot(desk, 'console-waiting');
  assert.deepEqual(await axe(desk), []);

  await desk.keyboard.press('c');
  await desk.getByText(/· yours/).waitFor();
  await customer.chat.note(/Ana has joined/);
  await writes(desk, 'r', 'Good morning, this is Ana. cnrs?/');
  await customer.chat.hears('this is Ana. cnrs?/');
  await stands(desk, '.said.mine:not(.note)', 'this is Ana');

  await customer.chat.say('Thank you Ana!');
  await log(desk).getByText('Thank you Ana!').waitFor();
  await log(desk).getByText('Read by the customer').last().waitFor({ state: 'attached' });

  await desk.keyboard.press('Escape');
  await writes(desk, 'n', 'a friendly one');
  await stands(desk, '.said.note', 'a friendly one');
  assert.equal(await customer.page.getByText('a friendly one').count(), 0);

  await desk.keyboard.press('Escape');
  const told = desk.getByRole('status').filter({ hasText: `#${customer.number} is solved.` });
  await Promise.all([told.waitFor(), desk.keyboard.press('s')]); // it does not stay for long
  await customer.page.locator('deskbell-widget form.survey').waitFor();
  await log(desk).getByText('The customer was asked how it was').waitFor();
  await shot(desk, 'console-solved');
  await customer.chat.say('One more thing: it rattles');
  await log(desk).getByText('it rattles').waitFor();
  assert.deepEqual(await axe(desk), []);
  const asked = /status of 401/; // who am I, before the log-in
  assert.deepEqual(
    desk.complaints.filter((one) => !asked.test(one)),
    [],
  );
});

it('who writes before the ticket is on the screen loses no letter and triggers nothing', async () => {
  const { number } = await customerWaits();
  const desk = await openDesk();
  await desk.getByRole('link', { name: 'Solved' }).click();
  await desk.getByText('Nothing here').waitFor();
  let free;
  const held = new Promise((done) => (free = done));
  await desk.route(`**/api/v1/tickets/${number}`, (route) => held.then(() => route.continue()));
  await desk.evaluate((id) => (location.hash = `#/v/all/${id}`), number);
  await desk.keyboard.type('rscc ?z');
  free();
  const field = desk.getByLabel('Your reply to the customer');
  await field.waitFor();
  await desk.keyboard.type('!');
  await eventually('all letters', async () => (await field.inputValue()) === 'scc ?z!');
  const ticket = await api('GET', `/api/v1/tickets/${number}`);
  assert.deepEqual([ticket.status, ticket.assignee], ['new', null]);
});

it('two agents see each other, and the second claim says who was first', async () => {
  const { number } = await customerWaits('What are your opening hours?');
  const [ana, ada] = [await openDesk(people.agent), await openDesk(people.admin)];
  for (const desk of [ana, ada]) await row(desk, number).click();
  await ada.getByText('Ana is looking at this').first().waitFor();
  await log(ana).waitFor();
  await ana.keyboard.press('r');
  await ana.keyboard.type('Dear customer');
  await ada.getByText('Ana is also writing an answer').first().waitFor();

  // Ada's claim is on its way when Ana's arrives: it must lose, in words.
  let free;
  const held = new Promise((done) => (free = done));
  await ada.route('**/claim', (route) => held.then(() => route.continue()));
  await ada.getByRole('button', { name: 'Claim' }).click();
  await ana.getByRole('button', { name: 'Claim' }).click();
  await ana.getByText(/· yours/).waitFor();
  free();
  await ada.getByRole('alert').filter({ hasText: 'Ana changed this while you looked' }).waitFor();
  await shot(ada, 'console-clash');
  assert.deepEqual(await axe(ada), []);
});

it('a draft outlives a reload, and words that crossed are shown before sending', async () => {
  const customer = await customerWaits();
  const desk = await openDesk();
  await row(desk, customer.number).click();
  await log(desk).waitFor();
  await desk.keyboard.press('r');
  await desk.keyboard.type('It is on its');
  await desk.reload();
  await eventually(
    'the draft is there again',
    async () =>
      (await desk.getByLabel('Your reply to the customer').inputValue()) === 'It is on its',
  );
  await log(desk).getByText('How much is delivery to Germany?').waitFor();
  await customer.chat.say('Never mind, I found it');
  const crossed = desk.getByText('wrote while you were writing');
  await crossed.waitFor();
  assert.deepEqual(await axe(desk), []);
  await desk.getByRole('button', { name: 'Seen' }).click();
  await crossed.waitFor({ state: 'detached' });
});

it('reads along with the bot, sees why it said so, and takes over', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const desk = await openDesk();
  await eventually('g and b, soon after each other, lead to the bot', async () => {
    await desk.keyboard.press('g');
    await desk.keyboard.press('b');
    return desk.getByRole('heading', { name: 'With the bot' }).isVisible();
  });
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  await desk.locator('a[data-row]').filter({ hasText: '4.90' }).first().click();
  await log(desk).getByText('How much is delivery to Germany?').waitFor();
  await desk.getByRole('button', { name: 'Why?' }).last().click();
  const why = desk.getByRole('dialog', { name: 'Why the bot said this' });
  await why.getByText('What it weighed').waitFor();
  await shot(desk, 'console-why');
  assert.deepEqual(await axe(desk), []);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Take over' }).click();
  await chat.note(/Ana has joined/);
  await desk.getByText(/· yours/).waitFor();
  await log(desk).waitFor();
  await desk.keyboard.press('b');
  await chat.note(/assistant is answering again/);
});

it('after a crash of the service nothing is missing and nothing is double', async () => {
  const desk = await openDesk();
  const { number, chat } = await customerWaits();
  await row(desk, number).click();
  await log(desk).getByText('How much is delivery to Germany?').waitFor();
  await shop.kill();
  await desk.getByText(/No connection since/).waitFor();
  await shot(desk, 'console-offline');
  await shop.restart();
  await chat.say('Are you still there?');
  await log(desk).getByText('Are you still there?').waitFor();
  await desk.getByText(/No connection since/).waitFor({ state: 'detached' });
  const texts = await log(desk).locator('.said .text').allInnerTexts();
  assert.equal(texts.filter((text) => text === 'Are you still there?').length, 1);
  assert.equal(texts.filter((text) => text.startsWith('How much is delivery')).length, 1);
});

it('a viewer reads along and is offered nothing to do', async () => {
  const viewer = {
    email: 'vera@shop.example',
    name: 'Vera',
    role: 'viewer',
    password: 'quiet lantern meadow stone',
  };
  shop.add(viewer);
  const { number } = await customerWaits();
  const desk = await openDesk(viewer);
  await row(desk, number).click();
  await desk.getByText('You may read along').waitFor();
  for (const name of ['Claim', 'Solve', 'Send'])
    assert.equal(await desk.getByRole('button', { name, exact: true }).count(), 0);
  await desk.keyboard.press('c');
  await desk.keyboard.press('s');
  const ticket = await api('GET', `/api/v1/tickets/${number}`);
  assert.deepEqual([ticket.status, ticket.assignee], ['new', null]);
});

it('an admin adds a person, makes a key and sees the state of the content', async () => {
  const desk = await openDesk(people.admin);
  await desk.getByRole('link', { name: 'People' }).click();
  await desk.getByRole('button', { name: 'Add a person' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill('Jonas');
  await dialog.getByLabel('E-mail').fill('jonas@shop.example');
  await dialog.getByLabel('First password').fill('harbour kettle leaf');
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await desk.getByRole('row', { name: /Jonas/ }).waitFor();
  await desk.getByLabel('What is it for?').fill('Warehouse');
  await desk.getByRole('button', { name: 'Make a key' }).click();
  await desk.getByRole('dialog', { name: 'Your new key' }).locator('code').waitFor();
  await desk.keyboard.press('Escape');
  await shot(desk, 'console-people');
  assert.deepEqual(await axe(desk), []);
  await desk.getByRole('link', { name: 'Content' }).click();
  await desk.getByText('The bot answers from the newest files.').waitFor();
  assert.deepEqual(await axe(desk), []);
});

it('on a phone, in the dark: list, ticket and back are pages', async () => {
  const { number } = await customerWaits();
  const phone = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  };
  const desk = await openDesk(people.agent, phone);
  await row(desk, number).tap();
  await log(desk).waitFor();
  assert.equal(await row(desk, number).isVisible(), false);
  await shot(desk, 'console-phone');
  assert.deepEqual(await axe(desk), []);
  const overflow = await desk.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(overflow, false, 'nothing hangs over the edge');
  await desk.getByRole('link', { name: 'Back to the list' }).tap();
  await row(desk, number).waitFor();
});

it('speaks German to those who do', async () => {
  const page = await openPage({ ...wide, locale: 'de-DE' });
  await page.goto(`${shop.origin}/console/`);
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.deepEqual(await axe(page), []);
});

it('lists every key, and none of them acts while one writes', async () => {
  const { number } = await customerWaits();
  const desk = await openDesk();
  await desk.keyboard.press('?');
  const help = desk.getByRole('dialog', { name: 'Keys' });
  await help.getByText('Return to the bot').waitFor();
  assert.deepEqual(await axe(desk), []);
  await desk.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await desk.keyboard.press('/');
  await desk.keyboard.type(`#${number}`);
  await desk.keyboard.press('Enter');
  await log(desk).waitFor();
  await desk.keyboard.type('cscs');
  await eventually('the letters stand in the search', async () =>
    (await desk.getByRole('searchbox').inputValue()).endsWith('cscs'),
  );
  const ticket = await api('GET', `/api/v1/tickets/${number}`);
  assert.deepEqual([ticket.status, ticket.assignee], ['new', null]);
});

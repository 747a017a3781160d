// Asked how it was: by scale, by keyboard, in the customer's language, once; and by link.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  Chat,
  closeBrowser,
  closePages,
  Deskbell,
  openPage,
  people,
  shot,
} from './harness.mjs';

/** Everybody is due for everything; nobody is asked twice within the quiet time. */
const scheduled = (yaml) => `${yaml}\nsurveys: {csat: yes, nps: 90 days, quiet: 30 days}\n`;

let shop;
let api;
before(async () => {
  shop = await Deskbell.start({ edit: scheduled });
  api = await shop.login(people.admin);
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

/** A conversation that a person has solved. */
async function solved(chat) {
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  await api('POST', `/api/v1/tickets/${number}/claim`);
  await api('POST', `/api/v1/tickets/${number}/messages`, {
    id: crypto.randomUUID(),
    text: 'It is 4.90.',
    internal: false,
  });
  await chat.hears('It is 4.90.');
  await solve(number);
  return number;
}

async function solve(number) {
  const { version } = await api('GET', `/api/v1/tickets/${number}`);
  await api('PATCH', `/api/v1/tickets/${number}`, { status: 'solved', version });
}

const answers = async (kind) => (await api('GET', `/api/v1/surveys?kind=${kind}`)).items;
const form = (page) => page.locator('deskbell-widget form.survey');

it('comes into view by itself, also while its part of the chat is still on the way', async () => {
  const page = await openPage();
  await page.route('**/widget/more.js*', async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.fallback();
  });
  const chat = await Chat.open(page, shop.origin);
  await solved(chat);
  await form(page).waitFor();
  const hidden = await form(page).evaluate(
    (el) => el.getBoundingClientRect().bottom - el.closest('.log').getBoundingClientRect().bottom,
  );
  assert.ok(hidden <= 0, `${hidden} px of it are below the edge`);
});

it('would they recommend us: by keyboard, once, and not again within the quiet time', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const number = await solved(chat);
  const group = page.getByRole('group', { name: 'How likely are you to recommend us?' });
  await group.getByRole('radio', { name: '0, Not at all' }).focus();
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
  await shot(page, 'survey-nps');
  assert.deepEqual(await axe(page), []);
  assert.equal(await group.getByRole('radio', { name: '9' }).isChecked(), true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kind people');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await form(page).getByText('Thank you!').waitFor();
  const [answer] = await answers('nps');
  assert.deepEqual([answer.score, answer.comment], [9, 'Kind people']);
  await page.reload();
  await page.locator('deskbell-widget form.survey.done').waitFor();

  await chat.say('One more thing, please: where is my parcel?');
  await chat.ticks('One more thing', ['Sent', 'Read']);
  await solve(number).catch(() => {});
  await page.reload();
  await chat.hears('It is 4.90.');
  assert.equal(await form(page).count(), 1, 'asked once');
  assert.deepEqual(page.complaints, []);
});

it('speaks the language of the page, and stands right where one writes from the right', async () => {
  const page = await openPage({ viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
  const chat = await Chat.open(page, shop.origin);
  await solved(chat);
  await form(page).waitFor();
  await page.evaluate(() => Deskbell.setLocale('ar'));
  await page.getByRole('group', { name: 'ما مدى احتمال أن توصي بنا؟' }).waitFor();
  const boxes = await page.locator('deskbell-widget .numbers label').evaluateAll((labels) =>
    labels.map((label) => label.getBoundingClientRect().x),
  );
  assert.ok(boxes[0] > boxes[10], 'zero stands on the right');
  await shot(page, 'survey-arabic-dark');
  assert.deepEqual(await axe(page), []);
});

it('by link: a page of its own that takes one answer', async () => {
  const customer = await api('POST', '/api/v1/customers', { name: 'Edda', email: 'e@x.example' });
  const { path } = await api('POST', '/api/v1/surveys', { customer: customer.id, kind: 'ces' });
  const page = await openPage();
  await page.goto(shop.origin + path);
  await shot(page, 'survey-page');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('radio', { name: '6' }).check({ force: true });
  await page.getByRole('textbox').fill('Easy enough');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you').waitFor();
  await shot(page, 'survey-page-done');
  assert.deepEqual(
    (await answers('ces')).map((one) => [one.score, one.comment]),
    [[6, 'Easy enough']],
  );
  await page.goto(shop.origin + path);
  await page.getByText('You have answered this already').waitFor();
  assert.equal(await page.getByRole('radio').count(), 0);

  const german = await openPage({ locale: 'de-DE' });
  await german.goto(`${shop.origin}/survey/nothing`);
  await german.getByText('Dieser Link ist zu alt').waitFor();
});

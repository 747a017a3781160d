// From the bot to a person and back: handoff, queue, claim, talk, solved, survey. The person acts
// over HTTP.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  Chat,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  openPage,
  shot,
} from './harness.mjs';

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

async function handedOver(chat) {
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  return api('GET', `/api/v1/tickets/${number}`);
}

const say = (ticket, text) =>
  api('POST', `/api/v1/tickets/${ticket.id}/messages`, {
    id: crypto.randomUUID(),
    text,
    internal: false,
  });

it('a customer asks for a person, is told the number, talks with one, and is asked how it was', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const ticket = await handedOver(chat);
  assert.ok(ticket.handoff, 'the ticket carries the handoff card');
  await shot(page, 'person-queue');
  assert.deepEqual(await axe(page), []);

  await chat.say('Are you there?');
  await chat.ticks('Are you there?', ['Sent', 'Read']);
  assert.equal(
    await page
      .locator('deskbell-widget .mine')
      .last()
      .innerText()
      .then((t) => t.includes('Are you there?')),
    true,
    'the bot stays silent',
  );

  await api('POST', `/api/v1/tickets/${ticket.id}/claim`);
  await chat.note(/Ana has joined/);
  await say(ticket, 'Good morning, this is Ana. See https://shop.example/x?a=1 please.');
  const bubble = await chat.hears('this is Ana');
  assert.equal(await bubble.locator('a').getAttribute('href'), 'https://shop.example/x?a=1');

  await chat.say('Thank you, that was all');
  await chat.ticks('that was all', ['Sent', 'Read']);
  await eventually('the desk has it', async () =>
    (await api('GET', `/api/v1/tickets/${ticket.id}/messages?after=0`)).items.some(
      (m) => m.text === 'Thank you, that was all',
    ),
  );
  await shot(page, 'person-talk');

  const current = await api('GET', `/api/v1/tickets/${ticket.id}`);
  await api('PATCH', `/api/v1/tickets/${ticket.id}`, {
    status: 'solved',
    version: current.version,
  });
  const survey = page.locator('deskbell-widget form.survey');
  await survey.waitFor();
  await survey.getByRole('radio', { name: 'Very good' }).check({ force: true });
  await survey.getByRole('textbox').fill('Quick and kind');
  await shot(page, 'person-survey');
  assert.deepEqual(await axe(page), []);
  await survey.getByRole('button', { name: 'Send rating' }).click();
  await survey.getByText('Thank you!').waitFor();
  await page.reload();
  await page.locator('deskbell-widget form.survey.done').waitFor();
  assert.deepEqual(page.complaints, []);
});

it('an internal note never reaches the customer', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const ticket = await handedOver(chat);
  await api('POST', `/api/v1/tickets/${ticket.id}/claim`);
  await api('POST', `/api/v1/tickets/${ticket.id}/messages`, {
    id: crypto.randomUUID(),
    text: 'difficult customer',
    internal: true,
  });
  await say(ticket, 'Hello from Ana');
  await chat.hears('Hello from Ana');
  assert.equal(await page.getByText('difficult customer').count(), 0);
  await page.reload();
  await chat.hears('Hello from Ana');
  assert.equal(await page.getByText('difficult customer').count(), 0);
});

it('the bot answers again when the person hands back', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const ticket = await handedOver(chat);
  await api('POST', `/api/v1/tickets/${ticket.id}/claim`);
  await chat.note(/Ana has joined/);
  await api('POST', `/api/v1/tickets/${ticket.id}/return-to-bot`);
  await chat.note(/assistant is answering again/);
  await chat.say('How long do I have to return something?');
  await chat.hears(/30 days/);
});

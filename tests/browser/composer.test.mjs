// Writing together in real Chromium: undo, sending later, words that crossed, a shared draft,
// names called in notes, canned texts filled by the service.
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
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

/** A customer who waits, and the desk of somebody who has claimed the ticket and looks at it. */
async function talk(person = people.agent, options = {}) {
  const chat = await Chat.open(await openPage(), shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  await api('POST', `/api/v1/tickets/${number}/claim`);
  return { chat, number, desk: await openTicket(number, person, options) };
}
async function openTicket(number, person = people.agent, options = {}) {
  const desk = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await desk.goto(`${shop.origin}/console/#/v/all/${number}`);
  await logIn(desk, person);
  await log(desk).getByText('How much is delivery to Germany?').waitFor();
  return desk;
}
const log = (desk) => desk.getByRole('log');
const field = (desk) => desk.getByLabel('Your reply to the customer');
const choice = (desk, name) => desk.locator('.picker').getByRole('option', { name });
const waiting = async (number) => (await api('GET', `/api/v1/tickets/${number}/scheduled`)).items;

it('what was sent can be taken back for a moment, by key, and goes out when it is let go', async () => {
  const { chat, number, desk } = await talk();
  await desk.keyboard.press('r');
  await desk.keyboard.type('Hello, it costs 4.09');
  await desk.keyboard.press('Enter');
  await log(desk).getByText(/Goes out in \d+ seconds/).waitFor();
  await shot(desk, 'composer-undo');
  assert.deepEqual(await axe(desk), []);
  await desk.keyboard.press('Control+z');
  await eventually('the words are back', async () => /4\.09/.test(await field(desk).inputValue()));
  assert.deepEqual(await waiting(number), []);

  await field(desk).fill('Hello, it costs 4.90');
  await desk.keyboard.press('Enter');
  await log(desk).getByRole('button', { name: 'Send now' }).click();
  await chat.hears('it costs 4.90');
  await log(desk).locator('.said.mine[data-seq]').filter({ hasText: '4.90' }).waitFor();
  assert.equal(await log(desk).getByText('it costs 4.90').count(), 1);

  // Solving does not overtake the answer.
  await eventually('the keyboard is back in the composer', async () =>
    field(desk).evaluate((area) => area === document.activeElement),
  );
  await desk.keyboard.type('Good bye');
  await desk.keyboard.press('Enter');
  await log(desk).getByText(/Goes out in/).waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('s');
  await chat.hears('Good bye');
  await eventually('it is solved after', async () => {
    const { status } = await api('GET', `/api/v1/tickets/${number}`);
    return status === 'solved';
  });
});

it('words wait for their time, are moved, edited, and stay when the customer writes', async () => {
  const { chat, number, desk } = await talk();
  await desk.keyboard.press('r');
  await desk.keyboard.type('It has arrived by now.');
  await desk.getByRole('button', { name: 'Send later' }).click();
  await shot(desk, 'composer-later-menu');
  assert.deepEqual(await axe(desk), []);
  await desk.getByRole('menuitem', { name: /Tomorrow morning/ }).press('Enter');
  await log(desk).getByText(/Goes out \d+ \w+ \d{4}/).waitFor();
  const [before] = await waiting(number);
  await log(desk).getByRole('button', { name: 'Another time' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Another time' });
  const soon = new Date(Date.now() + 3 * 86_400_000);
  await dialog.getByLabel('Send it at').fill(soon.toISOString().slice(0, 16));
  assert.deepEqual(await axe(desk), []);
  await dialog.getByRole('button', { name: 'Choose' }).click();
  await eventually('it is moved', async () => (await waiting(number))[0].send_at !== before.send_at);
  await shot(desk, 'composer-later');

  await api('PATCH', `/api/v1/scheduled/${before.id}`, {
    send_at: new Date(Date.now() + 2500).toISOString(),
  });
  await chat.say('Never mind, it is here');
  await log(desk).getByText(/Not sent:/).waitFor();
  await shot(desk, 'composer-held');
  assert.deepEqual(await axe(desk), []);
  await log(desk).getByRole('button', { name: 'Edit' }).click();
  await eventually('to write on', async () => /arrived/.test(await field(desk).inputValue()));
  assert.deepEqual(await waiting(number), []);
});

it('words that crossed stop the first Enter, and the second sends', async () => {
  const { chat, desk } = await talk();
  await desk.keyboard.press('r');
  await desk.keyboard.type('It is on its way');
  await chat.say('Wait, wrong order number');
  await desk.getByText('wrote while you were writing').waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByRole('alert').filter({ hasText: 'Send once more if it still fits' }).waitFor();
  await shot(desk, 'composer-crossed');
  assert.deepEqual(await axe(desk), []);
  assert.equal(await field(desk).inputValue(), 'It is on its way');
  await desk.keyboard.press('Enter');
  await log(desk).getByText(/Goes out in/).waitFor();
});

it('a colleague sees the reply that is being written, and takes it over', async () => {
  const { number, desk } = await talk();
  await desk.keyboard.press('r');
  await desk.keyboard.type('Dear customer, your parcel');
  await eventually('it is kept for all', async () =>
    /parcel/.test((await api('GET', `/api/v1/tickets/${number}/draft`)).text),
  );
  const ada = await openTicket(number, people.admin);
  await ada.getByText('Ana is writing this reply:').waitFor();
  await ada.getByText('Ana is also writing an answer').first().waitFor();
  await shot(ada, 'composer-draft');
  assert.deepEqual(await axe(ada), []);
  await ada.getByRole('button', { name: 'Take over' }).click();
  await eventually('Ada has the words', async () =>
    (await field(ada).inputValue()).startsWith('Dear customer, your parcel'),
  );
  await field(ada).press('End');
  await ada.keyboard.type(' is late.');
  await desk.getByText('Ada Admin is writing this reply:').waitFor();
});

it('an @ calls a colleague, a slash brings a text that is filled', async () => {
  await api('POST', '/api/v1/canned', {
    title: 'Late parcel',
    text: 'Hello {{customer.name | default:"there"}}, {{agent.first_name}} here about #{{ticket.number}}.',
  });
  const { number, desk } = await talk();
  await desk.keyboard.press('n');
  await desk.keyboard.type('Please look, @ad');
  await choice(desk, /Ada Admin/).waitFor();
  await shot(desk, 'composer-mention');
  assert.deepEqual(await axe(desk), []);
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('at this');
  await desk.keyboard.press('Enter');
  await log(desk).getByText('Please look, @Ada Admin at this').waitFor();
  const ada = await shop.login(people.admin);
  await eventually('Ada is told', async () =>
    (await ada('GET', '/api/v1/notifications')).items.some((one) => one.what === 'mention'),
  );

  await desk.keyboard.press('Escape');
  await desk.keyboard.press('r');
  await desk.keyboard.type('/late');
  await choice(desk, /Hello there, Ana here about/).waitFor();
  await shot(desk, 'composer-canned');
  assert.deepEqual(await axe(desk), []);
  await desk.keyboard.press('Enter');
  await eventually(
    'filled',
    async () => (await field(desk).inputValue()) === `Hello there, Ana here about #${number}.`,
  );
});

it('a file is sent from the composer, and both sides see it', async () => {
  await api('PATCH', '/api/v1/me/preferences', { undo_send_s: 0 });
  const { chat, desk } = await talk();
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await desk.getByLabel('Attach a file').setInputFiles([
    { name: 'kettle.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('It leaks at the lid.') },
  ]);
  const picture = log(desk).getByRole('img', { name: 'kettle.png' });
  await eventually('the picture is there', async () =>
    picture.evaluate((img) => img.naturalWidth === 1),
  );
  await log(desk).getByRole('link', { name: 'notes.txt' }).waitFor();
  await chat.hears('notes.txt');
  await shot(desk, 'composer-file');
  assert.deepEqual(await axe(desk), []);
});

// What a shop's page does with the chat: a form for strangers, a word first, the calls of other
// chats, and telling what the customer did.
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
  people,
  shot,
} from './harness.mjs';

let shop;
let api;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  await api('POST', '/api/v1/attributes', { name: 'plan', label: 'Plan', type: 'text' });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const before_script = (page, calls) =>
  page.addInitScript((given) => {
    window.Deskbell = window.Deskbell || [];
    Deskbell.push(...given);
  }, calls);

it('strangers fill in the form, and what they said stands in the customer', async () => {
  const page = await openPage();
  await before_script(page, [
    [
      'form',
      [
        { name: 'name', label: 'Name', type: 'text', required: true },
        { name: 'email', label: 'E-mail', type: 'email', required: true },
        { name: 'plan', label: 'Plan', type: 'choice', choices: ['Basic', 'Gold'] },
      ],
    ],
  ]);
  const chat = await Chat.open(page, shop.origin);
  const start = page.getByRole('button', { name: 'Start the chat' });
  await page.getByRole('textbox', { name: 'Name' }).fill('Edda');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('not an address');
  await start.click();
  await page.getByText('E-mail: please check this.').waitFor();
  await shot(page, 'page-form');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('edda@moon.example');
  await page.getByRole('combobox', { name: 'Plan' }).selectOption('Gold');
  await start.click();
  await chat.say('How much is delivery to Germany?');
  await chat.hears(/4\.90/);
  const known = await eventually('the desk knows', async () =>
    (await api('GET', '/api/v1/customers?q=edda')).items.find((one) => one.name === 'Edda'),
  );
  assert.equal(known.email, 'edda@moon.example');
  assert.equal(known.attributes.plan, 'Gold');
  assert.equal(known.verified, false);

  await page.evaluate(() => Deskbell.track('bought', { kettle: 'Elbe', price: 129 }));
  const timeline = async () =>
    (await api('GET', `/api/v1/customers/${known.id}/timeline`)).items.map((one) => one.title);
  await eventually('it is told', async () => (await timeline()).includes('bought'));
  await page.reload();
  assert.equal(await start.count(), 0, 'asked once');
});

it('the shop says something first: once, and it begins the chat', async () => {
  const page = await openPage();
  await before_script(page, [
    ['proactive', { id: 'hello', text: 'Questions about a kettle?', pages: ['/'], after: 1 }],
  ]);
  await page.goto(shop.origin);
  const word = page.getByRole('button', { name: 'Questions about a kettle?' });
  await word.waitFor();
  await shot(page, 'page-proactive');
  assert.deepEqual(await axe(page), []);
  await word.click();
  const chat = new Chat(page);
  await chat.hears('Questions about a kettle?');
  await page.reload();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(2500);
  assert.equal(await word.count(), 0);
});

it('the calls of other chats go on working', async () => {
  const page = await openPage();
  await page.goto(shop.origin);
  await page.addScriptTag({ url: `${shop.origin}/widget/alias.js` });
  await page.evaluate(() => $chatwoot.toggle('open'));
  const chat = new Chat(page);
  await chat.panel.waitFor();
  await page.evaluate(() => $chatwoot.toggle('close'));
  await chat.panel.waitFor({ state: 'hidden' });
  await page.evaluate(() => Intercom('showNewMessage', 'Is it open?'));
  await chat.panel.waitFor();
  assert.equal(await chat.field.inputValue(), 'Is it open?');
  await page.evaluate(() => $chatwoot.setLocale('de'));
  await page.getByRole('button', { name: 'Chat schließen' }).first().waitFor();
  await page.evaluate(() => Intercom('shutdown'));
  await chat.panel.waitFor({ state: 'hidden' });
  await page.evaluate(() => Intercom('boot', { language_override: 'fr' }));
  await page.getByRole('button', { name: /Ouvrir/ }).waitFor();
  assert.deepEqual(page.complaints, []);
});

it('a rude word to a person is answered with a plain warning', async () => {
  const page = await openPage();
  const chat = await Chat.open(page, shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  await api('POST', `/api/v1/tickets/${number}/claim`);
  await chat.note('joined the chat');
  await chat.say('you are a stupid idiot, fuck you');
  await chat.note('Please stay polite.');
  await shot(page, 'page-abuse');
});

it('deskbell.yaml says for all pages what strangers are asked and what is said first', async () => {
  const sites = `sites:
  default:
    form:
      - {name: email, label: {en: E-mail, de: E-Mail-Adresse}, type: email, required: yes}
    proactive:
      - {id: hello, text: {en: May I help you?, de: Kann ich helfen?}, pages: ["/"], after: 1s}
      - {id: cart, text: {en: Never said here}, pages: ["/cart*"]}
`;
  const other = await Deskbell.start({ edit: (yaml) => yaml.replace('sites:\n  default:\n', sites) });
  try {
    const page = await openPage({ locale: 'de-DE' });
    await before_script(page, [['setLocale', 'de']]);
    await page.goto(other.origin);
    await page.getByRole('button', { name: 'Kann ich helfen?' }).click();
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).waitFor();
    const own = await openPage();
    await before_script(own, [['form', [{ name: 'name', label: 'Your name', type: 'text' }]]]);
    await Chat.open(own, other.origin);
    await own.getByRole('textbox', { name: 'Your name' }).waitFor();
    assert.equal(await own.getByRole('textbox', { name: 'E-mail' }).count(), 0, "the page's own");
    assert.deepEqual(own.complaints, []);
  } finally {
    await other.stop();
  }
});

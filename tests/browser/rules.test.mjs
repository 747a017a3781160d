// Rules and macros in real Chromium: tried on what was, kept, run, and explained at the ticket.
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
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(hash) {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, people.admin);
  return page;
}

async function waits() {
  const chat = await Chat.open(await openPage(), shop.origin);
  const number = await chat.fetchesPerson('How much is delivery to Germany?');
  return { chat, number };
}

it('a rule is tried on what was, kept, and explained where it acts', async () => {
  const first = await waits();
  const page = await opens('rules');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.getByLabel('Name').fill('Mark what waits');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Field').selectOption('ticket.priority');
  await dialog.getByLabel('Comparison').selectOption('is');
  const { priority } = await (
    await shop.login(people.admin)
  )('GET', `/api/v1/tickets/${first.number}`);
  await dialog.getByLabel('Value').first().selectOption(priority);
  await dialog.getByLabel('Value').last().fill('seen-by-rule');
  await dialog.getByRole('button', { name: 'Try on the last 30 days' }).click();
  await dialog.getByText(/Would have fired on [1-9]\d* of/).waitFor();
  await shot(page, 'rules-dry-run');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Mark what waits' }).waitFor();
  assert.deepEqual(await axe(page), []);

  const second = await waits();
  await page.goto(`${shop.origin}/console/#/v/all/${second.number}`);
  await page.getByRole('button', { name: 'Remove tag seen-by-rule' }).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Which rules acted?' }).click();
  const trace = page.getByRole('dialog', { name: /^Rules on ticket/ });
  await trace.getByText('Mark what waits').waitFor();
  await shot(page, 'rules-trace');
  assert.deepEqual(await axe(page), []);
});

it('conditions nest by keyboard, and what is refused is said where it is', async () => {
  const page = await opens('rules');
  await page.getByRole('button', { name: 'Add a rule' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.getByLabel('Name').fill('Ping');
  await dialog.getByRole('checkbox', { name: 'a ticket is created' }).press('Space');
  await dialog.getByRole('checkbox', { name: 'a ticket changes' }).press('Space');
  await dialog.getByRole('button', { name: 'Add a condition' }).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), 'Field');
  await dialog.getByRole('button', { name: 'Add a group' }).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), 'All or any');
  const group = dialog.getByRole('group', { name: 'Group of conditions' }).last();
  await group.getByRole('button', { name: 'Add a group' }).press('Enter');
  const deepest = dialog.getByRole('group', { name: 'Group of conditions' }).last();
  await deepest.getByLabel('All or any').selectOption('none');
  await deepest.getByLabel('Field').selectOption('ticket.subject');
  await dialog.getByLabel('Action', { exact: true }).selectOption('set_priority');
  await dialog.getByLabel('Value').last().selectOption('high');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await deepest.getByRole('alert').filter({ hasText: 'the value is empty' }).waitFor();
  await deepest.getByLabel('Value').fill('kettle');
  await shot(page, 'rules-nested');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: 'Ping' });
  await row.waitFor();

  const api = await shop.login(people.admin);
  const { items } = await api('GET', '/api/v1/rules');
  const kept = items.find((one) => one.name === 'Ping');
  const subject = { field: 'ticket.subject', op: 'is', value: 'kettle' };
  const priority = { field: 'ticket.priority', op: 'is', value: 'low' };
  assert.deepEqual(kept.when, {
    all: [priority, { any: [priority, { none: [subject] }] }],
  });

  await page.getByRole('button', { name: 'Add a rule' }).click();
  await dialog.getByLabel('Name').fill('Pong');
  await dialog.getByRole('checkbox', { name: 'a ticket is created' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'a ticket changes' }).check();
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Value').first().selectOption('high');
  await dialog.getByLabel('Action', { exact: true }).selectOption('set_priority');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog
    .getByRole('group', { name: 'then' })
    .getByRole('alert')
    .filter({ hasText: /“Ping” → “Pong” → “Ping”/ })
    .waitFor();
  await shot(page, 'rules-loop');
});

it('macros and canned replies are written with blanks, files and for whom', async () => {
  const page = await opens('rules/macros');
  await page.getByRole('button', { name: 'Add a macro' }).click();
  const macro = page.getByRole('dialog', { name: 'Add a macro' });
  await macro.getByLabel('Name').fill('Thank and wait');
  await macro.getByLabel(/^Reply to the customer/).fill('Thank you, ');
  await macro.getByLabel('Put in a blank …').selectOption('customer.first_name');
  await macro.getByRole('button', { name: 'Add an action' }).click();
  await macro.getByLabel('Value').fill('thanked, waiting');
  await macro.getByLabel('Orders and warehouse').check();
  await shot(page, 'macro-edit');
  assert.deepEqual(await axe(page), []);
  await macro.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Thank and wait' }).waitFor();

  await page.getByRole('link', { name: 'Canned texts' }).click();
  await page.getByRole('button', { name: 'Add a canned reply' }).click();
  const canned = page.getByRole('dialog', { name: 'Add a canned reply' });
  await canned.getByLabel('Name', { exact: true }).fill('Label');
  await canned.getByLabel('Text').fill('Here is {{customer.nobody}}');
  await canned.getByRole('button', { name: 'Add a file' }).click();
  await canned.getByLabel('Name of the file').fill('label.pdf');
  await canned.getByLabel('Address').fill('https://shop.example/label.pdf');
  await canned.getByRole('button', { name: 'Save' }).click();
  await canned.getByRole('alert').filter({ hasText: 'customer.nobody' }).waitFor();
  await canned.getByLabel('Text').fill('Here is your label.');
  await shot(page, 'canned-edit');
  assert.deepEqual(await axe(page), []);
  await canned.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Search in titles and texts').fill('your label');
  await page.getByRole('listitem').filter({ hasText: 'label.pdf' }).waitFor();

  const api = await shop.login(people.admin);
  const { items } = await api('GET', '/api/v1/macros');
  const kept = items.find((one) => one.name === 'Thank and wait');
  assert.equal(kept.reply, 'Thank you, {{customer.first_name}}');
  assert.deepEqual(kept.actions, [{ do: 'add_tags', value: ['thanked', 'waiting'] }]);
  assert.deepEqual(kept.queues, ['orders']);
});

it('a macro shows what it would do, and does it by keyboard', async () => {
  const api = await shop.login(people.admin);
  await api('POST', '/api/v1/macros', {
    name: 'Parcel is late',
    actions: [{ do: 'add_tags', value: ['late'] }],
    reply: 'Hello, your parcel is late; we look into it.',
  });
  const { chat, number } = await waits();
  const page = await opens(`v/all/${number}`);
  await page.getByRole('log').getByText('How much is delivery to Germany?').waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Macros' });
  await dialog.getByRole('button', { name: 'Parcel is late' }).press('Enter');
  await dialog.getByText('Hello, your parcel is late').waitFor();
  await shot(page, 'macro');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Run it' }).press('Enter');
  await chat.hears('Hello, your parcel is late');
  await page.getByRole('button', { name: 'Remove tag late' }).waitFor();
});

it('rules and macros are put in order by keyboard, and say what they ask in words', async () => {
  const api = await shop.login(people.admin);
  const when = { all: [{ field: 'ticket.priority', op: 'is', value: 'urgent' }] };
  const actions = [{ do: 'add_tags', value: ['seen'] }];
  for (const name of ['First of all', 'Then this', 'At last']) {
    await api('POST', '/api/v1/rules', { name, enabled: true, on: ['ticket_created'], when, actions });
    await api('POST', '/api/v1/macros', { name: `${name}, a macro`, actions, reply: 'Hello' });
  }
  for (const [part, tail] of [
    ['rules', ''],
    ['rules/macros', ', a macro'],
  ]) {
    const page = await opens(part);
    const names = async () =>
      (await page.getByRole('main').getByRole('listitem').locator('strong').allInnerTexts()).filter(
        (one) => /^(First of all|Then this|At last)/.test(one),
      );
    const want = (...all) =>
      eventually(`${all} in ${part}`, async () => {
        const now = await names();
        return JSON.stringify(now) === JSON.stringify(all.map((one) => one + tail)) && now;
      });
    await want('First of all', 'Then this', 'At last');
    if (part === 'rules') await page.getByText('if priority is Urgent').first().waitFor();
    await page.getByText('add tags: seen').first().waitFor();
    const up = page.getByRole('button', { name: `Move “At last${tail}” up` });
    await up.press('Enter');
    await want('First of all', 'At last', 'Then this');
    assert.ok(await up.evaluate((button) => button === document.activeElement), 'the focus goes along');
    await up.press('Enter');
    await want('At last', 'First of all', 'Then this');
    await shot(page, part === 'rules' ? 'rules-order' : 'macros-order');
    assert.deepEqual(await axe(page), []);
    await page.reload();
    await want('At last', 'First of all', 'Then this');
  }
});

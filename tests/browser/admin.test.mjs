// What stands around the desk: the second factor, where one is logged in, webhooks, teams, the audit log.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  listen,
  logIn,
  openPage,
  people,
  shot,
} from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start({ options: ['--webhooks.allow_private'] });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const wide = { viewport: { width: 1440, height: 900 } };

async function opens(hash, person = people.admin, options = wide) {
  const page = await openPage(options);
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, person);
  return page;
}

/** The code that an authenticator app shows for this secret now (RFC 6238). */
function totp(secret, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')].map((one) =>
    letters.indexOf(one).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(count).digest();
  const value = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}

it('a second factor is set up, asked for at the door, and a recovery code opens once', async () => {
  const page = await opens('account', people.agent);
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up' });
  await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
  const secret = (await dialog.locator('.secret').innerText()).trim();
  await shot(page, 'account-totp');
  assert.deepEqual(await axe(page), []);
  await dialog.getByLabel('Code of your authenticator app').fill(totp(secret));
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  await codes.waitFor();
  const [code] = await codes.getByRole('listitem').allInnerTexts();
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes left').waitFor();

  await page.getByRole('button', { name: 'Log out' }).first().click();
  await page.getByLabel('E-mail').fill(people.agent.email);
  await page.getByLabel('Password').fill(people.agent.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  const field = page.getByLabel('Code of your authenticator app');
  await field.fill('000000');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').filter({ hasText: 'Password or code is not right' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await field.fill(code.trim());
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('9 recovery codes left').waitFor();
});

it('shows where one is logged in, and ends the other places', async () => {
  const elsewhere = await opens('account');
  const here = await opens('account');
  await here.getByText('here', { exact: true }).waitFor();
  await shot(here, 'account-sessions');
  await here.getByRole('button', { name: 'Log out everywhere else' }).click();
  await here.getByRole('status').filter({ hasText: 'Logged out there.' }).waitFor();
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Log in' }).waitFor();
});

it('a webhook is added, told of a ticket, and told again on request', async () => {
  const heard = await listen();
  try {
    const page = await opens('admin');
    await page.getByLabel('Address').fill(heard.url);
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const secret = page.getByRole('dialog', { name: 'Secret' });
    await secret.getByText(/^whsec_/).waitFor();
    await page.keyboard.press('Escape');
    const api = await shop.login(people.admin);
    await api('POST', '/api/v1/tickets', {
      subject: 'Kettle hums',
      customer: { name: 'Mia', email: 'mia@post.example' },
      text: 'It hums.',
    });
    await eventually('the program heard of it', () =>
      heard.bodies.some((body) => body.type === 'ticket.created'),
    );
    await page.getByRole('button', { name: /^Log http/ }).click();
    const log = page.getByRole('dialog', { name: /^What/ });
    const line = log.getByRole('listitem').filter({ hasText: 'ticket.created' }).first();
    await line.getByText('delivered').waitFor();
    await shot(page, 'admin-webhook');
    assert.deepEqual(await axe(page), []);
    const before = heard.bodies.filter((body) => body.type === 'ticket.created').length;
    await line.getByRole('button', { name: /^Send again/ }).click();
    await eventually(
      'it was told again',
      () => heard.bodies.filter((body) => body.type === 'ticket.created').length > before,
    );
  } finally {
    heard.close();
  }
});

it('a team is made, and the audit log has every step, in the dark and on a phone as well', async () => {
  const page = await opens('admin');
  await page.getByRole('button', { name: 'Add a team' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a team' });
  await dialog.getByLabel('Name').fill('Evening shift');
  await dialog.getByLabel('Ana').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Evening shift' }).getByText('Ana').waitFor();
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'team' }).first();
  await row.getByText('Ada Admin').waitFor();
  await shot(page, 'admin');
  assert.deepEqual(await axe(page), []);
  const phone = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
    hasTouch: true,
  };
  const small = await opens('admin', people.admin, phone);
  await small.getByRole('heading', { name: 'Audit log' }).waitFor();
  await shot(small, 'admin-phone');
  assert.deepEqual(await axe(small), []);
  const overflow = await small.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(overflow, false);
});

it('fields and attributes are defined, a key gets its areas, and nothing goes unseen', async () => {
  const page = await opens('admin/fields');
  await page.getByRole('button', { name: 'Add a field' }).click();
  const field = page.getByRole('dialog', { name: 'Add a field' });
  await field.getByLabel('What people call it').fill('Größe des Kessels');
  await field.getByLabel('Kind').selectOption('choice');
  await field.getByLabel('Choices').fill('small, large');
  await field.getByLabel('Needed before a ticket is solved').check();
  await shot(page, 'admin-field');
  assert.deepEqual(await axe(page), []);
  await field.getByRole('button', { name: 'Save' }).press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: 'Größe des Kessels' });
  await row.getByText('grosse_des_kessels').waitFor();
  await row.getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('button', { name: 'Archive' }).click();
  await row.getByText('archived').waitFor();
  await page.getByRole('button', { name: 'Add an organisation' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Tea House');
  await page.getByRole('dialog').getByLabel('E-mail domains').fill('tea.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'tea.example' }).waitFor();
  assert.deepEqual(await axe(page), []);

  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('row', { name: /^Conversations 730/ }).waitFor();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('dialog', { name: 'The secret of your shop' }).locator('.secret').waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(await axe(page), []);

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: /^Edit Ana/ }).click();
  const ana = page.getByRole('dialog', { name: 'Ana' });
  await ana.getByLabel('Skills').fill('repairs, returns');
  await ana.getByLabel('Languages').fill('de');
  await ana.getByLabel('Capacity in chats').fill('3');
  await ana.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByRole('row', { name: /^Ana .*repairs returns German 0 of 3/ }).waitFor();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('status').getByRole('listitem').filter({ hasText: 'Ana' }).waitFor();
  await shot(page, 'admin-people');
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('What is it for?').fill('Warehouse');
  await page.getByLabel('read customers').check();
  await page.getByRole('button', { name: 'Make a key' }).click();
  const token = await page.getByRole('dialog').locator('code').innerText();
  const may = (path) =>
    fetch(shop.origin + path, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await may('/api/v1/customers')).status, 200);
  assert.equal((await may('/api/v1/insight/overview')).status, 403);
});

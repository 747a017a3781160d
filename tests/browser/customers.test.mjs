// Customers in real Chromium: found, told of, merged and parted, grouped, brought in, forgotten.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  closeBrowser,
  closePages,
  Deskbell,
  logIn,
  openPage,
  people,
  shot,
} from './harness.mjs';

let shop;
let api;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  await api('POST', '/api/v1/attributes', {
    name: 'plan',
    label: 'Plan',
    type: 'choice',
    choices: ['free', 'plus'],
  });
  await api('POST', '/api/v1/organisations', { name: 'Tea House', domains: ['tea.example'] });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const wide = { viewport: { width: 1440, height: 900 } };
const phone = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
};

async function opens(hash, options = wide) {
  const page = await openPage(options);
  await page.goto(`${shop.origin}/console/#/${hash}`);
  await logIn(page, people.admin);
  return page;
}
const customer = (name, email, more = {}) =>
  api('POST', '/api/v1/customers', { name, email, ...more });

it('a customer is found by keyboard, told of, and the timeline knows it all', async () => {
  const { customer: mia } = await api('POST', '/api/v1/tickets', {
    subject: 'Kettle hums',
    customer: { name: 'Mia Brandt', email: 'mia@tea.example' },
    text: 'It hums.',
  });
  const page = await opens('customers');
  await page.getByRole('rowheader', { name: 'Mia Brandt' }).waitFor();
  await page.locator('main').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('mia@');
  await page.getByRole('row').nth(1).filter({ hasText: 'mia@tea.example' }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Mia Brandt' }).press('Enter');
  await page.getByRole('heading', { name: 'Mia Brandt' }).waitFor();

  await page.getByLabel('Tier').fill('gold');
  await page.getByLabel('Plan').selectOption('plus');
  await page.getByLabel('Organisation').selectOption({ label: 'Tea House (tea.example)' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').filter({ hasText: 'Customer saved.' }).waitFor();
  await page.getByLabel('New note').fill('Likes Assam.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByLabel('Amount').fill('120');
  await page.getByLabel('Reason').fill('Late parcel');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  const story = page.getByRole('region', { name: 'Timeline' });
  await story.getByRole('link', { name: /^#\d+ Kettle hums/ }).waitFor();
  await story.getByText('Likes Assam.').waitFor();
  await story.getByText('Credit +120: Late parcel').waitFor();
  await story.getByRole('button', { name: 'Notes' }).click();
  assert.equal(await story.getByRole('listitem').count(), 1);
  await shot(page, 'customer');
  assert.deepEqual(await axe(page), []);
  const kept = await api('GET', `/api/v1/customers/${mia.id}`);
  assert.deepEqual(
    [kept.tier, kept.attributes.plan, kept.organisation.name, kept.credit],
    ['gold', 'plus', 'Tea House', 120],
  );

  const small = await opens(`customer/${mia.id}`, phone);
  await small.getByRole('region', { name: 'Timeline' }).getByText('Likes Assam.').waitFor();
  await shot(small, 'customer-phone');
  assert.deepEqual(await axe(small), []);
  assert.equal(await small.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

it('two that are one are compared, merged, and parted again', async () => {
  const kept = await customer('Paul Haas', 'paul@post.example');
  const gone = await customer('P. Haas', 'haas@work.example', { tier: 'gold' });
  await api('POST', `/api/v1/customers/${gone.id}/notes`, { text: 'Called twice.' });
  const page = await opens(`customer/${kept.id}`);
  await page.getByRole('button', { name: 'Merge with another customer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name or e-mail').fill('haas@work');
  await dialog.getByLabel('Name or e-mail').press('Enter');
  await dialog.getByRole('button', { name: /^Compare/ }).click();
  await dialog.getByRole('row', { name: /E-mail.*paul@post\.example.*haas@work/ }).waitFor();
  await dialog.getByText(/notes 1/).waitFor();
  await shot(page, 'customer-merge');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Merge now' }).click();
  const story = page.getByRole('region', { name: 'Timeline' });
  await story.getByText('Called twice.').waitFor();
  const merging = page.getByRole('region', { name: 'Merging' });
  await merging.getByText(/Merged by Ada Admin/).waitFor();
  await merging.getByRole('button', { name: /^Undo/ }).click();
  await merging.getByText('undone').waitFor();
  assert.equal((await api('GET', `/api/v1/customers/${gone.id}`)).merged_into, null);
});

it('a segment is nested, counted as one writes, and lists who is in it', async () => {
  await customer('Segment Gold', 'gold@post.example', { tier: 'gold' });
  await customer('Segment Plus', 'plus@post.example', { attributes: { plan: 'plus' } });
  await customer('Segment None', 'none@post.example');
  const page = await opens('customers');
  await page.getByRole('button', { name: 'New segment' }).click();
  const dialog = page.getByRole('dialog', { name: 'New segment' });
  await dialog.getByLabel('Name', { exact: true }).fill('Worth a call');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Value').fill('Segment');
  await dialog.getByLabel('Comparison').selectOption('contains');
  await dialog.getByText('Fits 3 customers now').waitFor();
  await dialog.getByRole('button', { name: 'Add a group' }).press('Enter');
  const group = dialog.getByRole('group', { name: 'Group of conditions' }).last();
  await group.getByLabel('Field').selectOption('customer.tier');
  await group.getByLabel('Value').fill('gold');
  await group.getByRole('button', { name: 'Add a condition' }).click();
  await group.getByLabel('Field').last().selectOption('customer.attribute.plan');
  await group.getByLabel('Value').last().selectOption('plus');
  await dialog.getByText('Fits 2 customers now').waitFor();
  await shot(page, 'segment');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Worth a call 2' }).waitFor();
  await page.getByRole('rowheader', { name: 'Segment Plus' }).waitFor();
  assert.equal(await page.getByRole('rowheader', { name: 'Segment None' }).count(), 0);
});

it('a table is tried with its faults by line, and then brought in', async () => {
  const page = await opens('customers');
  await page.getByRole('button', { name: 'Import a table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a table' });
  const csv =
    'name,email,Stufe,plan\nNew One,new@post.example,gold,plus\nBad Plan,bad@post.example,,huge\n';
  await dialog
    .getByLabel('CSV file')
    .setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await dialog.getByText('2 rows: 1 would be new, 0 would change.').waitFor();
  await dialog.getByRole('row', { name: /^3 4 Plan must be one of/ }).waitFor();
  await dialog.getByLabel('Stufe').selectOption('tier');
  await shot(page, 'customers-import');
  assert.deepEqual(await axe(page), []);
  assert.equal((await api('GET', '/api/v1/customers?q=new@post')).items.length, 0);
  await dialog.getByRole('button', { name: 'Import one customer' }).click();
  await dialog.getByText('2 rows: 1 are new, 0 were changed.').waitFor();
  const [made] = (await api('GET', '/api/v1/customers?q=new@post')).items;
  assert.equal(made.tier, 'gold');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const href = await page.getByRole('link', { name: 'Save as CSV' }).getAttribute('href');
  const table = await page.evaluate((at) => fetch(at).then((answer) => answer.text()), href);
  assert.match(table, /new@post\.example/);
});

it('a person is given as a file, and forgotten with a certificate', async () => {
  const one = await customer('Gone Soon', 'soon@post.example');
  await api('POST', `/api/v1/customers/${one.id}/notes`, { text: 'A secret.' });
  const page = await opens(`customer/${one.id}`);
  const href = await page
    .getByRole('link', { name: 'Everything as a file' })
    .getAttribute('href');
  const type = await page.evaluate(
    (at) => fetch(at).then((answer) => answer.headers.get('content-type')),
    href,
  );
  assert.equal(type, 'application/zip');
  await page.getByRole('button', { name: 'Erase this customer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this customer' });
  await dialog.getByLabel('Reason').fill('Asked by letter');
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  assert.equal(await erase.isDisabled(), true);
  await dialog.getByLabel(/^To be sure/).fill('Gone Soon');
  await erase.click();
  await dialog.getByText('Asked by letter').waitFor();
  await shot(page, 'customer-erased');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  assert.equal((await api('GET', '/api/v1/customers?q=soon@post')).items.length, 0);
});

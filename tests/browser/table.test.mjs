// The tickets of a view as a table in real Chromium: columns, order, keyboard, and what is remembered.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import {
  axe,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  logIn,
  openPage,
  people,
  shot,
  widthIsKept,
} from './harness.mjs';

const many = 55; // more than one page
let shop;
let api;
let ids;
before(async () => {
  shop = await Deskbell.start();
  api = await shop.login(people.admin);
  ids = [];
  for (let n = 0; n < many; ++n)
    ids.push(
      (
        await api('POST', '/api/v1/tickets', {
          subject: `Kettle number ${n}`,
          text: 'It hums.',
          priority: n === 3 ? 'urgent' : 'normal',
          customer: { name: 'Mia', email: 'mia@post.example' },
        })
      ).id,
    );
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(view = 'all', options = {}) {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(`${shop.origin}/console/#/v/${view}`);
  await logIn(page, people.agent);
  await page.locator('a[data-row]').first().waitFor();
  return page;
}
const table = (page) => page.getByRole('table', { name: 'All tickets' });
const first = (page) => table(page).getByRole('row').nth(1);
const head = (page, name) => table(page).getByRole('columnheader', { name });

it('one key turns the list into a table, the focus stays, and it is remembered', async () => {
  const page = await opens();
  const focused = (but) =>
    eventually('a row has the focus', () =>
      page.evaluate((old) => {
        const row = document.activeElement.dataset.row;
        return row && row !== old ? row : null;
      }, but),
    );
  await page.keyboard.press('j');
  const before = await focused();
  await page.keyboard.press('j');
  const id = await focused(before);
  await page.keyboard.press('t');
  await table(page).waitFor();
  await eventually('the focus stays', async () =>
    page.evaluate((wanted) => document.activeElement.dataset.row === wanted, id),
  );
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('region', { name: 'Many tickets at once' }).getByText('1 selected').waitFor();
  await shot(page, 'table');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByRole('log').waitFor(); // the list stands beside the ticket
  assert.equal(await table(page).count(), 0);
  await page.keyboard.press('Escape');
  await table(page).waitFor();
  await page.reload();
  await table(page).waitFor();
  await page.keyboard.press('t');
  await table(page).waitFor({ state: 'detached' });
});

it('heads sort both ways where the service does', async () => {
  const page = await opens();
  await page.getByRole('button', { name: 'As a table' }).click();
  await head(page, 'Priority').getByRole('button').press('Enter');
  await first(page).getByRole('link', { name: /^Kettle number 3\b/ }).waitFor();
  assert.equal(await head(page, 'Priority').getAttribute('aria-sort'), 'descending');
  await page.getByRole('button', { name: 'Choose columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose columns' });
  await dialog.getByLabel('Created').check();
  await dialog.getByLabel('Customer').uncheck();
  await shot(page, 'table-columns');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await head(page, 'Customer').count(), 0);
  await head(page, 'Created').getByRole('button').click();
  await first(page).getByText(`Kettle number ${many - 1}`).waitFor();
  await head(page, 'Created').getByRole('button').click();
  await first(page).getByRole('link', { name: /^Kettle number 0\b/ }).waitFor();
  assert.equal(await head(page, 'Created').getAttribute('aria-sort'), 'ascending');
  assert.equal(await head(page, 'Tags').count(), 0);
  await page.reload();
  await head(page, 'Created').waitFor();
});

it('a search says exactly how many there are, also those not read yet', async () => {
  const page = await opens();
  await page.keyboard.press('/');
  await page.keyboard.type('kettle');
  await page.getByText(`${many} tickets found`).first().waitFor();
  assert.ok((await page.locator('a[data-row]').count()) < many);
});

it('a click anywhere in a row opens it; on a phone there is only the list; it mirrors itself', async () => {
  const page = await opens('all', { colorScheme: 'dark' });
  await page.keyboard.press('t');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await shot(page, 'table-dark-rtl');
  assert.deepEqual(await axe(page), []);
  await widthIsKept(page);
  await first(page).getByRole('cell', { name: 'Mia' }).click();
  await page.getByRole('log').waitFor();
  await page.keyboard.press('Escape');
  await table(page).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await table(page).waitFor({ state: 'detached' });
  await page.locator('a[data-row]').first().waitFor();
});

it('the keyboard never loses its place: claimed, solved, left, or gone to a page', async () => {
  const page = await opens('waiting');
  const focused = (check, what) => eventually(what, () => page.evaluate(check));
  const onTalk = () => document.activeElement.id === 'talk';
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const id = await page.evaluate(() => document.activeElement.dataset.row);
  const next = await page.evaluate(() => document.querySelectorAll('a[data-row]')[2].dataset.row);
  await page.keyboard.press('Enter');
  await page.getByRole('log').waitFor();
  await page.keyboard.press('c'); // it leaves "Waiting"
  await page.locator(`ul a[data-row="${id}"]`).waitFor({ state: 'detached' });
  await focused(onTalk, 'the focus is at the ticket');
  await page.keyboard.press('r');
  await page.locator('#composer').waitFor();
  await page.keyboard.press('Escape');
  await focused(onTalk, 'the focus is back at the ticket');
  await page.keyboard.press('Escape');
  await eventually('what came in its place has the focus', () =>
    page.evaluate((wanted) => document.activeElement.dataset.row === wanted, next),
  );
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  await focused(onTalk, 'the page has the focus');
});

// What deskbell.yaml decides, as an admin reads it in real Chromium: promises, hours, queues, surveys.
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
  phone,
  shot,
  widthIsKept,
} from './harness.mjs';

const policies = `
  policies:
    - name: gold in a hurry
      when: {tier: [gold], priority: [high, urgent], any: [{field: ticket.tags, op: contains, value: wedding}, {field: ticket.subject, op: contains, value: party}]}
      hours: warehouse
      first_response: {high: 30 min, urgent: 10 min}
      warn_at: 60
      paused_in: [waiting_customer]
      on_warning: {notify: [assignee, admins], raise_priority: yes}
      on_breach: {notify: [admins], tags: [late]}
`;

/** The demo shop with a policy, a queue with needs, a schedule and a text to agree to. */
const decided = (yaml) =>
  yaml
    .replace(/^sla:\n/m, (sla) => sla + policies.slice(1))
    .replace(/^    label: Orders and warehouse\n    languages: .*\n    assignment: \w+/m, (queue) =>
      queue.replace('manual', 'round_robin') + '\n    capacity: 6\n    skills: [packing]',
    )
    .replace(/^survey:\n  csat: yes\n/m, 'surveys: {csat: yes, nps: 90 days, quiet: 30 days}\n')
    .replace(/^sites:\n  default:\n/m, (site) =>
      site + '    consent: {version: 2026-05, url: "https://kettle-and-leaf.example/privacy", text: {en: May we?}}\n',
    );

let shop;
before(async () => {
  shop = await Deskbell.start({ edit: decided });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

async function opens(part, options = {}) {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(`${shop.origin}/console/#/admin/${part}`);
  await logIn(page, people.admin);
  return page;
}

it('promises stand in their order, in words, with the line to edit', async () => {
  const page = await opens('sla');
  await page
    .getByText(
      'If priority is one of High, Urgent and Customer: tier is “gold” and (tags contains “wedding” or subject contains “party”)',
    )
    .waitFor();
  const table = page.getByRole('table', { name: 'Targets of gold in a hurry' });
  await table.getByRole('row', { name: /^First answer – – 30 mins 10 mins/ }).waitFor();
  const file = shop.settings().split('\n');
  const line = file.findIndex((one) => one.includes('name: gold in a hurry')) + 1;
  await page.getByText(`deskbell.yaml:${line}`).waitFor();
  await page.getByText('Warned at 60 % of the time: tell whoever has the ticket, the admins; raise the priority').waitFor();
  await page.getByText('The clock stands still in: Waiting for customer').first().waitFor();
  await page.getByRole('table', { name: 'Targets of Orders and warehouse' }).waitFor();
  await shot(page, 'setup-sla');
  assert.deepEqual(await axe(page), []);
});

it('hours show the usual week, and the days that are otherwise', async () => {
  const page = await opens('sla');
  const hours = page.getByRole('region', { name: 'Hours' });
  const main = hours.getByRole('listitem').filter({ hasText: 'The shop’s hours' });
  await main.getByText('Mon–Fri').waitFor();
  await main.getByText('09:00–12:30, 13:30–18:00').waitFor();
  await main.getByText('10:00–14:00').waitFor();
  await main.getByText(/days of the coming year are otherwise/).press('Enter');
  await main.getByText(/Christmas Eve/).first().waitFor();
  await main.scrollIntoViewIfNeeded();
  await shot(page, 'setup-hours');
});

it('a deadline is worked out span by span, over lunch and over night', async () => {
  const page = await opens('sla', { timezoneId: 'Europe/Berlin' });
  const part = page.getByRole('region', { name: 'What would the deadline be?' });
  await part.getByRole('spinbutton', { name: 'Length' }).fill('4');
  await part.getByLabel('From (your time)').fill('2026-05-04T11:30');
  await part.getByRole('button', { name: 'Work it out' }).press('Enter');
  await part.getByText('Due 4 May 2026, 16:30:00').waitFor();
  const rows = part.getByRole('row');
  assert.match(await rows.nth(1).innerText(), /11:30:00.*12:30:00.*1 hr.*1 hr/s);
  assert.match(await rows.nth(2).innerText(), /13:30:00.*16:30:00.*3 hrs?.*4 hrs?/s);
  await part.getByLabel('Promise').selectOption({ label: 'First answer, Urgent (10 mins)' });
  await part.getByLabel('From (your time)').fill('2026-05-08T16:00');
  await part.getByRole('button', { name: 'Work it out' }).press('Enter');
  await part.getByText('Due 11 May 2026, 08:10:00').waitFor(); // the warehouse ends at three on Fridays
  await shot(page, 'setup-deadline');
  assert.deepEqual(await axe(page), []);
});

it('promises can be read on a phone, in the dark', async () => {
  const page = await opens('sla', phone);
  await page.getByRole('heading', { name: 'Promises of time' }).waitFor();
  await shot(page, 'setup-sla-phone');
  assert.deepEqual(await axe(page), []);
  await widthIsKept(page);
});

it('a queue says how it gives work away, and who would get the next one and why', async () => {
  const page = await opens('queues');
  const queues = page.getByRole('main').getByRole('listitem');
  const orders = queues.filter({ hasText: 'Orders and warehouse' }).first();
  await orders.getByText('At most 6 in work at once').waitFor();
  await orders.getByText('In turn').waitFor();
  await orders.getByText('Needs packing').waitFor();
  await orders.getByText('nobody waits').waitFor();
  await page.getByText('A chat weighs 1, a ticket 0.25; a person carries 5').waitFor();
  await orders.getByRole('button', { name: /^Who would get the next one/ }).press('Enter');
  await orders.getByText('Nobody: it would wait in the queue.').waitFor();
  const ana = orders.getByRole('listitem').filter({ hasText: 'Ana' }).last();
  assert.match(await ana.innerText(), /is not here|lacks the skill/);
  await shot(page, 'setup-queues');
  assert.deepEqual(await axe(page), []);
});

it('surveys show their schedule, who answered, and where consent is asked for', async () => {
  const page = await opens('surveys');
  const row = (name) => page.getByRole('row').filter({ hasText: name });
  await row('Satisfaction (1–5)').getByText('once after each solved conversation').waitFor();
  await row('Would recommend us').getByText('at most every 90 days').waitFor();
  await row('Was it easy').getByText('never').waitFor();
  await page.getByText('Quiet time: 30 days').waitFor();
  await row('2026-05').getByRole('link').waitFor();
  await shot(page, 'setup-surveys');
  assert.deepEqual(await axe(page), []);
});

it('what is set up mirrors itself for people who read from the right', async () => {
  const page = await opens('queues');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.getByRole('heading', { name: 'How queues give work away' }).waitFor();
  await shot(page, 'setup-rtl');
  await widthIsKept(page);
});

it('the thread says who was given a ticket and why', async () => {
  const api = await shop.login(people.admin);
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.origin}/console/#/v/all`);
  await logIn(page, people.agent);
  const { id: ana } = (await api('GET', '/api/v1/staff')).items.find((one) => one.name === 'Ana');
  await api('PATCH', `/api/v1/users/${ana}`, { skills: ['packing'] });
  const { id } = await api('POST', '/api/v1/tickets', {
    subject: 'Parcel is open',
    text: 'It came open.',
    queue: 'orders',
    customer: { name: 'Mia', email: 'mia@post.example' },
  });
  await page.locator(`a[data-row="${id}"]`).click();
  await page.getByRole('log').getByText('Given by the desk · Ana: 0 of 5, the only one free; Ada Admin').waitFor();
  await shot(page, 'setup-given');
  assert.deepEqual(await axe(page), []);
});

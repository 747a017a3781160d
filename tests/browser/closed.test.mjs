// The shop is closed: nobody is promised, and the time it opens again is told once, in its own zone.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { axe, Chat, closeBrowser, closePages, Deskbell, openPage, shot } from './harness.mjs';

const day_ms = 24 * 60 * 60 * 1000;

/** Yesterday, today and tomorrow, wherever the test runs, are holidays. */
function closed(yaml) {
  const days = [-1, 0, 1].map((by) => new Date(Date.now() + by * day_ms).toISOString().slice(0, 10));
  const holidays = days.map((day) => `  "${day}": Stocktaking\n`).join('');
  const text = yaml.replace(/^holidays:\n(?: {2}.*\n)+/m, `holidays:\n${holidays}`);
  assert.notEqual(text, yaml);
  return text;
}

let shop;
before(async () => {
  shop = await Deskbell.start({ edit: closed });
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

for (const timezoneId of ['Europe/Berlin', 'America/Los_Angeles'])
  it(`a visitor in ${timezoneId} is told when it opens, and that no word is lost`, async () => {
    const page = await openPage({ timezoneId });
    const chat = await Chat.open(page, shop.origin);
    const number = await chat.fetchesPerson('How much is delivery to Germany?');
    const opens = await chat.hears(/09:00|10:00|9 am|10 am/i);
    await opens.waitFor();
    await chat.note(`Write now, nothing gets lost. Your request has the number #${number}.`);
    await chat.panel.getByText('We are closed right now', { exact: true }).waitFor();
    const said = await chat.panel.innerText();
    assert.doesNotMatch(said, /on the way|next in line|We are back \w+day.*We are back/s);
    await shot(page, `closed-${timezoneId.replace('/', '-')}`);
    assert.deepEqual(await axe(page), []);
  });

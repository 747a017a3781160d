import { beforeEach, expect, it } from 'vitest';
import { settable, shelf, statusName, statusOf } from '../src/state/shelf.svelte';
import { speech } from '../src/state/words.svelte';

beforeEach(async () => {
  await speech.use('de');
  shelf.statuses = [
    { name: 'new', label: 'New', category: 'new', custom: false },
    { name: 'open', label: 'Open', category: 'open', custom: false },
    { name: 'waiting_customer', label: 'Waiting for customer', category: 'waiting_customer', custom: false },
    { name: 'waiting_other', label: 'Waiting for others', category: 'waiting_other', custom: false },
    { name: 'parts', label: 'Waiting for parts', category: 'waiting_other', custom: true },
    { name: 'solved', label: 'Done', category: 'solved', custom: false },
  ];
}, 30_000);

it('a status has the shop’s name where it gave one, and else the reader’s', () => {
  for (const name of ['open', 'waiting_customer', 'waiting_other'])
    expect(statusName(name)).toBe(speech.code('status', name));
  expect(statusName('solved')).toBe('Done');
  expect(statusOf({ status: 'waiting_other', custom_status: 'parts' })).toBe('Waiting for parts');
});

it('people set every status but new and snoozed, the shop’s own too', () => {
  expect(settable().map((one) => one.name)).toEqual([
    'open',
    'waiting_customer',
    'waiting_other',
    'parts',
    'solved',
  ]);
});

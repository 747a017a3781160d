import { describe, expect, it } from 'vitest';
import { emptyList, type List, type Sort } from '../src/lib/desk';
import { compare, matches, moveCounts, place, sorted } from '../src/lib/list';
import type { Ticket } from '../src/lib/types';
import { ana, at, ticket, views } from './given';

const byId = (...all: Ticket[]) => Object.fromEntries(all.map((t) => [t.id, t]));
const list = (change: Partial<List>): List => ({ ...emptyList(), loaded: true, ...change });

describe('a view', () => {
  it('asks for all of its conditions at once', () => {
    const filter = { status: ['open' as const], queue: 'billing', tag: 'vat', assignee: 'me' };
    const fitting = ticket({ status: 'open', queue: 'billing', tags: ['vat'], assignee: ana });
    expect(matches(fitting, filter, ana)).toBe(true);
    expect(matches({ ...fitting, tags: [] }, filter, ana)).toBe(false);
    expect(matches({ ...fitting, assignee: { id: 2, name: 'J' } }, filter, ana)).toBe(false);
  });

  it('knows me whether my id is text or a number', () => {
    expect(matches(ticket({ assignee: { id: '1', name: 'Ana' } }), { assignee: 'me' }, ana)).toBe(
      true,
    );
  });

  it('counts only what crosses its border', () => {
    const before = ticket();
    const after = ticket({ priority: 'high', version: 2 });
    expect(moveCounts(views, before, after, ana)).toBe(views);
  });

  it('never counts below nothing', () => {
    const none = views.map((view) => ({ ...view, count: 0 }));
    const solved = ticket({ status: 'solved' });
    expect(moveCounts(none, ticket(), solved, ana)[0]?.count).toBe(0);
  });
});

describe('an order', () => {
  const old = ticket({
    id: 1,
    updated_at: at(1),
    created_at: at(1),
    waiting_since: at(1),
    priority: 'low',
  });
  const young = ticket({
    id: 2,
    updated_at: at(9),
    created_at: at(9),
    waiting_since: null,
    priority: 'urgent',
  });
  const order = (sort: Sort) => [old, young].sort(compare(sort)).map((t) => t.id);

  it('puts the right one first', () => {
    expect(order('-updated_at')).toEqual([2, 1]);
    expect(order('created_at')).toEqual([1, 2]);
    expect(order('-priority')).toEqual([2, 1]);
    expect(order('waiting')).toEqual([1, 2]);
  });

  it('by deadline leaves out clocks that were kept or stand still', () => {
    const met = { metric: 'first_response', due: at(0), state: 'met' };
    const soon = { metric: 'resolution', due: at(20), state: 'running' };
    const a = ticket({ id: 1, sla: [met, { ...soon, due: at(40) }] });
    const b = ticket({ id: 2, sla: [soon] });
    expect([a, b].sort(compare('due')).map((t) => t.id)).toEqual([2, 1]);
  });
});

describe('a list', () => {
  it('leaves a ticket for the next page that sorts behind the last one read', () => {
    const last = ticket({ id: 1, updated_at: at(5) });
    const before = list({ ids: [1], next: 'cursor' });
    const older = ticket({ id: 2, updated_at: at(1) });
    const newer = ticket({ id: 3, updated_at: at(9) });
    expect(place(before, byId(last), older, ana).ids).toEqual([1]);
    expect(place(before, byId(last), newer, ana).ids).toEqual([1, 3]);
  });

  it('found by words keeps the order of the service and takes in no strangers', () => {
    const found = list({ ids: [2, 1], q: 'parcel' });
    const one = ticket({ id: 1, updated_at: at(9) });
    const two = ticket({ id: 2, updated_at: at(1) });
    expect(sorted(found, byId(one, two)).map((t) => t.id)).toEqual([2, 1]);
    expect(place(found, {}, ticket({ id: 3 }), ana).ids).toEqual([2, 1]);
  });

  it('agrees with filtering and sorting everything, whatever happens', () => {
    const filter = { status: ['new' as const, 'open' as const] };
    let known: Record<number, Ticket> = {};
    let shown = list({ filter, sort: 'created_at' });
    let dice = 7;
    const roll = (n: number) => (dice = (dice * 1103515245 + 12345) % 2147483648) % n;
    for (let i = 0; i < 500; i++) {
      const status = (['new', 'open', 'solved', 'snoozed'] as const)[roll(4)] ?? 'new';
      const one = ticket({ id: roll(40), status, created_at: at(roll(60)), version: i });
      shown = place(shown, known, one, ana);
      known = { ...known, [one.id]: one };
    }
    const slow = Object.values(known)
      .filter((t) => matches(t, filter, ana))
      .sort(compare('created_at'));
    expect(sorted(shown, known).map((t) => t.id)).toEqual(slow.map((t) => t.id));
  });
});

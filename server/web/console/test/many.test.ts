// What is ticked, what is asked for many tickets, saved views, and what one is told of.
import { describe, expect, it } from 'vitest';
import { asBulk, resultOf, tagsIn } from '../src/lib/bulk';
import { moveCounts, place } from '../src/lib/list';
import { apply } from '../src/lib/reducers';
import { nothing, seen, stretched, toggled } from '../src/lib/selecting';
import { isWorthABell, toldOf } from '../src/lib/told';
import { filterOf, formOf } from '../src/lib/filter';
import { isJudgedAfar, isSaved, mayEdit, numberOf, sortOf, wordsOf } from '../src/lib/view';
import { ana, desk, event, ticket, views } from './given';

const order = [5, 4, 3, 2, 1];

describe('ticking rows', () => {
  it('ticks one and takes it away again', () => {
    const one = toggled(nothing, 4);
    expect(one.ids).toEqual([4]);
    expect(toggled(one, 4).ids).toEqual([]);
  });
  it('stretches from the row ticked last, in either direction, and doubles none', () => {
    expect(stretched(toggled(nothing, 4), 2, order).ids).toEqual([4, 3, 2]);
    expect(stretched(toggled(nothing, 2), 4, order).ids).toEqual([2, 4, 3]);
  });
  it('ticks only the one where the stretch has no beginning in this list', () => {
    expect(stretched(toggled(nothing, 99), 3, order).ids).toEqual([99, 3]);
  });
  it('leaves out what is not in the list any more', () => {
    expect(seen({ ids: [4, 9, 1], from: null }, order)).toEqual([4, 1]);
  });
});

describe('one wish for many', () => {
  it('carries the version of each ticket that is on the screen', () => {
    const tickets = { 7: ticket({ id: 7, version: 3 }) };
    expect(asBulk([7, 8], { priority: 'high' }, tickets)).toEqual({
      ids: [7, 8],
      versions: { 7: 3 },
      change: { priority: 'high' },
    });
  });
  it('tells what worked and why the rest did not', () => {
    const outcomes = [
      { id: 1, ok: true },
      { id: 2, ok: false, status: 422, detail: 'fill in the order' },
      { id: 3, ok: false },
    ];
    expect(resultOf(outcomes, 'no')).toEqual({
      done: [1],
      failed: [
        { id: 2, why: 'fill in the order' },
        { id: 3, why: 'no' },
      ],
    });
  });
  it('reads tags as people write them', () => {
    expect(tagsIn(' Late, #winter sale;late,, ')).toEqual(['late', 'winter-sale']);
  });
});

const kept = {
  id: 'view:7',
  label: 'Late',
  count: 2,
  filter: { status: ['open' as const], q: 'parcel', sort: '-updated' },
  owner: { id: 1, name: 'Ana' },
  shared: false,
};

describe('saved views', () => {
  it('are known by their address', () => {
    expect([isSaved('view:7'), isSaved('queue:7'), numberOf('view:7')]).toEqual([true, false, '7']);
  });
  it('are their maker’s to change, and an admin’s where everybody has them', () => {
    const admin = { ...ana, id: 9, role: 'admin' as const };
    expect(mayEdit(kept, ana)).toBe(true);
    expect(mayEdit(kept, admin)).toBe(false);
    expect(mayEdit({ ...kept, shared: true }, admin)).toBe(true);
    expect(mayEdit(views[0], ana)).toBe(false);
    expect(mayEdit(kept, { ...ana, role: 'viewer' })).toBe(false);
  });
  it('go into the form and out again unchanged', () => {
    expect(filterOf(formOf(kept, ''))).toEqual({ ...kept.filter, sort: '-updated_at' });
  });
  it('begin with the filter one looks at and the words one looked for', () => {
    const form = formOf({ id: '', label: '', count: 0, filter: views[1]?.filter ?? {} }, 'kettle');
    expect([form.label, form.assignee, form.q, form.shared]).toEqual(['', 'me', 'kettle', false]);
  });
  it('know their order by the name it has here, and join words', () => {
    expect(sortOf(kept.filter)).toBe('-updated_at');
    expect(sortOf({})).toBeUndefined();
    expect(wordsOf(kept.filter, 'blue')).toBe('parcel blue');
  });
  it('with words are counted by the service alone', () => {
    const found = [{ ...kept, filter: { q: 'parcel' } }];
    expect(moveCounts(found, null, ticket(), ana)).toBe(found);
    const { list } = desk();
    const words = { ...list, filter: { q: 'parcel' } };
    expect(place(words, {}, ticket({ id: 2000 }), ana).ids).toEqual(list.ids);
  });
});

describe('what only the service can judge', () => {
  const when = { all: [{ field: 'customer.tier', op: 'is', value: 'gold' }] };
  it('is counted and listed by the service alone', () => {
    expect([isJudgedAfar({ when }), isJudgedAfar({ q: 'x' }), isJudgedAfar({ when: {} })]).toEqual([
      true,
      true,
      false,
    ]);
    const gold = [{ ...kept, filter: { when } }];
    expect(moveCounts(gold, null, ticket(), ana)).toBe(gold);
  });
  it('goes through the form unchanged', () => {
    expect(filterOf(formOf({ ...kept, filter: { when } }, '')).when).toEqual(when);
  });
  it('takes a ticket away that moved out of sight, and asks for the counts', () => {
    const next = apply(desk(), event(11, 'ticket.hidden', { ticket: 1042 }), 0);
    expect([next.list.ids, next.tickets[1042], next.viewsStale]).toEqual([[], undefined, true]);
    expect(apply(next, event(12, 'hidden', {}), 0).seq).toBe(12);
  });
});

describe('what one is told of', () => {
  const frame = event(11, 'notification.created', {
    ticket: 12,
    words: 'Ada mentioned you on #12',
    by: { id: 9, name: 'Ada' },
    data: { user: 1, id: 3, what: 'mention', unread: 4 },
  });
  it('is what is meant for me', () => {
    expect(toldOf(frame, ana)).toMatchObject({ what: 'mention', ticket: 12, unread: 4 });
    expect(toldOf(frame, { ...ana, id: 2 })).toBeNull();
    expect(toldOf(event(12, 'ticket.updated', {}), ana)).toBeNull();
  });
  it('rings, but for the customer’s words, which ring by themselves', () => {
    const told = toldOf(frame, ana);
    expect(told && isWorthABell(told)).toBe(true);
    expect(told && isWorthABell({ ...told, what: 'reply' })).toBe(false);
  });
});

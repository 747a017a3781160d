import { describe, expect, it } from 'vitest';
import { shareOf } from '../src/lib/insight';
import { conditionOf, lineOf, weekOf, type Day } from '../src/lib/promised';

const nine = [{ from: '09:00', to: '17:00' }];
/** Six weeks from Monday, 4 May 2026; closed at the weekend. */
const days: Day[] = Array.from({ length: 42 }, (_, i) => {
  const date = new Date(Date.UTC(2026, 4, 4 + i)).toISOString().slice(0, 10);
  return { date, holiday: null, open: i % 7 < 5 ? nine : [] };
});

describe('the usual week', () => {
  it('puts days with the same hours together', () => {
    expect(weekOf(days).rows).toEqual([
      { first: 0, last: 4, open: nine },
      { first: 5, last: 6, open: [] },
    ]);
    expect(weekOf(days).special).toEqual([]);
  });

  it('is not led astray by a holiday, named or not', () => {
    const moved = days.map((day, i) => {
      if (i === 10) return { ...day, holiday: 'Ascension Day', open: [] };
      return i === 17 ? { ...day, open: [] } : day;
    });
    const { rows, special } = weekOf(moved);
    expect(rows[0]).toEqual({ first: 0, last: 4, open: nine });
    expect(special.map((day) => day.date)).toEqual(['2026-05-14', '2026-05-21']);
  });

  it('of a shop that never opens is one closed row', () => {
    expect(weekOf(days.map((day) => ({ ...day, open: [] }))).rows).toHaveLength(1);
  });
});

describe('a policy', () => {
  it('asks in one way, however it was written', () => {
    const more = { field: 'ticket.subject', op: 'contains', value: 'wedding' };
    expect(conditionOf({ tier: ['gold'], tag: ['a', 'b'], condition: more })).toEqual({
      all: [
        { field: 'customer.tier', op: 'is', value: 'gold' },
        {
          any: [
            { field: 'ticket.tags', op: 'contains', value: 'a' },
            { field: 'ticket.tags', op: 'contains', value: 'b' },
          ],
        },
        more,
      ],
    });
    expect(conditionOf({})).toEqual({});
    expect(conditionOf({ queue: ['a', 'b'] })).toEqual({
      field: 'ticket.queue',
      op: 'in',
      value: ['a', 'b'],
    });
  });

  it('is edited at its own line, or at that of its section', () => {
    const places = [
      { path: 'sla', line: 70 },
      { path: 'sla.policies.gold', line: 74 },
    ];
    expect(lineOf(places, 'sla.policies.gold')).toBe(74);
    expect(lineOf(places, 'sla.policies.silver')).toBe(70);
    expect(lineOf(places, 'agents')).toBeNull();
  });
});

describe('a share of the answers', () => {
  it('comes with the interval of Wilson, and nothing asked claims nothing', () => {
    const { share, low, high, small } = shareOf(8, 10);
    expect([share, low.toFixed(3), high.toFixed(3), small]).toEqual([0.8, '0.490', '0.943', true]);
    expect(shareOf(0, 0)).toMatchObject({ share: null, low: 0, high: 1 });
    expect(shareOf(40, 40).high).toBe(1);
  });
});

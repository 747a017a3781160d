import { describe, expect, it } from 'vitest';
import { byAgent, veiled } from '../src/lib/care';
import { lengthText } from '../src/lib/rule';
import { isLine } from '../src/lib/threading';

describe('abusive words', () => {
  it('are cut out where the marks say, counted as people count', () => {
    expect(veiled('you 😡 idiot!', [[6, 11]])).toEqual([
      { text: 'you 😡 ', veiled: false },
      { text: 'idiot', veiled: true },
      { text: '!', veiled: false },
    ]);
  });

  it('leave a text without marks as it is, and marks past its end harm nothing', () => {
    expect(veiled('all good', [])).toEqual([{ text: 'all good', veiled: false }]);
    expect(veiled('ab', [[1, 9]])).toEqual([
      { text: 'a', veiled: false },
      { text: 'b', veiled: true },
    ]);
    expect(veiled('', [])).toEqual([]);
  });
});

describe('promises', () => {
  it('are added up over the queues of a person, who broke most first', () => {
    const ana = { id: 2, name: 'Ana' };
    const ben = { id: 3, name: 'Ben' };
    const rows = [
      { agent: ana, queue: 'a', open: 1, kept: 4, broken: 0 },
      { agent: ben, queue: 'a', open: 0, kept: 0, broken: 2 },
      { agent: ana, queue: 'b', open: 2, kept: 1, broken: 1 },
    ];
    expect(byAgent(rows).map((one) => [one.agent?.name, one.open, one.kept, one.broken])).toEqual([
      ['Ben', 0, 0, 2],
      ['Ana', 3, 5, 1],
    ]);
    expect(rows[0]?.open).toBe(1);
  });
});

describe('a length of time', () => {
  it('is said in the largest unit it fills', () => {
    expect(['604800s', '7200s', '5400s', '90s', '3 days'].map(lengthText)).toEqual([
      '7 days',
      '2 h',
      '90 min',
      '90 s',
      '3 days',
    ]);
  });
});

describe('what the desk notes of a customer', () => {
  it('is a line of the desk, not something the customer said', () => {
    const at = '2026-05-04T10:00:00Z';
    const text = 'A recovery case was opened';
    const noted = { seq: 2, from: 'customer', kind: 'recovery.opened', text, at } as const;
    expect(isLine(noted)).toBe(true);
    expect(isLine({ ...noted, kind: 'message' })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { parted, sayingOf } from '../src/lib/giving';

describe('what is said of people when work is given away', () => {
  it.each([
    ['2 of 5, idle longest', { what: 'load', load: '2', capacity: '5', more: 'idle longest' }],
    ['0.25 of 5', { what: 'load', load: '0.25', capacity: '5' }],
    ['at capacity (5 of 5)', { what: 'at_capacity', load: '5', capacity: '5' }],
    ['does not speak ar', { what: 'lacks_language', more: 'ar' }],
    ['lacks tea, kettles', { what: 'lacks_skill', more: 'tea, kettles' }],
    ['agents take from this queue themselves', { what: 'by_hand' }],
    ['offline', { what: 'offline' }],
    ['the shift ends at 17:00', { what: 'other', more: 'the shift ends at 17:00' }],
  ])('is taken apart: %s', (words, saying) => {
    const given = Object.entries(sayingOf(words)).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(given)).toEqual(saying);
  });

  it('is told person by person', () => {
    expect(parted('Ana: 2 of 5, idle longest; Ben: offline')).toEqual([
      { who: 'Ana', words: '2 of 5, idle longest' },
      { who: 'Ben', words: 'offline' },
    ]);
    expect(parted('no agent belongs to this queue')).toEqual([
      { who: '', words: 'no agent belongs to this queue' },
    ]);
  });
});

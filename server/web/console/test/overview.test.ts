import { describe, expect, it } from 'vitest';
import { atWork, type Overview } from '../src/lib/insight';
import type { StaffCard } from '../src/lib/giving';

type Agent = Overview['agents'][number];
const agent = (name: string, presence: Agent['presence'], open: number): Agent => ({
  id: name,
  name,
  presence,
  open,
  waiting_customer: 0,
  snoozed: 0,
});
const card = (name: string, load: number, capacity: number): StaffCard => ({
  id: name,
  name,
  presence: 'online',
  skills: [],
  languages: [],
  capacity,
  own_capacity: false,
  load,
});

describe('who works on what', () => {
  it('names who is here first, the fullest of them first', () => {
    const people = atWork(
      [agent('Ben', 'offline', 9), agent('Ana', 'online', 1), agent('Cleo', 'online', 4)],
      [card('Ana', 0.25, 5), card('Cleo', 4, 5), card('Ben', 2.25, 5)],
    );
    expect(people.map(({ name, load, capacity }) => [name, load, capacity])).toEqual([
      ['Cleo', 4, 5],
      ['Ana', 0.25, 5],
      ['Ben', 2.25, 5],
    ]);
  });

  it('knows who may carry nothing, and whom the service says nothing of', () => {
    const people = atWork(
      [agent('Ana', 'online', 0), agent('Dan', 'online', 0)],
      [card('Ana', 1, 0)],
    );
    expect(people.map(({ name, load, capacity }) => [name, load, capacity])).toEqual([
      ['Ana', 1, 0],
      ['Dan', 0, 0],
    ]);
  });
});

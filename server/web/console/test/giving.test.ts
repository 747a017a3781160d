import { describe, expect, it } from 'vitest';
import { reasonOf, withGiven, type Assignment } from '../src/lib/giving';
import type { Message } from '../src/lib/types';

const ana = { id: 1, name: 'Ana' };
const given = (at: string, agent: Assignment['agent']): Assignment => ({
  at,
  agent,
  why: 'conversation_waits',
  reason: 'Ana: 0 of 5, idle longest; Ben: offline',
  verdicts: [
    { agent: { id: 2, name: 'Ben' }, verdict: 'offline', words: 'Ben: offline' },
    { agent: ana, verdict: 'chosen', words: 'Ana: 0 of 5, idle longest' },
  ],
});
const said = (seq: number, at: string): Message => ({ seq, from: 'customer', text: 'hello', at });

describe('a decision about a ticket', () => {
  it('says of the chosen one why, and of nobody what everybody lacked', () => {
    expect(reasonOf(given('2026-05-04T10:00:00Z', ana))).toBe('0 of 5, idle longest');
    expect(reasonOf(given('2026-05-04T10:00:00Z', null))).toContain('Ben: offline');
  });

  it('stands in the thread where it was made, newest given or not', () => {
    const words = [said(1, '2026-05-04T10:00:00Z'), said(2, '2026-05-04T12:00:00Z')];
    const made = [given('2026-05-04T13:00:00Z', ana), given('2026-05-04T11:00:00Z', null)];
    const all = withGiven(words, made, (one) => one.agent?.name ?? 'nobody');
    expect(all.map((one) => one.text)).toEqual(['hello', 'nobody', 'hello', 'Ana']);
    expect(new Set(all.map((one) => one.seq)).size).toBe(4);
  });
});

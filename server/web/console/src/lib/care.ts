// Recovery cases, promises, loads and abusive words, as the service sends them.
import type { Id, Person } from './types';

export interface RecoveryStep {
  step: 'apology' | 'remedy' | 'follow_up';
  done: boolean;
  at: string | null;
}
export interface Recovery {
  id: number;
  ticket: number;
  tier: string;
  reason: string;
  evidence: string;
  owner: Person | null;
  deadline: string;
  late: boolean;
  state: 'open' | 'closed';
  opened_at: string;
  closed_at: string | null;
  steps: RecoveryStep[];
  goodwill_cents: number;
  macro: Id | null;
  version: number;
}
export interface Budget {
  tier: string;
  month: string;
  budget_cents: number;
  spent_cents: number;
  left_cents: number;
}
export const promise_states = ['open', 'proposed', 'kept', 'broken', 'dismissed'] as const;
export type PromiseState = (typeof promise_states)[number];
export interface Promised {
  id: number;
  ticket: number;
  agent: Person | null;
  queue: string;
  words: string;
  text: string;
  due: string;
  state: PromiseState;
  made_at: string;
  settled_at: string | null;
  version: number;
}
export interface PromiseCount {
  agent: Person | null;
  queue: string;
  open: number;
  kept: number;
  broken: number;
}
export interface LoadShare {
  agent: Person;
  chats: number;
  tickets: number;
  open: number;
  weighted_load: number;
  hard_today: number;
  hard_share: number;
  fair_share: number;
  break_offered: boolean;
  break_offered_at: string | null;
}
export interface Abuse {
  seq: number;
  marks: [number, number][];
}

/** One line a person, their queues added up; who broke most stands first. */
export function byAgent(counts: PromiseCount[]): PromiseCount[] {
  const sums = new Map<string, PromiseCount>();
  for (const one of counts) {
    const id = String(one.agent?.id ?? '');
    const sum = sums.get(id) ?? { ...one, queue: '', open: 0, kept: 0, broken: 0 };
    sum.open += one.open;
    sum.kept += one.kept;
    sum.broken += one.broken;
    sums.set(id, sum);
  }
  return [...sums.values()].sort((a, b) => b.broken - a.broken || b.kept - a.kept);
}

export interface VeiledPiece {
  text: string;
  veiled: boolean;
}

/** The text cut at the marks, which count characters as people do, not the halves of an emoji. */
export function veiled(text: string, marks: [number, number][]): VeiledPiece[] {
  const letters = [...text];
  const pieces: VeiledPiece[] = [];
  let at = 0;
  const cut = (to: number, veil: boolean) => {
    if (to > at) pieces.push({ text: letters.slice(at, to).join(''), veiled: veil });
    at = Math.max(at, to);
  };
  for (const [from, to] of marks) {
    cut(Math.min(from, letters.length), false);
    cut(Math.min(to, letters.length), true);
  }
  cut(letters.length, false);
  return pieces;
}

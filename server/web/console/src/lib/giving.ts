// Who gets what, and why: queues as they give work away, and what is said of each person. Pure.
import type { Id, Person, Presence } from './types';

export interface Verdict {
  agent: Person | null;
  verdict: string;
  words: string;
}
export interface Would {
  agent: Person | null;
  reason: string;
  verdicts: Verdict[];
  position: number;
  usual_wait: { low_minutes: number; high_minutes: number } | null;
}
/** What somebody carries, and may carry; in chats. */
export interface StaffCard {
  id: Id;
  name: string;
  presence: Presence;
  skills: string[];
  languages: string[];
  capacity: number;
  own_capacity: boolean;
  load: number;
}
export interface GivingQueue {
  id: Id;
  name: string;
  open: boolean;
  calendar: string | null;
  assignment: 'manual' | 'balanced' | 'round_robin';
  languages: string[];
  skills: string[];
  capacity: number | null;
  silent_after_s: number | null;
  last_chats_s: number | null;
  restricted: boolean;
}
export interface Assignment {
  at: string;
  agent: Person | null;
  why: string;
  reason: string;
  verdicts: Verdict[];
}
export const channels = ['chat', 'email', 'form', 'api'] as const;

/** "Ana: offline" beside the name of Ana: only what is said of her. */
export function withoutName(verdict: Verdict): string {
  const name = verdict.agent?.name;
  return name && verdict.words.startsWith(`${name}: `)
    ? verdict.words.slice(name.length + 2)
    : verdict.words;
}

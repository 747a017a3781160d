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

/** What the service says of a person in words, taken apart so that it can be said in others. */
export interface Saying {
  what: 'load' | 'at_capacity' | 'lacks_language' | 'lacks_skill' | 'by_hand' | 'offline' | 'other';
  load?: string;
  capacity?: string;
  /** Why this one won: "the only one free". Or which skill, which language, what else. */
  more?: string;
}
const sayings: [RegExp, Saying['what']][] = [
  [/^(?<load>[\d.]+) of (?<capacity>[\d.]+)(?:, (?<more>.+))?$/, 'load'],
  [/^at capacity \((?<load>[\d.]+) of (?<capacity>[\d.]+)\)$/, 'at_capacity'],
  [/^does not speak (?<more>.+)$/, 'lacks_language'],
  [/^lacks (?<more>.+)$/, 'lacks_skill'],
  [/^agents take from this queue/, 'by_hand'],
  [/^offline$/, 'offline'],
];
export function sayingOf(words: string): Saying {
  for (const [pattern, what] of sayings) {
    const found = pattern.exec(words);
    if (found) return { what, ...found.groups };
  }
  return { what: 'other', more: words };
}

/** "Ana: 2 of 5, idle longest; Ben: offline": person by person. */
export function parted(reason: string): { who: string; words: string }[] {
  return reason.split('; ').map((one) => {
    const at = one.indexOf(': ');
    return { who: one.slice(0, Math.max(at, 0)), words: at < 0 ? one : one.slice(at + 2) };
  });
}

/** "Ana: offline" beside the name of Ana: only what is said of her. */
export function withoutName(verdict: Verdict): string {
  const name = verdict.agent?.name;
  return name && verdict.words.startsWith(`${name}: `)
    ? verdict.words.slice(name.length + 2)
    : verdict.words;
}

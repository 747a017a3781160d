// Words on their way out: held back for a moment so that they can be undone, or sent at a time. Pure.
import type { Id } from './types';

export interface Leaving {
  id: number;
  ticket: number;
  text: string;
  internal: boolean;
  by: Id;
  send_at: string;
  state: 'waiting' | 'leaving' | 'held' | 'sent' | 'cancelled';
  reason: string | null;
}

/** What goes out within the longest time for undoing counts its seconds down. */
const undo_longest_s = 60;

export function secondsLeft(words: Leaving, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(words.send_at) - now) / 1000));
}
export function isUndoable(words: Leaving, now: number): boolean {
  return words.state !== 'held' && Date.parse(words.send_at) - now <= (undo_longest_s + 1) * 1000;
}

export function put(all: Leaving[], one: Leaving): Leaving[] {
  const others = all.filter((other) => other.id !== one.id);
  return [...others, one].sort((a, b) => Date.parse(a.send_at) - Date.parse(b.send_at));
}

export type Later = 'hour' | 'tomorrow' | 'monday';

const hour_ms = 3_600_000;
const office_opens_h = 9;

/** In an hour, tomorrow at nine, next Monday at nine. */
export function laterAt(choice: Later, now: number): Date {
  if (choice === 'hour') return new Date(now + hour_ms);
  const date = new Date(now);
  date.setDate(date.getDate() + (choice === 'tomorrow' ? 1 : (8 - date.getDay()) % 7 || 7));
  date.setHours(office_opens_h, 0, 0, 0);
  return date;
}
/** On a Sunday, Monday is tomorrow. */
export function laterChoices(now: number): Later[] {
  return new Date(now).getDay() === 0 ? ['hour', 'tomorrow'] : ['hour', 'tomorrow', 'monday'];
}

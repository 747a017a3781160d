// The one timeline of a customer, as people tell it: a visit or a ticket is one entry with what
// happened in it; notes, surveys, credit, merges and consents stand by themselves. Newest first.
import type { TimelineItem } from './types';

export type Topic = 'ticket' | 'chat' | 'note' | 'survey' | 'other';
export interface Entry {
  key: string;
  topic: Topic;
  at: string;
  title: string;
  ticket?: number | null;
  conversation?: string | null;
  status?: string;
  /** How often something was said in it. */
  messages: number;
  /** What happened in it besides being talked, newest first. */
  steps: { at: string; words: string }[];
}
export const topics: Topic[] = ['ticket', 'chat', 'note', 'survey', 'other'];

/** What stands for itself, whatever ticket it belongs to. */
function topicOf(item: TimelineItem): Topic | null {
  const what = item.what ?? '';
  if (what === 'customer.noted') return 'note';
  if (what === 'survey.answered' || item.kind === 'survey_answered') return 'survey';
  return placeOf(item) === null && item.kind === 'noted' ? 'other' : null;
}
function placeOf(item: TimelineItem): string | null {
  if (item.ticket != null) return `ticket ${item.ticket}`;
  return item.conversation != null ? `chat ${item.conversation}` : null;
}

/** `survey.bad` repeats `survey.answered`; assignments and rules have their own window at the ticket. */
const told_elsewhere = ['survey.bad', 'ticket.assigned', 'rule.fired'];

export function storyOf(items: TimelineItem[]): Entry[] {
  const entries: Entry[] = [];
  const whole = new Map<string, Entry>();
  const ticketOf = new Map<string, number>();
  for (const one of items)
    if (one.ticket != null && one.conversation != null) ticketOf.set(one.conversation, one.ticket);
  for (const [i, given] of items.entries()) {
    const ticket = given.ticket ?? ticketOf.get(given.conversation ?? '');
    const item = ticket === undefined ? given : { ...given, ticket };
    if (told_elsewhere.includes(item.what ?? '')) continue;
    const topic = topicOf(item);
    if (topic) {
      entries.push({ ...fresh(item, topic, `${i}`), title: item.title });
      continue;
    }
    const place = placeOf(item);
    if (!place) continue;
    let entry = whole.get(place);
    if (!entry) {
      entry = fresh(item, item.ticket != null ? 'ticket' : 'chat', place);
      whole.set(place, entry);
      entries.push(entry);
    }
    join(entry, item);
  }
  return entries;
}

function fresh(item: TimelineItem, topic: Topic, key: string): Entry {
  const { at, ticket, conversation } = item;
  return { key, topic, at, title: '', ticket, conversation, messages: 0, steps: [] };
}

/** Items come newest first: the first status is the present one, the last words the opening ones. */
function join(entry: Entry, item: TimelineItem): void {
  entry.conversation ??= item.conversation;
  if (item.kind === 'message') {
    entry.messages += 1;
    if (entry.topic === 'chat') entry.title = item.title;
  } else if (item.kind.startsWith('ticket')) {
    entry.status ??= item.status;
    entry.title ||= item.title;
  } else if (item.kind === 'noted' && item.title) {
    entry.steps.push({ at: item.at, words: item.title });
  }
}

/** Entries by day in the reader's zone, as `[day, entries]`. */
export function byDay<T extends { at: string }>(entries: T[]): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const entry of entries) {
    const day = new Date(entry.at).toDateString();
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days.values()].map((all) => [all[0]!.at, all]);
}

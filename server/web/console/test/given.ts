// Small tickets, messages and desks for the tests.
import { emptyDesk, type Desk } from '../src/lib/desk';
import type { Message, Ticket, User, View } from '../src/lib/types';

export const ana: User = { id: 1, name: 'Ana', email: 'ana@shop.example', role: 'agent' };
export const at = (minute: number): string =>
  `2026-05-04T10:${String(minute).padStart(2, '0')}:00Z`;

export function ticket(change: Partial<Ticket> = {}): Ticket {
  return {
    id: 1042,
    subject: 'Parcel lost',
    status: 'new',
    priority: 'normal',
    queue: 'support',
    assignee: null,
    customer: { id: 7, name: 'Marta' },
    tags: [],
    conversation: 'c-1042',
    created_at: at(0),
    updated_at: at(0),
    version: 1,
    ...change,
  };
}

export function said(seq: number, change: Partial<Message> = {}): Message {
  return { seq, from: 'customer', name: 'Marta', text: `words ${seq}`, at: at(seq), ...change };
}

export const views: View[] = [
  {
    id: 'waiting',
    label: 'Waiting',
    count: 1,
    filter: { status: ['new', 'open'], assignee: 'none' },
  },
  { id: 'mine', label: 'Mine', count: 0, filter: { status: ['new', 'open'], assignee: 'me' } },
  { id: 'solved', label: 'Solved', count: 5, filter: { status: ['solved', 'closed'] } },
  { id: 'bot', label: 'Bot', count: 2, filter: {} },
];

/** A desk that shows the view "waiting" with one ticket in it. */
export function desk(change: Partial<Desk> = {}): Desk {
  const one = ticket();
  const empty = emptyDesk();
  return {
    ...empty,
    me: ana,
    seq: 10,
    views,
    tickets: { [one.id]: one },
    list: {
      ...empty.list,
      view: 'waiting',
      filter: views[0]?.filter ?? {},
      ids: [one.id],
      loaded: true,
    },
    ...change,
  };
}

export function event(seq: number, name: string, data: unknown) {
  return { type: 'event' as const, seq, event: name, data };
}

export function countOf(d: Desk, view: string): number | undefined {
  return d.views.find((one) => one.id === view)?.count;
}

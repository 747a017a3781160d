// Things that change seldom and lie ready: queues, and the names of statuses.
import type { Queue, Status, StatusName, Ticket } from '../lib/types';
import { speech } from './words.svelte';

class Shelf {
  queues = $state.raw<Queue[]>([]);
  statuses = $state.raw<StatusName[]>([]);
}

export const shelf = new Shelf();

export function queueName(id: string | null): string {
  return shelf.queues.find((queue) => queue.id === id)?.name ?? id ?? '';
}

/** A fixed one where the shop says nothing: the service spells its name out, our own words are better. */
function isPlain(name: string, label: string): boolean {
  const spelled = label.toLowerCase().replace(' for ', '_');
  return spelled === name || spelled === `${name}s`;
}

/** A status in the shop's words, else in the reader's. */
export function statusName(name: string): string {
  const label = shelf.statuses.find((one) => one.name === name)?.label;
  return label === undefined || isPlain(name, label) ? speech.code('status', name) : label;
}
export function statusOf(ticket: Pick<Ticket, 'status' | 'custom_status'>): string {
  return statusName(ticket.custom_status ?? ticket.status);
}

const fixed: Status[] = ['open', 'waiting_customer', 'waiting_other', 'solved', 'closed'];

/** What people may set by hand, in the order of life: nothing becomes new, and snoozing asks until when. */
export function settable(): StatusName[] {
  const known = shelf.statuses.length
    ? shelf.statuses
    : fixed.map((name) => ({ name, label: '', category: name, custom: false }));
  return known.filter((one) => fixed.includes(one.category));
}

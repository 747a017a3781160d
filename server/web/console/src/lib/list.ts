// Which tickets belong to a view, in which order, and how many: pure.
// The service answers the same questions for what is not loaded; both must agree.
import type { List, Sort } from './desk';
import type { Filter, Id, Priority, Sla, Ticket, User, View } from './types';
import { same } from './types';
import { isJudgedAfar } from './view';

export const priority_rank: Record<Priority, number> = { urgent: 3, high: 2, normal: 1, low: 0 };

export function matches(ticket: Ticket, filter: Filter, me: User | null): boolean {
  if (filter.status && !filter.status.includes(ticket.status)) return false;
  if (filter.queue && ticket.queue !== filter.queue) return false;
  if (filter.tag && !ticket.tags.includes(filter.tag)) return false;
  if (filter.priority && ticket.priority !== filter.priority) return false;
  return filter.assignee === undefined || assigned(ticket, filter.assignee, me);
}

function assigned(ticket: Ticket, wanted: Id, me: User | null): boolean {
  if (wanted === 'none') return ticket.assignee === null;
  return same(ticket.assignee?.id, wanted === 'me' ? me?.id : wanted);
}

const never = '9999';

/** The nearest deadline that still runs. */
export function nextDue(ticket: Ticket): Sla | null {
  const running = (ticket.sla ?? []).filter(
    (sla) => sla.due && !['met', 'paused'].includes(sla.state),
  );
  running.sort((a, b) => (a.due ?? never).localeCompare(b.due ?? never));
  return running[0] ?? null;
}

type Compare = (a: Ticket, b: Ticket) => number;
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const orders: Record<Sort, Compare> = {
  '-updated_at': (a, b) => text(b.updated_at, a.updated_at),
  updated_at: (a, b) => text(a.updated_at, b.updated_at),
  '-created_at': (a, b) => text(b.created_at, a.created_at),
  created_at: (a, b) => text(a.created_at, b.created_at),
  '-priority': (a, b) =>
    priority_rank[b.priority] - priority_rank[a.priority] || text(b.updated_at, a.updated_at),
  waiting: (a, b) => text(a.waiting_since ?? never, b.waiting_since ?? never),
  due: (a, b) => text(nextDue(a)?.due ?? never, nextDue(b)?.due ?? never),
};

export function compare(sort: Sort): Compare {
  return (a, b) => orders[sort](a, b) || b.id - a.id;
}

export function sorted(list: List, tickets: Record<number, Ticket>): Ticket[] {
  const known = list.ids.map((id) => tickets[id]).filter((t): t is Ticket => t !== undefined);
  // Found by words: the service ranked them, and only it can.
  return list.q || list.filter.q ? known : known.sort(compare(list.sort));
}

/** Puts a changed ticket into the list or takes it out, as its view says. */
export function place(
  list: List,
  tickets: Record<number, Ticket>,
  ticket: Ticket,
  me: User | null,
): List {
  const inside = list.ids.includes(ticket.id);
  const wanted = matches(ticket, list.filter, me);
  if (inside && !wanted) return { ...list, ids: list.ids.filter((id) => id !== ticket.id) };
  if (inside || !wanted || list.q || isJudgedAfar(list.filter) || !list.loaded) return list;
  if (list.next !== null && isBehindLoaded(list, tickets, ticket)) return list;
  return { ...list, ids: [...list.ids, ticket.id] };
}

/** Belongs to a page that has not been read yet: it will come with that page. */
function isBehindLoaded(list: List, tickets: Record<number, Ticket>, ticket: Ticket): boolean {
  const last = sorted(list, tickets).at(-1);
  return last !== undefined && compare(list.sort)(ticket, last) > 0;
}

/** Moves each view's count by one where a ticket came in or went out. */
export function moveCounts(
  views: View[],
  before: Ticket | null,
  after: Ticket,
  me: User | null,
): View[] {
  let moved = false;
  const next = views.map((view) => {
    if (view.id === 'bot' || isJudgedAfar(view.filter)) return view;
    const was = before !== null && matches(before, view.filter, me);
    const is = matches(after, view.filter, me);
    if (was === is) return view;
    moved = true;
    return { ...view, count: Math.max(0, view.count + (is ? 1 : -1)) };
  });
  return moved ? next : views;
}

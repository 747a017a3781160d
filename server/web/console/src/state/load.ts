// Reads from the service into the desk: views, lists, tickets, threads, people.
import type { Desk, Sort } from '../lib/desk';
import { emptyList } from '../lib/desk';
import { absent, asContent, putTicket } from '../lib/reducers';
import { putThread } from '../lib/said';
import { wordsOf } from '../lib/view';
import type {
  Agent,
  ContentStatus,
  Conversation,
  Customer,
  Filter,
  Message,
  Paged,
  Queue,
  StatusName,
  Ticket,
  TimelineItem,
  View,
} from '../lib/types';
import { same } from '../lib/types';
import { desk } from './desk.svelte';
import { shelf } from './shelf.svelte';
import { api } from './service';

const page_size = 50;

/** Everything that is there once for the whole page. */
export async function loadDesk(): Promise<void> {
  const none = { items: [], next: null };
  const [staff, queues, statuses] = await Promise.all([
    api.get<Paged<Agent>>('/staff'),
    api.get<Paged<Queue>>('/queues').catch(() => none),
    api.get<Paged<StatusName>>('/statuses').catch(() => none),
    loadViews(),
    loadContent().catch(() => {}),
  ]);
  desk.set((d) => ({ ...d, agents: everybody(staff.items, d.agents) }));
  shelf.queues = queues.items;
  shelf.statuses = statuses.items;
}

/** Also who is not here: work and words are for them too. What the line told since is newer. */
function everybody(staff: Agent[], heard: Agent[]): Agent[] {
  return staff.map(({ id, name, presence }) => {
    const known = heard.find((one) => same(one.id, id));
    return { id, name, presence: known?.presence ?? presence };
  });
}

let viewsAsked = 0;

/** Counts as the service has them; stale at once where events moved them meanwhile. */
export async function loadViews(): Promise<void> {
  const asked = ++viewsAsked;
  const before = desk.value.views;
  const { items } = await api.get<Paged<View>>('/views');
  if (asked !== viewsAsked) return;
  desk.set((d) => ({ ...d, views: items, viewsStale: d.views !== before }));
}

export async function loadContent(): Promise<void> {
  const content = asContent(await api.get<ContentStatus>('/content'));
  desk.set((d) => ({ ...d, content }));
}

export interface Wanted {
  view: string;
  q: string;
  sort: Sort;
}

/** Starts a list afresh. An answer that comes after the user went elsewhere is dropped. */
export async function loadList(wanted: Wanted): Promise<void> {
  const filter = desk.value.views.find((v) => v.id === wanted.view)?.filter ?? {};
  const kept = sameList(desk.value, wanted) ? desk.value.list : emptyList();
  desk.set((d) => ({ ...d, list: { ...kept, ...wanted, filter, loaded: kept.loaded } }));
  const before = desk.value.list.ids;
  const page = await ticketsOf(wanted, filter, null);
  if (!sameList(desk.value, wanted)) return;
  desk.set((d) => {
    const next = page.items.reduce(keepTicket, d);
    const ids = page.items.map((one) => one.id);
    const viewsStale = d.viewsStale || d.list.ids !== before;
    return { ...next, viewsStale, list: { ...d.list, filter, ids, next: page.next, loaded: true } };
  });
}

export async function loadMore(): Promise<void> {
  const { view, q, sort, filter, next: cursor } = desk.value.list;
  if (!cursor) return;
  const page = await ticketsOf({ view, q, sort }, filter, cursor);
  if (!sameList(desk.value, { view, q, sort }) || desk.value.list.next !== cursor) return;
  desk.set((d) => {
    const next = page.items.reduce(keepTicket, d);
    const ids = [...new Set([...d.list.ids, ...page.items.map((one) => one.id)])];
    return { ...next, list: { ...d.list, ids, next: page.next } };
  });
}

function sameList(d: Desk, wanted: Wanted): boolean {
  return d.list.view === wanted.view && d.list.q === wanted.q && d.list.sort === wanted.sort;
}

export function ticketsOf(wanted: Wanted, filter: Filter, cursor: string | null): Promise<Paged<Ticket>> {
  return api.get<Paged<Ticket>>('/tickets', {
    ...filter,
    status: filter.status?.join(','),
    when: filter.when && JSON.stringify(filter.when),
    q: wordsOf(filter, wanted.q),
    sort: wanted.sort,
    limit: page_size,
    cursor,
  });
}

/** Read, not changed: counts stay as they are. */
function keepTicket(d: Desk, ticket: Ticket): Desk {
  const known = d.tickets[ticket.id];
  if (known && known.version > ticket.version) return d;
  return { ...d, tickets: { ...d.tickets, [ticket.id]: { ...known, ...absent, ...ticket } } };
}

export async function loadTicket(id: number): Promise<Ticket> {
  const ticket = await api.get<Ticket>(`/tickets/${id}`);
  desk.set((d) => (d.tickets[id] ? putTicket(d, ticket, 'known') : keepTicket(d, ticket)));
  return ticket;
}

interface ReadThread extends Paged<Message> {
  customer_read_seq?: number;
}

/** Reads a conversation from the last message known, page by page. */
export async function loadThread(conversation: string, path: string): Promise<void> {
  const known = desk.value.threads[conversation];
  let last = known?.loaded ? (known.messages.at(-1)?.seq ?? 0) : 0;
  desk.set((d) => putThread(d, conversation, {}));
  for (;;) {
    // A note has the number of the message before it, so each page begins with the last one again.
    const after = Math.max(0, last - 1);
    const page = await api.get<ReadThread>(`${path}/messages`, { after, limit: 200 });
    const reached = page.items.at(-1)?.seq ?? last;
    const done = !page.next || reached <= last;
    const read = page.customer_read_seq ?? 0;
    desk.set((d) =>
      putThread(d, conversation, {
        messages: page.items,
        customerReadSeq: Math.max(read, d.threads[conversation]?.customerReadSeq ?? 0),
        loaded: done,
      }),
    );
    if (done) return;
    last = reached;
  }
}

export async function loadLive(cursor: string | null = null): Promise<void> {
  const page = await api.get<Paged<Conversation>>('/conversations', {
    live: 1,
    limit: page_size,
    cursor,
  });
  desk.set((d) => {
    const conversations = { ...d.conversations };
    for (const one of page.items) conversations[one.id] = one;
    const ids = page.items.map((one) => one.id);
    const liveIds = cursor ? [...new Set([...d.liveIds, ...ids])] : ids;
    return { ...d, conversations, liveIds, liveNext: page.next, liveStale: false };
  });
}

export async function loadConversation(id: string): Promise<Conversation> {
  const one = await api.get<Conversation>(`/conversations/${encodeURIComponent(id)}`);
  desk.set((d) => ({ ...d, conversations: { ...d.conversations, [id]: one } }));
  return one;
}

export function loadCustomer(id: string | number): Promise<Customer> {
  return api.get<Customer>(`/customers/${id}`);
}
export async function loadTimeline(id: string | number): Promise<TimelineItem[]> {
  return (await api.get<Paged<TimelineItem>>(`/customers/${id}/timeline`, { limit: 100 })).items;
}

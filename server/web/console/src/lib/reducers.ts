// Frames of the agent socket become the next desk: pure functions, one table, no clock.
// An event the desk has already seen changes nothing, so a replay after a break is harmless.
import type { Desk } from './desk';
import type { EventFrame, Frame, OwnerData, SaidData } from './frames';
import { problemsOf } from './problems';
import { addLine, addMessage, isRead, takeOwner } from './said';
import { moveCounts, place } from './list';
import type {
  Agent,
  ContentStatus,
  Conversation,
  Customer,
  Id,
  Person,
  Presence,
  Speaker,
  Ticket,
} from './types';
import { same } from './types';

/** A line of the thread as its event tells it. */
interface LineData {
  conversation: string;
  seq?: number;
  label?: string;
  comment?: string;
}

function lineOf(data: LineData, frame: EventFrame, kind: string, from: Speaker) {
  return {
    ...data,
    kind,
    from,
    seq: data.seq ?? 0,
    event: frame.seq ?? undefined,
    text: data.label ?? data.comment ?? '',
    at: frame.at ?? '',
  };
}

/** What happened otherwise, told in one sentence: why a ticket stayed solved, which rule acted. */
function noted(desk: Desk, frame: EventFrame): Desk {
  const { conversation, words, by } = (frame.data ?? {}) as NotedData;
  if (!conversation || !words) return desk;
  const last = desk.threads[conversation]?.messages.at(-1)?.seq ?? 0;
  const line = { conversation, seq: last, event: frame.seq ?? undefined, at: frame.at ?? '' };
  return addLine(desk, { ...line, kind: frame.event, from: 'system', text: words, name: by?.name });
}
interface NotedData {
  conversation?: string;
  words?: string;
  by?: Person;
}

type Step = (desk: Desk, data: never, now: number, frame: EventFrame) => Desk;

const events: Record<string, Step> = {
  'ticket.created': (desk: Desk, data: Ticket) => putTicket(desk, data, 'new'),
  'ticket.updated': (desk: Desk, data: Ticket) => putTicket(desk, data, 'known'),
  'ticket.hidden': (desk: Desk, data: { ticket: number }) => hideTicket(desk, data.ticket),
  'message.created': (desk: Desk, data: SaidData) => addMessage(desk, data),
  'conversation.owner': (desk: Desk, data: OwnerData, _now, frame) =>
    takeOwner(addLine(desk, lineOf(data, frame, 'owner', 'system')), data),
  'message.rated': (desk: Desk, data: LineData, _now, frame) =>
    addLine(desk, lineOf(data, frame, 'rate', 'customer')),
  'message.pressed': (desk: Desk, data: LineData, _now, frame) =>
    addLine(desk, lineOf(data, frame, 'press', 'customer')),
  'survey.asked': (desk: Desk, data: LineData, _now, frame) =>
    addLine(desk, lineOf(data, frame, 'survey', 'customer')),
  'survey.answered': (desk: Desk, data: LineData, _now, frame) =>
    addLine(desk, lineOf(data, frame, 'survey_answer', 'customer')),
  'agent.presence': (desk: Desk, data: PresenceData) => setPresence(desk, data),
  'customer.updated': (desk: Desk, data: Customer) => putCustomer(desk, data),
  'content.loaded': (desk: Desk, data: ContentStatus) => ({ ...desk, content: asContent(data) }),
  'content.failed': (desk: Desk, data: ContentStatus) => contentFailed(desk, data),
  viewing: (desk: Desk, data: ViewingData) => setViewing(desk, data),
  'ticket.viewing': (desk: Desk, data: ViewingData) => setViewing(desk, data),
  typing: (desk: Desk, data: TypingData, now) => setTyping(desk, data, now),
};

const passing: Record<string, Step> = {
  presence: (desk: Desk, data: PresenceData) => setPresence(desk, data),
  viewing: (desk: Desk, data: ViewingData) => setViewing(desk, data),
  typing: (desk: Desk, data: TypingData, now) => setTyping(desk, data, now),
  read: (desk: Desk, data: ReadData) => isRead(desk, data),
};

/** The desk after one frame. */
export function apply(desk: Desk, frame: Frame, now: number): Desk {
  if (frame.type === 'welcome') return welcome(desk, frame as unknown as Welcome);
  if (frame.type !== 'event') {
    return passing[frame.type]?.(desk, frame as never, now, frame as never) ?? desk;
  }
  const { seq, event, data } = frame as EventFrame;
  const step = (from: Desk) =>
    events[event]?.(from, data as never, now, frame as never) ?? noted(from, frame as EventFrame);
  if (typeof seq !== 'number') return step(desk);
  if (seq <= desk.seq) return desk;
  const next = step(desk);
  return { ...next, seq };
}

interface Welcome {
  agents?: Agent[];
  viewing?: { ticket: number; agent: Person; editing?: boolean }[];
}

/** A new connection knows afresh who is here; what was seen before the break is void. */
function welcome(desk: Desk, frame: Welcome): Desk {
  const agents = frame.agents ? present(desk.agents, frame.agents) : desk.agents;
  let next: Desk = { ...desk, viewing: {}, typing: {}, agents };
  for (const one of frame.viewing ?? []) next = setViewing(next, { ...one, on: true });
  return next;
}

/** Whoever the welcome does not name is not here now, but still one of us. */
function present(known: Agent[], here: Agent[]): Agent[] {
  const gone = known.filter((agent) => !here.some((one) => same(one.id, agent.id)));
  return [...here, ...gone.map((agent) => ({ ...agent, presence: 'offline' as const }))];
}

/** What a whole ticket leaves out where it has none of it. */
export const absent = { custom_status: undefined, merged_into: undefined };

/** Takes a whole ticket, newer or equal to what is known, and moves list and counts. */
export function putTicket(desk: Desk, ticket: Ticket, origin: 'new' | 'known'): Desk {
  const before = desk.tickets[ticket.id] ?? null;
  if (before && before.version > ticket.version) return desk;
  const known = before ?? (origin === 'new' ? asArrived(ticket) : {});
  const merged: Ticket = { ...known, ...absent, ...ticket, handoff: ticket.handoff ?? before?.handoff };
  const unseen = before === null && origin === 'known';
  return {
    ...desk,
    tickets: { ...desk.tickets, [ticket.id]: merged },
    list: place(desk.list, desk.tickets, merged, desk.me),
    views: unseen ? desk.views : moveCounts(desk.views, before, merged, desk.me),
    // What an event leaves out (the last words of a ticket never seen) is read from the service.
    viewsStale: desk.viewsStale || unseen || merged.last_message === undefined,
  };
}

/** It moved to where I may not look: it is in no list of mine any more. */
function hideTicket(desk: Desk, id: number): Desk {
  const { [id]: gone, ...tickets } = desk.tickets;
  if (!gone) return desk;
  const ids = desk.list.ids.filter((one) => one !== id);
  return { ...desk, tickets, list: { ...desk.list, ids }, viewsStale: true };
}

/** A ticket that has just come: its event does not say what the customer's last words were. */
function asArrived(ticket: Ticket): Partial<Ticket> {
  const text = ticket.handoff?.question;
  const { customer, created_at: at } = ticket;
  if (!text || ticket.assignee) return {};
  const last_message = { from: 'customer' as const, name: customer.name, text, at };
  return { last_message, unread: true, waiting_since: at };
}

interface PresenceData {
  agent?: Person;
  id?: Id;
  name?: string;
  state?: Presence;
  presence?: Presence;
}

function setPresence(desk: Desk, data: PresenceData): Desk {
  const id = data.agent?.id ?? data.id;
  const presence = data.state ?? data.presence;
  if (id === undefined || !presence) return desk;
  const known = desk.agents.some((agent) => same(agent.id, id));
  const agents = known
    ? desk.agents.map((agent) => (same(agent.id, id) ? { ...agent, presence } : agent))
    : [...desk.agents, { id, name: data.agent?.name ?? data.name ?? String(id), presence }];
  const me = same(desk.me?.id, id) && desk.me ? { ...desk.me, presence } : desk.me;
  return { ...desk, agents, me };
}

interface ViewingData {
  ticket: number;
  agent: Person;
  editing?: boolean;
  on?: boolean;
}

function setViewing(desk: Desk, data: ViewingData): Desk {
  if (!data.agent || same(data.agent.id, desk.me?.id)) return desk;
  const others = (desk.viewing[data.ticket] ?? []).filter((v) => !same(v.id, data.agent.id));
  const viewer = { ...data.agent, editing: data.editing ?? false };
  const here = data.on === false ? others : [...others, viewer];
  return { ...desk, viewing: { ...desk.viewing, [data.ticket]: here } };
}

interface TypingData {
  conversation?: string;
  ticket?: number | null;
  from: string;
  name?: string;
  on: boolean;
  agent?: Person;
}

export const typing_lasts_ms = 8000;

function setTyping(desk: Desk, data: TypingData, now: number): Desk {
  const key = data.conversation ?? conversationOf(desk, data.ticket);
  if (!key || same(data.agent?.id, desk.me?.id)) return desk;
  const others = (desk.typing[key] ?? []).filter(
    (one) => one.until > now && !(one.from === data.from && one.agent === data.agent?.id),
  );
  const one = {
    from: data.from,
    name: data.name ?? data.agent?.name ?? '',
    agent: data.agent?.id,
    until: now + typing_lasts_ms,
  };
  return { ...desk, typing: { ...desk.typing, [key]: data.on ? [...others, one] : others } };
}

/** Who stopped without saying so is not typing any more. */
export function forgetTyping(desk: Desk, now: number): Desk {
  const entries = Object.entries(desk.typing).map(
    ([key, all]) => [key, all.filter((one) => one.until > now)] as const,
  );
  return { ...desk, typing: Object.fromEntries(entries.filter(([, all]) => all.length)) };
}

function conversationOf(desk: Desk, ticket: number | null | undefined): string | undefined {
  return ticket == null ? undefined : desk.tickets[ticket]?.conversation;
}

interface ReadData {
  conversation: string;
  seq: number;
  by: string;
  ticket?: number | null;
}

/** A customer's new name shows in every ticket and conversation of theirs. */
export function putCustomer(desk: Desk, customer: Customer): Desk {
  const is = (one: { customer: Customer }) => same(one.customer?.id, customer.id);
  const renew = <T extends { customer: Customer }>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).map(([key, one]) => [
        key,
        is(one) ? { ...one, customer: { ...one.customer, ...customer } } : one,
      ]),
    );
  return {
    ...desk,
    tickets: renew<Ticket>(desk.tickets) as Record<number, Ticket>,
    conversations: renew<Conversation>(desk.conversations),
  };
}

export function asContent(content: ContentStatus): ContentStatus {
  return { ...content, problems: problemsOf(content.problems) };
}

function contentFailed(desk: Desk, data: Partial<ContentStatus>): Desk {
  const before = desk.content;
  const kept = before ?? { revision: '', loaded_at: '', articles: 0, intents: 0, problems: [] };
  return { ...desk, content: { ...kept, problems: problemsOf(data.problems), failed: true } };
}

// What messages, owner changes and read marks do to the desk: pure.
import type { Desk, Thread } from './desk';
import type { OwnerData, SaidData } from './frames';
import { orderOf, type Conversation, type LastMessage, type Message } from './types';
import type { Ticket, View } from './types';

/** Adds messages to a thread once each, in order of their numbers. */
export function merge(known: Message[], more: Message[]): Message[] {
  if (more.length === 0) return known;
  const all = new Map(known.map((m) => [orderOf(m), m]));
  for (const m of more) all.set(orderOf(m), { ...all.get(orderOf(m)), ...m });
  return [...all.values()].sort((a, b) => a.seq - b.seq || orderOf(a) - orderOf(b));
}

export function putThread(desk: Desk, conversation: string, change: Partial<Thread>): Desk {
  const before = desk.threads[conversation] ?? { messages: [], customerReadSeq: 0, loaded: false };
  const messages = change.messages ? merge(before.messages, change.messages) : before.messages;
  const thread = { ...before, ...change, messages };
  return { ...desk, threads: { ...desk.threads, [conversation]: thread } };
}

export function addMessage(desk: Desk, said: SaidData): Desk {
  let next = desk;
  if (desk.threads[said.conversation]) {
    next = putThread(next, said.conversation, { messages: [said] });
  }
  next = quiet(next, said);
  if (said.internal) return next;
  next = said.ticket == null ? next : touchTicket(next, said, said.ticket);
  return touchConversation(next, said);
}

/** Who has just spoken no longer types. */
function quiet(desk: Desk, said: SaidData): Desk {
  const typing = desk.typing[said.conversation];
  if (!typing?.length) return desk;
  const rest = typing.filter((one) => one.from !== said.from);
  return { ...desk, typing: { ...desk.typing, [said.conversation]: rest } };
}

function lastOf(said: SaidData): LastMessage {
  return { from: said.from, name: said.name, text: said.text, at: said.at };
}

function touchTicket(desk: Desk, said: SaidData, id: number): Desk {
  const ticket = desk.tickets[id];
  if (!ticket || said.from === 'system') return desk;
  const at = ticket.last_message?.at ?? '';
  if (at > said.at) return desk;
  const next: Ticket = {
    ...ticket,
    last_message: lastOf(said),
    unread: said.from === 'customer' ? true : said.from === 'agent' ? false : ticket.unread,
    waiting_since: waiting(ticket, said),
    updated_at: said.at > ticket.updated_at ? said.at : ticket.updated_at,
  };
  return { ...desk, tickets: { ...desk.tickets, [id]: next } };
}

function waiting(ticket: Ticket, said: SaidData): string | null {
  if (said.from === 'agent') return null;
  if (said.from === 'customer') return ticket.waiting_since ?? said.at;
  return ticket.waiting_since ?? null;
}

function touchConversation(desk: Desk, said: SaidData): Desk {
  const known = desk.conversations[said.conversation];
  if (!known) {
    const isNew = said.ticket == null && said.from === 'customer';
    return isNew ? { ...desk, liveStale: true } : desk;
  }
  const conversation: Conversation = {
    ...known,
    last_message: said.from === 'system' ? known.last_message : lastOf(said),
    ticket: said.ticket ?? known.ticket,
  };
  return { ...desk, conversations: { ...desk.conversations, [known.id]: conversation } };
}

/** A line in the thread that is no message: a change of hands, a rating, a survey, a press. */
export function addLine(desk: Desk, line: Message & { conversation: string }): Desk {
  const isKnown = desk.threads[line.conversation] !== undefined && line.seq > 0;
  return isKnown ? putThread(desk, line.conversation, { messages: [line] }) : desk;
}

/** Changes of hands: the bot's live list and its count follow; an older epoch is ignored. */
export function takeOwner(desk: Desk, data: OwnerData): Desk {
  const known = desk.conversations[data.conversation];
  if (!known) return { ...desk, liveStale: true, viewsStale: true };
  if (known.epoch >= data.epoch) return desk;
  const conversation = {
    ...known,
    owner: data.owner,
    epoch: data.epoch,
    ticket: data.ticket ?? known.ticket,
  };
  const step = Number(data.owner === 'bot') - Number(known.owner === 'bot');
  return {
    ...desk,
    conversations: { ...desk.conversations, [known.id]: conversation },
    liveIds: live(desk.liveIds, known.id, data.owner === 'bot'),
    views: step === 0 ? desk.views : moveBot(desk.views, step),
  };
}

function live(ids: string[], id: string, isLive: boolean): string[] {
  const rest = ids.filter((other) => other !== id);
  return isLive ? [id, ...rest] : rest;
}

function moveBot(views: View[], step: number): View[] {
  return views.map((view) =>
    view.id === 'bot' ? { ...view, count: Math.max(0, view.count + step) } : view,
  );
}

export function isRead(desk: Desk, data: { conversation: string; seq: number; by: string }): Desk {
  const thread = desk.threads[data.conversation];
  if (data.by !== 'customer' || !thread || thread.customerReadSeq >= data.seq) return desk;
  return putThread(desk, data.conversation, { customerReadSeq: data.seq });
}

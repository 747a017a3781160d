// Which frames are worth a bell: pure.
import type { Desk } from './desk';
import type { EventFrame, Frame, SaidData } from './frames';
import type { Ticket } from './types';
import { same } from './types';

export interface News {
  kind: 'waiting' | 'wrote' | 'told';
  ticket: number;
  who: string;
  text: string;
}

/** Somebody new waits for a person, or a customer of mine wrote. */
export function newsOf(before: Desk, frame: Frame): News | null {
  if (frame.type !== 'event') return null;
  const { seq, event, data } = frame as EventFrame;
  if (typeof seq === 'number' && seq <= before.seq) return null;
  if (event === 'ticket.created') return arrival(data as Ticket);
  return event === 'message.created' ? words(before, data as SaidData) : null;
}

function arrival(ticket: Ticket): News | null {
  if (ticket.assignee || !['new', 'open'].includes(ticket.status)) return null;
  const text = ticket.handoff?.question ?? ticket.subject;
  return { kind: 'waiting', ticket: ticket.id, who: ticket.customer.name, text };
}

function words(before: Desk, said: SaidData): News | null {
  if (said.from !== 'customer' || said.ticket == null) return null;
  const mine = same(before.tickets[said.ticket]?.assignee?.id, before.me?.id);
  if (!mine) return null;
  return { kind: 'wrote', ticket: said.ticket, who: said.name ?? '', text: said.text };
}

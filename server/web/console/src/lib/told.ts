// What a person is told of: mentions, tickets given to them, words on what they follow. Pure.
import type { Frame, EventFrame } from './frames';
import type { Person, User } from './types';
import { same } from './types';

export interface Notification {
  id: number;
  what: string;
  words: string;
  ticket: number | null;
  by: Person | null;
  at: string;
  read: boolean;
}

export interface Told {
  id: number;
  unread: number;
  what: string;
  words: string;
  ticket: number;
  by: Person | null;
}

interface ToldData {
  ticket?: number;
  words?: string;
  by?: Person;
  data?: { id?: number; user?: number; what?: string; unread?: number };
}

/** The notice in this frame, if it is for me. */
export function toldOf(frame: Frame, me: User | null): Told | null {
  if (frame.type !== 'event' || (frame as EventFrame).event !== 'notification.created') return null;
  const { ticket, words, by, data } = (frame as EventFrame).data as ToldData;
  if (!data || !same(data.user, me?.id)) return null;
  return {
    id: data.id ?? 0,
    unread: data.unread ?? 0,
    what: data.what ?? '',
    words: words ?? '',
    ticket: ticket ?? 0,
    by: by ?? null,
  };
}

/** "The customer wrote" rings by itself already; words held back are said at the ticket too. */
export function isWorthABell(told: Told): boolean {
  return told.what !== 'reply';
}

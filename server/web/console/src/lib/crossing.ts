// Words that crossed: did anybody write while a draft was being written? Pure.
import type { Draft } from './keep';
import { isSaid } from './threading';
import type { Message, User } from './types';
import { orderOf, same } from './types';

/** The first message of the customer or a colleague since the draft was begun. */
export function crossed(messages: Message[], draft: Draft | null, me: User | null): Message | null {
  if (!draft?.text.trim()) return null;
  return messages.find((m) => orderOf(m) > draft.since && isOthers(m, me)) ?? null;
}

function isOthers(message: Message, me: User | null): boolean {
  if (!isSaid(message)) return false;
  if (message.from === 'customer') return true;
  return message.from === 'agent' && !same(message.by, me?.id) && message.name !== me?.name;
}

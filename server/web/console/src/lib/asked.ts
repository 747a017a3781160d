// What a bot's message answered: the customer's last words before it. Pure.
import { isSaid } from './threading';
import type { Message } from './types';

export function askedBefore(messages: Message[], seq: number): string | undefined {
  return messages.filter((m) => m.from === 'customer' && isSaid(m) && m.seq < seq && m.text).at(-1)?.text;
}

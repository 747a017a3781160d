// Arranges a thread for the eye: days, and who speaks for the first time in a row.
import { sameDay } from './time';
import type { Message } from './types';

export interface Entry {
  message: Message;
  /** Set where a new day begins. */
  day: string | null;
  /** The speaker changed or paused: show the name again. */
  first: boolean;
}

const pause_ms = 5 * 60 * 1000;

export function arrange(messages: Message[]): Entry[] {
  return messages.map((message, i) => {
    const before = messages[i - 1];
    const day = !before || !sameDay(before.at, message.at) ? message.at : null;
    return { message, day, first: day !== null || !before || isFresh(before, message) };
  });
}

function isFresh(before: Message, message: Message): boolean {
  return (
    before.from !== message.from ||
    before.name !== message.name ||
    Boolean(before.internal) !== Boolean(message.internal) ||
    Date.parse(message.at) - Date.parse(before.at) > pause_ms
  );
}

/** Lines that have words of their own, though none were stored with them. */
const lines = ['owner', 'rate', 'survey', 'survey_answer'];
const words = ['message', 'press'];

/** Somebody's words; all else is told as a line between them. */
export function isSaid(message: Message): boolean {
  return words.includes(message.kind ?? 'message');
}
export function isLine(message: Message): boolean {
  return !isSaid(message) || (message.from === 'system' && !message.internal);
}

/** Only what people read: technical events without words are not shown. */
export function isShown(message: Message): boolean {
  return Boolean(message.text) || lines.includes(message.kind ?? '');
}

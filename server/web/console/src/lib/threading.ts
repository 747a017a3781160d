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

/** What is told as a line between the messages. */
const lines = ['owner', 'rate', 'survey', 'survey_answer'];

export function isLine(message: Message): boolean {
  const told = lines.includes(message.kind ?? 'message');
  // What the desk notes has names in two parts, as "recovery.opened".
  return told || Boolean(message.kind?.includes('.')) || (message.from === 'system' && !message.internal);
}

/** Only what people read: technical events without words are not shown. */
export function isShown(message: Message): boolean {
  return Boolean(message.text) || lines.includes(message.kind ?? '');
}

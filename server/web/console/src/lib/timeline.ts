// What we had with a customer: the service tells every event, people want one line a conversation.
import type { TimelineItem } from './types';

const whole = ['ticket', 'conversation', 'survey', 'note'];

/** Events of the same conversation become one line with its newest time and status. */
export function digest(items: TimelineItem[]): TimelineItem[] {
  const lines = new Map<string, TimelineItem>();
  for (const [i, item] of items.entries()) {
    const key = whole.includes(item.kind) ? `line ${i}` : placeOf(item);
    if (key === null) continue;
    const line = lines.get(key);
    lines.set(key, line ? joined(line, item) : asLine(item));
  }
  return [...lines.values()].filter((line) => line.title);
}

function placeOf(item: TimelineItem): string | null {
  if (item.conversation != null) return `conversation ${item.conversation}`;
  return item.ticket != null ? `ticket ${item.ticket}` : null;
}

function isOfTicket(item: TimelineItem): boolean {
  return item.kind.startsWith('ticket');
}

function asLine(item: TimelineItem): TimelineItem {
  if (whole.includes(item.kind)) return item;
  const kind = item.ticket != null ? 'ticket' : 'conversation';
  return { ...item, kind, title: titleOf(item) };
}

/** A subject or words somebody said; "bot" of a change of hands is neither. */
function titleOf(item: TimelineItem): string {
  return isOfTicket(item) || item.kind === 'message' ? item.title : '';
}

/** Newest first: what comes later in the list is older and only fills gaps. */
function joined(line: TimelineItem, older: TimelineItem): TimelineItem {
  const subject = line.kind === 'ticket' && line.status !== undefined;
  return {
    ...line,
    kind: line.ticket != null || older.ticket != null ? 'ticket' : line.kind,
    ticket: line.ticket ?? older.ticket,
    status: line.status ?? older.status,
    score: line.score ?? older.score,
    title: subject && line.title ? line.title : titleOf(older) || line.title,
  };
}

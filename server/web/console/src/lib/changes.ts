// What differs between the ticket someone looked at and the ticket as it is now.
import type { Ticket } from './types';
import { same } from './types';

export type Field = 'status' | 'priority' | 'assignee' | 'queue' | 'tags' | 'subject';

export interface Change {
  field: Field;
  from: string;
  to: string;
}

export interface Patch {
  status?: Ticket['status'];
  /** The shop's own name of that status; without it the plain one is meant. */
  custom_status?: string;
  priority?: Ticket['priority'];
  assignee?: Ticket['assignee'];
  queue?: string | null;
  tags?: string[];
  subject?: string;
  snooze_until?: string | null;
}

const fields: Field[] = ['status', 'priority', 'assignee', 'queue', 'tags', 'subject'];

export function changes(before: Ticket, after: Ticket): Change[] {
  return fields
    .filter((field) => worth(before, field) !== worth(after, field))
    .map((field) => ({ field, from: worth(before, field), to: worth(after, field) }));
}

function worth(ticket: Ticket, field: Field): string {
  if (field === 'assignee') return ticket.assignee?.name ?? '';
  if (field === 'tags') return ticket.tags.join(', ');
  if (field === 'status') return ticket.custom_status ?? ticket.status;
  return ticket[field] ?? '';
}

/** The ticket as it will look if the service agrees. */
export function patched(ticket: Ticket, patch: Patch): Ticket {
  return { ...ticket, ...whole(patch) } as Ticket;
}

/** A plain status takes the shop's own name away. */
function whole(patch: Patch): Patch {
  return patch.status ? { custom_status: undefined, ...patch } : patch;
}

/** Does the ticket already say what this change wanted? Then there is nothing to mend. */
export function alreadySo(ticket: Ticket, patch: Patch): boolean {
  return Object.entries(whole(patch)).every(([name, wanted]) => {
    if (name === 'assignee')
      return same(ticket.assignee?.id, patch.assignee?.id) || (!ticket.assignee && !wanted);
    return JSON.stringify(ticket[name as keyof Ticket] ?? null) === JSON.stringify(wanted ?? null);
  });
}

/** What goes over the line: people by id. */
export function asBody(patch: Patch, version: number): Record<string, unknown> {
  const { assignee, custom_status, ...rest } = patch;
  const body: Record<string, unknown> = { ...rest, version };
  if (custom_status) body.status = custom_status;
  if (assignee !== undefined) body.assignee = assignee === null ? null : assignee.id;
  return body;
}

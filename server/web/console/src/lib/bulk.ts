// One wish for many tickets: how it goes over the line, and what became of each.
import type { Id, Priority, Ticket } from './types';

export interface Wish {
  status?: string;
  priority?: Priority;
  assignee?: Id | null;
  add_tags?: string[];
  remove_tags?: string[];
  snooze_until?: string;
}
export interface Outcome {
  id: number;
  ok: boolean;
  ticket?: Ticket;
  status?: number;
  detail?: string;
}
export interface Failure {
  id: number;
  why: string;
}
export interface Result {
  done: number[];
  failed: Failure[];
}

/** What the service takes at once. */
export const many_max = 500;

/** With the version each ticket had on the screen, so that nobody's change is overwritten. */
export function asBulk(ids: number[], wish: Wish, tickets: Record<number, Ticket>) {
  const known = ids.flatMap((id) => (tickets[id] ? [[id, tickets[id].version]] : []));
  return { ids, versions: Object.fromEntries(known) as Record<string, number>, change: wish };
}

export function resultOf(outcomes: Outcome[], otherwise: string): Result {
  return {
    done: outcomes.filter((one) => one.ok).map((one) => one.id),
    failed: outcomes
      .filter((one) => !one.ok)
      .map((one) => ({ id: one.id, why: one.detail || otherwise })),
  };
}

/** Tags as people write them: with commas, in any case. */
export function tagsIn(text: string): string[] {
  const tags = text
    .split(/[,;]/)
    .map((one) => one.trim().replace(/^#/, '').toLocaleLowerCase().replace(/\s+/g, '-'));
  return [...new Set(tags.filter(Boolean))];
}

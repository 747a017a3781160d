// The columns a ticket table can have, which of them stand in it at first, and how each is sorted. Pure.
import type { Sort } from './desk';

export const columns = [
  'number',
  'subject',
  'customer',
  'status',
  'priority',
  'queue',
  'assignee',
  'tags',
  'waiting',
  'due',
  'channel',
  'language',
  'created',
  'updated',
] as const;
export type Column = (typeof columns)[number];

/** A table without it would have nothing to open. */
export const always: Column = 'subject';
const usual: Column[] = ['number', 'subject', 'customer', 'status', 'priority', 'assignee', 'waiting', 'due', 'updated'];

/** What was chosen, as far as it is still known; nothing chosen: the usual ones. */
export function shownOf(chosen: string[]): Column[] {
  const known = columns.filter((one) => one === always || chosen.includes(one));
  return chosen.length ? known : usual;
}
export function toggledIn(shown: Column[], one: Column): Column[] {
  if (one === always) return shown;
  return columns.filter((column) => (column === one ? !shown.includes(one) : shown.includes(column)));
}

interface Way {
  sort: Sort;
  aria: 'ascending' | 'descending';
}
/** The orders the service has; the first is taken first. */
const ways: Partial<Record<Column, Way[]>> = {
  priority: [{ sort: '-priority', aria: 'descending' }],
  waiting: [{ sort: 'waiting', aria: 'descending' }],
  due: [{ sort: 'due', aria: 'ascending' }],
  created: [
    { sort: '-created_at', aria: 'descending' },
    { sort: 'created_at', aria: 'ascending' },
  ],
  updated: [
    { sort: '-updated_at', aria: 'descending' },
    { sort: 'updated_at', aria: 'ascending' },
  ],
};

export function sortsBy(column: Column): boolean {
  return column in ways;
}
export function ariaSort(column: Column, sort: Sort): Way['aria'] | undefined {
  return ways[column]?.find((way) => way.sort === sort)?.aria;
}
/** The order after a press on the head of the column. */
export function nextSort(column: Column, sort: Sort): Sort | undefined {
  const own = ways[column] ?? [];
  const at = own.findIndex((way) => way.sort === sort);
  return own[(at + 1) % own.length]?.sort;
}

// What rules and macros do, as a form edits it.
import { newKey, listed } from './condition';
import type { Deed } from './rule';

export const deeds = [
  'set_status',
  'set_priority',
  'set_queue',
  'assign',
  'add_tags',
  'remove_tags',
  'note',
  'reply',
  'snooze',
  'notify',
  'webhook',
  'checklist',
] as const;
export type DeedName = (typeof deeds)[number];

/** `who` is only for notify: a person's id, or "assignee". */
export interface DeedRow {
  key: number;
  what: string;
  text: string;
  who: string;
}

/** What a rule answers is written as text; tags with commas, points of a checklist line by line. */
const with_lists = ['add_tags', 'remove_tags'];

export function rowOfDeed(one: Deed): DeedRow {
  const values = Array.isArray(one.value) ? one.value : [one.value ?? ''];
  if (one.do === 'notify' && values.length > 1)
    return { key: newKey(), what: one.do, who: values[0] ?? '', text: values.slice(1).join('\n') };
  const between = one.do === 'checklist' ? '\n' : ', ';
  return { key: newKey(), what: one.do, who: 'assignee', text: values.join(between) };
}

export function newDeed(what: string = 'add_tags'): DeedRow {
  return { key: newKey(), what, who: 'assignee', text: '' };
}

export function deedOf({ what, text, who }: DeedRow): Deed {
  if (what === 'notify') return { do: what, value: [who, text.trim()] };
  if (with_lists.includes(what)) return { do: what, value: listed(text) };
  if (what === 'checklist') return { do: what, value: lines(text) };
  return { do: what, value: text.trim() };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}

export const variables = [
  'customer.name',
  'customer.first_name',
  'customer.email',
  'customer.tier',
  'agent.name',
  'agent.first_name',
  'ticket.number',
  'ticket.subject',
  'ticket.queue',
  'ticket.status',
  'ticket.priority',
  'shop.name',
  'shop.url',
  'shop.email',
  'shop.phone',
] as const;

// Rules as the service sends them, and the flat part of their conditions that a form can show.
import type { Id } from './types';

export interface Leaf {
  field: string;
  op: string;
  value?: unknown;
}
export type Condition =
  Leaf | { all: Condition[] } | { any: Condition[] } | { none: Condition[] } | Record<string, never>;

export interface Deed {
  do: string;
  value?: string | string[];
}
export interface Rule {
  id: Id;
  name: string;
  enabled: boolean;
  position: number;
  on: string[];
  time: { since: string; after: string; working: boolean } | null;
  when: Condition;
  actions: Deed[];
  version: number;
  fired: number;
  last_fired_at: string | null;
}
export interface ConditionField {
  name: string;
  label: string;
  type: string;
  choices: string[];
  operators: string[];
}
export interface DryRun {
  tickets: number;
  events: number;
  fired: number;
  tickets_fired: number;
  examples: { ticket: number; subject: string; at: string; why: string[] }[];
}

export interface FlatLeaf {
  field: string;
  op: string;
  value: string;
}
export interface Flat {
  join: 'all' | 'any';
  leaves: FlatLeaf[];
}

const listed = ['in'];

/** The condition as rows of a form, or null where it is nested deeper than a form can show. */
export function flat(condition: Condition): Flat | null {
  if (Object.keys(condition).length === 0) return { join: 'all', leaves: [] };
  if ('field' in condition) return { join: 'all', leaves: [row(condition as Leaf)] };
  const join = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null;
  if (!join) return null;
  const parts = (condition as Record<string, Condition[]>)[join] ?? [];
  if (!parts.every((part) => 'field' in part)) return null;
  return { join, leaves: parts.map((part) => row(part as Leaf)) };
}

function row({ field, op, value }: Leaf): FlatLeaf {
  return { field, op, value: Array.isArray(value) ? value.join(', ') : String(value ?? '') };
}

export function nested({ join, leaves }: Flat, fields: ConditionField[]): Condition {
  if (leaves.length === 0) return {};
  return { [join]: leaves.map((one) => leaf(one, fields)) } as Condition;
}

function leaf({ field, op, value }: FlatLeaf, fields: ConditionField[]): Leaf {
  if (['empty', 'changed'].includes(op)) return { field, op };
  const words = value.split(',').map((one) => one.trim());
  if (listed.includes(op)) return { field, op, value: words };
  const type = fields.find((one) => one.name === field)?.type;
  if (type === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
    return { field, op, value: Number(value) };
  if (type === 'truth') return { field, op, value: value === 'true' };
  return { field, op, value };
}

const many = ['add_tags', 'remove_tags', 'notify'];

/** Lists are written with commas in the form. */
export function deed(what: string, text: string): Deed {
  if (!many.includes(what)) return { do: what, value: text };
  const at = text.indexOf(',');
  if (what === 'notify' && at >= 0)
    return { do: what, value: [text.slice(0, at).trim(), text.slice(at + 1).trim()] };
  return { do: what, value: text.split(',').map((one) => one.trim()) };
}
export function deedText(one: Deed): string {
  return Array.isArray(one.value) ? one.value.join(', ') : (one.value ?? '');
}

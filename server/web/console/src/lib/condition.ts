// Conditions nested to any depth, as a form edits them: groups and rows, each with a key of its own.
// Knows how the service writes them; knows nothing of the screen.
import type { Condition, ConditionField, Leaf } from './rule';
import { asLocalInput } from './time';

export type Join = 'all' | 'any' | 'none';
export interface Row {
  key: number;
  field: string;
  op: string;
  value: string;
  /** Several values that the text of the form cannot hold; kept until the text is changed. */
  kept?: { text: string; values: unknown[] };
}
export interface Group {
  key: number;
  join: Join;
  parts: Part[];
}
export type Part = Row | Group;

export const joins: Join[] = ['all', 'any', 'none'];
export const valueless = ['empty', 'changed'];
export const depth_max = 8;
export const leaves_max = 100;

let last = 0;
export const newKey = () => ++last;
export const isGroup = (part: Part): part is Group => 'parts' in part;

export function emptyGroup(join: Join = 'all'): Group {
  return { key: newKey(), join, parts: [] };
}

/** A whole condition as the group that stands at the top of a form. */
export function treeOf(condition: Condition | undefined): Group {
  if (!condition || Object.keys(condition).length === 0) return emptyGroup();
  const part = partOf(condition);
  return isGroup(part) ? part : { ...emptyGroup(), parts: [part] };
}

function partOf(condition: Condition): Part {
  const join = joins.find((one) => one in condition);
  if (!join) return rowOf(condition as Leaf);
  const inner = (condition as Record<string, Condition[]>)[join] ?? [];
  return { key: newKey(), join, parts: inner.map(partOf) };
}

function rowOf({ field, op, value }: Leaf): Row {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const row: Row = { key: newKey(), field, op, value: text };
  return Array.isArray(value) ? { ...row, kept: { text, values: value } } : row;
}

/** The condition as the service wants it; groups with nothing in them ask nothing and go. */
export function conditionOf(group: Group, fields: ConditionField[]): Condition {
  return grouped(group, fields) ?? {};
}

function grouped(group: Group, fields: ConditionField[]): Condition | null {
  const parts = group.parts
    .map((part) => (isGroup(part) ? grouped(part, fields) : leafOf(part, fields)))
    .filter((one): one is Condition => one !== null);
  return parts.length ? ({ [group.join]: parts } as Condition) : null;
}

function leafOf({ field, op, value, kept }: Row, fields: ConditionField[]): Leaf {
  if (valueless.includes(op)) return { field, op };
  if (kept && kept.text === value) return { field, op, value: kept.values };
  if (op === 'in') return { field, op, value: listed(value) };
  const type = fields.find((one) => one.name === field)?.type;
  if (type === 'list') return { field, op, value: listed(value) };
  const text = value.trim();
  if (type === 'number' && text !== '' && Number.isFinite(Number(text)))
    return { field, op, value: Number(text) };
  if (type === 'truth') return { field, op, value: text === 'true' };
  if (type === 'time' && op !== 'older_than') return { field, op, value: instant(text) };
  return { field, op, value: text };
}

export function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** What a date field gives, as a moment; what is one already stays. */
function instant(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}

/** The moment as a date field of this browser wants it: local, to the minute. */
export function localTime(text: string): string {
  return Number.isNaN(Date.parse(text)) ? '' : asLocalInput(new Date(text));
}

export function countRows(group: Group): number {
  return group.parts.reduce((sum, part) => sum + (isGroup(part) ? countRows(part) : 1), 0);
}

/** Some row still waits for its value: nothing is asked before it has one. */
export function isUnfinished(group: Group): boolean {
  return group.parts.some((part) =>
    isGroup(part) ? isUnfinished(part) : !valueless.includes(part.op) && part.value.trim() === '',
  );
}

/** "all[0].any[1]" of a refusal → the key of the row or group that is meant. */
export function keyAt(group: Group, path: string): number {
  const [step, ...rest] = path.split('.');
  const at = /^\w+\[(\d+)\]$/.exec(step ?? '');
  const part = at ? shown(group)[Number(at[1])] : undefined;
  if (!part) return group.key;
  return isGroup(part) ? keyAt(part, rest.join('.')) : part.key;
}

/** The parts that are sent: empty groups are not counted. */
function shown(group: Group): Part[] {
  return group.parts.filter((part) => !isGroup(part) || countRows(part) > 0);
}

export interface Refused {
  path: string;
  words: string;
}

/** A refusal in words, cut where it names its place: "when: all[1]: what is wrong". */
export function placed(detail: string): Refused {
  const hit = /^(?:when: )?((?:all|any|none)\[\d+\](?:\.(?:all|any|none)\[\d+\])*): (.+)$/s.exec(
    detail,
  );
  if (hit?.[1] && hit[2]) return { path: hit[1], words: hit[2] };
  const place = /^(when|name|on|time(?:\.\w+)?|actions(?:\[\d+\])?|files|condition): (.+)$/s.exec(
    detail,
  );
  return place?.[1] && place[2] ? { path: place[1], words: place[2] } : { path: '', words: detail };
}

export function firstRow(fields: ConditionField[]): Row {
  const first = fields.find((one) => one.name === 'ticket.priority') ?? fields[0];
  const row: Row = { key: newKey(), field: first?.name ?? '', op: 'is', value: '' };
  return first ? chosen(row, first) : row;
}

/** The row after another field was chosen: what does not fit it any more begins anew. */
export function chosen(row: Row, field: ConditionField): Row {
  const op = field.operators.includes(row.op) ? row.op : (field.operators[0] ?? 'is');
  const value = field.type === 'truth' ? 'true' : (field.choices[0] ?? '');
  return { key: row.key, field: field.name, op, value };
}

/** Ticket fields and customer attributes of the shop's own, asked like any text. */
export function ownFields(
  prefix: 'ticket.field.' | 'customer.attribute.',
  named: { name: string; label: string; choices: string[] }[],
): ConditionField[] {
  const operators = ['is', 'is_not', 'contains', 'in', 'matches_word', 'empty', 'changed'];
  return named.map(({ name, label, choices }) => ({
    name: prefix + name,
    label,
    type: choices.length ? 'choice' : 'text',
    choices,
    operators: choices.length ? operators.filter((op) => op !== 'matches_word') : operators,
  }));
}

// What a condition may ask, gathered once for a form: the service's fields, and those of the shop's own.
import { ownFields, valueless } from '../../lib/condition';
import type { Attribute } from '../../lib/customer';
import { lengthOf, type Condition, type ConditionField, type Leaf } from '../../lib/rule';
import { sentence } from '../../lib/sentence';
import type { Paged } from '../../lib/types';
import { orNone } from '../../state/asked.svelte';
import { api } from '../../state/service';
import { queueName, shelf, statusName } from '../../state/shelf.svelte';
import { speech, t } from '../../state/words.svelte';
import { staff } from './staff.svelte';

interface Named {
  name: string;
  label: string;
  choices: string[];
  archived?: boolean;
}
const none = { items: [], next: null };

/** `forCustomers`: only what is known of a customer without a ticket. */
export async function askableFields(forCustomers = false): Promise<ConditionField[]> {
  void staff.load();
  const [all, attributes, fields] = await Promise.all([
    api.get<Paged<ConditionField>>('/conditions/fields'),
    orNone(api.get<Paged<Attribute>>('/attributes'), none),
    forCustomers ? none : orNone(api.get<Paged<Named>>('/fields'), none),
  ]);
  const own = ownFields('customer.attribute.', attributes.items);
  if (!forCustomers) {
    const live = fields.items.filter((one) => !one.archived);
    return [...all.items, ...ownFields('ticket.field.', live), ...own];
  }
  const askable = all.items.filter(
    ({ name }) => /^(customer|survey)\./.test(name) && name !== 'customer.segments',
  );
  return [...askable, ...own].map((one) => ({
    ...one,
    operators: one.operators.filter((op) => !op.startsWith('changed')),
  }));
}

export interface Choice {
  value: string;
  label: string;
}

/** What stands in a list to choose from, where the values of a field are known. */
export function choicesFor(field: ConditionField | undefined): Choice[] {
  if (!field) return [];
  if (field.name === 'ticket.queue')
    return shelf.queues.map((one) => ({ value: String(one.id), label: queueName(one.id) }));
  if (field.name === 'ticket.custom_status')
    return shelf.statuses
      .filter((one) => one.custom)
      .map(({ name, label }) => ({ value: name, label }));
  if (field.name === 'ticket.assignee')
    return staff.all.map((one) => ({ value: String(one.id), label: one.name }));
  if (field.name === 'ticket.status')
    return field.choices.map((value) => ({ value, label: statusName(value) }));
  const group = field.name.split('.')[1] ?? '';
  return field.choices.map((value) => ({ value, label: speech.code(group, value) }));
}

/** A field in the reader's words: its own label, or the service's. */
export function fieldLabel(field: ConditionField): string {
  const said = speech.known('asks', field.name);
  return said ?? field.label;
}

export function nounOf(name: string): string {
  return name.split('.')[0] ?? '';
}

/** A whole condition as one sentence in the reader's words. */
export function inWords(condition: Condition | undefined, fields: ConditionField[]): string {
  return sentence(condition, {
    leaf: (leaf) => leafInWords(leaf, fields),
    always: t('said.always'),
    and: t('said.and'),
    or: t('said.or'),
    none: (inner) => t('said.none', { inner }),
  });
}

function leafInWords({ field, op, value }: Leaf, fields: ConditionField[]): string {
  const known = fields.find((one) => one.name === field);
  const noun = nounOf(field);
  const name = known ? fieldLabel(known) : field;
  const asked = noun === 'ticket' || !known ? name : `${speech.code('noun', noun)}: ${name}`;
  const words = `${asked} ${speech.code('op', op)}`;
  return valueless.includes(op) ? words : `${words} ${valueInWords(value, op, known)}`;
}

function valueInWords(value: unknown, op: string, field: ConditionField | undefined): string {
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, op, field)).join(', ');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const text = String(value ?? '');
  if (op === 'older_than') return lengthInWords(text);
  if (field?.type === 'time' && !Number.isNaN(Date.parse(text))) return speech.clock.whole(text);
  return choicesFor(field).find((one) => one.value === text)?.label ?? t('said.quoted', { text });
}

/** "604800s" of the service in the reader's words: "7 days". */
export function lengthInWords(text: string): string {
  const length = lengthOf(text);
  if (!length) return text;
  const units: Record<string, string> = { days: 'day', h: 'hour', min: 'minute', s: 'second' };
  const how = { style: 'unit', unit: units[length.unit], unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(speech.tongue, how).format(length.n);
}

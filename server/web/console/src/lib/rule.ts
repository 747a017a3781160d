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
  truncated: boolean;
  examples: {
    ticket: number;
    subject: string;
    at: string;
    why: string[];
    leaves?: { path: string; held: boolean; words: string }[];
  }[];
}

export const triggers = [
  'ticket_created',
  'ticket_updated',
  'customer_wrote',
  'agent_wrote',
  'survey_answered',
  'sla_warning',
  'sla_breached',
  'tag_added',
  'customer_updated',
] as const;
export const moments = [
  'ticket.status_since',
  'ticket.created_at',
  'ticket.customer_wrote_at',
  'ticket.agent_wrote_at',
  'ticket.waiting_since',
  'ticket.first_response_at',
  'ticket.solved_at',
] as const;

export interface Macro {
  id: Id;
  name: string;
  reply: string;
  actions: Deed[];
  queues: string[];
  position: number;
  enabled: boolean;
  used: number;
  version: number;
}
export interface CannedReply {
  id: Id;
  title: string;
  text: string;
  queues: string[];
  tags: string[];
  intents: string[];
  language: string;
  files: { name: string; url: string }[];
  enabled: boolean;
  editable: boolean;
  used: number;
  version: number;
}

const lengths: [number, string][] = [
  [86400, 'days'],
  [3600, 'h'],
  [60, 'min'],
];

/** "604800s" of the service as people write it: "7 days". What is no such length stays. */
export function lengthText(text: string): string {
  const { n, unit } = lengthOf(text) ?? {};
  return unit ? `${n} ${unit}` : text;
}
export function lengthOf(text: string): { n: number; unit: string } | null {
  const seconds = Number(/^(\d+)s$/.exec(text)?.[1]);
  if (!seconds) return null;
  const [size, unit] = lengths.find(([one]) => seconds % one === 0) ?? [1, 's'];
  return { n: seconds / size, unit };
}

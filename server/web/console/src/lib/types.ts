// The nouns of the console, as the service sends them (contract §3 and §4.2).
// Knows shapes only; nothing here runs.

export type Id = string | number;
export type Role = 'admin' | 'agent' | 'viewer';
export type Presence = 'online' | 'away' | 'offline';
export type Status =
  'new' | 'open' | 'waiting_customer' | 'waiting_other' | 'snoozed' | 'solved' | 'closed';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type Owner = 'bot' | 'queue' | 'agent' | 'closed';
export type Speaker = 'customer' | 'bot' | 'agent' | 'system';

export interface Person {
  id: Id;
  name: string;
}
export interface User extends Person {
  email: string;
  role: Role;
  presence?: Presence;
  disabled?: boolean;
  last_seen_at?: string | null;
}
export interface Agent extends Person {
  presence: Presence;
  open_tickets?: number;
}
export interface Page {
  url: string;
  title?: string;
}
export interface Customer extends Person {
  email?: string | null;
  verified?: boolean;
  language?: string | null;
  phone?: string | null;
  attributes?: Record<string, unknown>;
  page?: Page | null;
  created_at?: string;
  last_seen_at?: string | null;
}
export interface LastMessage {
  from: Speaker;
  name?: string;
  text: string;
  at: string;
}
export interface Sla {
  metric: string;
  due: string | null;
  state: string;
  used_s?: number;
  target_s?: number;
}
export interface Candidate {
  id: string;
  label?: string;
  title?: string;
  kind?: string;
  score: number;
  reasons?: (string | { what: string; weight?: number })[];
}
export interface Handoff {
  reason: string;
  evidence?: string | null;
  question?: string | null;
  intent?: string | null;
  candidates?: Candidate[];
  slots?: Record<string, unknown> | { name: string; value: unknown }[];
  answers_given?: (string | { id?: string; title?: string; text?: string })[];
  language?: string | null;
  page?: Page | string | null;
  verified?: boolean;
}
export interface Ticket {
  id: number;
  subject: string;
  status: Status;
  priority: Priority;
  queue: string | null;
  assignee: Person | null;
  customer: Customer;
  tags: string[];
  channel?: string;
  conversation: string;
  language?: string | null;
  sla?: Sla[];
  created_at: string;
  updated_at: string;
  version: number;
  handoff?: Handoff | null;
  last_message?: LastMessage | null;
  unread?: boolean;
  waiting_since?: string | null;
  snooze_until?: string | null;
  page?: Page | null;
  by?: Person | null;
  merged_into?: number | null;
  /** The shop's own name of its status. */
  custom_status?: string;
}
export interface Message {
  /** Its number in the conversation; a note repeats the one before it. */
  seq: number;
  /** Its number in the desk's log: one of a kind. */
  event?: number;
  id?: string;
  from: Speaker;
  name?: string;
  text: string;
  internal?: boolean;
  at: string;
  via?: string | null;
  article?: { id: string; title: string; url: string } | null;
  buttons?: { id: string; label: string }[];
  kind?: string;
  owner?: Owner;
  reason?: string;
  by?: Id | null;
  helpful?: boolean;
  score?: number;
}
export interface Conversation {
  id: string;
  owner: Owner;
  epoch: number;
  customer: Customer;
  language?: string | null;
  page?: Page | null;
  started_at: string;
  last_message?: LastMessage | null;
  ticket: number | null;
}
export interface Filter {
  status?: Status[];
  assignee?: Id;
  queue?: string;
  tag?: string;
  priority?: Priority;
  /** Words and order of a saved view. */
  q?: string;
  sort?: string;
  /** Conditions that only the service can judge. */
  when?: Record<string, unknown>;
}
export interface View {
  id: string;
  label: string;
  count: number;
  filter: Filter;
  owner?: Person;
  shared?: boolean;
}
/** A status as the shop calls it; its own stand in one of the fixed ones. */
export interface StatusName {
  name: string;
  label: string;
  category: Status;
  custom: boolean;
}
export interface Queue {
  id: string;
  name: string;
  open?: boolean;
}
export interface Canned {
  id: Id;
  title: string;
  text: string;
  /** With its blanks filled for the ticket it was asked for. */
  filled?: string | null;
  files?: { name: string; url: string }[];
}
export interface Problem {
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  what: string;
  mend?: string;
}
export interface ContentStatus {
  revision: string;
  loaded_at: string;
  articles: number;
  intents: number;
  languages?: string[];
  failed?: boolean;
  problems: Problem[];
}
export interface TimelineItem {
  kind: string;
  /** Of what is noted: "customer.noted", "credit.changed", ... */
  what?: string;
  owner?: Owner;
  at: string;
  title: string;
  ticket?: number | null;
  conversation?: string | null;
  status?: Status;
  score?: number;
}
export interface Explanation {
  seq: number;
  question?: string;
  language?: string;
  decision?: string;
  via?: string;
  id?: string | null;
  title?: string | null;
  score?: number | null;
  target_precision?: number;
  revision?: string;
  /** The probability that had to be reached to answer. */
  needed?: number;
  again?: Explanation;
  explained?: { mass: number; known?: string[]; unknown?: string[] };
  facts?: { name: string; value: string }[];
  candidates?: Candidate[];
  steps?: string[];
}
export interface Token {
  id: Id;
  name: string;
  scopes: string[];
  created_at: string;
  last_used_at?: string | null;
  expires_at?: string | null;
  token?: string;
}
export interface Paged<T> {
  items: T[];
  next: string | null;
}
export interface Session {
  user: User;
  csrf: string;
  seq?: number;
}

/** What parts one message from another, and the order they were said in. */
export function orderOf(message: Message): number {
  return message.event ?? message.seq;
}

/** Ids come as numbers or as text; the same person is the same either way. */
export function same(a: Id | null | undefined, b: Id | null | undefined): boolean {
  return a != null && b != null && String(a) === String(b);
}

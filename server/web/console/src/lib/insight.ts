// The figures of the service, as it sends them, and how they are said.
import type { StaffCard } from './giving';
import { same, type Id, type Presence } from './types';

export interface Share {
  n: number;
  count: number;
  share: number | null;
  low: number;
  high: number;
  small: boolean;
  average?: number | null;
}
export interface Spread {
  n: number;
  median_s: number | null;
  p90_s: number | null;
}
export interface Nps {
  n: number;
  score: number | null;
  low: number;
  high: number;
  small: boolean;
}
export interface Overview {
  at: string;
  waiting: { count: number; longest_s: number; oldest_ticket: number | null };
  queues: {
    queue: string;
    label: string;
    open: boolean;
    waiting: number;
    longest_wait_s: number;
    active: number;
  }[];
  agents: {
    id: Id;
    name: string;
    presence: Presence;
    open: number;
    waiting_customer: number;
    snoozed: number;
  }[];
  sla: {
    at_risk: { ticket: number; subject: string; metric: string; due: string }[];
    breached: number;
  };
  today: { created: number; solved: number; bot_answers: number; handoffs: number; csat: Share };
}
/** Who is here first, the fullest of them first; with what each carries and may carry. */
export function atWork(agents: Overview['agents'], staff: StaffCard[]) {
  const here: Presence[] = ['online', 'away', 'offline'];
  const full = (one: { load: number; capacity: number }) => one.load / Math.max(one.capacity, 0.01);
  return agents
    .map((agent) => {
      const card = staff.find((one) => same(one.id, agent.id));
      return { ...agent, load: card?.load ?? 0, capacity: card?.capacity ?? 0 };
    })
    .sort(
      (a, b) => here.indexOf(a.presence) - here.indexOf(b.presence) || full(b) - full(a) || b.open - a.open,
    );
}
export interface ReportRow {
  key: string;
  label: string;
  created: number;
  solved: number;
  reopen: Share;
  first_response: Spread;
  next_response: Spread;
  resolution: Spread;
  csat: Share;
  nps: Nps;
}
export interface Report {
  by: string;
  timezone: string;
  rows: ReportRow[];
}
export interface HeatMap {
  timezone: string;
  cells: number[][];
}
export interface Deflection {
  conversations: number;
  to_people: number;
  said_solved: number;
  no_return: number;
  silent_exit: number;
  came_back: number;
  pending: number;
  said_not_helpful: number;
  deflection: Share;
}

export const report_kinds = ['total', 'day', 'queue', 'agent', 'tag', 'article', 'channel'] as const;
export type ReportKind = (typeof report_kinds)[number];

const day_ms = 86_400_000;

/** A day as the date fields write it, `back` days before `now`. */
export function dayBefore(now: number, back: number): string {
  return new Date(now - back * day_ms).toISOString().slice(0, 10);
}

/** How strongly a cell is tinted, from 0 to 5; every cell with something in it is seen. */
export function heat(value: number, most: number): number {
  return value === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((value / most) * 5));
}

export interface BotReport {
  questions: number;
  answered: number;
  coverage: Share;
  articles: {
    article: string;
    title: string;
    answers: number;
    helpful: Share;
    handed_over: number;
    came_back: number;
  }[];
}
interface Placed {
  id: string;
  label: string;
  file: string;
  line: number;
}
export interface Reliability {
  target_precision: number;
  needed: number;
  coverage_at_target: number;
  table: { from: number; to: number; count: number; promised: number; right: number }[];
  demoted: (Placed & { answered: number; right: number })[];
}
export interface SurveySum {
  name: string | null;
  asked: number;
  answered: number;
  mean: number;
  good: number;
  bad: number;
}
export interface SurveyAnswer {
  id: number;
  kind: string;
  customer: Id;
  ticket: number | null;
  agent: { id: Id; name: string } | null;
  queue: string | null;
  answered_at: string | null;
  score: number | null;
  comment: string | null;
}

/** The best score of each kind of survey. */
export const survey_best = { csat: 5, nps: 10, ces: 7 } as const;

/** So many of so many, with the 95 % interval of Wilson, as the service reckons its own shares. */
export function shareOf(count: number, n: number): Share {
  if (n === 0) return { n, count, share: null, low: 0, high: 1, small: true };
  const z = 1.959964;
  const share = count / n;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  const low = Math.max(0, (middle - reach) / whole);
  return { n, count, share, low, high: Math.min(1, (middle + reach) / whole), small: n < 30 };
}

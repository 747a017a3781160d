// What is promised and when the shop is open, as the service tells it; the usual week within its days.
// Pure.
import type { Condition } from './rule';
import type { Priority, Status } from './types';

export interface Span {
  from: string;
  to: string;
}
export interface Day {
  date: string;
  holiday: string | null;
  open: Span[];
}
export interface CalendarSetting {
  /** Empty: the hours of the whole shop. */
  name: string;
  timezone: string;
  open: boolean;
  days: Day[];
}
export interface SlaActions {
  notify: string[];
  raise_priority: boolean;
  queue: string | null;
  tags: string[];
}
export interface PolicySetting {
  name: string;
  calendar: string | null;
  when: {
    queue?: string[];
    priority?: string[];
    tier?: string[];
    tag?: string[];
    channel?: string[];
    language?: string[];
    condition?: Condition;
  };
  targets: Record<string, Partial<Record<Priority, number>>>;
  warn_at_percent: number;
  paused_in: Status[];
  on_warning: SlaActions;
  on_breach: SlaActions;
}
export interface Promised {
  items: PolicySetting[];
  calendars: CalendarSetting[];
}
export interface Reckoned {
  calendar: string;
  timezone: string;
  start: string;
  due: string | null;
  spans: { from: string; to: string; counted_s: number }[];
  whole: boolean;
}
export interface SettingPlace {
  path: string;
  line: number;
}

export const metrics = ['first_response', 'next_response', 'resolution'] as const;
export const ranks: Priority[] = ['low', 'normal', 'high', 'urgent'];

const of_queue = 'queue ';

/** Behind the policies stands one line a queue: what is promised where none of them fits. */
export function queueOf(policy: PolicySetting): string | null {
  return policy.name.startsWith(of_queue) ? policy.name.slice(of_queue.length) : null;
}

/** The line of the file that decides it: its own, else that of the section around it. */
export function lineOf(places: SettingPlace[], path: string): number | null {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = places.find((one) => one.path === at);
    if (place) return place.line;
  }
  return null;
}

const asks: [keyof PolicySetting['when'], string][] = [
  ['queue', 'ticket.queue'],
  ['priority', 'ticket.priority'],
  ['tier', 'customer.tier'],
  ['tag', 'ticket.tags'],
  ['channel', 'ticket.channel'],
  ['language', 'ticket.language'],
];

/** The short way of asking ("queue: orders") as the condition it stands for. */
export function conditionOf(when: PolicySetting['when']): Condition {
  const parts: Condition[] = asks.flatMap(([key, field]) => {
    const values = (when[key] as string[] | undefined) ?? [];
    if (values.length === 0) return [];
    if (key === 'tag') return [oneOf(values.map((value) => ({ field, op: 'contains', value })))];
    return [
      values.length === 1 ? { field, op: 'is', value: values[0] } : { field, op: 'in', value: values },
    ];
  });
  const { condition } = when;
  if (condition && Object.keys(condition).length) parts.push(condition);
  return parts.length > 1 ? { all: parts } : (parts[0] ?? {});
}

function oneOf(parts: Condition[]): Condition {
  return parts.length === 1 && parts[0] ? parts[0] : { any: parts };
}

export interface Week {
  /** Monday to Sunday; days in a row with the same hours stand together. */
  rows: { first: number; last: number; open: Span[] }[];
  /** Dates that are not as their weekday usually is. */
  special: Day[];
}

const hoursOf = (day: Day) => day.open.map(({ from, to }) => `${from}-${to}`).join(' ');
const weekdayOf = (day: Day) => (new Date(`${day.date}T12:00:00Z`).getUTCDay() + 6) % 7;

/** What most Mondays look like, most Tuesdays, ...; and the days that are otherwise. */
export function weekOf(days: Day[]): Week {
  const usual = Array.from({ length: 7 }, (_, weekday) =>
    commonest(days.filter((day) => weekdayOf(day) === weekday && day.holiday === null)),
  );
  const rows: Week['rows'] = [];
  usual.forEach((day, weekday) => {
    const before = rows.at(-1);
    const same = before && hoursOf({ ...day, open: before.open }) === hoursOf(day);
    if (same) before.last = weekday;
    else rows.push({ first: weekday, last: weekday, open: day.open });
  });
  const special = days.filter(
    (day) => day.holiday !== null || hoursOf(day) !== hoursOf(usual[weekdayOf(day)] ?? day),
  );
  return { rows, special };
}

function commonest(days: Day[]): Day {
  const times = new Map<string, number>();
  for (const day of days) times.set(hoursOf(day), (times.get(hoursOf(day)) ?? 0) + 1);
  const most = [...days].sort(
    (a, b) => (times.get(hoursOf(b)) ?? 0) - (times.get(hoursOf(a)) ?? 0),
  );
  return most[0] ?? { date: '', holiday: null, open: [] };
}

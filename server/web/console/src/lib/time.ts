// Times in the reader's own language and zone, by Intl alone.

const minute_s = 60;
const hour_s = 3600;
const day_s = 86400;

const steps: [number, Intl.NumberFormatOptions['unit']][] = [
  [day_s, 'day'],
  [hour_s, 'hour'],
  [minute_s, 'minute'],
];

export class Clock {
  private readonly time: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly full: Intl.DateTimeFormat;
  private readonly second: Intl.DateTimeFormat;
  private readonly relative: Intl.RelativeTimeFormat;

  constructor(private readonly locale: string) {
    this.time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    this.day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
    this.full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.second = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  }

  at(iso: string): string {
    return this.time.format(new Date(iso));
  }
  whole(iso: string): string {
    return this.full.format(new Date(iso));
  }

  /** To the second, for what is counted so. */
  precise(iso: string): string {
    return this.second.format(new Date(iso));
  }

  /** "today", "yesterday", else the date. */
  dayOf(iso: string, now: number): string {
    const days = Math.round((midnight(Date.parse(iso)) - midnight(now)) / 1000 / day_s);
    if (days === 0 || days === -1) return capital(this.relative.format(days, 'day'));
    return this.day.format(new Date(iso));
  }

  /** A short length of time: "40 sec", "12 min", "3 hr", "2 days". */
  span(ms: number): string {
    const s = Math.max(0, Math.floor(ms / 1000));
    for (const [size, unit] of steps) if (s >= size) return this.unit(Math.floor(s / size), unit);
    return this.unit(s, 'second');
  }

  /** To the second, and no days, because a working day has no 24 hours: "31 hr 30 min 5 sec". */
  exact(ms: number): string {
    let rest = Math.round(ms / 1000);
    const parts: string[] = [];
    for (const [size, unit] of steps.slice(1)) {
      if (rest >= size) parts.push(this.unit(Math.floor(rest / size), unit));
      rest %= size;
    }
    if (rest > 0 || parts.length === 0) parts.push(this.unit(rest, 'second'));
    return parts.join(' ');
  }

  /** "3 hr ago" or "in 10 min". */
  ago(iso: string, now: number): string {
    const s = Math.round((Date.parse(iso) - now) / 1000);
    for (const [size, unit] of steps) {
      if (Math.abs(s) >= size) {
        return this.relative.format(Math.trunc(s / size), unit as Intl.RelativeTimeFormatUnit);
      }
    }
    return this.relative.format(0, 'minute');
  }

  private unit(n: number, unit: Intl.NumberFormatOptions['unit']): string {
    const options = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return new Intl.NumberFormat(this.locale, options).format(n);
  }
}

export function sameDay(a: string, b: string): boolean {
  return midnight(Date.parse(a)) === midnight(Date.parse(b));
}

function midnight(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export type SnoozeChoice = 'hours' | 'tomorrow' | 'monday';

/** On a Sunday, Monday is tomorrow: one of them is enough. */
export function snoozeChoices(now: number): SnoozeChoice[] {
  return new Date(now).getDay() === 0 ? ['hours', 'tomorrow'] : ['hours', 'tomorrow', 'monday'];
}

/** The value of a datetime-local field: local time, to the minute. */
export function asLocalInput(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** When a snoozed ticket wakes: in three hours, tomorrow at nine, next Monday at nine. */
export function wakeAt(choice: SnoozeChoice, now: number): Date {
  const date = new Date(now);
  if (choice === 'hours') return new Date(now + 3 * hour_s * 1000);
  const days = choice === 'tomorrow' ? 1 : (8 - date.getDay()) % 7 || 7;
  date.setDate(date.getDate() + days);
  date.setHours(9, 0, 0, 0);
  return date;
}

const half_year_ms = 182 * day_s * 1000;

/** The customer's words wake a snoozed ticket at any time: this waits for nothing but them. */
export function untilReply(now: number): Date {
  return new Date(now + 2 * half_year_ms);
}
export function isUntilReply(iso: string, now: number): boolean {
  return Date.parse(iso) - now > half_year_ms;
}

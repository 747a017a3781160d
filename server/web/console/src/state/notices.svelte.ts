// What the console tells its user: short notices, words for the screen reader, and tickets that
// someone else changed first.
import { ApiError } from '../lib/api';
import type { Change, Patch } from '../lib/changes';
import type { Key } from '../words/en';
import { t } from './words.svelte';

export interface Notice {
  id: number;
  kind: 'good' | 'bad';
  text: string;
  undo?: { label: string; run: () => void };
  /** Several of one topic become one; who looks at its ticket needs it no more. */
  topic?: string;
  tickets?: number[];
}

export interface Clash {
  ticket: number;
  who: string;
  changes: Change[];
  wanted: Patch | null;
}

const shown_ms = 6000;

class Notices {
  all = $state.raw<Notice[]>([]);
  spoken = $state('');
  clashes = $state.raw<Record<number, Clash>>({});
  private last = 0;

  good(text: string, undo?: Notice['undo'], about: Pick<Notice, 'topic' | 'tickets'> = {}): void {
    if (about.topic === 'assigned') this.all = this.all.filter((one) => one.topic !== about.topic);
    this.show({ id: ++this.last, kind: 'good', text, undo, ...about });
  }
  bad(text: string): void {
    this.show({ id: ++this.last, kind: 'bad', text });
  }
  refused(error: unknown): void {
    this.bad(wordsFor(error));
  }

  /** The tickets that the shown notice of a topic is about. */
  ticketsOf(topic: string): number[] {
    return this.all.find((one) => one.topic === topic)?.tickets ?? [];
  }
  seen(ticket: number): void {
    this.all = this.all.filter(({ tickets }) => !(tickets?.length === 1 && tickets[0] === ticket));
  }

  drop(id: number): void {
    this.all = this.all.filter((one) => one.id !== id);
  }

  /** Says something to screen readers only. */
  announce(text: string): void {
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  clash(clash: Clash): void {
    this.clashes = { ...this.clashes, [clash.ticket]: clash };
  }
  settle(ticket: number): void {
    const { [ticket]: _, ...rest } = this.clashes;
    this.clashes = rest;
  }

  private show(notice: Notice): void {
    this.all = [...this.all.slice(-2), notice];
    setTimeout(() => this.drop(notice.id), notice.kind === 'bad' ? shown_ms * 2 : shown_ms);
  }
}

export const notices = new Notices();

const known: Record<string, Key> = {
  offline: 'error.offline',
  unauthorized: 'error.unauthorized',
  forbidden: 'error.forbidden',
  csrf: 'error.csrf',
  not_found: 'error.not_found',
  conflict: 'error.conflict',
  rate_limited: 'error.rate_limited',
  too_long: 'error.too_long',
  too_large: 'error.too_long',
  unavailable: 'error.unavailable',
};

/** Any refusal in the reader's words: what happened and what to do. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  if (error.code === 'rate_limited' && error.retryAfter) {
    return t('error.rate_limited_for', { n: error.retryAfter });
  }
  // A stale page and a missing role are both "forbidden"; only one of them is the reader's business.
  const stale = error.code === 'forbidden' && /csrf/i.test(error.message);
  const key = known[stale ? 'csrf' : error.code];
  if (key) return t(key);
  if (error.status >= 500) return t('error.unavailable');
  return error.message ? t('error.with_detail', { detail: error.message }) : t('error.unknown');
}

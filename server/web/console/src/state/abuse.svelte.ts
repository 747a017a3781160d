// Where abusive words stand in what customers wrote, by ticket; and which of them I chose to see.
import { ApiError } from '../lib/api';
import type { Abuse } from '../lib/care';
import type { Paged } from '../lib/types';
import { api } from './service';

class AbuseStore {
  private marks = $state.raw<Record<string, Abuse['marks']>>({});
  private seen = $state.raw<Record<string, true>>({});

  async load(ticket: number): Promise<void> {
    try {
      const { items } = await api.get<Paged<Abuse>>(`/tickets/${ticket}/abuse`);
      const found = items.map((one) => [`${ticket} ${one.seq}`, one.marks] as const);
      if (found.length) this.marks = { ...this.marks, ...Object.fromEntries(found) };
    } catch (problem) {
      // What can not be asked is shown as it is; a thread is worth more than its veil.
      if (!(problem instanceof ApiError)) throw problem;
    }
  }

  /** Empty where nothing is to be veiled, or I chose to see it. */
  of(ticket: number | undefined, seq: number): Abuse['marks'] {
    const key = `${ticket} ${seq}`;
    return this.seen[key] ? [] : (this.marks[key] ?? []);
  }
  show(ticket: number, seq: number): void {
    this.seen = { ...this.seen, [`${ticket} ${seq}`]: true };
  }
}

export const abuse = new AbuseStore();

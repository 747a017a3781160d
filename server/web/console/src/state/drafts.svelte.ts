// What is being written, per ticket; survives a reload and a look at another ticket.
import type { Draft, Keep } from '../lib/keep';

export interface Handed {
  ticket: number;
  text: string;
  internal: boolean;
}

class Drafts {
  /** Words that come back to the composer: undone, taken over, chosen elsewhere. */
  handed = $state.raw<Handed | null>(null);
  private all = $state.raw<Record<string, Draft>>({});
  private keep: Keep | null = null;

  open(keep: Keep): void {
    this.keep = keep;
    this.all = keep.drafts();
  }
  close(): void {
    this.keep = null;
    this.all = {};
  }

  of(ticket: string | number): Draft | null {
    return this.all[String(ticket)] ?? null;
  }

  /** `since` is the last message that stood there when the writing began. */
  write(ticket: number, text: string, internal: boolean, since: number): void {
    const before = this.of(ticket);
    this.put(ticket, text ? { text, internal, since: before?.text ? before.since : since } : null);
  }
  seen(ticket: number, since: number): void {
    const before = this.of(ticket);
    if (before) this.put(ticket, { ...before, since });
  }
  clear(ticket: number): void {
    this.put(ticket, null);
  }

  hand(ticket: number, text: string, internal: boolean): void {
    this.handed = { ticket, text, internal };
  }
  /** For the composer of this ticket; once. */
  take(ticket: number): Handed | null {
    const { handed } = this;
    if (handed?.ticket !== ticket) return null;
    this.handed = null;
    return handed;
  }

  private put(ticket: number, draft: Draft | null): void {
    const { [String(ticket)]: _, ...rest } = this.all;
    this.all = draft ? { ...rest, [ticket]: draft } : rest;
    this.keep?.setDraft(String(ticket), draft);
  }
}

export const drafts = new Drafts();

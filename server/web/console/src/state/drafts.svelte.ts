// What is being written, per ticket; survives a reload and a look at another ticket.
import type { Draft, Keep } from '../lib/keep';

class Drafts {
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

  private put(ticket: number, draft: Draft | null): void {
    const { [String(ticket)]: _, ...rest } = this.all;
    this.all = draft ? { ...rest, [ticket]: draft } : rest;
    this.keep?.setDraft(String(ticket), draft);
  }
}

export const drafts = new Drafts();

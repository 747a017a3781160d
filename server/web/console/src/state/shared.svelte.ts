// The reply to one ticket as the whole team sees it: saved while it is written, taken over from one another.
import { ApiError } from '../lib/api';
import { same, type Person } from '../lib/types';
import { desk } from './desk.svelte';
import { api } from './service';

export interface Shared {
  text: string;
  internal: boolean;
  version: number;
  by: Person | null;
  at: string | null;
}

const save_after_ms = 1200;

export class SharedDraft {
  /** What somebody else writes here. */
  theirs = $state.raw<Shared | null>(null);
  private version = 0;
  private pending: { text: string; internal: boolean } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly ticket: number) {}

  load(): Promise<void> {
    return this.next(async () => {
      const draft = await this.read();
      // What I wrote meanwhile is older in there than here.
      if (this.pending) return;
      if (!draft?.by || !draft.text.trim()) {
        this.theirs = null;
        this.version = draft?.version ?? 0;
      } else if (same(draft.by.id, desk.value.me?.id)) {
        this.theirs = null;
        this.version = draft.version;
      } else {
        this.theirs = draft;
      }
    });
  }

  /** Saved a moment after the last letter; never over what somebody else is writing. */
  write(text: string, internal: boolean): void {
    this.pending = { text, internal };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), save_after_ms);
  }
  flush(): Promise<void> {
    clearTimeout(this.timer);
    const wanted = this.pending;
    this.pending = null;
    if (!wanted || this.theirs) return this.queue;
    return this.next(() => (wanted.text.trim() ? this.save(wanted) : this.remove()));
  }

  /** It was sent or thrown away. */
  drop(): void {
    clearTimeout(this.timer);
    this.pending = null;
    if (!this.theirs) void this.next(() => this.remove());
  }

  /** From now on it is mine; the one before is told when they write on. */
  take(): Shared | null {
    const { theirs } = this;
    if (theirs) this.version = theirs.version;
    this.theirs = null;
    return theirs;
  }

  /** One after the other; a draft that could not be saved is still in the browser. */
  private next(run: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(run).catch(() => {});
    return this.queue;
  }
  private async read(): Promise<Shared | null> {
    try {
      return await api.get<Shared>(`/tickets/${this.ticket}/draft`);
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 404) return null;
      throw problem;
    }
  }
  private async save(wanted: { text: string; internal: boolean }): Promise<void> {
    try {
      const body = { ...wanted, version: this.version };
      this.version = (await api.put<Shared>(`/tickets/${this.ticket}/draft`, body)).version;
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 409) void this.load();
    }
  }
  private async remove(): Promise<void> {
    if (this.version === 0) return;
    this.version = 0;
    await api.delete(`/tickets/${this.ticket}/draft`);
  }
}

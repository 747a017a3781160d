// The words of a ticket that have not left yet: undone, moved, sent at once, or given back to be written.
import { isUndoable, put, type Leaving } from '../lib/leaving';
import { same, type Paged } from '../lib/types';
import { desk } from './desk.svelte';
import { drafts } from './drafts.svelte';
import { notices } from './notices.svelte';
import { ApiError } from '../lib/api';
import { api } from './service';
import { t } from './words.svelte';

const gone_within_ms = 5000;

class LeavingState {
  private all = $state.raw<Leaving[]>([]);
  private waiters: (() => void)[] = [];

  of(ticket: number): Leaving[] {
    return this.all.filter((one) => one.ticket === ticket);
  }
  mine(one: Leaving): boolean {
    return same(one.by, desk.value.me?.id);
  }

  async load(ticket: number): Promise<void> {
    const { items } = await api.get<Paged<Leaving>>(`/tickets/${ticket}/scheduled`);
    this.set([...this.all.filter((one) => one.ticket !== ticket), ...items]);
  }
  put(one: Leaving): void {
    this.set(put(this.all, one));
  }
  clear(): void {
    this.set([]);
  }

  /** Something was said on this ticket: what was waiting may be it. */
  heard(ticket: number | null | undefined): void {
    if (ticket != null && this.of(ticket).length) this.load(ticket).catch(() => {});
  }

  /** Takes words back into the composer. */
  async undo(one: Leaving): Promise<void> {
    if (await this.ask(() => api.delete(`/scheduled/${one.id}`), one))
      drafts.hand(one.ticket, one.text, one.internal);
  }
  /** The newest words of mine on this ticket that a quick key can still stop. */
  lastOf(ticket: number): Leaving | undefined {
    return this.of(ticket)
      .filter((one) => this.mine(one) && isUndoable(one, Date.now()))
      .at(-1);
  }

  async cancel(one: Leaving): Promise<void> {
    if (await this.ask(() => api.delete(`/scheduled/${one.id}`), one))
      notices.good(t('leaving.cancelled'), {
        label: t('leaving.write_on'),
        run: () => drafts.hand(one.ticket, one.text, one.internal),
      });
  }
  async move(one: Leaving, to: Date): Promise<void> {
    try {
      const send_at = to.toISOString();
      this.put(await api.patch<Leaving>(`/scheduled/${one.id}`, { send_at }));
    } catch (problem) {
      this.tooLate(problem, one);
    }
  }
  async now(one: Leaving): Promise<void> {
    try {
      this.put(await api.post<Leaving>(`/scheduled/${one.id}/send`));
    } catch (problem) {
      this.tooLate(problem, one);
    }
  }

  /** Before a ticket changes hands or state: what was only held for undoing goes out first. */
  async letGo(ticket: number): Promise<boolean> {
    const held = this.of(ticket).filter((one) => this.mine(one) && isUndoable(one, Date.now()));
    if (held.length === 0) return false;
    await Promise.all(held.map((one) => this.now(one)));
    const gone = () => !this.of(ticket).some((one) => held.some((other) => other.id === one.id));
    const end = Date.now() + gone_within_ms;
    while (!gone() && Date.now() < end) await this.moved(end - Date.now());
    return true;
  }
  private moved(within_ms: number): Promise<void> {
    return new Promise((done) => {
      this.waiters.push(done);
      setTimeout(done, within_ms);
    });
  }

  private async ask(run: () => Promise<unknown>, one: Leaving): Promise<boolean> {
    try {
      await run();
      this.set(this.all.filter((other) => other.id !== one.id));
      return true;
    } catch (problem) {
      this.tooLate(problem, one);
      return false;
    }
  }
  private tooLate(problem: unknown, one: Leaving): void {
    const gone = problem instanceof ApiError && problem.status === 409;
    if (gone) notices.bad(t('leaving.too_late'));
    else notices.refused(problem);
    this.load(one.ticket).catch(() => {});
  }

  private set(all: Leaving[]): void {
    this.all = all;
    for (const go of this.waiters.splice(0)) go();
  }
}

export const leaving = new LeavingState();

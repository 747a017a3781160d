// Changes many tickets at once and keeps what failed, until somebody has read why.
import { asBulk, resultOf, type Failure, type Outcome, type Result, type Wish } from '../lib/bulk';
import { putTicket } from '../lib/reducers';
import type { Id, Ticket } from '../lib/types';
import { desk } from './desk.svelte';
import { loadMore } from './load';
import { notices, wordsFor } from './notices.svelte';
import { selection } from './selection.svelte';
import { api } from './service';
import { t } from './words.svelte';

const at_once = 4;

class Bulk {
  /** How far a work goes that is done ticket by ticket. */
  progress = $state.raw<{ done: number; of: number } | null>(null);
  busy = $state(false);
  failed = $state.raw<Failure[]>([]);

  change(ids: number[], wish: Wish): Promise<void> {
    return this.work(async () => {
      const body = asBulk(ids, wish, desk.value.tickets);
      const { items } = await api.post<{ items: Outcome[] }>('/tickets/bulk', body);
      const changed = items.flatMap((one) => one.ticket ?? []);
      desk.set((d) => changed.reduce((all, ticket) => putTicket(all, ticket, 'known'), d));
      return resultOf(items, t('error.unknown'));
    });
  }

  macro(ids: number[], macro: Id): Promise<void> {
    return this.work(() =>
      this.each(ids, at_once, (id) => {
        const body = { macro, id: crypto.randomUUID() };
        return api.post<Ticket>(`/tickets/${id}/macro`, body);
      }),
    );
  }

  merge(ids: number[], into: number): Promise<void> {
    const others = ids.filter((id) => id !== into);
    const back = () => void this.unmerge(others);
    return this.work(
      () => this.each(others, 1, (id) => api.post<Ticket>(`/tickets/${id}/merge`, { into })),
      { label: t('act.undo'), run: back },
    );
  }
  private async unmerge(ids: number[]): Promise<void> {
    await this.work(() =>
      this.each(ids, 1, (id) => api.post<Ticket>(`/tickets/${id}/unmerge`)),
    );
  }

  /** Reads the whole list, as far as one change may reach. */
  async all(max: number): Promise<void> {
    while (desk.value.list.next !== null && desk.value.list.ids.length < max) await loadMore();
    selection.set(desk.value.list.ids.slice(0, max));
  }

  private async work(
    run: () => Promise<Result>,
    undo?: { label: string; run: () => void },
  ): Promise<void> {
    this.busy = true;
    this.failed = [];
    try {
      const { done, failed } = await run();
      if (done.length) notices.good(t('bulk.done', { n: done.length }), undo);
      this.failed = failed;
      if (failed.length) selection.set(failed.map((one) => one.id));
      else selection.clear();
    } catch (problem) {
      notices.refused(problem);
    } finally {
      this.busy = false;
      this.progress = null;
    }
  }

  /** A few at a time; each answers for itself. */
  private async each(
    ids: number[],
    together: number,
    act: (id: number) => Promise<Ticket>,
  ): Promise<Result> {
    const result: Result = { done: [], failed: [] };
    const rest = [...ids];
    const one = async (): Promise<void> => {
      for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
        try {
          const ticket = await act(id);
          desk.set((d) => putTicket(d, ticket, 'known'));
          result.done.push(id);
        } catch (problem) {
          result.failed.push({ id, why: wordsFor(problem) });
        }
        this.progress = { done: ids.length - rest.length, of: ids.length };
      }
    };
    await Promise.all(Array.from({ length: together }, one));
    return result;
  }
}

export const bulk = new Bulk();

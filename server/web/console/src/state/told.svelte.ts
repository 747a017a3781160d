// My notifications: how many are unread, and the newest of them once somebody looks.
import type { Frame } from '../lib/frames';
import { isWorthABell, toldOf, type Notification, type Told } from '../lib/told';
import type { Paged } from '../lib/types';
import { tell } from './bell';
import { desk } from './desk.svelte';
import { notices, wordsFor } from './notices.svelte';
import { router } from './router.svelte';
import { api } from './service';
import { shell } from './shell.svelte';
import { speech, t } from './words.svelte';
import type { Key } from '../words/en';

interface Page extends Paged<Notification> {
  unread: number;
}

class ToldState {
  unread = $state(0);
  items = $state.raw<Notification[]>([]);
  next = $state<string | null>(null);
  error = $state('');

  /** Only the number: the list is read when it is opened. */
  async count(): Promise<void> {
    this.unread = (await api.get<Page>('/notifications', { unread: 'true', limit: 1 })).unread;
  }

  async load(cursor: string | null = null): Promise<void> {
    try {
      const page = await api.get<Page>('/notifications', { limit: 30, cursor });
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.unread = page.unread;
      this.error = '';
    } catch (problem) {
      this.error = wordsFor(problem);
    }
  }

  async read(which: { ids: number[] } | { all: true }): Promise<void> {
    const is = (one: Notification) => 'all' in which || which.ids.includes(one.id);
    this.items = this.items.map((one) => (is(one) ? { ...one, read: true } : one));
    try {
      const { unread } = await api.post<{ unread: number }>('/notifications/read', which);
      this.unread = unread;
    } catch (problem) {
      notices.refused(problem);
    }
  }

  hear(frame: Frame, isLive: boolean): void {
    const told = toldOf(frame, desk.value.me);
    if (!told) return;
    this.unread = told.unread;
    if (this.isBeforeEyes(told.ticket)) return void this.read({ ids: [told.id] });
    if (shell.window === 'told') void this.load();
    if (isLive && isWorthABell(told)) this.ring(told);
  }

  /** Whoever opens a ticket knows what they were told of it. */
  async opened(ticket: number): Promise<void> {
    notices.seen(ticket);
    if (this.unread === 0) return;
    const { items } = await api.get<Page>('/notifications', { unread: 'true', limit: 100 });
    const ids = items.filter((one) => one.ticket === ticket).map((one) => one.id);
    if (ids.length) await this.read({ ids });
  }
  private isBeforeEyes(ticket: number): boolean {
    return this.isOpen(ticket) && !document.hidden;
  }
  /** Its own page, or the conversation that it was made of. */
  private isOpen(ticket: number): boolean {
    const id = router.openId;
    return id === String(ticket) || (id !== null && desk.value.conversations[id]?.ticket === ticket);
  }

  private ring(told: Told): void {
    const many = told.what === 'assigned' ? notices.ticketsOf('assigned') : [];
    const tickets = [...many, told.ticket];
    const text = many.length ? t('told.assigned_many', { n: tickets.length }) : wordsOf(told);
    if (many.length === 0) tell({ kind: 'told', ticket: told.ticket, who: '', text });
    if (this.isOpen(told.ticket)) return;
    notices.announce(text);
    const open = { label: t('told.open'), run: () => this.show(tickets) };
    notices.good(text, open, { topic: told.what, tickets });
  }
  private show([first, ...more]: number[]): void {
    if (more.length) router.view('mine');
    else router.go({ page: 'desk', view: 'all', id: String(first) });
  }
}

/** In the reader's language where the kind is known, else as the service said it. */
export function wordsOf({ what, words, by, ticket }: Pick<Told, 'what' | 'words' | 'by' | 'ticket'> | Notification): string {
  if (!speech.knows(`told.${what}`)) return words;
  const values = { who: by?.name || t('told.deskbell'), id: ticket ?? '' };
  return t(`told.${what}` as Key, values);
}

export const told = new ToldState();

// Messages on their way: each has its own id from the start, so sending it twice makes one message.
// Kept in the browser until the service has said that it is stored.
import { ApiError } from '../lib/api';
import type { Keep, Unsent } from '../lib/keep';
import { putThread } from '../lib/said';
import type { Message, Ticket } from '../lib/types';
import { desk } from './desk.svelte';
import { wordsFor } from './notices.svelte';
import { api } from './service';

const waits_ms = [1000, 2000, 5000, 10000, 20000];
const lately_ms = 10_000;

class Outbox {
  all = $state.raw<Unsent[]>([]);
  private keep: Keep | null = null;
  private tries = new Map<string, number>();
  private underway = new Set<string>();
  private sentAt = new Map<number, number>();

  /** After log-in: what was left in the browser is sent now. */
  open(keep: Keep): void {
    this.keep = keep;
    this.all = keep.unsent();
    this.flush();
  }
  close(): void {
    this.keep = null;
    this.all = [];
  }

  of(ticket: number): Unsent[] {
    return this.all.filter((one) => one.ticket === ticket);
  }

  send(ticket: Ticket, text: string, internal: boolean): void {
    const one: Unsent = {
      id: crypto.randomUUID(),
      ticket: ticket.id,
      text,
      internal,
      at: new Date().toISOString(),
      state: 'sending',
    };
    this.put([...this.all, one]);
    this.sentAt.set(ticket.id, Date.now());
    void this.deliver(one.id);
  }

  again(id: string): void {
    this.mark(id, { state: 'sending', error: undefined });
    this.tries.delete(id);
    void this.deliver(id);
  }
  drop(id: string): void {
    this.put(this.all.filter((one) => one.id !== id));
  }

  /** The log tells of it before the answer to the sending comes: it must not stand there twice. */
  stored(id: string): void {
    const one = this.all.find((unsent) => unsent.id === id);
    if (!one) return;
    this.drop(id);
    this.flushTicket(one.ticket);
  }

  /** Did I send words to this ticket just now? Then its next change is my own doing. */
  sentLately(ticket: number): boolean {
    return Date.now() - (this.sentAt.get(ticket) ?? 0) < lately_ms;
  }

  /** The line is back: whatever still waits goes out, in order. */
  flush(): void {
    for (const one of this.all) if (one.state === 'sending') void this.deliver(one.id);
  }

  private async deliver(id: string): Promise<void> {
    const one = this.all.find((u) => u.id === id);
    if (!one || !this.keep || this.underway.has(id) || this.isBehind(one)) return;
    this.underway.add(id);
    try {
      const { text, internal } = one;
      const path = `/tickets/${one.ticket}/messages`;
      this.arrived(one, await api.post<Message>(path, { id, text, internal }));
    } catch (error) {
      this.refused(id, error);
    } finally {
      this.underway.delete(id);
    }
    this.flushTicket(one.ticket);
  }

  /** Words keep their order: the second waits until the first has gone or was refused. */
  private isBehind(one: Unsent): boolean {
    const first = this.all.find((u) => u.ticket === one.ticket && u.state === 'sending');
    return first !== undefined && first.id !== one.id;
  }

  private flushTicket(ticket: number): void {
    const next = this.all.find((u) => u.ticket === ticket && u.state === 'sending');
    if (next && !this.tries.has(next.id)) void this.deliver(next.id);
  }

  private arrived(one: Unsent, message: Message): void {
    this.tries.delete(one.id);
    const conversation = desk.value.tickets[one.ticket]?.conversation;
    if (conversation) desk.set((d) => putThread(d, conversation, { messages: [message] }));
    this.drop(one.id);
  }

  private refused(id: string, error: unknown): void {
    const tried = this.tries.get(id) ?? 0;
    const passing = error instanceof ApiError && error.passing;
    if (!passing) {
      this.mark(id, { state: 'failed', error: wordsFor(error) });
      return;
    }
    this.tries.set(id, tried + 1);
    const wait = waits_ms[Math.min(tried, waits_ms.length - 1)];
    setTimeout(() => void this.deliver(id), wait);
  }

  private mark(id: string, change: Partial<Unsent>): void {
    this.put(this.all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  private put(all: Unsent[]): void {
    this.all = all;
    this.keep?.setUnsent(all);
  }
}

export const outbox = new Outbox();

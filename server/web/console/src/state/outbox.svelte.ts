// Messages on their way: each has its own id from the start, so sending it twice makes one message.
// Kept in the browser until the service has said that it is stored.
import { ApiError } from '../lib/api';
import type { Keep, Unsent } from '../lib/keep';
import { putThread } from '../lib/said';
import type { Message, Ticket } from '../lib/types';
import type { Leaving } from '../lib/leaving';
import { desk } from './desk.svelte';
import { drafts } from './drafts.svelte';
import { leaving } from './leaving.svelte';
import { wordsFor } from './notices.svelte';
import { api } from './service';

export type How = Pick<Unsent, 'seen' | 'force' | 'sendAt'>;

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

  send(ticket: Ticket, text: string, internal: boolean, how: How = {}): void {
    const one: Unsent = {
      ...how,
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
      const path = `/tickets/${one.ticket}/messages`;
      const answer = await api.post<Message | { scheduled: Leaving }>(path, asSent(one));
      if ('scheduled' in answer) this.waits(one, answer.scheduled);
      else this.arrived(one, answer);
    } catch (error) {
      if (!this.crossed(one, error)) this.refused(id, error);
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

  /** The service keeps it: for a moment, so that it can be undone, or until its time comes. */
  private waits(one: Unsent, words: Leaving): void {
    this.tries.delete(one.id);
    leaving.put(words);
    this.drop(one.id);
  }

  /** The customer wrote while this was on its way: its writer decides. */
  private crossed(one: Unsent, error: unknown): boolean {
    const missed = error instanceof ApiError && error.status === 409 && error.body.messages;
    if (!Array.isArray(missed) || missed.length === 0) return false;
    const { text } = missed.at(-1) as Message;
    this.mark(one.id, { state: 'crossed', missed: text });
    return true;
  }
  /** Sends it all the same. */
  force(id: string): void {
    this.mark(id, { state: 'sending', force: true });
    void this.deliver(id);
  }
  /** Back into the composer. */
  takeBack(one: Unsent): void {
    this.drop(one.id);
    drafts.hand(one.ticket, one.text, one.internal);
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

/** Notes go at once: nobody outside reads them. */
function asSent({ id, text, internal, seen, force, sendAt }: Unsent): Record<string, unknown> {
  if (internal) return { id, text, internal };
  if (sendAt) return { id, text, internal, send_at: sendAt };
  return { id, text, internal, undo: true, ...(force ? { force } : { seen }) };
}

export const outbox = new Outbox();

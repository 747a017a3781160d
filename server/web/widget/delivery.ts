// Sees to it that what is written arrives: kept until acknowledged, sent again when a connection is
// there, given up only when the server says it will never take it.
import type { Link } from './link';
import { items_max, type Outbox, type OutItem } from './outbox';
import type { OutFrame } from './protocol';
import { dropped, queued, type State, type Step } from './store';

export type Body = OutFrame extends infer F ? (F extends OutFrame ? Omit<F, 'id'> : never) : never;

export const patience = {
  ack_within_ms: 15_000,
  again_after_ms: 5_000,
};
/** Refusals that pass by themselves; any other is the message's own fault. */
const passing = ['rate_limited', 'unavailable'];

export class Delivery {
  #outbox: Outbox;
  #link: Link;
  #state: () => State;
  #apply: (step: Step) => void;
  #ack: Timer;
  #again: Timer;

  constructor(outbox: Outbox, link: Link, state: () => State, apply: (step: Step) => void) {
    this.#outbox = outbox;
    this.#link = link;
    this.#state = state;
    this.#apply = apply;
  }

  /** False when too much waits already. */
  post(body: Body, text: string): boolean {
    if (this.#state().pending.length >= items_max) return false;
    const frame = { ...body, id: uuid() } as OutFrame;
    this.queue({ frame, text, at: new Date().toISOString() });
    return true;
  }

  queue(item: OutItem): void {
    this.#outbox.put(item);
    this.#apply(queued(item));
    this.#deliver(item);
  }

  retry(id: string): void {
    const item = this.pending(id);
    if (item) this.queue({ ...item, failed: undefined });
  }

  discard(id: string): void {
    this.forget(id);
    this.#apply(dropped(id));
  }

  /** The server has it: it need not be kept. */
  forget(id: string): void {
    this.#outbox.remove(id);
  }

  /** Takes in what other tabs, or this page before a reload, have left unsent. */
  adopt(): void {
    for (const item of this.#outbox.list())
      if (!this.pending(item.frame.id)) this.#apply(queued(item));
  }

  all(): void {
    for (const item of this.#state().pending) this.#deliver(item);
  }

  pending(id?: string): OutItem | undefined {
    return this.#state().pending.find((item) => item.frame.id === id);
  }

  /** False when it was none of ours. */
  refused(code: string, id?: string): boolean {
    const item = this.pending(id);
    if (item && passing.includes(code)) {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.all(), patience.again_after_ms);
    } else if (item?.text) {
      this.queue({ ...item, failed: code });
      if (code === 'unauthorized') this.#link.restart(); // a yes was taken back, or who this is
    } else if (item) {
      this.discard(item.frame.id);
      if (item.frame.type === 'consent') this.#link.restart(); // another text by now
    }
    return Boolean(item);
  }

  stop(): void {
    clearTimeout(this.#ack);
    clearTimeout(this.#again);
  }

  #deliver(item: OutItem): void {
    if (item.failed || (this.#state().consent && item.frame.type !== 'consent')) return;
    if (!this.#link.send(item.frame)) return;
    clearTimeout(this.#ack);
    this.#ack = setTimeout(() => {
      if (this.#state().pending.some((waiting) => !waiting.failed)) this.#link.restart();
    }, patience.ack_within_ms);
  }
}

/** A random UUID; `crypto.randomUUID` is missing on plain http. */
function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+c / 4)))).toString(16),
  );
}

type Timer = ReturnType<typeof setTimeout> | undefined;

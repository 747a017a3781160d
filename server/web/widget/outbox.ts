// Keeps what the customer has done until the server has acknowledged it, also over a reload.
// One storage key per item, so that tabs never overwrite each other; every tab may send every
// item, because the server stores a client id once. Knows nothing of sockets.
import type { Memory } from './memory';
import type { OutFrame } from './protocol';

export interface OutItem {
  frame: OutFrame;
  /** What the log shows while it is under way; empty for what has no bubble. */
  text: string;
  at: string;
  failed?: string;
}

export const items_max = 50;

export class Outbox {
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Everything kept by this page, by other tabs, or before a reload, oldest first. */
  list(): OutItem[] {
    return this.#memory
      .all('out:')
      .filter((item): item is OutItem => typeof (item as OutItem | null)?.frame?.id === 'string')
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  put(item: OutItem): void {
    this.#memory.set('out:' + item.frame.id, item);
  }

  remove(id: string): void {
    this.#memory.set('out:' + id, null);
  }
}

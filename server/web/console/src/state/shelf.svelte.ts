// Things that change seldom and lie ready: queues and canned texts.
import type { Canned, Queue } from '../lib/types';

class Shelf {
  queues = $state.raw<Queue[]>([]);
  canned = $state.raw<Canned[]>([]);
}

export const shelf = new Shelf();

export function queueName(id: string | null): string {
  return shelf.queues.find((queue) => queue.id === id)?.name ?? id ?? '';
}

// Things that change seldom and lie ready: queues.
import type { Queue } from '../lib/types';

class Shelf {
  queues = $state.raw<Queue[]>([]);
}

export const shelf = new Shelf();

export function queueName(id: string | null): string {
  return shelf.queues.find((queue) => queue.id === id)?.name ?? id ?? '';
}

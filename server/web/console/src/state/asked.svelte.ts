// Something a part of the screen asks the service for: not yet there, there, refused, or unknown to it.
import { ApiError } from '../lib/api';
import { wordsFor } from './notices.svelte';

export class Asked<T> {
  value = $state.raw<T | null>(null);
  error = $state('');
  busy = $state(false);
  private asked = 0;

  constructor(private readonly read: () => Promise<T>) {}

  /** Reads afresh; an answer that a newer question has overtaken is dropped. */
  async load(): Promise<void> {
    const mine = ++this.asked;
    this.busy = true;
    try {
      const value = await this.read();
      if (mine !== this.asked) return;
      this.value = value;
      this.error = '';
    } catch (problem) {
      if (mine === this.asked) this.error = wordsFor(problem);
    } finally {
      if (mine === this.asked) this.busy = false;
    }
  }
}

/** The same, but a place the service does not have is nothing at all. */
export function orNone<T>(read: Promise<T>, none: T): Promise<T> {
  return read.catch((problem: unknown) => {
    if (problem instanceof ApiError && [404, 405].includes(problem.status)) return none;
    throw problem;
  });
}

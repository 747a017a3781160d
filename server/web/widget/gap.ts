// A number that stays missing between those that are here is fetched by greeting anew; not more
// often than now and then.
import type { Link } from './link';
import { hasGap, type State } from './store';

export const limits = {
  gap_after_ms: 1_500,
  gap_every_ms: 20_000,
};

export class Gap {
  #link: Link;
  #state: () => State;
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link, state: () => State) {
    this.#link = link;
    this.#state = state;
  }

  mind(): void {
    if (!hasGap(this.#state())) return;
    this.stop();
    this.#timer = setTimeout(() => {
      if (!hasGap(this.#state()) || Date.now() - this.#at < limits.gap_every_ms) return;
      this.#at = Date.now();
      this.#link.restart();
    }, limits.gap_after_ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

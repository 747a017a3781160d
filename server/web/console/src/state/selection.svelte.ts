// What is ticked in the list; forgotten when another list is shown.
import { nothing, seen, stretched, toggled, type Ticked } from '../lib/selecting';
import { desk } from './desk.svelte';
import { notices } from './notices.svelte';
import { t } from './words.svelte';

class Selection {
  private ticked = $state.raw<Ticked>(nothing);
  /** Boxes are shown on every row: something is ticked, or a finger asked for them. */
  private asked = $state(false);

  ids = $derived(seen(this.ticked, desk.value.list.ids));
  on = $derived(this.asked || this.ids.length > 0);

  has(id: number): boolean {
    return this.ticked.ids.includes(id);
  }
  toggle(id: number): void {
    this.take(toggled(this.ticked, id));
  }
  to(id: number, order: number[]): void {
    this.take(stretched(this.ticked, id, order));
  }
  set(ids: number[]): void {
    this.take({ ids, from: null });
  }
  ask(): void {
    this.asked = true;
  }
  clear(): void {
    this.ticked = nothing;
    this.asked = false;
  }

  private take(ticked: Ticked): void {
    this.ticked = ticked;
    notices.announce(t('bulk.selected', { n: this.ids.length }));
  }
}

export const selection = new Selection();

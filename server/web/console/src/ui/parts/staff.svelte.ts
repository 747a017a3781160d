// Everybody who may be given work, also who is not here now; asked for by the screens that name people.
import type { Paged, Person } from '../../lib/types';
import { desk } from '../../state/desk.svelte';
import { api } from '../../state/service';

class Staff {
  private known = $state.raw<Person[] | null>(null);
  private asked = false;

  /** Once a visit: people come and go seldom. */
  async load(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    try {
      this.known = (await api.get<Paged<Person>>('/staff')).items;
    } catch {
      this.asked = false;
    }
  }
  get all(): Person[] {
    return this.known ?? desk.value.agents;
  }
}

export const staff = new Staff();

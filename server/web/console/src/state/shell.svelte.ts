// Which side parts of the screen are open.
import type { Sort } from '../lib/desk';
import type { View } from '../lib/types';

export type Window = 'help' | 'settings' | 'told' | null;

class Shell {
  /** The views, as a page of their own on a phone. */
  rail = $state(false);
  /** Customer and handoff beside the thread, where there is no room for them always. */
  details = $state(false);
  /** Fields of the shop's own, checklist and links of a ticket. */
  more = $state(false);
  /** The field of the shop's own that must be filled in before solving. */
  missing = $state('');
  /** The order chosen for a view. */
  sorts = $state.raw<Record<string, Sort>>({});
  /** Where in the list the keyboard last was. */
  place = 0;
  /** A ticket is being opened by hand. */
  creating = $state(false);
  window = $state<Window>(null);
  /** The view being made or changed. */
  view = $state.raw<(View & { q?: string }) | null>(null);
}

export const shell = new Shell();

// Which side parts of the screen are open.
export type Window = 'help' | 'settings' | null;

class Shell {
  /** The views, as a page of their own on a phone. */
  rail = $state(false);
  /** Customer and handoff beside the thread, where there is no room for them always. */
  details = $state(false);
  /** Fields of the shop's own, checklist and links of a ticket. */
  more = $state(false);
  window = $state<Window>(null);
}

export const shell = new Shell();

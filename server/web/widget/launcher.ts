// The round button in the corner, with the number of unread messages.
import { attr, bell, down, h, icon, say } from './dom';

export type Launcher = ReturnType<typeof launcherView>;

export function launcherView(toggle: () => void) {
  const badge = h('span.badge', { hidden: true, 'aria-hidden': 'true' });
  const drawing = icon(bell);
  const el = h('button.launcher', { onclick: toggle }, drawing, badge);
  const hint = h('div.hint', { role: 'status', hidden: true });

  return {
    el,
    hint,
    /** The name says also what the badge shows. */
    update(open: boolean, unread: number, name: string): void {
      badge.hidden = !unread || open;
      say(badge, String(unread));
      attr(drawing.firstElementChild!, 'd', open ? down : bell);
      attr(el, 'aria-expanded', String(open));
      attr(el, 'aria-label', name);
    },
    /** Asked to open and waiting for the chat; `why` says what keeps it. */
    busy(on: boolean, why = ''): void {
      attr(el, 'aria-busy', on);
      hint.hidden = !on || !why;
      say(hint, why);
    },
  };
}

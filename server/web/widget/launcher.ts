// The round button in the corner, with the number of unread messages.
import { attr, h, icon, icons, say } from './dom';

export type Launcher = ReturnType<typeof launcherView>;

export function launcherView(toggle: () => void) {
  const badge = h('span.badge', { hidden: true, 'aria-hidden': 'true' });
  const el = h(
    'button.launcher',
    { 'aria-expanded': 'false', onclick: toggle },
    h('span', { class: 'when-closed' }, icon(icons.bell)),
    h('span', { class: 'when-open' }, icon(icons.down)),
    badge,
  );
  const hint = h('div.hint', { role: 'status', hidden: true });

  return {
    el,
    hint,
    /** The name says also what the badge shows. */
    update(open: boolean, unread: number, name: string): void {
      badge.hidden = unread === 0 || open;
      say(badge, String(unread));
      attr(el, 'aria-expanded', String(open));
      attr(el, 'aria-label', name);
    },
    /** Asked to open and waiting for the chat; `why` says what keeps it. */
    busy(on: boolean, why = ''): void {
      attr(el, 'aria-busy', on || null);
      hint.hidden = !(on && why);
      say(hint, hint.hidden ? '' : why);
    },
  };
}

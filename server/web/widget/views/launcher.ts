// The round button in the corner, with the number of unread messages.
import { attr, h, icon, icons, say, tool } from '../dom';
import { unread, type State } from '../store';
import type { Words } from '../words';

export function launcherView(words: Words, toggle: () => void, hush: () => void) {
  const badge = h('span.badge', { hidden: true, 'aria-hidden': 'true' });
  const el = h(
    'button.launcher',
    { 'aria-expanded': 'false', onclick: toggle },
    h('span', { class: 'when-closed' }, icon(icons.bell)),
    h('span', { class: 'when-open' }, icon(icons.down)),
    badge,
  );

  const said = h('button.teaser', { onclick: toggle, dir: 'auto' });
  const close = tool('tool', words.t('discard'), icons.close, hush);
  const bubble = h('div.prompt', { role: 'status', hidden: true }, said, close);

  function update(state: State): void {
    bubble.hidden = !state.teaser || state.open;
    say(said, bubble.hidden ? '' : state.teaser);
    const n = unread(state);
    badge.hidden = n === 0 || state.open;
    say(badge, String(n));
    attr(el, 'aria-expanded', String(state.open));
    const name = words.t(state.open ? 'close' : 'open');
    attr(el, 'aria-label', n && !state.open ? `${name}. ${words.t('unread', { n })}` : name);
  }

  return { el, bubble, update };
}

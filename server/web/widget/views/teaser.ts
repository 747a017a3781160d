// What the shop says first, beside the launcher.
import { h, say, tool } from '../dom';
import { icons } from '../icons';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';

export function teaserView(words: Words, acts: Acts) {
  const said = h('button.teaser', { onclick: () => acts.open(), dir: 'auto' });
  const close = tool('tool', words.t('discard'), icons.close, () => acts.chat.tease(''));
  const el = h('div.prompt', { role: 'status', hidden: true }, said, close);
  return {
    el,
    update({ teaser, open }: State): void {
      el.hidden = !teaser || open;
      say(said, el.hidden ? '' : teaser);
    },
  };
}

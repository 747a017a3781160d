// What is seldom needed: my chats as a file, gone for good, the consent taken back.
import { attr, h, icons, say, tool } from '../dom';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';

export function menuView(words: Words, acts: Acts, agreed: () => boolean) {
  const button = tool('tool.more', words.t('more'), icons.more, () => show(list.hidden));
  const status = h('p.small', { role: 'status' });
  const item = (key: 'download' | 'erase' | 'withdraw', act: () => void) =>
    h('button', { onclick: act }, words.t(key));
  const download = item('download', () => void work(acts.download()));
  const erase = item('erase', ask);
  const withdraw = item('withdraw', () => {
    show(false);
    acts.consent(false);
  });
  const sure = h('button.bad', { onclick: gone }, words.t('eraseYes'));
  const confirm = h(
    'div.sure',
    { hidden: true },
    h('p', {}, words.t('eraseAsk')),
    sure,
    h('button', { onclick: () => show(false) }, words.t('keep')),
  );
  const list = h('div.menu', { hidden: true, onkeydown: escape }, download, erase, withdraw, confirm, status);

  function show(open: boolean): void {
    list.hidden = !open;
    confirm.hidden = true;
    say(status, '');
    attr(button, 'aria-expanded', String(open));
    withdraw.hidden = !agreed();
    (open ? download : button).focus();
  }

  function ask(): void {
    confirm.hidden = false;
    sure.focus();
  }

  async function work(done: Promise<boolean>): Promise<boolean> {
    say(status, '…');
    const good = await done;
    say(status, good ? '' : words.t('tryLater'));
    return good;
  }

  async function gone(): Promise<void> {
    if (!(await work(acts.erase()))) return;
    show(false);
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    show(false);
  }

  attr(button, 'aria-expanded', 'false');
  return {
    button,
    list,
    update(state: State): void {
      const none = !state.entries.length;
      download.disabled = erase.disabled = none;
      button.hidden = Boolean(state.consent) || (none && !agreed());
      if (button.hidden) list.hidden = true;
    },
  };
}

// What is seldom needed: my chats as a file, gone for good, the consent taken back.
import { attr, h, say } from '../dom';
import { download, erase } from '../requests';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';

export function menuView(button: HTMLElement, words: Words, acts: Acts) {
  const status = h('p.small', { role: 'status' });
  const item = (key: 'download' | 'erase' | 'withdraw', act: () => void) =>
    h('button', { onclick: act }, words.t(key));
  const save = item('download', () => void work(download(acts)));
  const forget = item('erase', ask);
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
  const items = h('div', {}, save, forget, withdraw, confirm);
  const el = h('div.menu', { hidden: true, onkeydown: escape }, items, status);

  function show(open: boolean): void {
    el.hidden = !open;
    confirm.hidden = true;
    say(status, '');
    attr(button, 'aria-expanded', String(open));
    withdraw.hidden = !acts.agreed();
    (open ? save : button).focus();
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
    if (await work(erase(acts))) show(false);
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    show(false);
  }

  return {
    el,
    turn: () => show(el.hidden),
    update(state: State, away: boolean): void {
      save.disabled = forget.disabled = !state.entries.length;
      if (away) el.hidden = true;
    },
  };
}

// What is seldom needed: my other conversations, my chats as a file, gone for good, the consent taken
// back.
import { attr, h, say } from '../dom';
import { conversations, download, erase, type Past } from '../requests';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';
import { pastView } from './past';

export function menuView(button: HTMLElement, words: Words, acts: Acts) {
  const status = h('p.small', { role: 'status' });
  const item = (key: 'chats' | 'newChat' | 'download' | 'erase' | 'withdraw', act: () => void) =>
    h('button', { onclick: act }, words.t(key));
  const chats = item('chats', () => void list());
  const fresh = item('newChat', () => begin('new'));
  const save = item('download', () => void work(download(acts)));
  const forget = item('erase', ask);
  const withdraw = item('withdraw', () => {
    show(false);
    acts.chat.consent(false);
  });
  const sure = h('button.bad', { onclick: gone }, words.t('eraseYes'));
  const confirm = h(
    'div.sure',
    { hidden: true },
    h('p', {}, words.t('eraseAsk')),
    sure,
    h('button', { onclick: () => show(false) }, words.t('keep')),
  );
  const past = h('div.past', { hidden: true });
  const items = h('div', {}, chats, fresh, save, forget, withdraw, confirm);
  const el = h('div.menu', { hidden: true, onkeydown: escape }, items, past, status);

  function show(open: boolean): void {
    el.hidden = !open;
    items.hidden = false;
    confirm.hidden = past.hidden = true;
    say(status, '');
    attr(button, 'aria-expanded', String(open));
    withdraw.hidden = !acts.chat.agreed;
    (open ? chats : button).focus();
  }

  function ask(): void {
    confirm.hidden = false;
    sure.focus();
  }

  async function work<T>(done: Promise<T>): Promise<T> {
    say(status, '…');
    const good = await done;
    say(status, good ? '' : words.t('tryLater'));
    return good;
  }

  async function gone(): Promise<void> {
    if (await work(erase(acts))) show(false);
  }

  async function list(): Promise<void> {
    const found = await work<Past[] | null>(conversations(acts));
    if (!found || el.hidden) return;
    items.hidden = true;
    past.hidden = false;
    past.replaceChildren(pastView(found, words, begin, () => show(true)));
    past.querySelector('button')?.focus();
  }

  function begin(conversation: string): void {
    show(false);
    if (acts.begin(conversation)) return;
    show(true);
    say(status, words.t('tryLater'));
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
      save.disabled = forget.disabled = fresh.disabled = !state.entries.length;
      if (away) el.hidden = true;
    },
  };
}

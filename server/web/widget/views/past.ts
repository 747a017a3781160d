// My conversations, the newest first; pressing one opens it.
import { h } from '../dom';
import type { Past } from '../requests';
import type { Words } from '../words';

export function pastView(
  found: Past[],
  words: Words,
  open: (conversation: string) => void,
  back: () => void,
): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(
    h('button.back', { onclick: back }, `‹ ${words.t('back')}`),
    found.length
      ? h('ul', { 'aria-label': words.t('chats') }, ...found.map((one) => h('li', {}, row(one))))
      : h('p', {}, words.t('noChats')),
  );
  return all;

  function row(one: Past): HTMLElement {
    const number = one.ticket ? `#${one.ticket} · ` : '';
    const when = `${words.day(one.at, new Date())} ${words.time(one.at)}`;
    return h(
      'button',
      { onclick: () => open(one.id), 'aria-current': one.here && 'true' },
      h('b', { dir: 'auto' }, one.title || words.t('log')),
      h('small', { dir: 'auto' }, one.from === 'customer' && `${words.t('you')}: `, one.last),
      h('small', {}, number, when, one.here && ` · ${words.t('chatHere')}`),
      one.unread && !one.here && h('span.badge', {}, words.t('newer')),
    );
  }
}

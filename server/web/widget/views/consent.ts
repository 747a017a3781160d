// Before anything is stored: what the site asks, yes or no.
import { h } from '../dom';
import type { Consent } from '../protocol';
import { anchor, render, safeUrl } from '../safe-html';
import type { Words } from '../words';
import type { Acts } from './acts';

export function consentView(asked: Consent, words: Words, acts: Acts): HTMLElement {
  const href = asked.url && safeUrl(asked.url, acts.base);
  const more = href && anchor(href);
  if (more) more.append(words.t('policy'));
  return h(
    'section.step',
    { 'aria-label': words.t('consentAsk') },
    h('h3', {}, words.t('consentAsk')),
    h('p', { dir: 'auto' }, render('', asked.text, acts.base)),
    h('p.small', {}, words.t('takeBack')),
    h('p.small', {}, more, more && ' · ', words.t('version', { v: asked.version })),
    h(
      'div.answers',
      {},
      h('button.submit', { onclick: () => acts.chat.consent(true) }, words.t('agree')),
      h('button.plain', { onclick: () => acts.chat.leave() || acts.close() }, words.t('decline')),
    ),
  );
}

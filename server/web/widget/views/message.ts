// One message: who, what, article card, choices, "was this helpful", tick.
import { attr, bell, h, icon, say, tool } from '../dom';
import { icons } from '../icons';
import type { Button, MessageFrame } from '../protocol';
import { anchor, render, safeUrl } from '../safe-html';
import type { MessageRow, Tick } from '../rows';
import type { Words } from '../words';
import type { Acts } from './acts';

const tickIcons: Record<Tick, string> = {
  sending: icons.one,
  sent: icons.one,
  read: icons.two,
  failed: icons.close,
};

export function messageView(row: MessageRow, words: Words, acts: Acts) {
  const { frame, mine } = row;
  const who = mine
    ? words.t('you')
    : frame.name || words.t(frame.from === 'bot' ? 'assistant' : 'person');
  const bubble = fileView(frame, acts) ?? h('div.bubble', {}, render(mine ? '' : frame.html, frame.text, acts.base));
  const tick = h('span.tick', { role: 'img' });
  const time = h('span.time', {}, frame.at ? words.time(frame.at) : '');
  const choices = h('div.choices', {
    role: 'group',
    'aria-label': words.t('choices'),
    hidden: true,
  });
  const rating = mine ? null : ratingView(row, words, acts);
  const trouble = mine ? troubleView(row, words, acts) : null;
  const el = h(
    mine ? 'article.message.mine' : 'article.message.theirs',
    {},
    !mine && faceOf(frame, who),
    h(
      'div.body',
      {},
      h('span.who', {}, who),
      bubble,
      card(row, words, acts),
      h('span.meta', {}, time, mine && tick),
      trouble?.el,
      rating?.el,
      choices,
    ),
  );
  let shown = '';

  function update(now: MessageRow): void {
    el.classList.toggle('first', now.first);
    el.classList.toggle('last', now.last);
    el.classList.toggle('failed', now.tick === 'failed');
    if (now.tick && tick.dataset['tick'] !== now.tick) {
      tick.dataset['tick'] = now.tick;
      tick.replaceChildren(icon(tickIcons[now.tick]));
      attr(tick, 'aria-label', words.t(now.tick));
    }
    const ids = now.buttons.map((b) => b.id).join();
    if (ids !== shown) {
      shown = ids;
      choices.replaceChildren(...now.buttons.map((button) => choice(button, now.frame.seq, acts)));
    }
    choices.hidden = !now.buttons.length;
    rating?.update(now);
    trouble?.update(now);
  }

  update(row);
  return { el, update };
}

const sent = /^([^\n]+)\n(https?:\/\/\S+\/file\/[a-z]{26}\/\S+)$/;

/** A file of ours: a picture as itself, anything else as a card. */
function fileView({ text }: MessageFrame, acts: Acts): HTMLElement | null {
  const [, name, href] = sent.exec(text) ?? [];
  if (!name || !href || new URL(href).origin !== new URL(acts.base).origin) return null;
  const link = anchor(href);
  if (!/\.(png|jpe?g|gif|webp)$/i.test(href)) {
    link.className = 'card bubble';
    link.append(icon(icons.clip), h('b', { dir: 'auto' }, name));
    return link;
  }
  link.className = 'picture';
  link.append(h('img', { src: href, alt: name, width: 240, height: 180 }));
  return link;
}

function faceOf({ from }: MessageFrame, who: string): HTMLElement {
  const hidden = { 'aria-hidden': 'true' };
  if (from === 'bot') return h('span.face.bot', hidden, icon(bell));
  return h('span.face', hidden, initial(who));
}

function choice({ id, label, url }: Button, seq: number, acts: Acts): HTMLElement {
  const href = url && safeUrl(url, acts.base);
  const el = href ? anchor(href) : h('button', { onclick: () => acts.press(seq, id, label) });
  el.className = 'choice';
  el.append(label);
  return el;
}

function card({ frame }: MessageRow, words: Words, acts: Acts): HTMLElement | null {
  const href = frame.article && safeUrl(frame.article.url, acts.base);
  if (!href) return null;
  const link = anchor(href);
  link.className = 'card';
  link.rel = 'noopener';
  link.append(
    icon(icons.page),
    h(
      'span',
      {},
      h('b', { dir: 'auto' }, frame.article!.title),
      h('small', {}, words.t('article')),
    ),
  );
  return link;
}

function ratingView(row: MessageRow, words: Words, acts: Acts) {
  const thumb = (helpful: boolean) =>
    tool(helpful ? 'thumb' : 'thumb.no', words.t(helpful ? 'yes' : 'no'), icons.up, () =>
      acts.chat.post({ type: 'rate', seq: row.frame.seq, helpful }),
    );
  const yes = thumb(true);
  const no = thumb(false);
  const text = h('span');
  const el = h(
    'div.rating',
    { role: 'group', 'aria-label': words.t('helpful'), hidden: true },
    text,
    yes,
    no,
  );
  return {
    el,
    update({ rated }: MessageRow): void {
      el.hidden = rated === undefined;
      say(text, words.t(rated == null ? 'helpful' : 'thanks'));
      attr(yes, 'aria-pressed', String(rated === true));
      attr(no, 'aria-pressed', String(rated === false));
    },
  };
}

function troubleView(row: MessageRow, words: Words, acts: Acts) {
  const el = h(
    'div.trouble',
    {},
    words.t('failed'),
    h('button', { onclick: () => acts.chat.retry(row.key) }, words.t('retry')),
    h('button', { onclick: () => acts.discard(row.key) }, words.t('discard')),
  );
  return {
    el,
    update(now: MessageRow): void {
      el.hidden = now.tick !== 'failed';
    },
  };
}

function initial(name: string): string {
  return (Array.from(name.trim())[0] ?? '?').toLocaleUpperCase();
}

// The open chat: header, banner, log, composer.
import { attr, h, icon, icons, say, tool } from '../dom';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';
import { composerView } from './composer';
import { logView } from './log';

export interface PanelOptions {
  name: string;
  sound: boolean;
}

export function panelView(words: Words, acts: Acts, options: PanelOptions) {
  const status = h('p.status');
  const sound = tool('tool', words.t('sound'), '', toggleSound);
  const close = tool('tool', words.t('close'), icons.close, acts.close);
  const title = options.name || words.t('title');
  const header = h(
    'div.top',
    {},
    h('span.face.bot', { 'aria-hidden': 'true' }, icon(icons.bell)),
    h('div.names', {}, h('h2', {}, title), status),
    sound,
    close,
  );
  const banner = h('div.banner', { role: 'status', hidden: true });
  const log = logView(words, acts);
  const composer = composerView(words, acts);
  const el = h(
    'section.panel',
    { role: 'dialog', 'aria-label': title, tabindex: -1, hidden: true, onkeydown: escape },
    header,
    banner,
    log.el,
    composer.el,
  );

  function toggleSound(): void {
    showSound(acts.sound());
  }

  function showSound(on: boolean): void {
    attr(sound, 'aria-pressed', String(on));
    sound.replaceChildren(icon(on ? icons.sound : icons.mute));
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    acts.close();
  }

  function update(state: State, now: Date): void {
    say(status, statusText(state, words));
    attr(status, 'data-owner', state.owner);
    const text = bannerText(state, words);
    banner.hidden = !text;
    attr(banner, 'class', `banner${state.link === 'online' ? '' : ' away'}`);
    say(banner, text);
    log.update(state, now);
    composer.update(state);
  }

  showSound(options.sound);
  return { el, update, composer, toEnd: log.toEnd };
}

function statusText(state: State, words: Words): string {
  if (state.typing !== null) return words.t('typing', { name: state.typing || words.t('person') });
  switch (state.owner) {
    case 'queue':
      return words.t(state.hours?.open === false ? 'statusAway' : 'statusQueue');
    case 'agent':
      return words.t('statusAgent', { name: state.agent || words.t('person') });
    case 'closed':
      return words.t('ended');
    default:
      return words.t('statusBot');
  }
}

function bannerText(state: State, words: Words): string {
  if (state.link === 'offline') return words.t('offline');
  if (state.link === 'connecting' && state.conversation) return words.t('connecting') + '…';
  if (state.owner !== 'queue' || !state.position || state.hours?.open === false) return '';
  return state.position === 1 ? words.t('next') : words.t('place', { n: state.position });
}

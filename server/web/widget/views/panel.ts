// The open chat: header, banner, log, composer.
import { attr, bell, h, icon, say, tool } from '../dom';
import { icons } from '../icons';
import type { More } from '../more';
import type { Wait } from '../protocol';
import { formOf, type State } from '../store';
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
  const close = tool('tool', words.t('close'), icons.close, () => acts.close());
  const menu = tool('tool.more', words.t('more'), icons.more, openMenu);
  let list: ReturnType<More['menuView']> | null = null;
  const title = options.name || words.t('title');
  const header = h(
    'div.top',
    {},
    h('span.face.bot', { 'aria-hidden': 'true' }, icon(bell)),
    h('div.names', {}, h('h2', {}, title), status),
    menu,
    sound,
    close,
  );
  const banner = h('div.banner', { role: 'status', hidden: true });
  const log = logView(words, acts);
  const composer = composerView(words, acts);
  const steps = h('div.steps', { hidden: true });
  let asked = '';
  const el = h(
    'section.panel',
    { role: 'dialog', 'aria-label': title, tabindex: -1, hidden: true, onkeydown: escape },
    header,
    banner,
    log.el,
    steps,
    composer.el,
  );

  function toggleSound(): void {
    showSound(acts.sound());
  }

  function showSound(on: boolean): void {
    attr(sound, 'aria-pressed', String(on));
    sound.replaceChildren(icon(on ? icons.sound : icons.mute));
  }

  function openMenu(): void {
    acts.later((more) => {
      if (!list) {
        list = more.menuView(menu, words, acts);
        header.after(list.el);
      }
      list.turn();
    });
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
    attr(banner, 'class', `banner${state.link === 'online' && !state.refused ? '' : ' away'}`);
    say(banner, text);
    log.update(state, now);
    composer.update(state);
    menu.hidden = Boolean(state.consent) || !(state.entries.length || state.customer || acts.chat.agreed);
    list?.update(state, menu.hidden);
    askFirst(state);
  }

  /** Consent, then the form; the composer comes when both are done. */
  function askFirst(state: State): void {
    const { consent } = state;
    const form = formOf(state);
    const now = consent ?? (form.length ? form : null);
    const key = now ? JSON.stringify(now) : '';
    if (asked === key) return;
    const root = el.getRootNode() as ShadowRoot;
    const inside = [steps, composer.el].some((part) => part.contains(root.activeElement));
    asked = key;
    composer.el.hidden = Boolean(now);
    steps.hidden = !now;
    steps.replaceChildren();
    if (inside) (now ? el : composer).focus(); // what had the keyboard is gone
    if (!now) return;
    acts.later((more) => {
      if (asked !== key) return; // answered meanwhile
      steps.append(
        consent ? more.consentView(consent, words, acts) : more.formView(form, words, acts),
      );
      if (inside && root.activeElement === el)
        steps.querySelector<HTMLElement>('input, select, button')?.focus();
    });
  }

  attr(menu, 'aria-expanded', 'false');
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
      return state.customer
        ? words.t('signedIn', { name: state.customer })
        : words.t('statusBot');
  }
}

function bannerText(state: State, words: Words): string {
  if (state.link === 'offline') return words.t('offline');
  if (state.link === 'connecting' && state.conversation) return words.t('connecting') + '…';
  if (state.refused) return words.t('refused');
  if (state.owner !== 'queue' || !state.position || state.hours?.open === false) return '';
  const place = state.position === 1 ? words.t('next') : words.t('place', { n: state.position });
  return state.wait ? `${place} · ${waitText(state.wait, words)}` : place;
}

/** From what people waited lately, never a promise. */
function waitText({ low_minutes: a, high_minutes: b }: Wait, words: Words): string {
  return words.t('wait', { n: a === b ? b : `${a}–${b}` });
}

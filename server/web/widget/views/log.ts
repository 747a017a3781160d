// The conversation as a live region. A row's node is made once and then only changed in place,
// so that a screen reader says what is new and nothing twice.
import { down, h, tool } from '../dom';
import { rows, type Row } from '../rows';
import type { State } from '../store';
import type { Words } from '../words';
import { messageView } from './message';
import type { Acts } from './acts';

interface View {
  el: HTMLElement;
  update: (row: never) => void;
}
type SurveyRow = Extract<Row, { kind: 'survey' }>;

const near_px = 80;

export function logView(words: Words, acts: Acts) {
  const list = h('div.rows');
  const dots = h('div.dots', { hidden: true }, h('i'), h('i'), h('i'));
  const el = h(
    'div.log',
    {
      role: 'log',
      'aria-label': words.t('log'),
      'aria-relevant': 'additions',
      'aria-live': 'off',
      tabindex: 0,
    },
    list,
    dots,
  );
  const newer = tool('newer', words.t('newer'), down, toEnd);
  newer.hidden = true;
  const frame = h('div.frame', {}, el, newer);
  const views = new Map<string, View>();
  let stays = true; // what is new at the end comes into view
  el.addEventListener('scroll', () => (newer.hidden = newer.hidden || atEnd()), { passive: true });

  function atEnd(): boolean {
    return el.scrollHeight - el.scrollTop - el.clientHeight < near_px;
  }

  function toEnd(): void {
    el.scrollTop = el.scrollHeight;
    newer.hidden = true;
  }

  function update(state: State, now: Date): void {
    stays = atEnd();
    const wanted = rows(state, words, now);
    const last = wanted.at(-1);
    const grown = last !== undefined && !views.has(last.key);
    place(wanted);
    dots.hidden = !(state.typing !== null || thinks(state));
    el.setAttribute('aria-live', state.link === 'online' ? 'polite' : 'off');
    if (stays || (grown && last.kind === 'message' && last.mine)) toEnd();
    else if (grown) newer.hidden = false;
  }

  function place(wanted: Row[]): void {
    const keys = new Set(wanted.map((row) => row.key));
    for (const [key, view] of views) {
      if (keys.has(key)) continue;
      view.el.remove();
      views.delete(key);
    }
    wanted.forEach((row, i) => {
      const view = views.get(row.key) ?? made(row);
      view.update(row as never);
      if (list.children[i] !== view.el) list.insertBefore(view.el, list.children[i] ?? null);
    });
  }

  function made(row: Row): View {
    const view = viewOf(row, words, acts, () => stays && toEnd());
    views.set(row.key, view);
    return view;
  }

  return { el: frame, update, toEnd };
}

function viewOf(row: Row, words: Words, acts: Acts, settled: () => void): View {
  switch (row.kind) {
    case 'message':
      return messageView(row, words, acts);
    case 'survey':
      return later(row, words, acts, settled);
    default:
      return { el: h('p', { class: row.kind }, row.text), update: () => {} };
  }
}

/** An empty place until the survey's own view is here and has `settled`. */
function later(row: SurveyRow, words: Words, acts: Acts, settled: () => void): View {
  const el = h('div');
  let now = row;
  let view: View | null = null;
  acts.later((more) => {
    view = more.surveyView(now, words, acts);
    el.append(view.el);
    settled();
  });
  return {
    el,
    update: (row: SurveyRow) => {
      now = row;
      view?.update(row as never);
    },
  };
}

/** The bot has the word: the dots show themselves late and give up by themselves (theme.css). */
function thinks(state: State): boolean {
  const last = state.entries.at(-1);
  return (
    state.link === 'online' &&
    state.owner === 'bot' &&
    last?.type === 'message' &&
    last.from === 'customer' &&
    !state.pending.length
  );
}

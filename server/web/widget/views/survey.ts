// How it was (five faces), would you recommend us (0-10), was it easy (1-7): radio buttons, a
// comment if one likes, once.
import { h, icon } from '../dom';
import type { Row } from '../rows';
import type { Words } from '../words';
import type { Acts } from './acts';

type SurveyRow = Extract<Row, { kind: 'survey' }>;

/** The first and last score, and the words of the question and its ends. */
const kinds = {
  csat: { from: 1, to: 5, ask: 'surveyAsk', low: 'score1', high: 'score5' },
  nps: { from: 0, to: 10, ask: 'npsAsk', low: 'npsLow', high: 'npsHigh' },
  ces: { from: 1, to: 7, ask: 'cesAsk', low: 'cesLow', high: 'cesHigh' },
} as const;

export function surveyView(row: SurveyRow, words: Words, acts: Acts) {
  const kind = kinds[row.ask as keyof typeof kinds] ?? kinds.csat;
  const faces = kind === kinds.csat;
  const submit = h('button.submit', { type: 'submit' }, words.t('submit'));
  const comment = h('textarea', {
    rows: 2,
    maxlength: 1000,
    'aria-label': words.t('comment'),
    placeholder: words.t('comment'),
  });
  const scores = Array.from({ length: kind.to - kind.from + 1 }, (_, i) => kind.from + i);
  const more = h('div.more', { hidden: true }, comment, submit);
  const el = h(
    'form.survey',
    { onsubmit: send },
    h(
      'fieldset',
      {},
      h('legend', {}, words.t(kind.ask)),
      h('div', { class: faces ? 'faces' : 'numbers' }, ...scores.map(choice)),
      !faces && h('p.ends', {}, h('small', {}, words.t(kind.low)), h('small', {}, words.t(kind.high))),
    ),
    more,
  );

  function choice(score: number): HTMLElement {
    const end = score === kind.from ? kind.low : score === kind.to ? kind.high : null;
    const name = faces
      ? words.t(`score${score as 1 | 2 | 3 | 4 | 5}`)
      : end
        ? `${score}, ${words.t(end)}`
        : String(score);
    return h(
      'label',
      { title: name },
      h('input', {
        type: 'radio',
        name: 'score',
        value: score,
        'aria-label': name,
        onchange: chosen,
      }),
      faces ? smile(score) : String(score),
    );
  }

  function chosen(): void {
    more.hidden = false;
    el.scrollIntoView({ block: 'nearest' });
  }

  function send(event: Event): void {
    event.preventDefault();
    const score = el.querySelector<HTMLInputElement>('input:checked')?.value;
    if (!score) return;
    const said = comment.value.trim();
    acts.chat.post({
      type: 'survey',
      seq: row.seq,
      score: Number(score),
      ...(said && { comment: said }),
    });
  }

  function update(now: SurveyRow): void {
    if (now.score === null || el.classList.contains('done')) return;
    const inside = el.contains((el.getRootNode() as ShadowRoot).activeElement);
    el.classList.add('done');
    const drawing = faces ? smile(now.score) : icon('M5 12.5l4.5 4.5L19 7.5');
    el.replaceChildren(drawing, h('p', { tabindex: -1 }, words.t('thanks')));
    if (inside) el.querySelector('p')?.focus();
  }

  update(row);
  return { el, update };
}

/** A face whose mouth follows the score. */
function smile(score: number): SVGSVGElement {
  const bend = (score - 3) * 2;
  return icon(
    `M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.5v.5M15 9.5v.5M8 ${15 - bend / 3}q4 ${bend} 8 0`,
  );
}

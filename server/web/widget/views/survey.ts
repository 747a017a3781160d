// "How was your conversation?": five faces as radio buttons, a comment if one likes, once.
import { h, icon } from '../dom';
import type { Row } from '../rows';
import type { Words } from '../words';
import type { Acts } from './acts';

type SurveyRow = Extract<Row, { kind: 'survey' }>;
const scores = [1, 2, 3, 4, 5] as const;

export function surveyView(row: SurveyRow, words: Words, acts: Acts) {
  const submit = h('button.submit', { type: 'submit' }, words.t('submit'));
  const comment = h('textarea', {
    rows: 2,
    maxlength: 1000,
    'aria-label': words.t('comment'),
    placeholder: words.t('comment'),
  });
  const faces = scores.map((score) =>
    h(
      'label',
      { title: words.t(`score${score}`) },
      h('input', {
        type: 'radio',
        name: 'score',
        value: score,
        'aria-label': words.t(`score${score}`),
        onchange: chosen,
      }),
      smile(score),
    ),
  );
  const more = h('div.more', { hidden: true }, comment, submit);
  const el = h(
    'form.survey',
    { onsubmit: send },
    h('fieldset', {}, h('legend', {}, words.t('surveyAsk')), h('div.faces', {}, ...faces)),
    more,
  );

  function chosen(): void {
    more.hidden = false;
    el.scrollIntoView({ block: 'nearest' });
  }

  function send(event: Event): void {
    event.preventDefault();
    const score = el.querySelector<HTMLInputElement>('input:checked')?.value;
    if (score) acts.survey(row.seq, Number(score), comment.value.trim());
  }

  function update(now: SurveyRow): void {
    if (now.score === null || el.classList.contains('done')) return;
    el.classList.add('done');
    el.replaceChildren(smile(now.score), h('p', { tabindex: -1 }, words.t('thanks')));
    el.querySelector('p')?.focus();
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

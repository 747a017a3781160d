// What the service says of a person when work is given away, in the reader's words.
import { parted, sayingOf } from '../../lib/giving';
import { languageName, speech, t } from '../../state/words.svelte';

/** What there is to say beside the verdict itself: figures, a skill, a language. */
export function detailOf(words: string): string {
  const { what, load = '', capacity = '', more = '' } = sayingOf(words);
  if (what === 'by_hand' || what === 'offline') return '';
  if (what === 'lacks_language') return languageName(more);
  if (what === 'lacks_skill' || what === 'other') return more;
  const figures = t('staff.of', { load, capacity });
  return more ? `${figures}, ${speech.known('merit', more.replaceAll(' ', '_')) ?? more}` : figures;
}

/** The same as one sentence. */
export function wordsOf(words: string): string {
  const { what } = sayingOf(words);
  const detail = detailOf(words);
  if (what === 'load' || what === 'other') return detail;
  const said = speech.code('verdict', what);
  return detail ? `${said} (${detail})` : said;
}

/** A whole reason, person by person. */
export function reasonInWords(reason: string): string {
  return parted(reason)
    .map(({ who, words }) => (who ? `${who}: ${wordsOf(words)}` : wordsOf(words)))
    .join('; ');
}

// Every language says everything, and fills the same blanks.
import { describe, expect, it } from 'vitest';
import { directionOf, langs, pick } from '../names';
import { en, later } from '../texts/en';
import { Words } from '../words';

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
const catalogues = import.meta.glob('../texts/*.ts', { eager: true }) as Record<
  string,
  Record<string, typeof en>
>;
const of = (lang: string) => catalogues[`../texts/${lang}.ts`]?.[lang];

const all = { ...en, ...later };
const languages = langs;

describe.each(languages.filter((lang) => lang !== 'en'))('%s', (lang) => {
  it('says every sentence', () => {
    expect(Object.keys(of(lang) ?? {}).sort()).toEqual(Object.keys(all).sort());
    for (const text of Object.values(of(lang)!)) expect(text.trim()).not.toBe('');
  });

  it('fills the same blanks', () => {
    for (const [key, text] of Object.entries(of(lang)!))
      expect([key, blanks(text)]).toEqual([key, blanks(all[key as keyof typeof en])]);
  });
});

it('every catalogue is offered', () => {
  expect(
    Object.keys(catalogues)
      .map((path) => path.slice(9, -3))
      .sort(),
  ).toEqual([...languages].sort());
});

describe('the language', () => {
  it('is the first wish that has a catalogue', () => {
    expect(pick(['xx', 'de-AT', 'en'])).toBe('de');
    expect(pick([null, undefined, ''])).toBe('en');
  });

  it('decides the direction of writing', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('de')).toBe('ltr');
  });

  it('formats days and times its own way', () => {
    const now = new Date(2026, 4, 4, 12);
    expect(new Words('de', 'de').day(now.toISOString(), now)).toBe('Heute');
    expect(new Words('de', 'de').time(new Date(2026, 4, 4, 9, 5).toISOString())).toBe('09:05');
    expect(new Words('en', 'en').time('no date')).toBe('');
  });
});

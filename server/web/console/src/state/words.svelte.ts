// The language of the console: which catalogue is in use, and how to say a sentence of it.
import { Clock } from '../lib/time';
import { plain } from '../lib/text';
import type { Key } from '../words/en';

export type Locale = 'en' | 'de';
export const locales: Record<Locale, string> = { en: 'English', de: 'Deutsch' };

type Entry = string | { one: string; other: string };
type Read = Promise<{ words: Record<string, Entry> }>;

/** What the first look needs, and all the rest. */
const catalogues: Record<Locale, { first: () => Read; rest: () => Read }> = {
  en: { first: () => import('../words/en'), rest: () => import('../words/en-later') },
  de: { first: () => import('../words/de'), rest: () => import('../words/de-later') },
};

export type Values = Record<string, string | number>;

class Speech {
  locale = $state<Locale>('en');
  private words = $state.raw<Record<string, Entry>>({});
  private reading: Promise<void> | null = null;
  /** For dates and numbers: the reader's own English where it is one. */
  tongue = $derived(this.locale === 'en' ? navigatorEnglish() : this.locale);
  clock = $derived(new Clock(this.tongue));
  private plurals = $derived(new Intl.PluralRules(this.locale));

  async use(locale: Locale): Promise<void> {
    const { first, rest } = catalogues[locale];
    const wanted = this.reading ? [first(), rest()] : [first()];
    const read = await Promise.all(wanted);
    this.words = Object.assign({}, ...read.map((one) => one.words)) as Record<string, Entry>;
    this.locale = locale;
    document.documentElement.lang = locale;
  }

  /** Before anything is shown that is fetched later; once. */
  rest(): Promise<void> {
    const { locale } = this;
    this.reading ??= catalogues[locale].rest().then(
      ({ words }) => {
        if (locale === this.locale) this.words = { ...this.words, ...words };
      },
      (problem: unknown) => {
        this.reading = null;
        throw problem;
      },
    );
    return this.reading;
  }

  say(key: Key, values: Values = {}): string {
    const entry = this.words[key];
    if (entry === undefined) return key;
    const text = typeof entry === 'string' ? entry : this.plural(entry, Number(values.n));
    return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  }

  knows(key: string): boolean {
    return key in this.words;
  }

  /** The words of a code the service sent; unknown codes are said as they are, readably. */
  code(group: string, code: string): string {
    return this.known(group, code) ?? plain(code);
  }
  known(group: string, code: string): string | null {
    const key = `${group}.${code}` as Key;
    return this.words[key] === undefined ? null : this.say(key);
  }

  private plural(forms: { one: string; other: string }, n: number): string {
    return this.plurals.select(n) === 'one' ? forms.one : forms.other;
  }
}

/** en-GB and en-US differ in dates: take the reader's own English where it is one. */
function navigatorEnglish(): string {
  return navigator.language?.startsWith('en') ? navigator.language : 'en-GB';
}

export const speech = new Speech();

export function t(key: Key, values?: Values): string {
  return speech.say(key, values);
}

/** Most visitors have not told their name. */
export function called(customer: { name?: string | null } | null | undefined): string {
  return customer?.name || t('person.visitor');
}

/** Content languages by name: "de" is German, Deutsch, ... */
export function languageName(code: string | null | undefined): string {
  if (!code) return '';
  try {
    return new Intl.DisplayNames([speech.locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

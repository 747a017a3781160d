// Which language the widget speaks, and how it says times and numbers in it.
import { en, type Texts } from './texts/en';

export type Filled = Record<string, string | number>;

export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt',
  'tr',
  'sv',
  'da',
  'ar',
] as const;
const rightToLeft = /^(ar|fa|he|ur)\b/;

/** The first wish that has a catalogue; English otherwise. */
export function pick(wishes: (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const lang = (wish ?? '').toLowerCase().split(/[-_]/)[0]!;
    if ((languages as readonly string[]).includes(lang)) return lang;
  }
  return 'en';
}

export class Words {
  readonly #texts: Texts;

  constructor(
    readonly lang: string,
    readonly locale: string,
    texts: Texts = en,
  ) {
    this.#texts = texts;
  }

  get dir(): 'rtl' | 'ltr' {
    return rightToLeft.test(this.lang) ? 'rtl' : 'ltr';
  }

  t(key: keyof Texts, filled: Filled = {}): string {
    return this.#texts[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(filled[name] ?? whole),
    );
  }

  time(at: string): string {
    return this.#format(at, { timeStyle: 'short' });
  }

  /** "today", "yesterday", "Monday, 4 May". */
  day(at: string, now: Date): string {
    const days = Math.round((midnight(new Date(at)) - midnight(now)) / 86_400_000);
    if (days === 0 || days === -1)
      return capital(
        new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(days, 'day'),
        this.locale,
      );
    return this.#format(at, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  #format(at: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(at);
    return Number.isNaN(date.getTime())
      ? ''
      : new Intl.DateTimeFormat(this.locale, options).format(date);
  }
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

// How the widget says its sentences, times and numbers in a language.
import type { Host } from './host';
import { en, type Texts } from './texts/en';

export type Filled = Record<string, string | number>;

export class Words {
  readonly #texts: Texts;

  constructor(
    readonly lang: string,
    readonly locale: string,
    texts: Texts = en,
  ) {
    this.#texts = texts;
  }

  t(key: keyof Texts, filled: Filled = {}): string {
    return this.#texts[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(filled[name] ?? whole),
    );
  }

  /** Sees to it that the sentences are here that come with what is seldom needed. */
  complete(host: Pick<Host, 'need'>, then: () => void): void {
    if (this.lang === 'en') return then();
    host.need(`${this.lang}-more`, (texts) => {
      Object.assign(this.#texts, texts);
      then();
    });
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

// The languages of the widget. What the launcher says before the chat is here comes with the shop's
// settings (host.ts: Site), in English until then.
export const langs = 'en de fr es it nl pl pt tr sv da ar'.split(' ');

/** The first wish that has a catalogue; English otherwise. */
export function pick(wishes: (string | null | undefined)[]): string {
  const bare = wishes.map((wish) => (wish ?? '').toLowerCase().split(/[-_]/)[0]!);
  return bare.find((lang) => langs.includes(lang)) ?? 'en';
}

export function directionOf(lang: string): string {
  return lang === 'ar' ? 'rtl' : 'ltr';
}

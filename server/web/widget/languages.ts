// The catalogues beyond English: small scripts beside widget.js, fetched when a page needs one.
// A script, not a fetch: it needs no CORS and no wider content policy than widget.js itself.
import { en, type Texts } from './texts/en';

const known = new Map<string, Texts>([['en', en]]);
const asked = new Set<string>();
const listeners: ((lang: string) => void)[] = [];

export function onTexts(listener: (lang: string) => void): void {
  listeners.push(listener);
}

/** The catalogue if it is here; otherwise it is sent for and announced when it has come. */
export function fetchTexts(lang: string, origin: string): Texts | null {
  const texts = known.get(lang);
  if (texts || asked.has(lang)) return texts ?? null;
  asked.add(lang);
  const script = document.createElement('script');
  script.src = `${origin}/widget/${lang}.js`;
  script.nonce = nonce;
  script.onload = script.onerror = () => script.remove();
  document.head.append(script);
  return null;
}

/** Called by a catalogue's script through the API: Deskbell.push(['texts', 'de', {...}]). */
export function addTexts(lang: string, texts: Partial<Texts>): void {
  known.set(lang, { ...en, ...texts });
  for (const listener of listeners) listener(lang);
}

let nonce = '';
export function useNonce(value: string): void {
  nonce = value;
}

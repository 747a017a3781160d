// Every further language, and what of it comes at once and what later. For the build alone: pages
// fetch the scripts that are made of it.
import { ar } from './texts/ar';
import { da } from './texts/da';
import { de } from './texts/de';
import { later, type Texts } from './texts/en';
import { es } from './texts/es';
import { fr } from './texts/fr';
import { it } from './texts/it';
import { nl } from './texts/nl';
import { pl } from './texts/pl';
import { pt } from './texts/pt';
import { sv } from './texts/sv';
import { tr } from './texts/tr';

const catalogues: Record<string, Texts> = { ar, da, de, es, fr, it, nl, pl, pt, sv, tr };

/** The scripts: `de` with what the chat says at once, `de-more` with what comes with more.js. */
export function languageScripts(): { name: string; code: string }[] {
  return Object.entries(catalogues).flatMap(([lang, texts]) => {
    const rows = Object.entries(texts);
    return [
      script(lang, rows.filter(([key]) => !(key in later))),
      script(`${lang}-more`, rows.filter(([key]) => key in later)),
    ];
  });
}

function script(name: string, rows: [string, string][]): { name: string; code: string } {
  const sentences = rows.map(([key, text]) => `${key}:${JSON.stringify(text)}`).join();
  return { name: `widget/${name}.js`, code: `Deskbell.push(["part","${name}",{${sentences}}])` };
}

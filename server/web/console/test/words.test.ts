import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words as deFirst } from '../src/words/de';
import { words as deLater } from '../src/words/de-later';
import { words as enFirst } from '../src/words/en';
import { words as enLater } from '../src/words/en-later';
import { isFirst } from '../first';

const en = { ...enFirst, ...enLater };
const de = { ...deFirst, ...deLater };

const src = join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.startsWith('words'))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }));
const code = files.map((file) => file.text).join('\n');

/** Groups of sentences that are asked for by a code of the service. */
const grouped = /(?:(?:code|known)\('|t\(`)([\w.]+?)(?:'|\.?\$)/g;

type Entry = string | { one: string; other: string };
const forms = (entry: Entry) => (typeof entry === 'string' ? [entry] : [entry.one, entry.other]);
const blanks = (entry: Entry) =>
  [...new Set(forms(entry).flatMap((form) => form.match(/(?<!\{)\{\w+\}(?!\})/g) ?? []))].sort();

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it('fill in the same blanks in both languages', () => {
    for (const [key, entry] of Object.entries(en) as [keyof typeof en, Entry][]) {
      expect([key, blanks(de[key])]).toEqual([key, blanks(entry)]);
    }
  });

  it('leave nothing empty and nothing untranslated by accident', () => {
    for (const entry of [...Object.values(en), ...Object.values(de)] as Entry[]) {
      for (const form of forms(entry)) expect(form.trim()).not.toBe('');
    }
    const same = (Object.keys(en) as (keyof typeof en)[]).filter(
      (key) => en[key] === de[key] && String(en[key]).replace('Deskbell', '').length > 12,
    );
    expect(same).toEqual([]);
  });

  it('hold every sentence that the code asks for', () => {
    const asked = [...code.matchAll(/\bt\('([^']+)'/g)].map((hit) => hit[1]);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !((key ?? '') in en))).toEqual([]);
  });

  it('hold no sentence that nobody says', () => {
    const groups = [...code.matchAll(grouped)].map((hit) => hit[1]);
    const said = new Set([...code.matchAll(/'([\w.:-]+)'/g)].map((hit) => hit[1]));
    const unused = Object.keys(en).filter(
      (key) => !said.has(key) && !groups.some((group) => key.startsWith(`${group}.`)),
    );
    expect(unused).toEqual([]);
  });
});

/** Keys and groups of keys that a text asks for. */
function asksFor(text: string, all: string[]): string[] {
  const groups = [...text.matchAll(grouped)].map((hit) => hit[1]);
  const plain = new Set([...text.matchAll(/'([\w.-]+)'/g)].map((hit) => hit[1]));
  return all.filter((key) => plain.has(key) || groups.some((one) => key.startsWith(`${one}.`)));
}

describe('the first look', () => {
  it('says nothing that is only in the catalogue of later', () => {
    const first = files.filter((file) => isFirst(file.name)).map((file) => file.text);
    // Plain words of the code that happen to be keys as well.
    const words = ['yes', 'no'];
    const wanted = asksFor(first.join('\n'), Object.keys(enLater));
    expect(wanted.filter((key) => !words.includes(key) && !/^told\./.test(key))).toEqual([]);
  });
});

describe('the faces', () => {
  it('hold no bare words of their own', () => {
    const bare = files
      .filter((file) => file.name.endsWith('.svelte'))
      .flatMap(({ name, text }) => {
        const markup = text
          .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
          .replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '')
          .replace(/<[^>]*>/g, '\n');
        const found = markup.match(/[A-Za-zÀ-ž]{3,}/g) ?? [];
        return found.map((word) => `${name}: ${word}`);
      });
    const names = /: (Deskbell|Enter|Ctrl)$/;
    expect(bare.filter((one) => !names.test(one))).toEqual([]);
  });

  it('never let a message in as HTML', () => {
    expect(files.filter((file) => /\{@html|innerHTML|insertAdjacentHTML/.test(file.text))).toEqual(
      [],
    );
  });

  it('hold no style attribute, which a strict policy would refuse', () => {
    const styled = files.filter((file) => /<[a-z][^>]*\sstyle[:=]/.test(file.text));
    expect(styled.map((file) => file.name)).toEqual([]);
  });

  it('know only logical sides, so that right-to-left scripts work', () => {
    const sided =
      /\b(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)|^\s*(?:left|right):/m;
    const css = readdirSync(join(src, 'styles')).map((name) =>
      readFileSync(join(src, 'styles', name), 'utf8'),
    );
    expect([...files.map((file) => file.text), ...css].filter((text) => sided.test(text))).toEqual(
      [],
    );
  });
});

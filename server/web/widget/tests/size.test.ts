// @vitest-environment node
// What a page loads stays small, and so does what opening the chat adds; nothing is evaluated.
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { langs } from '../names';

const files = new Map<string, string>();
const weight = (...names: string[]) =>
  names.reduce((sum, name) => sum + gzipSync(files.get(name)!, { level: 9 }).length, 0);

const chatIn = (lang: string): [string, number, string[]] => [
  `the same in "${lang}"`,
  19_750,
  ['widget.js', 'widget/chat.js', `widget/${lang}.js`],
];

beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = (await build({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'silent',
    mode: 'production',
    build: { write: false },
  })) as Rollup.RollupOutput[];
  for (const file of built.flatMap((b) => b.output))
    files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source));
}, 60_000);

describe('gzipped, in bytes', () => {
  it.each([
    ['what every page loads', 4_350, ['widget.js']],
    ['the chat, open and answering', 18_850, ['widget.js', 'widget/chat.js']],
    ...langs
      .filter((lang) => lang !== 'en')
      .map((lang) => chatIn(lang)),
    ['everything there is', 24_000, ['widget.js', 'widget/chat.js', 'widget/more.js']],
  ])('%s: at most %i', (_, bytes_max, needed) => {
    expect(weight(...needed)).toBeLessThanOrEqual(bytes_max);
  });
});

it('is one script, and a few that it fetches when they are needed', () => {
  const others = langs.filter((lang) => lang !== 'en');
  expect([...files.keys()].sort()).toEqual(
    [
      'widget.js',
      ...['chat', 'more', 'alias', ...others, ...others.map((lang) => `${lang}-more`)].map(
        (one) => `widget/${one}.js`,
      ),
    ].sort(),
  );
});

it('needs nothing that a strict content policy forbids', () => {
  for (const forbidden of [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'document.write',
    'eval(',
    'new Function',
    'import(',
  ]) {
    for (const [name, script] of files) expect(script, name).not.toContain(forbidden);
  }
});

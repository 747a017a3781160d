// @vitest-environment node
// The whole widget, style and texts included, stays small; it brings nothing along and evaluates
// nothing.
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { beforeAll, expect, it } from 'vitest';

const gzip_bytes_max = 20_000;
let script = '';
let others: string[] = [];

beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = (await build({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'silent',
    mode: 'production',
    build: { write: false },
  })) as Rollup.RollupOutput[];
  const output = built.flatMap((b) => b.output);
  script = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
  others = output.flatMap((file) => (file.type === 'asset' ? [file.fileName] : []));
}, 60_000);

it(`weighs at most ${gzip_bytes_max} bytes, gzipped`, () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(gzip_bytes_max);
});

it('is one script, and one small one for each further language', () => {
  expect(others).toContain('widget/de.js');
  expect(others.every((name) => /^widget\/([a-z]{2}|alias)\.js$/.test(name))).toBe(true);
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
    expect(script).not.toContain(forbidden);
  }
});

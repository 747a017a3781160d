// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const first_load_max = 60 * 1024;
/** With an open ticket. */
const at_work_max = 90 * 1024;
const out = mkdtempSync(join(tmpdir(), 'console-'));
const gzip = (name: string) => gzipSync(readFileSync(join(out, name)), { level: 9 }).length;

beforeAll(async () => {
  const configFile = join(__dirname, '../vite.config.ts');
  const how = { outDir: out, emptyOutDir: true };
  // vitest says "test" here; what ships is built for production.
  process.env.NODE_ENV = 'production';
  await build({ configFile, mode: 'production', logLevel: 'error', build: how });
}, 300000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('what a browser loads first', () => {
  it('stays within its budget, compressed', () => {
    const assets = readdirSync(join(out, 'assets'));
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    const first = assets.filter((name) => html.includes(name));
    const tongue = assets.filter((name) => /^en-(?!later)/.test(name));
    expect(first.length).toBeGreaterThanOrEqual(3);
    expect(tongue).toHaveLength(1);
    const bytes = [...first, ...tongue].map((name) => gzip(`assets/${name}`));
    const load = bytes.reduce((sum, n) => sum + n, gzip('index.html'));
    const ticket = assets.filter((name) => name.startsWith('ticket-'));
    expect(ticket).toHaveLength(2);
    expect(load).toBeLessThan(first_load_max);
    const work = ticket.reduce((sum, name) => sum + gzip(`assets/${name}`), load);
    expect(work).toBeLessThan(at_work_max);
  });

  it('names nothing by an absolute address, so that it can live under any path', () => {
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)="\//);
  });

  it('brings no made-up desk along', () => {
    const all = readdirSync(join(out, 'assets')).map((name) =>
      readFileSync(join(out, 'assets', name), 'utf8'),
    );
    expect(all.join('')).not.toContain('Marta Klein');
  });
});

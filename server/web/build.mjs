// Builds every face into one folder: `node build.mjs [--out DIR] [FACE...]` (default dist/, all).
// A face is a folder with its own vite.config.ts; it writes to DIR under the paths it is served at.
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf('--out');
const out = resolve(flag > 0 ? process.argv[flag + 1] : join(here, 'dist'));

const faces = [
  { folder: 'widget', outDir: out },
  { folder: 'portal', outDir: out },
  { folder: 'console', outDir: join(out, 'console') },
];

if (!process.argv.some((word) => faces.some((face) => face.folder === word)))
  rmSync(out, { recursive: true, force: true });
const only = process.argv.slice(2).filter((word) => faces.some((face) => face.folder === word));

for (const face of faces) {
  if (only.length && !only.includes(face.folder)) continue;
  const root = join(here, face.folder);
  const configFile = join(root, 'vite.config.ts');
  if (!existsSync(configFile)) continue;
  await build({
    root,
    configFile,
    logLevel: 'warn',
    build: { outDir: face.outDir, emptyOutDir: false },
  });
}

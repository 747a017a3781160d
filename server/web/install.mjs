// Brings node_modules to what package-lock.json says; does nothing when it is there already, so
// that a
// build never pulls the rug from under somebody who works in this folder.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function packages(file) {
  const path = join(here, file);
  if (!existsSync(path)) return null;
  const found = Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages);
  return new Map(
    found
      .filter(([name]) => name)
      .map(([name, { version, optional }]) => [name, { version, optional }]),
  );
}

/** Every wanted package is installed; those for other machines may be missing. */
function installed() {
  const there = packages('node_modules/.package-lock.json');
  if (!there) return false;
  return [...packages('package-lock.json')].every(([name, wanted]) => {
    const found = there.get(name);
    return found ? found.version === wanted.version : wanted.optional;
  });
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 18) {
  console.error(
    `server/web: node ${process.versions.node} is too old; version 18 or newer builds the web pages`,
  );
  process.exit(1);
}
if (!installed())
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, stdio: 'inherit' });

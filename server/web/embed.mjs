// Packs the built files into the executable: `node embed.mjs DIST OUT`.
// Writes OUT/web_assets.cpp (the sorted list), OUT/web_bytes.S (the bytes, as they are and
// gzipped) and the
// files it includes. Bytes go through the assembler: a compiler would take minutes for them.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const mimes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** Packing must save at least this share, or the file is kept as it is. */
const gzip_pays = 0.95;

const [dist, out] = process.argv.slice(2).map((path) => resolve(path));
if (!out) throw new Error('usage: node embed.mjs DIST OUT');
const packed = join(out, 'packed');
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });

const assets = files(dist)
  .map(asset)
  .sort((a, b) => (a.path < b.path ? -1 : 1));
writeFileSync(
  join(out, 'web_bytes.S'),
  assets.map(bytes).join('') + '    .section .note.GNU-stack,"",%progbits\n',
);
writeFileSync(join(out, 'web_assets.cpp'), list(assets));
const total = assets.reduce((sum, a) => sum + a.size + a.gzipSize, 0);
console.log(`${assets.length} web files embedded, ${(total / 1024).toFixed(0)} KiB`);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function asset(file, index) {
  const mime = mimes[extname(file)];
  if (!mime)
    throw new Error(
      `${file}: no mime type for "${extname(file)}" (add it to the table in embed.mjs)`,
    );
  const content = readFileSync(file);
  const gzip = gzipSync(content, { level: 9 });
  const pays = gzip.length < content.length * gzip_pays;
  const gzipFile = join(packed, `${index}.gz`);
  if (pays) writeFileSync(gzipFile, gzip);
  return {
    index,
    file,
    path: '/' + relative(dist, file).split(sep).join('/'),
    mime,
    etag: createHash('sha256').update(content).digest('hex').slice(0, 20),
    size: content.length,
    gzipFile: pays ? gzipFile : null,
    gzipSize: pays ? gzip.length : 0,
  };
}

function bytes({ index, file, gzipFile }) {
  const part = (name, path) =>
    `    .global deskbell_web_${name}_${index}\ndeskbell_web_${name}_${index}:\n    .incbin "${path}"\n`;
  return (
    '    .section .rodata\n' + part('identity', file) + (gzipFile ? part('gzip', gzipFile) : '')
  );
}

function list(assets) {
  const declared = assets.map(
    ({ index, gzipFile }) =>
      `extern const char deskbell_web_identity_${index}[];\n` +
      (gzipFile ? `extern const char deskbell_web_gzip_${index}[];\n` : ''),
  );
  const rows = assets.map(({ index, path, mime, etag, size, gzipFile, gzipSize }) => {
    const gzip = gzipFile ? `{deskbell_web_gzip_${index}, ${gzipSize}}` : '{}';
    return `    {"${path}", "${mime}", "\\"${etag}\\"", ${gzip}, {deskbell_web_identity_${index}, ${size}}},\n`;
  });
  return `// Written by server/web/embed.mjs: the files of the web faces, sorted by path.
#include "server/net/assets.hpp"

extern "C" {
${declared.join('')}}

namespace net {
namespace {
constexpr Asset assets[] = {
${rows.join('')}};
}  // namespace

const Assets& web_assets() {
    static const Assets all(assets);
    return all;
}
}  // namespace net
`;
}

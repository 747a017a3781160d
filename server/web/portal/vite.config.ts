// The shop page and what the help centre's pages need: /portal/shop.html, shop.css, shop.js,
// help.css, help.js, icon.svg.
// The server serves shop.html at "/" with --demo, and writes the help pages itself.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const bundled = ['shop/shop.css', 'shop/shop.ts', 'help/help.css', 'help/help.ts'];
const copied = ['shop/shop.html', 'icon.svg'];
const nothing = '\0nothing';

function pages(): Plugin {
  return {
    name: 'deskbell-portal',
    resolveId: (id) => (id === nothing ? id : null),
    load: (id) => (id === nothing ? '' : null),
    async generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) delete bundle[name];
      const { build } = await import('esbuild');
      for (const file of bundled) {
        const made = await build({
          entryPoints: [here + file],
          bundle: true,
          minify: true,
          write: false,
          charset: 'utf8',
          target: ['es2022', 'chrome111', 'safari16.4', 'firefox115'],
          format: 'iife',
          legalComments: 'none',
        });
        this.emitFile({
          type: 'asset',
          fileName: served(file).replace(/ts$/, 'js'),
          source: made.outputFiles[0]!.text,
        });
      }
      for (const file of copied)
        this.emitFile({ type: 'asset', fileName: served(file), source: readFileSync(here + file) });
    },
  };
}

function served(file: string): string {
  return 'portal/' + file.split('/').at(-1);
}

export default defineConfig({
  plugins: [pages()],
  publicDir: false,
  build: { modulePreload: false, rollupOptions: { input: nothing, onLog: () => {} } },
});

// One classic script, no dependency, no global but `Deskbell`; and a small script for each
// further language.
import { readdirSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const texts = new URL('./texts/', import.meta.url);

function catalogues(): Plugin {
  return {
    name: 'deskbell-catalogues',
    async generateBundle() {
      const { build } = await import('esbuild');
      const others = readdirSync(texts).filter((file) => file !== 'en.ts');
      for (const file of others) {
        const lang = file.replace('.ts', '');
        const made = await build({
          stdin: {
            contents: `import { ${lang} } from './${lang}'; Deskbell.push(['texts', '${lang}', ${lang}]);`,
            resolveDir: texts.pathname,
          },
          bundle: true,
          minify: true,
          write: false,
          format: 'iife',
          charset: 'utf8',
          legalComments: 'none',
        });
        this.emitFile({
          type: 'asset',
          fileName: `widget/${lang}.js`,
          source: made.outputFiles[0]!.text,
        });
      }
      const alias = await build({
        entryPoints: [new URL('./alias.ts', import.meta.url).pathname],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: 'es2022',
        legalComments: 'none',
      });
      this.emitFile({
        type: 'asset',
        fileName: 'widget/alias.js',
        source: alias.outputFiles[0]!.text,
      });
    },
  };
}

/** The minifier leaves the blanks inside custom properties. */
function squeeze(): Plugin {
  return {
    name: 'deskbell-squeeze',
    enforce: 'post',
    transform: (code, id) => (id.includes('theme.css') ? code.replace(/([:,]) /g, '$1') : null),
  };
}

export default defineConfig({
  plugins: [catalogues(), squeeze()],
  publicDir: false,
  build: {
    target: 'es2022',
    modulePreload: false,
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, unsafe_arrows: true },
      format: { comments: false },
    },
    lib: {
      entry: 'main.ts',
      formats: ['iife'],
      name: 'DeskbellScript',
      fileName: () => 'widget.js',
    },
  },
});

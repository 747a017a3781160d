// The widget as classic scripts, without dependencies and with no global but `Deskbell`: the one
// that a page names (widget.js), and beside it those that it fetches: the chat, what few need, the
// sentences of each further language, and the names that other chats gave our calls.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin, type Rollup } from 'vite';
import { languageScripts } from './catalogues';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What is built beside widget.js: its name, and the module that it begins with. */
const parts: Record<string, string> = {
  chat: 'part-chat.ts',
  more: 'part-more.ts',
  alias: 'alias.ts',
};

/** The minifier leaves the blanks inside custom properties. */
function squeeze(): Plugin {
  return {
    name: 'deskbell-squeeze',
    enforce: 'post',
    transform: (code, id) => (id.includes('.css') ? code.replace(/([:,]) /g, '$1') : null),
  };
}

/** What other scripts have already, and by which names (api.ts, part-chat.ts: kit). */
const common: Record<string, string[]> = {
  dom: ['attr', 'bell', 'down', 'h', 'icon', 'say', 'tool', 'wear'],
  names: ['directionOf', 'pick'],
  pages: ['isFor'],
  icons: ['icons'],
  'safe-html': ['anchor', 'render', 'safeUrl'],
};
const brought: Record<string, string[]> = { chat: ['dom', 'names', 'pages'], alias: [] };

/** A script takes from the others what they have. */
function shared(name: string): Plugin {
  const theirs = brought[name] ?? Object.keys(common);
  const exported = theirs.flatMap((module) => common[module]!);
  return {
    name: 'deskbell-shared',
    enforce: 'pre',
    resolveId: (id) => (theirs.includes(id.replace(/^\.\.?\//, '')) ? '\0kit' : null),
    load: (id) => (id === '\0kit' ? `export const {${exported}}=Deskbell.kit` : null),
  };
}

function script(name: string, entry: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [squeeze()],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      minify: 'terser',
      terserOptions: {
        ecma: 2020,
        module: true,
        compress: { passes: 3, unsafe_arrows: true },
        format: { comments: false },
      },
      lib: { entry, formats: ['iife'], name: 'DeskbellScript', fileName: () => name },
    },
  };
}

async function built(part: string, entry: string): Promise<{ name: string; code: string }> {
  const name = `widget/${part}.js`;
  const config = script(name, entry);
  config.plugins!.push(shared(part));
  const [output] = (await build(config)) as Rollup.RollupOutput[];
  const chunk = output!.output.find((file) => file.type === 'chunk')!;
  return { name, code: (chunk as Rollup.OutputChunk).code };
}

async function allParts(): Promise<{ name: string; code: string }[]> {
  const scripts = Object.entries(parts).map(([name, entry]) => built(name, entry));
  return [...(await Promise.all(scripts)), ...languageScripts()];
}

function beside(made: { name: string; code: string }[]): Plugin {
  return {
    name: 'deskbell-parts',
    generateBundle() {
      for (const { name, code } of made)
        this.emitFile({ type: 'asset', fileName: name, source: code });
    },
  };
}

export default defineConfig(async () => {
  const made = await allParts();
  const hash = createHash('sha256');
  for (const { code } of made) hash.update(code);
  const config = script('widget.js', 'main.ts');
  return {
    ...config,
    define: { VERSION: JSON.stringify(hash.digest('hex').slice(0, 8)) },
    plugins: [...config.plugins!, beside(made)],
    build: { ...config.build, write: true },
  };
});

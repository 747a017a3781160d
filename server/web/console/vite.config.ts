// Builds the agent console into dist/console/, served under /console/ with relative addresses.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Whole pages, windows and what they alone need. */
const later = [
  /(Page|Part|[a-z]Dialog|Table|List|Help|Settings|Explain|Card|Log|Chart)\.svelte/,
  /(ShareOf|Waits|TicketMore|Checklist|CustomFields|Links)\.svelte/,
  /Customer(Attributes|Notes|Merge|Rights)\.svelte/,
  /words\/(en|de)(-pages)?\.ts/,
  /lib\/(qr|insight|rule|webhook|customer|device)\.ts/,
  /node_modules\/uplot/,
];
/** Cards that stand beside every ticket. */
const always = /(HandoffCard|CustomerCard)\.svelte/;

function isFirst(id: string): boolean {
  return always.test(id) || !later.some((one) => one.test(id));
}

export default defineConfig({
  root: dirname(fileURLToPath(import.meta.url)),
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../dist/console',
    target: 'es2022',
    cssTarget: 'chrome123',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Parts fetched later stay apart; everything they share comes with the first load in one file.
    rollupOptions: { output: { manualChunks: (id) => (isFirst(id) ? 'desk' : undefined) } },
  },
});

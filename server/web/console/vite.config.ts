// Builds the agent console into dist/console/, served under /console/ with relative addresses.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { chunkOf } from './first';

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
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
});

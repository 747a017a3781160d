// One test run for all faces: widget, console, portal. Tests sit beside what they test, as *.test.ts.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte({ hot: false })],
  define: { VERSION: '"test"' },
  resolve: { conditions: ['browser'] },
  test: {
    environment: 'jsdom',
    include: ['{widget,console,portal,shared}/**/*.test.ts', '*.test.ts'],
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API is while the page is worked on; it must allow the page's origin (PHONOGRAPH_ALLOWED_ORIGINS). */
const server = process.env['API_URL'] ?? 'http://127.0.0.1:4000';

/** The page, as `npm run build` makes it and `npx vite src/workbench` shows it while it is worked on. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/workbench', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: the page's policy lets nothing in by `data:` but pictures.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      // What the first view needs comes in two files, not thirty: over a slow line each round of requests costs more than their bytes.
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 1 },
            { name: 'first-view', tags: ['$initial'] },
          ],
        },
      },
      // Of libraries that React's own compiler has been over: nothing is lost, as it is not used here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/media': server,
      '/session': server,
      '/sign-in': server,
      '/sign-out': server,
    },
  },
});

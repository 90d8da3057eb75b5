import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The studio: an application of hashed files. Nothing stands inline in its page, so that the host may forbid inline scripts and styles.
export default defineConfig({
  root: 'src/studio',
  publicDir: 'public',
  plugins: [react()],
  build: {
    outDir: '../../dist/studio',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'files.json',
  },
  server: {
    host: '127.0.0.1',
    port: 5180,
    // The host (or the mock host) answers the API while the page is worked on.
    proxy: { '/api': process.env['PLATEAU_HOST'] ?? 'http://127.0.0.1:5190' },
  },
});

import { defineConfig } from 'vite';

// The report: one classic script and one style sheet, both put inside each HTML report, which then needs no other file.
export default defineConfig({
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/report',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    lib: {
      entry: 'src/report/main.ts',
      formats: ['iife'],
      name: 'plateauReport',
      fileName: () => 'report.js',
      cssFileName: 'report',
    },
  },
});

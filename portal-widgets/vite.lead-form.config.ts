import { defineConfig } from 'vite';

/** One classic script for other people's websites. Old major versions stay under their own name. */
export default defineConfig({
  build: {
    outDir: 'target/classes/META-INF/resources/w',
    emptyOutDir: true,
    copyPublicDir: false,
    reportCompressedSize: false,
    target: 'es2021',
    lib: {
      entry: 'src/entries/lead-form.ts',
      formats: ['iife'],
      name: 'partnerPortalLeadForm',
      fileName: () => 'lead-form.v1.js',
    },
  },
});

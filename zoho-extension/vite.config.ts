import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * The pages inside Zoho CRM, built to where the Zoho extension toolkit expects them. Every URL is relative: Zoho decides
 * where the files stand. One Lit for our own code and for the elements taken from portal-widgets.
 */
export default defineConfig({
  root: 'src/pages',
  base: './',
  publicDir: false,
  resolve: {
    preserveSymlinks: true,
    dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
  },
  // what tsconfig.json says too; it is not asked for files that are reached through node_modules
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  build: {
    outDir: resolve(import.meta.dirname, 'target/partner_portal/app'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
    rollupOptions: { input: ['src/pages/partner-panel.html'] },
  },
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
});

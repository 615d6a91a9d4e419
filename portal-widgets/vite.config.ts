import { defineConfig } from 'vite';

/** The partner's page: /portal/ with hashed assets beside it. */
export default defineConfig({
  base: '/portal/',
  build: {
    outDir: 'target/classes/META-INF/resources/portal',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});

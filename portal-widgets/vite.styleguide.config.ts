import { defineConfig } from 'vite';

/** The style page: every element in its states. Shown by the demo, not shipped. */
export default defineConfig({
  base: './',
  plugins: [
    {
      name: 'first-page',
      enforce: 'post',
      generateBundle(_options, bundle) {
        const page = bundle['styleguide.html'];
        if (page) page.fileName = 'index.html'; // so that the folder's address shows it
      },
    },
  ],
  build: {
    outDir: 'target/styleguide',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: { input: 'styleguide.html' },
  },
});

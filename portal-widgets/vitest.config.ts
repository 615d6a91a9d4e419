import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.mjs';

const browser = chromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/{api,i18n,host,entries}/**/*.test.ts'],
          environment: 'node',
          env: { TZ: 'Europe/Berlin' },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['src/{elements,ui}/**/*.test.ts'],
          setupFiles: ['src/testing/page.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: browser,
              contextOptions: { timezoneId: 'Europe/Berlin', locale: 'en-GB' },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
          },
        },
      },
    ],
  },
});

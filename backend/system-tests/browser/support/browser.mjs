// One Chromium, the two kinds of devices, and what is asked of every page.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { chromium as installed } from '../scripts/chromium.mjs';

const target = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'target');
const pictures = join(target, 'screenshots');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PATIENCE = 15_000;

/** What people hold in their hands. */
export const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

/** Starts the browser. */
export async function launch() {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch(installed());
}

/** Somebody with a device of their own: no cookies, no past. */
export async function person(browser, device) {
  const context = await browser.newContext({
    ...devices[device],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** A page is as it should be: no fault axe knows, nothing to scroll sideways to, and a picture of it is kept. */
export async function sound(page, device, name, { frames = [] } = {}) {
  await page.screenshot({ path: join(pictures, `${name}-${device}.png`) });
  for (const frame of [page.mainFrame(), ...frames]) {
    // not in every page from its start: half a megabyte to read for each frame
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
    const faults = await frame.evaluate(
      (standards) => globalThis.axe.run(document, { runOnly: standards, iframes: false, resultTypes: ['violations'] }),
      STANDARDS,
    );
    const told = faults.violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
    assert.deepEqual(told, [], `axe on ${name} (${device})`);
    const wide = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `${name} (${device}) scrolls sideways by ${wide} px`);
  }
}

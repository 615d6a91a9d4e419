// The pages around the product are sound as well.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { devices, launch, person, sound } from './support/browser.mjs';
import { world } from './support/world.mjs';

const STEP = { timeout: 60_000 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const device of Object.keys(devices)) {
  describe(`on a ${device}`, () => {
    let context;
    before(async () => {
      context = await person(browser, device);
    });
    after(() => context?.close());

    test('the style page shows the elements', STEP, async () => {
      const page = await context.newPage();
      await page.goto(world.style);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.screenshot({ path: new URL(`../target/screenshots/style-${device}.png`, import.meta.url).pathname });
    });

    test('the API documentation shows the operations', STEP, async () => {
      const page = await context.newPage();
      await page.goto(world.api);
      await page.getByText('POST', { exact: true }).first().waitFor();
      await sound(page, device, 'api');
    });

    test('the form has a page of its own', STEP, async () => {
      const page = await context.newPage();
      await page.goto(`${world.portal}/f/${world.stories[device].withForm.form}`);
      await page.getByLabel(/^Last name/).waitFor();
      await sound(page, device, 'form-page');
    });
  });
}

test('every page around the product has an icon', STEP, async () => {
  const { website } = world.stories.desktop.withForm;
  for (const page of [world.crm, world.mailbox, world.style, world.api, website]) {
    const html = await (await fetch(page)).text();
    const [, href] = html.match(/<link rel="icon"[^>]* href="([^"]+)"/) ?? [];
    assert.ok(href, `${page} names no icon`);

    const icon = await fetch(new URL(href, `${page}/`));

    assert.equal(icon.status, 200, `${page} ${href}`);
    assert.equal(icon.headers.get('content-type'), 'image/svg+xml');
  }
});

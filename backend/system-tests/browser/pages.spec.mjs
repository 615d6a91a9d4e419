// The pages around the product are sound as well.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { devices, launch, person, sound } from './support/browser.mjs';
import { signIn } from './support/people.mjs';
import { world } from './support/world.mjs';

const STEP = { timeout: 60_000 };

/** Waits until an image is not only there but seen. */
async function shown(page, image) {
  await image.waitFor();
  await page.waitForFunction((one) => one.complete && one.naturalWidth > 0, await image.elementHandle());
}

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

    test('an owner sets a logo, and the form shows it wherever it stands', STEP, async () => {
      const { company, email, form, website } = world.stories[device].withForm;
      const page = await context.newPage();
      const refused = [];
      page.on('console', (said) => {
        if (said.text().includes('Content Security Policy')) refused.push(said.text());
      });
      await signIn(page, email);
      const drawn = await page.locator('.brand').filter({ visible: true }).first().screenshot();
      await page.goto(`${world.portal}/portal/profile`);
      await page.getByText('No logo yet').waitFor();

      await page.locator('pp-logo-card input').setInputFiles({ name: 'sign', mimeType: '', buffer: drawn });

      await shown(page, page.getByRole('img', { name: `Logo of ${company}` }));
      await sound(page, device, 'portal-logo');
      await page.goto(`${world.portal}/f/${form}`);
      await shown(page, page.getByRole('img', { name: company }));
      await sound(page, device, 'form-page-logo');
      await page.goto(website);
      await shown(page, page.getByRole('img', { name: company }));
      await sound(page, device, 'website-logo');
      assert.deepEqual(refused, []);
      await page.close();
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

// From an approval in the CRM to a lead's status on a partner's screen, on a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { devices, launch, person, sound } from './support/browser.mjs';
import {
  askOnWebsite,
  enterLead,
  followInvitation,
  openRecord,
  panel,
  PASSWORD,
  setStatus,
  setUpAccess,
  signIn,
} from './support/people.mjs';
import { order, until, world } from './support/world.mjs';

const DANA = 'Dana Whitlock, Administrator';
const RITA = 'Rita Mohr, Read Only';
const LEAD = {
  firstName: 'Ruth',
  lastName: 'Halloran',
  email: 'ruth.halloran@tanner.example',
  need: 'New customer database, before spring.',
};
const STEP = { timeout: 60_000 };
/** With a start of the portal in it, beside those of other stories. */
const START = { timeout: 180_000 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const device of Object.keys(devices)) {
  describe(`on a ${device}`, () => {
    const { byPanel, byHand, withForm } = world.stories[device];
    const company = `Tanner ${device}`;
    let dana;
    let partner;
    let page;

    before(async () => {
      dana = await person(browser, device);
      partner = await person(browser, device);
    });
    after(() => Promise.all([dana?.close(), partner?.close()]));

    test('an administrator approves from our panel in the CRM', STEP, async () => {
      const crm = await dana.newPage();
      await openRecord(crm, DANA, 'Partners', byPanel.company);
      const frame = await panel(crm);
      await frame.getByRole('button', { name: 'Approve and give access' }).waitFor();
      await sound(crm, device, 'crm-partner-applied', { frames: [frame] });

      await frame.getByRole('button', { name: 'Approve and give access' }).click();

      await frame
        .getByText(/^Access was given/)
        .first()
        .waitFor();
      await sound(crm, device, 'crm-partner-invited', { frames: [frame] });
      await crm.close();
    });

    test('who may only read sees no button', STEP, async () => {
      const rita = await person(browser, device);
      const crm = await rita.newPage();
      await openRecord(crm, RITA, 'Partners', world.applied);
      const frame = await panel(crm);

      await frame.getByText('You can read this. Ask an administrator to change it.').waitFor();
      assert.equal(await frame.getByRole('button', { name: 'Approve and give access' }).count(), 0);
      await sound(crm, device, 'crm-partner-read-only', { frames: [frame] });
      await rita.close();
    });

    test('an administrator approves by hand', STEP, async () => {
      const crm = await dana.newPage();
      await openRecord(crm, DANA, 'Partners', byHand.company);

      await setStatus(crm, 'Approved');

      await sound(crm, device, 'crm-partner-approved');
      await crm.close();
    });

    test('both get one mail each, choose a password and are signed in', STEP, async () => {
      for (const invited of [byPanel, byHand]) {
        const reader = await person(browser, device);
        const mailbox = await reader.newPage();
        const portal = await followInvitation(mailbox, invited.email);
        await portal.getByLabel('Choose a password', { exact: true }).waitFor();
        if (invited === byPanel) {
          await sound(mailbox, device, 'mailbox');
          await sound(portal, device, 'portal-activate');
        }

        await setUpAccess(portal);

        await portal.getByRole('heading', { name: 'Submit your first lead' }).waitFor();
        assert.equal(new URL(portal.url()).hash.includes(PASSWORD), false);
        await mailbox.bringToFront();
        await mailbox.goto(world.mailbox);
        await mailbox.getByRole('link', { name: invited.email }).first().waitFor();
        assert.equal(await mailbox.getByRole('link', { name: invited.email }).count(), 1);
        await reader.close();
      }
    });

    test('the partner signs in and submits a lead', STEP, async () => {
      page = await partner.newPage();
      await page.goto(`${world.portal}/portal/`);
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await sound(page, device, 'portal-sign-in');
      await signIn(page, byPanel.email);
      await page.getByRole('heading', { name: 'Submit your first lead' }).waitFor();
      await sound(page, device, 'portal-home-empty');

      await page.getByRole('link', { name: 'New lead' }).first().click();
      await page.getByRole('button', { name: 'Submit lead' }).click();
      await page.getByText('Last name is missing').first().waitFor();
      await sound(page, device, 'portal-new-lead-faults');
      await enterLead(page, { ...LEAD, company });
      await sound(page, device, 'portal-new-lead');
      await page.getByRole('button', { name: 'Submit lead' }).click();

      await page
        .getByText(/^[A-Z]+-\d{4}$/)
        .first()
        .waitFor();
      await page.getByText('In Acme’s CRM').first().waitFor();
      await sound(page, device, 'portal-receipt');
    });

    test('the lead is in the CRM, linked to its partner', STEP, async () => {
      const crm = await dana.newPage();
      await openRecord(crm, DANA, 'Leads', 'Halloran');
      await crm.getByText(company).filter({ visible: true }).first().waitFor();
      await crm.getByText(byPanel.company).filter({ visible: true }).first().waitFor();
      await crm
        .getByText(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/)
        .first()
        .waitFor();
      await sound(crm, device, 'crm-lead');
      await crm.close();
    });

    test('a status set in the CRM is on the open page within five seconds', STEP, async () => {
      await page.goto(`${world.portal}/portal/leads`);
      await page
        .getByRole('link', { name: new RegExp(company) })
        .first()
        .click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await sound(page, device, 'portal-lead');
      await page.evaluate(() => (globalThis.sameDocument = true));
      const crm = await dana.newPage();
      await openRecord(crm, DANA, 'Leads', 'Halloran');

      await setStatus(crm, 'Contacted');
      const saved = Date.now();

      await page.getByText('What Contacted means').waitFor({ timeout: 5_000 });
      console.log(`status on the partner's page after ${Date.now() - saved} ms (${device})`);
      assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
      await sound(page, device, 'portal-lead-contacted');
      await crm.close();
    });

    test('a visitor of a website sends the form and the owner sees it come in', STEP, async () => {
      const owner = await person(browser, device);
      const list = await owner.newPage();
      await signIn(list, withForm.email);
      await list.goto(`${world.portal}/portal/leads`);
      await list.getByText('No leads yet').waitFor();
      await sound(list, device, 'portal-leads-empty');
      const visitor = await person(browser, device);
      const website = await visitor.newPage();
      await website.goto(withForm.website);
      await website
        .locator('pp-lead-form')
        .getByLabel(/^Last name/)
        .waitFor();
      await sound(website, device, 'website');

      const asked = `Visitor ${device}`;
      await askOnWebsite(website, { ...LEAD, firstName: 'Nadia', lastName: 'Brandt', company: asked });

      await sound(website, device, 'website-thanks');
      await list.getByText(asked).first().waitFor();
      await sound(list, device, 'portal-leads');
      const crm = await dana.newPage();
      await until('the lead in the CRM', 20_000, async () => {
        await openRecord(crm, DANA, 'Leads', 'Brandt');
        return crm.getByText(asked).filter({ visible: true }).first().isVisible();
      });
      await Promise.all([owner.close(), visitor.close(), crm.close()]);
    });

    // once is enough: what the page does then does not depend on the device
    test('a portal that dies costs the open page nothing', { ...START, skip: device !== 'desktop' }, async () => {
      await page.goto(`${world.portal}/portal/leads`);
      await page.getByText(company).first().waitFor();

      await order('kill');
      await page
        .getByText(/The portal does not answer|Not connected/)
        .first()
        .waitFor();
      assert.ok(await page.getByText(company).first().isVisible());
      await sound(page, device, 'portal-leads-without-portal');
      await order('start');

      await until(
        'the page to recover',
        30_000,
        async () => (await page.getByText(/The portal does not answer|Not connected/).count()) === 0,
      );
      assert.ok(await page.getByText(company).first().isVisible());
    });

    test('somebody who signs out is out', STEP, async () => {
      if (device === 'phone') await page.getByRole('button', { name: 'More' }).click();
      else await page.getByRole('button', { name: /Solberg|Vantrel/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();

      await page.goto(`${world.portal}/portal/leads`);

      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      assert.equal(await page.getByText(company).count(), 0);
    });
  });
}

// The CRM screen of the sandbox: lists of thousands, records, notes, files, conversion, processes, places of widgets.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { devices, launch, person, sound } from './support/browser.mjs';
import { packedPlaces, startSandbox } from './support/sandbox.mjs';

const STEP = { timeout: 60_000 };
const MADE = 2_400;
const RITA = 'Rita Mohr, Read Only';

let browser;
let crm;
let plain;
before(async () => {
  [browser, crm, plain] = await Promise.all([
    launch(),
    startSandbox({ options: ['--extension', packedPlaces()], environment: { SANDBOX_BLUEPRINT: 'partners' } }),
    startSandbox(),
  ]);
  for (let from = 0; from < MADE; from += 100) {
    const data = Array.from({ length: 100 }, (_, index) => ({
      First_Name: 'Made',
      Last_Name: `Lead ${String(from + index).padStart(5, '0')}`,
      Company: 'Many of them',
    }));
    await crm.call('POST', '/crm/v8/Leads', { data, trigger: [] });
  }
});
after(() => Promise.all([browser?.close(), crm?.stop(), plain?.stop()]));

/** Opens a page of the screen and waits for its list. */
async function open(context, sandbox, path) {
  const page = await context.newPage();
  await page.goto(`${sandbox.address}/#/${path}`);
  await page.getByRole('main').waitFor();
  return page;
}

/** Opens a record from its list. */
async function openRecord(page, name) {
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A lead nobody else uses. */
async function leadNamed(lastName) {
  const answer = await crm.call('POST', '/crm/v8/Leads', {
    data: [{ Last_Name: lastName, Company: `${lastName} Ltd` }],
  });
  return answer.data[0].details.id;
}

const place = (frame) => frame.locator('#place').textContent().then(JSON.parse);

for (const device of Object.keys(devices)) {
  describe(`on a ${device}`, () => {
    let dana;
    before(async () => {
      dana = await person(browser, device);
    });
    after(() => dana?.close());

    // once is enough: how pages are turned does not depend on the device
    test('a list turns its pages to the last record', { ...STEP, skip: device !== 'desktop' }, async () => {
      const page = await open(dana, crm, 'Leads');
      const turned = [];
      page.on('request', (request) => request.url().includes('page_token=') && turned.push(request.url()));
      const total = await page.getByText(/^1–100 of [\d,]+$/).textContent();
      const all = total.split(' of ')[1];

      const last = page.getByText(`1–${all} of ${all}`, { exact: true });
      while (!(await last.isVisible())) {
        await page.locator('.items').evaluate((list) => list.scrollTo(0, list.scrollHeight));
        await page.waitForFunction(() => !document.querySelector('.list-foot [aria-busy]'));
      }

      assert.ok(turned.length >= MADE / 100, `${turned.length} pages were turned by token`);
      assert.equal(await page.getByRole('link', { name: 'Greta Halloran' }).count(), 1);
      assert.ok(await page.getByRole('button', { name: 'Show more' }).isHidden());
      await page.close();
    });

    test('a list is sorted and searched by the CRM', STEP, async () => {
      const page = await open(dana, crm, 'Leads');
      const first = page.locator('.rows td.name > a').first();
      await page.getByText(/^1–100 of/).waitFor();
      await sound(page, device, 'crm-screen-leads');

      if (device === 'phone') await page.getByLabel('Sort by').selectOption('name asc');
      else await page.getByRole('button', { name: 'Name' }).click();
      await page.waitForFunction(() => document.querySelector('.rows td.name > a').textContent === 'Ruth Abernathy');
      assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');

      await page.getByRole('searchbox').fill('lead 00042');
      await page.getByText('1 lead found').waitFor();
      assert.equal(await first.textContent(), 'Made Lead 00042');
      await page.getByRole('searchbox').fill('velmora foods');
      await page.getByRole('link', { name: 'Greta Halloran' }).waitFor();
      assert.equal(await page.locator('.rows td.name > a').count(), 1);

      await page.getByRole('searchbox').fill('nobody at all');
      await page.getByText('Nothing found for “nobody at all”').waitFor();
      await sound(page, device, 'crm-screen-nothing');
      await page.getByRole('button', { name: 'Clear search' }).click();
      await page.getByText(/^1–100 of/).waitFor();
      await page.close();
    });

    test('the keyboard goes from the search into a record and back', STEP, async () => {
      const page = await open(dana, plain, 'Partners');
      await page.getByRole('link', { name: 'Corvane Systems' }).waitFor();
      await page.getByRole('searchbox').focus();

      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Corvane Systems' }).waitFor();
      await page.goBack();

      await page.getByText('1–12 of 12').waitFor();
      await page.getByRole('link', { name: 'Leads', exact: true }).focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Contacts');
      await page.close();
    });

    test('a record is edited, and its status changed', STEP, async () => {
      const name = `Edited ${device}`;
      await leadNamed(name);
      const page = await open(dana, crm, 'Leads');
      await openRecord(page, name);

      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('Email', { exact: true }).fill('not an address');
      await page.getByRole('button', { name: 'Save lead' }).click();
      await page.getByText('Not saved. Look at: Email.').waitFor();
      await page.getByLabel('Email', { exact: true }).fill(`${device}@edited.example`);
      await page.getByRole('button', { name: 'Save lead' }).click();
      await page.getByText(`${device}@edited.example`).filter({ visible: true }).first().waitFor();
      const form = page.getByRole('form', { name: 'Change status' });
      await form.getByRole('combobox').selectOption('Contacted');
      await form.getByRole('button', { name: 'Save status' }).click();
      await form.getByText(/Saved at/).waitFor();

      await page.reload();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      assert.equal(await form.getByRole('combobox').inputValue(), 'Contacted');
      await sound(page, device, 'crm-screen-lead');
      await page.close();
    });

    test('notes are added, changed and deleted', STEP, async () => {
      const name = `Noted ${device}`;
      await leadNamed(name);
      const page = await open(dana, crm, 'Leads');
      await openRecord(page, name);
      await page.getByText('No notes yet').waitFor();

      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('Write something first.').waitFor();
      await page.getByLabel('Note', { exact: true }).fill('Wants a call on Monday.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('Wants a call on Monday.').waitFor();
      await page.getByRole('button', { name: 'Note of Dana Whitlock' }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).click();
      const form = page.getByRole('form', { name: 'Save note' });
      await form.getByLabel('Note', { exact: true }).fill('Wants a call on Tuesday.');
      await form.getByRole('button', { name: 'Save note' }).click();
      await page.getByText('Wants a call on Tuesday.').waitFor();
      await sound(page, device, 'crm-screen-notes');
      await page.getByRole('button', { name: 'Note of Dana Whitlock' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete note' }).click();

      await page.getByText('No notes yet').waitFor();
      await page.close();
    });

    test('a file is attached, read back and deleted', STEP, async () => {
      const name = `Filed ${device}`;
      await leadNamed(name);
      const page = await open(dana, crm, 'Leads');
      await openRecord(page, name);

      await page.getByLabel('Attach a file').setInputFiles({
        name: 'offer.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Forty licences'),
      });
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'offer.txt', exact: true }).click();
      const chunks = await (await (await download).createReadStream()).toArray();
      assert.equal(Buffer.concat(chunks).toString(), 'Forty licences');
      await page.getByRole('button', { name: 'Attachment offer.txt' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete attachment' }).click();

      await page.getByText('No attachments yet').waitFor();
      await page.close();
    });

    test('a lead becomes account, contact and deal', STEP, async () => {
      const name = `Won ${device}`;
      await leadNamed(name);
      const page = await open(dana, crm, 'Leads');
      await openRecord(page, name);

      await page.getByRole('button', { name: 'Convert' }).click();
      await page.getByRole('dialog').getByLabel('Deal name').waitFor();
      await sound(page, device, 'crm-screen-convert');
      await page.keyboard.press('Escape');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Convert');
      await page.getByRole('button', { name: 'Convert' }).click();
      await page.getByRole('button', { name: 'Convert lead' }).click();

      await page.getByRole('heading', { level: 1, name: `${name} Ltd` }).waitFor();
      assert.match(page.url(), /#\/Deals\//);
      await page.goto(`${crm.address}/#/Leads`);
      await page.getByRole('searchbox').fill(name);
      await page.getByText(`Nothing found for “${name}”`).waitFor();
      await page.close();
    });

    test('an application goes through its process by buttons', STEP, async () => {
      const name = `Applicant ${device}`;
      const data = [{ Name: name, Email: `${device}@applicant.example`, Partner_Status: 'Applied' }];
      await crm.call('POST', '/crm/v8/Partners', { data });
      const page = await open(dana, crm, 'Partners');
      await openRecord(page, name);
      const steps = page.getByRole('region', { name: 'Blueprint' });

      await steps.getByText('Applied', { exact: true }).waitFor();
      assert.equal(await page.getByRole('form', { name: 'Change status' }).count(), 0);
      await sound(page, device, 'crm-screen-process');
      await steps.getByRole('button', { name: 'Approve' }).click();

      await steps.getByText('Approved', { exact: true }).waitFor();
      await steps.getByRole('button', { name: 'Suspend' }).waitFor();
      assert.equal(await steps.getByRole('button', { name: 'Approve' }).count(), 0);
      await page.close();
    });

    test('without a process the status is a choice', STEP, async () => {
      const page = await open(dana, plain, 'Partners');
      await openRecord(page, 'Granite Paper Supplies');

      await page.getByRole('form', { name: 'Change status' }).waitFor();
      assert.equal(await page.getByRole('region', { name: 'Blueprint' }).count(), 0);
      await page.close();
    });

    test('every kind of widget has its place, and is told where it stands', STEP, async () => {
      const id = await leadNamed(`Placed ${device}`);
      const page = await open(dana, crm, 'home');
      const frame = (name) => page.frameLocator(`iframe[title="${name}"]`);
      await frame('Figures').locator('#refusals').filter({ hasText: 'rejected' }).waitFor();
      assert.deepEqual(await place(frame('Figures')), {});
      assert.equal(await frame('Figures').locator('#user').textContent(), '"Dana Whitlock"');
      assert.deepEqual(JSON.parse(await frame('Figures').locator('#refusals').textContent()), [
        ['rejected', 'error', 'NOT_ALLOWED'],
        ['rejected', 'error', 'INVALID_DATA'],
        ['rejected', 'error', 'INVALID_DATA'],
      ]);
      await sound(page, device, 'crm-screen-home');

      await page.getByRole('link', { name: 'Partner desk' }).click();
      await frame('Partner desk').locator('#user').filter({ hasText: 'Dana' }).waitFor();
      await sound(page, device, 'crm-screen-tab');
      await page.getByRole('link', { name: 'Settings' }).click();
      await frame('Portal set-up').locator('#user').filter({ hasText: 'Dana' }).waitFor();
      await sound(page, device, 'crm-screen-settings');

      await page.goto(`${crm.address}/#/Leads/${id}`);
      await frame('Lead panel').locator('#user').filter({ hasText: 'Dana' }).waitFor();
      assert.deepEqual(await place(frame('Lead panel')), { Entity: 'Leads', EntityId: id });
      const button = page.getByRole('button', { name: 'Ask the partner' });
      await button.click();
      await frame('Ask the partner').locator('#user').filter({ hasText: 'Dana' }).waitFor();
      assert.deepEqual(await place(frame('Ask the partner')), {
        Entity: 'Leads',
        EntityId: [id],
        ButtonPosition: 'DetailView',
      });
      await sound(page, device, 'crm-screen-button');
      await frame('Ask the partner').getByRole('button', { name: 'Done' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await button.click();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Ask the partner');
      await page.close();
    });

    test('places without a widget are not there', STEP, async () => {
      const page = await open(dana, plain, 'Partners');
      await page.getByText('1–12 of 12').waitFor();

      assert.deepEqual(await page.getByRole('navigation', { name: 'Modules' }).getByRole('link').allTextContents(), [
        'Leads',
        'Contacts',
        'Accounts',
        'Deals',
        'Partners',
      ]);
      assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
      await page.close();
    });

    test('who may only read is offered nothing else', STEP, async () => {
      const id = await leadNamed(`Read ${device}`);
      const rita = await person(browser, device);
      const page = await open(rita, crm, 'Leads');
      await page.getByLabel('Signed in as').selectOption({ label: RITA });
      await page.getByText(/^1–100 of/).waitFor();
      assert.equal(await page.getByRole('link', { name: 'New lead' }).count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);

      await page.goto(`${crm.address}/#/Leads/${id}`);

      await page.getByText('You can read this. Ask an administrator to change it.').waitFor();
      await page.getByText('No notes yet').waitFor();
      for (const act of ['Edit', 'Convert', 'Add note', 'Save status', 'More'])
        assert.equal(await page.getByRole('button', { name: act, exact: true }).count(), 0, act);
      await sound(page, device, 'crm-screen-reader');
      await rita.close();
    });
  });
}

test('a sandbox that falls silent costs the screen nothing', STEP, async () => {
  const short = await startSandbox();
  const context = await person(browser, 'desktop');
  const page = await open(context, short, 'Partners');
  await page.getByText('1–12 of 12').waitFor();

  await short.stop();

  await page.getByText(/^No answer since/).waitFor();
  assert.ok(await page.getByRole('link', { name: 'Northwind Resellers' }).isVisible());
  await context.close();
});

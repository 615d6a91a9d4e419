// What people do on the pages, in their words.
import { world } from './world.mjs';

/** A pass phrase that is strong enough. */
export const PASSWORD = world.password;

/** Opens a record on the CRM's screen as one of its people. */
export async function openRecord(page, user, module, name) {
  await page.goto(`${world.crm}/#/${module}`);
  await page.getByLabel('Signed in as').selectOption({ label: user });
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('region', { name: module, exact: true }).getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Sets the status of the open record on the CRM's screen. */
export async function setStatus(page, word) {
  const form = page.getByRole('form', { name: 'Change status' });
  await form.getByRole('combobox').selectOption(word);
  await form.getByRole('button', { name: 'Save status' }).click();
  await form.getByText(/Saved at/).waitFor();
}

/** Our panel on the open record, as a frame. */
export async function panel(page) {
  const handle = await page.locator('iframe.widget').first().elementHandle();
  return handle.contentFrame();
}

/** Opens the newest mail to somebody and follows its button into a new tab. */
export async function followInvitation(page, email) {
  await page.goto(world.mailbox);
  await page.getByRole('link', { name: email }).first().click();
  const opened = page.context().waitForEvent('page');
  await page
    .frameLocator('iframe#html')
    .getByRole('link', { name: /Set up access/ })
    .first()
    .click();
  return opened;
}

/** Chooses a password on the page an invitation leads to. */
export async function setUpAccess(page) {
  await page.getByLabel('Choose a password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up access' }).click();
}

/** Signs in on the portal's page. */
export async function signIn(page, email) {
  await page.goto(`${world.portal}/portal/`);
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('pp-app-frame').waitFor();
}

/** Fills the portal's form for a new lead. */
export async function enterLead(page, { firstName, lastName, company, email, need }) {
  await page.getByLabel(/^Company/).fill(company);
  await page.getByLabel(/^First name/).fill(firstName);
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByLabel(/^What do they need/).fill(need);
}

/** Fills and sends the form on a partner's website. */
export async function askOnWebsite(page, { firstName, lastName, company, email, need }) {
  const form = page.locator('pp-lead-form');
  await form.getByLabel(/^First name/).fill(firstName);
  await form.getByLabel(/^Last name/).fill(lastName);
  await form.getByLabel(/^Company/).fill(company);
  await form.getByLabel(/^Work e-mail/).fill(email);
  await form.getByLabel(/^What do you need/).fill(need);
  await form.getByRole('button', { name: /^Send to/ }).click();
  await form.getByText(`Thank you, ${firstName}.`).waitFor();
}

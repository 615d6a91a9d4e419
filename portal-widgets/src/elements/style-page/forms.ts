import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { FormTrouble, type FormDefinition } from '../lead-form/form-api.js';
import { LOGO, never, NORTHWIND, PortalFixture, RECEIPT, type } from '../lead-form/lead-form.fixture.js';
import '../lead-form/lead-form.js';
import { LeadFormElement } from '../lead-form/lead-form.js';

/** What is done with a form so that it shows a state. */
type Act = 'nothing' | 'press' | 'fill and press';

interface Case {
  caption: string;
  portal: () => PortalFixture;
  act?: Act;
}

const CASES: Case[] = [
  { caption: 'Ready', portal: () => new PortalFixture() },
  { caption: 'With a logo', portal: () => new PortalFixture({ ...NORTHWIND, logo: LOGO }) },
  { caption: 'Something to correct', portal: () => new PortalFixture(), act: 'press' },
  { caption: 'Sending', portal: () => new PortalFixture(NORTHWIND, [never()]), act: 'fill and press' },
  { caption: 'Received', portal: () => new PortalFixture(NORTHWIND, [RECEIPT]), act: 'fill and press' },
  {
    caption: 'Too many requests',
    portal: () => new PortalFixture(NORTHWIND, [new FormTrouble('rate-limited')]),
    act: 'fill and press',
  },
  {
    caption: 'No connection',
    portal: () => new PortalFixture(NORTHWIND, [new FormTrouble('unreachable')]),
    act: 'fill and press',
  },
  { caption: 'Loading', portal: () => new PortalFixture(never<FormDefinition>()) },
  { caption: 'Closed', portal: () => new PortalFixture(new FormTrouble('form-closed')) },
  { caption: 'Cannot be loaded', portal: () => new PortalFixture(new FormTrouble('unreachable')) },
];

/** The form for websites, in each of its states, as light or dark as the page around it says. */
export function leadForms(theme: 'light' | 'dark'): TemplateResult {
  return html`<div class="pairs">
    ${CASES.map(
      ({ caption, portal, act = 'nothing' }, at) =>
        html`<figure>
          <figcaption>${caption}, ${theme}</figcaption>
          <div class="site ${theme}">
            <pp-lead-form
              form="style-page-${theme}-${at}"
              theme=${theme}
              .transport=${named(portal(), `style-page-${theme}-${at}`)}
              ${ref((form) => {
                if (form instanceof LeadFormElement && act !== 'nothing') void bring(form, act);
              })}
              ><a class="link" href="#contact">Write to us instead</a></pp-lead-form
            >
          </div>
        </figure>`,
    )}
  </div>`;
}

/** Each form keeps a draft under its own name, so the cases do not fill each other. */
function named(portal: PortalFixture, key: string): PortalFixture {
  if (!(portal.definition instanceof Promise) && !(portal.definition instanceof FormTrouble))
    portal.definition = { ...portal.definition, key };
  return portal;
}

/** Acts like a visitor, but leaves the page where its reader is. */
async function bring(form: LeadFormElement, act: Act): Promise<void> {
  while (!form.shadowRoot?.querySelector('form')) await new Promise(requestAnimationFrame);
  const at = scrollY;
  if (act === 'fill and press') {
    type(form, 'first_name', 'Maria');
    type(form, 'last_name', 'Lopez');
    type(form, 'company', 'Velmora Foods');
    type(form, 'email', 'maria@velmora.example');
  }
  form.shadowRoot.querySelector<HTMLElement>('form .go')?.click();
  if (form.shadowRoot.activeElement instanceof HTMLElement) form.shadowRoot.activeElement.blur();
  scrollTo(scrollX, at);
}

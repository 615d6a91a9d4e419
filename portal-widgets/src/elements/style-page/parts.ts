import { html, type TemplateResult } from 'lit';
import { known, PENDING, type Live } from '../../api/live-value.js';
import type { LeadRow, Page } from '../../api/model.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/copy-button.js';
import '../../ui/empty-state.js';
import '../../ui/error-panel.js';
import '../../ui/field-list.js';
import '../../ui/fresh-mark.js';
import type { Glyph } from '../../ui/glyphs.js';
import * as icons from '../../ui/icons.js';
import '../../ui/menu-button.js';
import '../../ui/modal-dialog.js';
import type { ModalDialogElement } from '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/progress-steps.js';
import '../../ui/select-field.js';
import '../../ui/skeleton-block.js';
import '../../ui/status-mark.js';
import '../../ui/tab-bar.js';
import type { TabBarElement } from '../../ui/tab-bar.js';
import '../../ui/text-field.js';
import '../../ui/toast-stack.js';
import type { ToastStackElement } from '../../ui/toast-stack.js';
import { LOGO } from '../lead-form/lead-form.fixture.js';
import '../lead-export/lead-export.js';
import type { Exporting } from '../lead-export/lead-export.js';
import '../lead-list/lead-list.js';
import '../lead-timeline/lead-timeline.js';
import '../logo-card/logo-card.js';
import '../receipt-card/receipt-card.js';
import { ago, BROKEN, connectionOf, LEADS, page, TIMELINE, UNREACHABLE } from './samples.js';

/** The parts every page is put together from, in their states. */

export function buttons(): TemplateResult {
  return html`<div class="wrap">
      <pp-button variant="primary">Submit lead</pp-button>
      <pp-button>Set follow-up</pp-button>
      <pp-button variant="quiet">Discard draft</pp-button>
      <pp-button variant="danger">Withdraw lead</pp-button>
      <pp-button size="small">Reply</pp-button>
      <pp-button size="large" variant="primary">Sign in</pp-button>
    </div>
    <div class="wrap">
      <pp-button variant="primary" disabled>Submit lead</pp-button>
      <pp-button disabled>Set follow-up</pp-button>
      <span class="small faint">Stages are set by Acme</span>
      <pp-button variant="primary" busy>Saving…</pp-button>
    </div>
    <div class="wrap">
      <pp-button variant="primary" key="N" href="#">${icons.plus()} New lead</pp-button>
      <pp-button square label="Search">${icons.search()}</pp-button>
      <pp-button square size="small" label="Close" variant="quiet">${icons.x()}</pp-button>
      <pp-copy-button text="NR-0042" label="Copy number"></pp-copy-button>
      <pp-menu-button label="Account of Ines Vantrel" .items=${[{ id: 'out', label: 'Sign out', icon: icons.logout }]}
        >Ines Vantrel</pp-menu-button
      >
    </div>`;
}

export function fields(): TemplateResult {
  return html`<div class="fields">
    <pp-text-field label="Default" name="a"></pp-text-field>
    <pp-text-field label="Filled" name="b" value="Pellworth Energy" help="As it stands in the register"></pp-text-field>
    <pp-text-field
      label="Error"
      name="c"
      type="email"
      value="c.ashgrove@pellworth,example"
      .error=${'There is a comma in the address.'}
    ></pp-text-field>
    <pp-text-field
      label="Good"
      name="d"
      type="email"
      value="nadia@northwind.example"
      good="Same domain as your company"
    ></pp-text-field>
    <pp-text-field
      label="Disabled"
      name="e"
      value="Northwind Resellers"
      disabled
      help="Only Acme can change this"
    ></pp-text-field>
    <pp-text-field label="Password" name="f" type="password" value="four quiet horses"></pp-text-field>
    <pp-select-field
      label="Choice"
      name="g"
      value="GB"
      help="From your profile"
      .choices=${[
        { value: 'GB', label: 'United Kingdom' },
        { value: 'IE', label: 'Ireland' },
      ]}
    ></pp-select-field>
    <pp-text-field
      label="More than a line"
      name="h"
      rows="3"
      optional
      help="A date and a budget help most."
    ></pp-text-field>
  </div>`;
}

const STAGES: [Glyph, string][] = [
  ['draft', 'Draft'],
  ['arrived', 'Here now'],
  ['received', 'Received'],
  ['contacted', 'Contacted'],
  ['qualified', 'Qualified'],
  ['proposal', 'Proposal'],
  ['won', 'Won'],
  ['lost', 'Lost'],
  ['returned', 'Returned to you'],
];

export function statuses(): TemplateResult {
  const age = ago(4 * 86_400_000);
  return html`<div class="wrap">
      ${STAGES.map(([stage, word]) => html`<pp-status-mark stage=${stage} word=${word}></pp-status-mark>`)}
      <pp-status-mark stage="qualified" word="With its age" since=${age}></pp-status-mark>
    </div>
    <div class="wrap">
      <pp-chip-mark>Acme</pp-chip-mark>
      <pp-chip-mark kind="brand">You</pp-chip-mark>
      <pp-chip-mark kind="good">${icons.shield('s')}Yours</pp-chip-mark>
      <pp-chip-mark kind="warn">${icons.clock('s')}Ends today</pp-chip-mark>
      <pp-chip-mark kind="bad">${icons.alert('s')}Not sent</pp-chip-mark>
      <pp-chip-mark kind="info">${icons.info('s')}In review</pp-chip-mark>
    </div>
    <div class="wrap">
      <pp-fresh-mark>Live</pp-fresh-mark>
      <pp-fresh-mark quiet>Live, in lists</pp-fresh-mark>
      <pp-fresh-mark state="late">3 min behind</pp-fresh-mark>
      <pp-fresh-mark state="gone">Acme’s CRM unreachable since 10:04</pp-fresh-mark>
    </div>
    <pp-progress-steps
      .steps=${[
        { title: 'Received', note: '09:12:04', state: 'done' },
        { title: 'In Acme’s CRM', note: 'after 3 s', state: 'done' },
        { title: 'Qualified', note: 'since 2 d', state: 'now', glyph: 'qualified' },
        { title: 'Proposal', state: 'open' },
        { title: 'Won or lost', state: 'open' },
      ]}
    ></pp-progress-steps>
    <pp-tab-bar
      label="Example"
      chosen="overview"
      .tabs=${[
        { id: 'overview', label: 'Overview' },
        { id: 'leads', label: 'Leads', count: '12' },
      ]}
      @pp-tab-choose=${(event: CustomEvent<{ id: string }>) => {
        (event.currentTarget as TabBarElement).chosen = event.detail.id;
      }}
    ></pp-tab-bar>
    <pp-field-list
      .facts=${[
        { term: 'Contact', value: 'Lia Drummel' },
        { term: 'E-mail', value: 'lia@tessaly.example' },
        { term: 'Need', value: 'Temperature tracking on two packing lines, pilot in June.' },
      ]}
    ></pp-field-list>`;
}

export function waiting(): TemplateResult {
  return html`<div class="pairs">
    <figure>
      <figcaption>Loading</figcaption>
      <div class="card"><pp-skeleton-block></pp-skeleton-block></div>
    </figure>
    <figure>
      <figcaption>Empty</figcaption>
      <div class="card">
        <pp-empty-state
          heading="No leads yet"
          text="Submit your first lead. It takes about a minute, and you see here what becomes of it."
          ><pp-button variant="primary">Submit a lead</pp-button></pp-empty-state
        >
      </div>
    </figure>
    <figure>
      <figcaption>Wrong</figcaption>
      <div class="card"><pp-error-panel .problem=${BROKEN}></pp-error-panel></div>
    </figure>
    <figure>
      <figcaption>No answer</figcaption>
      <div class="card"><pp-error-panel .problem=${UNREACHABLE}></pp-error-panel></div>
    </figure>
  </div>`;
}

export function messages(): TemplateResult {
  return html`<pp-note-box>Acme changes its prices on 1 June. Offers sent before keep today’s price.</pp-note-box>
    <pp-note-box kind="good">Your lead has arrived.</pp-note-box>
    <pp-note-box kind="warn">Acme’s CRM has not answered since 10:04. 3 leads are queued and safe.</pp-note-box>
    <pp-note-box kind="bad"
      >Nothing was saved. Your text is kept.<pp-button slot="action" size="small">Try again</pp-button></pp-note-box
    >
    <div class="wrap">
      <pp-button
        @click=${beside<ToastStackElement>('pp-toast-stack', (stack) => {
          stack.show({ text: 'Assigned 2 leads to Tomas', action: { label: 'Undo', run: () => undefined } });
        })}
        >Show a toast</pp-button
      >
      <pp-button @click=${beside<ModalDialogElement>('pp-modal-dialog', (dialog) => (dialog.open = true))}
        >Open a dialog</pp-button
      >
      <pp-toast-stack></pp-toast-stack>
      <pp-modal-dialog heading="Withdraw Quillmark Press?">
        <p class="soft small">Acme is asked to stop working on it. The history stays.</p>
        <pp-button slot="actions" variant="quiet">Keep lead</pp-button>
        <pp-button slot="actions" variant="danger">Withdraw lead</pp-button>
      </pp-modal-dialog>
    </div>`;
}

/** Does something with an element that stands beside the one that was pressed. */
function beside<E extends Element>(selector: string, act: (element: E) => void): (event: Event) => void {
  return (event) => {
    const found = (event.currentTarget as Element).parentElement?.querySelector<E>(selector);
    if (found) act(found);
  };
}

export function leadLists(): TemplateResult {
  const list = (caption: string, leads: Live<Page<LeadRow>>, crm?: { state: 'late'; as_of: string }) =>
    html`<figure>
      <figcaption>${caption}</figcaption>
      <pp-lead-list
        organization="Acme"
        .leads=${leads}
        .crm=${crm}
        .link=${() => '#lead'}
        @pp-lead-open=${(event: Event) => {
          event.preventDefault();
        }}
      ></pp-lead-list>
    </figure>`;
  return html`<div class="scenes">
    ${list('Content', known(page(LEADS, 'more')))}
    ${list('The CRM is late', known(page(LEADS.slice(0, 3))), { state: 'late', as_of: ago(200_000) })}
    ${list('Read before, not read again', { ...known(page(LEADS.slice(0, 2)), Date.now() - 60_000), problem: UNREACHABLE })}
    <div class="pairs">
      ${list('Loading', PENDING)} ${list('Empty', known(page([])))} ${list('Problem', { problem: BROKEN })}
    </div>
  </div>`;
}

export function logos(): TemplateResult {
  const card = (caption: string, address: string) =>
    html`<figure>
      <figcaption>${caption}</figcaption>
      <pp-logo-card .api=${connectionOf({}).api} partner="Northwind Resellers" address=${address}></pp-logo-card>
    </figure>`;
  return html`<div class="pairs">${card('None yet', '')} ${card('Content', LOGO.src)}</div>`;
}

export function leadExports(): TemplateResult {
  const one = (caption: string, exporting: Exporting) =>
    html`<figure>
      <figcaption>${caption}</figcaption>
      <pp-lead-export .exporting=${exporting}></pp-lead-export>
    </figure>`;
  return html`<div class="pairs">
    ${one('Ready', { state: 'ready' })} ${one('Under way', { state: 'busy' })}
    ${one('Saved', { state: 'saved', name: 'leads-2030-05-08.csv' })}
    ${one('Broken off', { state: 'failed', problem: UNREACHABLE })}
  </div>`;
}

export function lead(): TemplateResult {
  const receipt = { number: 'NR-0042', received_at: ago(20_000) };
  const arrived = LEADS[1];
  return html`<div class="pairs">
    <figure>
      <figcaption>Timeline</figcaption>
      <div class="card pad">
        <pp-lead-timeline
          organization="Acme"
          submittedAt=${TIMELINE.at(-1)?.at ?? ''}
          reader="Ines Vantrel"
          stage="qualified"
          .entries=${TIMELINE}
        ></pp-lead-timeline>
      </div>
    </figure>
    <figure>
      <figcaption>Receipt, on its way and arrived</figcaption>
      <pp-receipt-card organization="Acme" company="Velmora Foods" href="#lead" .receipt=${receipt}></pp-receipt-card>
      <pp-receipt-card
        organization="Acme"
        company="Kelmont Dairy"
        href="#lead"
        .receipt=${{ ...receipt, received_at: arrived?.submitted_at ?? '' }}
        .lead=${arrived}
      ></pp-receipt-card>
    </figure>
  </div>`;
}

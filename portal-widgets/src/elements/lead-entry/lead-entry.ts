import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Lead, Me, Receipt } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import * as icons from '../../ui/icons.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import '../receipt-card/receipt-card.js';
import { EMPTY, fault, FIELDS, LONGEST, newLead, REQUIRED, type Draft, type Fault, type Field } from './lead-rules.js';
import { styles } from './lead-entry.styles.js';

/** A message that appears between press and release moves the button away; so leaving a field is judged a bit later. */
const AFTER_THE_CLICK = 250;

interface Submitted {
  id: string;
  receipt: Receipt;
  company: string;
}

/**
 * A new lead: asks, checks on leaving a field and then while typing, submits, and shows the receipt at once.
 * Nothing typed is ever cleared by a failure, and trying again never makes a second lead.
 */
@customElement('pp-lead-entry')
export class LeadEntryElement extends LitElement {
  static override styles = [ground, pages, cards, styles];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @state() private draft: Draft = EMPTY;
  /** Faults of the fields that have been left, or that the server refused. */
  @state() private faults: Partial<Record<Field, Fault>> = {};
  @state() private tried = false;
  @state() private busy: 'submit' | 'another' | undefined;
  @state() private failure = '';
  @state() private submitted?: Submitted;
  /** The receipt takes the place of the form; otherwise it stands beside an empty one. */
  @state() private finished = false;

  @query('.summary') private readonly summary!: HTMLElement | null;

  /** One key per lead, kept over every attempt to send it. */
  #key = crypto.randomUUID();
  readonly #lead = new LiveValue<Lead | undefined>(this, {
    load: async (signal) => {
      const id = this.submitted?.id;
      return id === undefined
        ? undefined
        : body(this.connection.api.GET('/api/v1/leads/{id}', { params: { path: { id } }, signal }));
    },
    concerns: ({ topic, id }) => topic === 'lead' && id === this.submitted?.id,
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#lead.start(this.connection.live);
  }

  override render() {
    const { entry } = t;
    return this.finished && this.submitted
      ? html`<div class="page-head"><h1 tabindex="-1">${entry.saved(this.submitted.receipt.number)}</h1></div>
          <div class="cols">
            <div class="done">${this.#receipt(t.receipt.title)}</div>
            <aside class="stack">${this.#promises()}</aside>
          </div>`
      : html`<div class="page-head">
            <h1 tabindex="-1">${entry.title}</h1>
            <span class="small faint">${entry.about(REQUIRED.length)}</span>
          </div>
          <div class="cols">
            ${this.#form()}
            <aside class="stack">${this.submitted ? this.#receipt(t.receipt.last) : nothing} ${this.#promises()}</aside>
          </div>`;
  }

  #form() {
    const { entry } = t;
    const wrong = FIELDS.filter((field) => this.faults[field]);
    return html`<form
      novalidate
      @submit=${this.#submit}
      @input=${this.#typed}
      @focusout=${this.#left}
      autocomplete="off"
    >
      ${this.tried && wrong.length > 0 ? this.#summary(wrong) : nothing}
      ${this.failure ? html`<pp-note-box kind="bad"><b>${entry.failed}.</b> ${this.failure}</pp-note-box>` : nothing}
      <fieldset>
        <legend><h2>${entry.company}</h2></legend>
        ${this.#field('company', { autocomplete: 'organization' })}
        ${this.#field('country', { autocomplete: 'country-name' })}
      </fieldset>
      <fieldset>
        <legend><h2>${entry.contact}</h2></legend>
        ${this.#field('first_name')} ${this.#field('last_name')} ${this.#field('email', { type: 'email' })}
        ${this.#field('phone', { type: 'tel', help: entry.phoneHelp })}
      </fieldset>
      <fieldset>
        <legend><h2>${entry.need}</h2></legend>
        ${this.#field('need', { rows: 3, help: entry.needHelp(this.me.organization.name), label: entry.needLabel })}
      </fieldset>
      <div class="send">
        <pp-button variant="primary" type="submit" ?busy=${this.busy === 'submit'}
          >${this.busy === 'submit' ? entry.busy : entry.submit}</pp-button
        >
        <pp-button ?busy=${this.busy === 'another'} @click=${() => this.#send('another')}
          >${this.busy === 'another' ? entry.busy : entry.another}</pp-button
        >
        ${wrong.length > 0 ? html`<span class="small faint num">${entry.toCorrect(wrong.length)}</span>` : nothing}
      </div>
    </form>`;
  }

  #field(
    field: Field,
    extra: {
      type?: TextFieldElement['type'];
      autocomplete?: string;
      help?: string;
      rows?: number;
      label?: string;
    } = {},
  ) {
    const { type = 'text', autocomplete = 'off', help = '', rows = 1, label = t.field[field] ?? field } = extra;
    const required = REQUIRED.includes(field);
    return html`<pp-text-field
      class=${rows > 1 ? 'full' : ''}
      name=${field}
      label=${label}
      type=${type}
      help=${help}
      rows=${rows}
      maxlength=${LONGEST[field]}
      autocomplete=${autocomplete}
      ?required=${required}
      ?optional=${!required}
      .value=${this.draft[field]}
      .error=${this.#words(field)}
    ></pp-text-field>`;
  }

  /** The fault of a field, with the repair as a button where there is one. */
  #words(field: Field) {
    const found = this.faults[field];
    if (!found?.repair) return found?.text;
    const { repair } = found;
    return html`${found.text}
      <button
        class="plain"
        type="button"
        @click=${() => {
          this.#change(field, repair);
        }}
      >
        ${t.entry.use(repair)}
      </button>`;
  }

  #summary(wrong: readonly Field[]) {
    return html`<div class="summary" tabindex="-1" role="alert" aria-labelledby="summary">
      <h2 id="summary">${t.entry.summary(wrong.length)}</h2>
      <ul>
        ${wrong.map(
          (field) =>
            html`<li>
              <a
                href="#${field}"
                @click=${(event: Event) => {
                  event.preventDefault();
                  this.#focus(field);
                }}
                >${t.field[field]}: ${this.faults[field]?.text}</a
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #receipt(heading: string) {
    const { id, receipt, company } = this.submitted as Submitted;
    const lead = this.#lead.state.value;
    return html`<pp-receipt-card
      heading=${heading}
      company=${company}
      organization=${this.me.organization.name}
      href="/portal/leads/${id}"
      .receipt=${receipt}
      .lead=${lead?.id === id ? lead : undefined}
    >
      ${
        this.finished
          ? html`<pp-button slot="actions" variant="quiet" size="small" @click=${this.#again}
              >${t.receipt.another}</pp-button
            >`
          : nothing
      }
    </pp-receipt-card>`;
  }

  #promises() {
    const marks = [icons.clock, icons.cloud, icons.refresh];
    return html`<section class="card" aria-labelledby="after">
      <header><h2 id="after">${t.entry.after}</h2></header>
      <ul class="body next">
        ${t.entry.promises(this.me.organization.name).map(
          ({ what, text }, at) =>
            html`<li>
              ${marks[at]?.()}<span><b>${what}</b> ${text}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  readonly #typed = (event: Event) => {
    const { name, value } = event.target as TextFieldElement;
    this.#change(name as Field, value);
  };

  #change(field: Field, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    if (this.faults[field]) this.faults = { ...this.faults, [field]: fault(field, value) };
  }

  readonly #left = (event: FocusEvent) => {
    const field = (event.target as TextFieldElement).name as Field | '';
    if (!field) return;
    setTimeout(() => {
      if (this.draft[field] || this.tried) this.faults = { ...this.faults, [field]: fault(field, this.draft[field]) };
    }, AFTER_THE_CLICK);
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    void this.#send('submit');
  };

  readonly #again = async () => {
    this.finished = false;
    await this.updateComplete;
    this.#focus('company');
  };

  async #send(way: 'submit' | 'another'): Promise<void> {
    if (this.busy) return;
    this.tried = true;
    this.failure = '';
    this.faults = Object.fromEntries(FIELDS.map((field) => [field, fault(field, this.draft[field])]));
    if (FIELDS.some((field) => this.faults[field])) {
      await this.updateComplete;
      this.summary?.focus();
      return;
    }
    this.busy = way;
    try {
      const { id, receipt } = await body(
        this.connection.api.POST('/api/v1/leads', {
          params: { header: { 'Idempotency-Key': this.#key } },
          body: newLead(this.draft),
        }),
      );
      await this.#received({ id, receipt, company: this.draft.company.trim() }, way);
    } catch (thrown) {
      await this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = undefined;
    }
  }

  async #received(submitted: Submitted, way: 'submit' | 'another'): Promise<void> {
    this.submitted = submitted;
    this.finished = way === 'submit';
    this.draft = { ...EMPTY, country: this.draft.country };
    this.faults = {};
    this.tried = false;
    this.#key = crypto.randomUUID();
    void this.#lead.refresh();
    await this.updateComplete;
    if (way === 'another') this.#focus('company');
    else this.renderRoot.querySelector('h1')?.focus();
  }

  async #refused(problem: ApiProblem): Promise<void> {
    const faults = Object.fromEntries(
      (problem.problem?.errors ?? [])
        .map(({ pointer, code }) => [
          pointer.replace(/^[#/]+/, ''),
          { text: t.entry.refusals[code] ?? t.entry.refused },
        ])
        .filter(([field]) => FIELDS.includes(field as Field)),
    ) as Partial<Record<Field, Fault>>;
    if (problem.status === 422 && Object.keys(faults).length > 0) {
      this.faults = faults;
      this.#key = crypto.randomUUID(); // refused for good, so nothing was saved under the old one
      await this.updateComplete;
      this.summary?.focus();
      return;
    }
    this.failure =
      problem.slug === 'idempotency-key-reuse'
        ? t.entry.savedBefore
        : problem.kind === 'offline'
          ? t.entry.failedOffline
          : problem.passing
            ? t.entry.failedText
            : `${explain(problem).title}. ${explain(problem).text}`;
  }

  #focus(field: Field): void {
    this.renderRoot.querySelector<HTMLElement>(`pp-text-field[name=${field}]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-entry': LeadEntryElement;
  }
}

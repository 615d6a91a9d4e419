import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Entry, Lead, Me } from '../../api/model.js';
import { body } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import {
  EMPTY,
  fault,
  FIELDS,
  LONGEST,
  REQUIRED,
  type Draft,
  type Fault,
  type Field,
} from '../lead-entry/lead-rules.js';
import { styles } from './lead-edit.styles.js';
import { changed, draftOf, merged, patch } from './three-ways.js';

/** How often a save is tried again by itself when the lead changes each time in other fields. */
const MOST_TRIES = 3;

/** Fields wide enough for a whole line. */
const WIDE: readonly Field[] = ['company', 'need'];

/**
 * Changes a lead, in a dialog. What somebody else changed meanwhile is taken over; where both changed the same field,
 * the reader decides. Nothing typed is ever cleared by a failure.
 *
 * @fires pp-lead-saved - It was saved; `detail.id`.
 */
@customElement('pp-lead-edit')
export class LeadEditElement extends LitElement {
  static override styles = [ground, styles];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;
  @property({ attribute: false }) lead = '';

  @state() private open = false;
  @state() private draft: Draft = EMPTY;
  @state() private faults: Partial<Record<Field, Fault>> = {};
  /** Fields both changed, with what is there now and who put it there. */
  @state() private both: readonly { field: Field; theirs: string; by?: Entry }[] = [];
  @state() private busy = false;
  @state() private failure = '';

  #base: Draft = EMPTY;
  #tag = '';

  /** Reads the lead anew and asks. */
  async ask(): Promise<void> {
    this.faults = {};
    this.both = [];
    this.failure = '';
    try {
      this.#base = draftOf(await this.#read());
    } catch (thrown) {
      this.failure = told(ApiProblem.of(thrown));
    }
    this.draft = this.#base;
    this.open = true;
    await this.updateComplete;
    await this.renderRoot.querySelector('pp-modal-dialog')?.updateComplete;
    this.#focus(FIELDS[0]);
  }

  override render() {
    const { edit } = t;
    return html`<pp-modal-dialog heading=${edit.title} .open=${this.open} @pp-dialog-close=${this.#closed}>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      ${this.both.map((one) => this.#conflict(one))}
      <form novalidate id="form" @submit=${this.#submit} @input=${this.#typed} autocomplete="off">
        ${FIELDS.map((field) => this.#field(field))}
        <input type="submit" hidden />
      </form>
      <pp-button slot="actions" @click=${this.#close}>${edit.cancel}</pp-button>
      <pp-button
        slot="actions"
        variant="primary"
        ?busy=${this.busy}
        ?disabled=${this.both.length > 0}
        @click=${this.#save}
        >${this.busy ? edit.busy : edit.save}</pp-button
      >
    </pp-modal-dialog>`;
  }

  #field(field: Field) {
    const type = field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text';
    return html`<pp-text-field
      class=${WIDE.includes(field) ? 'full' : ''}
      name=${field}
      label=${t.field[field] ?? field}
      type=${type}
      rows=${field === 'need' ? 3 : 1}
      maxlength=${LONGEST[field]}
      ?required=${REQUIRED.includes(field)}
      ?optional=${!REQUIRED.includes(field)}
      .value=${this.draft[field]}
      .error=${this.faults[field]?.text ?? ''}
    ></pp-text-field>`;
  }

  #conflict({ field, theirs, by }: { field: Field; theirs: string; by?: Entry }) {
    const { edit } = t;
    const name = by && by.by.side !== 'organization' ? (by.by.name ?? t.timeline.someone) : this.me.organization.name;
    return html`<pp-note-box kind="warn">
      ${edit.conflict(name, t.field[field] ?? field, by ? t.time.clock(by.at) : '')}
      <span class="choice">
        <pp-button
          size="small"
          @click=${() => {
            this.#decide(field, theirs);
          }}
          >${edit.theirs(theirs)}</pp-button
        >
        <pp-button
          size="small"
          @click=${() => {
            this.#decide(field, this.draft[field]);
          }}
          >${edit.mine(this.draft[field])}</pp-button
        >
      </span>
    </pp-note-box>`;
  }

  #decide(field: Field, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    this.both = this.both.filter((one) => one.field !== field);
    if (this.both.length === 0) void this.#save();
  }

  readonly #typed = (event: Event) => {
    const { name, value } = event.target as TextFieldElement;
    const field = name as Field;
    this.draft = { ...this.draft, [field]: value };
    if (this.faults[field]) this.faults = { ...this.faults, [field]: fault(field, value) };
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    void this.#save();
  };

  readonly #close = () => {
    this.open = false;
  };

  readonly #closed = () => {
    this.open = false;
  };

  readonly #save = async () => {
    if (this.busy || this.both.length > 0) return;
    this.failure = '';
    const fields = changed(this.#base, this.draft);
    this.faults = Object.fromEntries(fields.map((field) => [field, fault(field, this.draft[field])]));
    if (await this.#focusFault()) return;
    this.busy = true;
    try {
      if (await this.#sent(MOST_TRIES)) {
        this.open = false;
        this.dispatchEvent(
          new CustomEvent('pp-lead-saved', { detail: { id: this.lead }, bubbles: true, composed: true }),
        );
      }
    } catch (thrown) {
      await this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };

  /** Whether it is saved; if not, there is something to decide. */
  async #sent(tries: number): Promise<boolean> {
    const change = patch(this.#base, this.draft);
    if (Object.keys(change).length === 0) return true;
    try {
      await this.connection.api.PATCH('/api/v1/leads/{id}', {
        params: { path: { id: this.lead }, header: { 'If-Match': this.#tag } },
        body: change as never,
      });
      return true;
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (problem.slug !== 'version-conflict' || tries === 0) throw problem;
      return (await this.#merged()) && this.#sent(tries - 1);
    }
  }

  /** Takes over what changed meanwhile; false when the reader has to decide first. */
  async #merged(): Promise<boolean> {
    const theirs = draftOf(await this.#read());
    const { draft, both } = merged(this.#base, this.draft, theirs);
    this.#base = theirs;
    this.draft = draft;
    if (both.length === 0) return true;
    const { items } = await body(
      this.connection.api.GET('/api/v1/leads/{id}/timeline', {
        params: { path: { id: this.lead }, query: { limit: 50 } },
      }),
    );
    this.both = both.map((field) => ({
      field,
      theirs: theirs[field],
      by: items.find((entry) => entry.field === field && (entry.kind === 'field' || entry.kind === 'conflict')),
    }));
    return false;
  }

  async #read(): Promise<Lead> {
    const { data, response } = await this.connection.api.GET('/api/v1/leads/{id}', {
      params: { path: { id: this.lead } },
    });
    this.#tag = response.headers.get('ETag') ?? '';
    return data as Lead;
  }

  async #refused(problem: ApiProblem): Promise<void> {
    const faults = (problem.problem?.errors ?? [])
      .map(({ pointer, code }) => [pointer.replace(/^[#/]+/, ''), { text: t.entry.refusals[code] ?? t.entry.refused }])
      .filter(([field]) => FIELDS.includes(field as Field));
    this.faults = Object.fromEntries(faults) as Partial<Record<Field, Fault>>;
    if (!(await this.#focusFault())) this.failure = told(problem);
  }

  /** Whether there was one. */
  async #focusFault(): Promise<boolean> {
    const first = FIELDS.find((field) => this.faults[field]);
    if (!first) return false;
    await this.updateComplete;
    this.#focus(first);
    return true;
  }

  #focus(field: Field): void {
    this.renderRoot.querySelector<HTMLElement>(`pp-text-field[name=${field}]`)?.focus();
  }
}

function told(problem: ApiProblem): string {
  if (problem.kind === 'offline') return t.edit.offline;
  if (problem.passing) return t.edit.failed;
  const { title, text } = explain(problem);
  return `${title}. ${text}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-edit': LeadEditElement;
  }
}

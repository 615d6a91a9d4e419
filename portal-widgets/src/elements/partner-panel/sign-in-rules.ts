import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, SignInRules } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { partnerPanelTexts as p } from '../../i18n/partner-panel.en.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/note-box.js';
import '../../ui/select-field.js';
import type { SelectFieldElement } from '../../ui/select-field.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import { whenLive } from '../../ui/when-live.js';

const EVERY: readonly SignInRules['second_step_of'][] = ['nobody', 'owners', 'owners_and_managers', 'everybody'];
const LONGEST = 30;

/** What the organisation demands of people of all its partners at sign-in; who may not change it reads it. */
@customElement('pp-sign-in-rules')
export class SignInRulesElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: grid;
        gap: var(--pp-4);
        max-width: 520px;
        padding: var(--pp-4);
      }
      form {
        display: grid;
        gap: var(--pp-4);
        justify-items: start;
      }
      pp-select-field {
        width: 100%;
      }
      pp-text-field {
        width: 12em;
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @state() private of?: SignInRules['second_step_of'];
  @state() private days?: string;
  @state() private error = '';
  @state() private said = '';
  @state() private failure = '';
  @state() private busy = false;

  readonly #rules = new LiveValue<SignInRules>(this, {
    load: (signal) => body(this.connection.api.GET('/api/v1/admin/sign-in-rules', { signal })),
    concerns: ({ topic }) => topic === 'partner',
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#rules.start(this.connection.live);
  }

  override render() {
    return html`<div>
        <h2>${p.rules.title}</h2>
        <p class="soft">${p.rules.about(this.me.organization.name)}</p>
      </div>
      <div role="status">${this.said ? html`<pp-note-box kind="good">${this.said}</pp-note-box>` : nothing}</div>
      <div role="alert">${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}</div>
      ${whenLive(this.#rules.state, {
        content: (rules) =>
          this.me.can.includes('CHANGE_SETTINGS')
            ? this.#form(rules)
            : html`<p>${p.rules.of[rules.second_step_of]}. ${p.rules.days(rules.grace_days)}</p>`,
      })}`;
  }

  #form(rules: SignInRules) {
    const of = this.of ?? rules.second_step_of;
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <pp-select-field
        name="of"
        label=${p.rules.whose}
        .value=${of}
        .choices=${EVERY.map((value) => ({ value, label: p.rules.of[value] }))}
        @change=${(event: Event) => {
          this.of = (event.target as SelectFieldElement).value as SignInRules['second_step_of'];
          this.said = '';
        }}
      ></pp-select-field>
      ${
        of === 'nobody'
          ? nothing
          : html`<pp-text-field
              name="days"
              label=${p.rules.grace}
              help=${p.rules.graceHelp}
              digits
              .value=${this.days ?? String(rules.grace_days)}
              .error=${this.error}
              @input=${(event: Event) => {
                this.days = (event.target as TextFieldElement).value;
                this.error = '';
                this.said = '';
              }}
            ></pp-text-field>`
      }
      <pp-button variant="primary" .busy=${this.busy} @click=${() => this.#save(rules)}>${p.rules.save}</pp-button>
    </form>`;
  }

  async #save(rules: SignInRules): Promise<void> {
    if (this.busy) return;
    const days = this.days === undefined ? rules.grace_days : Number(this.days.trim() || NaN);
    if (!Number.isInteger(days) || days < 0 || days > LONGEST) {
      this.error = p.rules.graceWrong;
      this.renderRoot.querySelector<HTMLElement>('pp-text-field')?.focus();
      return;
    }
    this.busy = true;
    this.failure = '';
    try {
      const wish = { second_step_of: this.of ?? rules.second_step_of, grace_days: days };
      this.#rules.put(await body(this.connection.api.PUT('/api/v1/admin/sign-in-rules', { body: wish })));
      this.of = undefined;
      this.days = undefined;
      this.said = p.rules.saved(wish.second_step_of, days);
    } catch (thrown) {
      const { title, text } = explain(ApiProblem.of(thrown));
      this.failure = `${title}. ${text}`;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-sign-in-rules': SignInRulesElement;
  }
}

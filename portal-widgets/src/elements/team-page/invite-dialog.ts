import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../../api/client.js';
import { body } from '../../api/client.js';
import type { Member, Role, RoleSummary } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import * as icons from '../../ui/icons.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import { telling } from './role-table.js';
import { styles } from './team-page.styles.js';

/**
 * Invites somebody, or gives a member another role. It says what the role can and cannot before it is given.
 *
 * @fires pp-member-saved - It is done; `detail.text` says what.
 * @fires pp-dialog-close - It was closed.
 */
@customElement('pp-invite-dialog')
export class InviteDialogElement extends LitElement {
  static override styles = [ground, styles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) roles: readonly RoleSummary[] = [];
  /** Whose role is to change; without one somebody is invited. */
  @property({ attribute: false }) member?: Member;

  @state() private email = '';
  @state() private given: Role = 'PARTNER_MEMBER';
  @state() private all = false;
  @state() private error = '';
  @state() private failure = '';
  @state() private busy = false;
  /** The same when sending is repeated, so that nobody is invited twice. */
  readonly #key = crypto.randomUUID();

  override connectedCallback() {
    super.connectedCallback();
    if (!this.member) return;
    this.given = this.member.role;
    this.all = this.member.scope === 'all';
  }

  /** The dialog takes the focus when it opens; a field that is drawn after it comes too late for that. */
  protected override firstUpdated() {
    requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>('pp-text-field')?.focus());
  }

  override render() {
    const { team } = t;
    const { member } = this;
    return html`<pp-modal-dialog open heading=${member ? team.changeOf(member.name) : team.invite}>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      ${
        member
          ? nothing
          : html`<pp-text-field
              name="email"
              type="email"
              label=${team.email}
              required
              .value=${this.email}
              .error=${this.error}
              @input=${this.#typed}
            ></pp-text-field>`
      }
      <fieldset>
        <legend>${team.roleOf}</legend>
        ${this.roles.filter(({ yours_to_give: mine }) => mine).map(({ role }) => this.#choice(role))}
      </fieldset>
      ${
        this.given === 'PARTNER_MEMBER'
          ? html`<label class="option"
              ><input
                type="checkbox"
                .checked=${this.all}
                @change=${(event: Event) => (this.all = (event.target as HTMLInputElement).checked)}
              />${team.seesAll}</label
            >`
          : nothing
      }
      ${this.#summary()}
      <pp-button slot="actions" variant="quiet" @click=${this.#close}>${team.cancel}</pp-button>
      <pp-button slot="actions" variant="primary" ?busy=${this.busy} @click=${this.#save}
        >${member ? team.save : team.send}</pp-button
      >
    </pp-modal-dialog>`;
  }

  #choice(role: Role) {
    return html`<label class="role"
      ><input
        type="radio"
        name="role"
        value=${role}
        .checked=${role === this.given}
        @change=${() => (this.given = role)}
      /><b>${t.team.role[role]}</b><span>${t.team.about[role]}</span></label
    >`;
  }

  #summary() {
    const chosen = this.roles.find(({ role }) => role === this.given);
    if (!chosen) return nothing;
    const lines = telling(this.roles);
    const can = lines.filter((action) => chosen.can.some((one) => one.action === action));
    const cannot = lines.filter((action) => !can.includes(action));
    const list = (actions: typeof lines) =>
      html`<ul>
        ${actions.map((action) => html`<li>${t.team.action[action]}</li>`)}
      </ul>`;
    return html`<div class="sum">
      <div>
        <h3>${icons.check('s')} ${t.team.canTitle}</h3>
        ${list(can)}
      </div>
      ${
        cannot.length > 0
          ? html`<div>
              <h3>${icons.x('s')} ${t.team.cannotTitle}</h3>
              ${list(cannot)}
            </div>`
          : nothing
      }
    </div>`;
  }

  readonly #typed = (event: Event) => {
    this.email = (event.target as TextFieldElement).value;
    this.error = '';
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('pp-dialog-close', { bubbles: true, composed: true }));
  };

  readonly #save = async () => {
    if (this.busy) return;
    const email = this.email.trim();
    if (!this.member && !/^\S+@\S+$/.test(email)) {
      this.error = t.signIn.emailMissing;
      this.renderRoot.querySelector<HTMLElement>('pp-text-field')?.focus();
      return;
    }
    this.busy = true;
    this.failure = '';
    try {
      const text = await (this.member ? this.#change(this.member) : this.#invite(email));
      this.dispatchEvent(new CustomEvent('pp-member-saved', { detail: { text }, bubbles: true, composed: true }));
    } catch (thrown) {
      this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };

  async #invite(email: string): Promise<string> {
    await body(
      this.api.POST('/api/v1/members', {
        params: { header: { 'Idempotency-Key': this.#key } },
        body: { email, role: this.given, scope: this.all ? 'all' : 'own' },
      }),
    );
    return t.team.sent(email);
  }

  async #change({ id, name, version }: Member): Promise<string> {
    await body(
      this.api.PATCH('/api/v1/members/{id}', {
        params: { path: { id }, header: { 'If-Match': `"${version}"` } },
        body: { role: this.given, scope: this.all ? 'all' : 'own' },
      }),
    );
    return t.team.changed(name, t.team.role[this.given]);
  }

  #refused(problem: ApiProblem): void {
    const code = problem.problem?.errors?.[0]?.code ?? '';
    const told = t.team.refused[code] ?? t.team.refused[problem.slug];
    const { title, text } = explain(problem);
    if (problem.slug === 'validation-failed' && told) this.error = told;
    else this.failure = told ?? `${title}. ${text}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-invite-dialog': InviteDialogElement;
  }
}

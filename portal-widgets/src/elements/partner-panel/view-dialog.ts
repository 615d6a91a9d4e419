import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../../api/client.js';
import { body } from '../../api/client.js';
import type { PartnerViewEntry } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { partnerPanelTexts as p } from '../../i18n/partner-panel.en.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import * as icons from '../../ui/icons.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';

const SHORTEST = 5;
const LONGEST = 300;
const RECENT = 20;

/**
 * Asks why, and opens a partner's portal as the partner sees it in a tab of its own. Shows who is looking now.
 *
 * @fires pp-dialog-close - It is to be closed.
 */
@customElement('pp-view-dialog')
export class ViewDialogElement extends LitElement {
  static override styles = [
    ground,
    css`
      ul {
        display: grid;
        gap: var(--pp-2);
        font-size: var(--pp-size-s);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--pp-3);
      }
      li span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      li pp-button {
        flex: none;
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property() partner = '';
  @property() name = '';

  @state() private reason = '';
  @state() private error = '';
  @state() private failure = '';
  @state() private busy = false;
  @state() private now: PartnerViewEntry[] = [];
  /** Where the portal opens, if the browser did not open it by itself. */
  @state() private address = '';

  protected override firstUpdated() {
    void this.#read();
  }

  override render() {
    const { view } = p;
    return html`<pp-modal-dialog open heading=${view.title(this.name)}>
      ${this.address ? this.#byHand(this.address) : this.#form()}
      ${
        this.now.length > 0
          ? html`<ul aria-label=${view.nowTitle}>
              ${this.now.map(
                (one) =>
                  html`<li>
                    ${icons.eye('s')}<span>${view.now(one.by, t.time.clock(one.ends_at))}</span>
                    <pp-button size="small" @click=${() => this.#end(one)}>${view.end}</pp-button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <pp-button slot="actions" variant="quiet" @click=${this.#close}
        >${this.address ? t.close : t.team.cancel}</pp-button
      >
      ${
        this.address
          ? nothing
          : html`<pp-button slot="actions" variant="primary" .busy=${this.busy} @click=${this.#open}
              >${view.open}</pp-button
            >`
      }
    </pp-modal-dialog>`;
  }

  #form() {
    const { view } = p;
    return html`<p>${view.about}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <pp-text-field
        name="reason"
        label=${view.reason}
        help=${view.reasonHelp(this.name)}
        rows="3"
        maxlength=${LONGEST}
        required
        .value=${this.reason}
        .error=${this.error}
        @input=${this.#typed}
      ></pp-text-field>`;
  }

  /** The browser would not open a tab by itself; it opens one for a link. */
  #byHand(address: string) {
    return html`<p>${p.view.byHand}</p>
      <p>
        <a class="link" href=${address} target="_blank" rel="noopener noreferrer" @click=${this.#close}
          >${p.view.openLink}</a
        >
      </p>`;
  }

  readonly #typed = (event: Event) => {
    this.reason = (event.target as TextFieldElement).value;
    this.error = '';
  };

  readonly #open = async () => {
    if (this.busy) return;
    const reason = this.reason.trim();
    if (reason.length < SHORTEST) {
      this.error = p.view.reasonMissing;
      this.renderRoot.querySelector<HTMLElement>('pp-text-field')?.focus();
      return;
    }
    this.busy = true;
    this.failure = '';
    try {
      const params = { path: { id: this.partner } };
      const { url } = await body(this.api.POST('/api/v1/admin/partners/{id}/views', { params, body: { reason } }));
      const tab = open(url, '_blank');
      if (tab) {
        tab.opener = null; // what opens there has no hold on this page
        this.#close();
      } else this.address = url;
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      const { title, text } = explain(problem);
      this.failure = p.view.refused[problem.slug] ?? `${title}. ${text}`;
    } finally {
      this.busy = false;
    }
  };

  async #end({ id }: PartnerViewEntry): Promise<void> {
    try {
      await this.api.DELETE('/api/v1/admin/views/{id}', { params: { path: { id } } });
    } catch (thrown) {
      const { title, text } = explain(ApiProblem.of(thrown));
      this.failure = `${title}. ${text}`;
    }
    await this.#read();
  }

  /** Who looks now; that it cannot be read stands in nobody's way. */
  async #read(): Promise<void> {
    const params = { path: { id: this.partner }, query: { limit: RECENT } };
    try {
      const { items } = await body(this.api.GET('/api/v1/admin/partners/{id}/views', { params }));
      const now = Date.now();
      this.now = items.filter(
        ({ opened_at: opened, ended_at: ended, ends_at: end }) =>
          opened != null && ended == null && new Date(end).getTime() > now,
      );
    } catch {
      this.now = [];
    }
  }

  readonly #close = () => {
    this.dispatchEvent(new Event('pp-dialog-close', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-view-dialog': ViewDialogElement;
  }
}

import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiProblem } from '../../api/problem.js';
import { partnerPanelTexts as p } from '../../i18n/partner-panel.en.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/note-box.js';
import type { ZohoDoor, ZohoSignIn } from './zoho-door.js';

/** How often the portal is asked what became of it, in milliseconds. */
const EVERY = 2_000;

/** Where a sign-in stands; `address` is there when the browser opened no window by itself. */
type Stand =
  | { is: 'asked' | 'beginning' | 'done' }
  | { is: 'waiting'; code: string; address?: string }
  | { is: 'failed'; why: string };

/**
 * Says why the reader has to sign in with Zoho, opens Zoho's page in a window of its own and waits for what becomes of
 * it. It asks the portal; the other window tells it nothing.
 *
 * @fires pp-signed-in - The reader is signed in.
 */
@customElement('pp-zoho-sign-in')
export class ZohoSignInElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      .act {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pp-2) var(--pp-3);
        margin-top: var(--pp-2);
      }
      .code {
        font-size: var(--pp-size-xl);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.05em;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) door!: ZohoDoor;
  /** Why Zoho has to say who the reader is. */
  @property({ attribute: false }) why: string = p.zoho.why;
  /** How often the portal is asked, in milliseconds. */
  @property({ type: Number }) every = EVERY;

  @state() private stand: Stand = { is: 'asked' };
  #asking?: ReturnType<typeof setTimeout>;
  /** The one that is waited for; another one takes its place. */
  #begun?: ZohoSignIn;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const { stand } = this;
    return html`<pp-note-box kind=${stand.is === 'failed' ? 'warn' : stand.is === 'done' ? 'good' : 'info'}>
      <div role="status">${this.#words(stand)}</div>
      ${stand.is === 'done' ? nothing : html`<div class="act">${this.#act(stand)}</div>`}
    </pp-note-box>`;
  }

  #words(stand: Stand): unknown {
    if (stand.is === 'failed') return stand.why;
    if (stand.is === 'done') return p.zoho.done;
    if (stand.is !== 'waiting') return this.why;
    return p.zoho.waiting(html`<strong class="code">${stand.code.slice(0, 3)} ${stand.code.slice(3)}</strong>`);
  }

  #act(stand: Stand): unknown {
    if (stand.is !== 'waiting')
      return html`<pp-button size="small" variant="primary" .busy=${stand.is === 'beginning'} @click=${this.#begin}
        >${p.zoho.button}</pp-button
      >`;
    return html`${
        stand.address
          ? html`<a class="link" href=${stand.address} target="_blank" rel="noopener noreferrer">${p.zoho.link}</a>`
          : nothing
      }<pp-button size="small" variant="quiet" @click=${this.#cancel}>${t.team.cancel}</pp-button>`;
  }

  readonly #begin = async () => {
    if (this.stand.is === 'beginning' || this.stand.is === 'waiting') return;
    this.stand = { is: 'beginning' };
    try {
      const begun = await this.door.signInAtZoho();
      if (!this.isConnected) return;
      this.#begun = begun;
      const tab = open(begun.address, '_blank');
      if (tab) tab.opener = null; // what opens there has no hold on this page
      this.stand = { is: 'waiting', code: begun.code, ...(tab ? {} : { address: begun.address }) };
      this.#later(begun);
    } catch (thrown) {
      this.#fail(ApiProblem.of(thrown));
    }
  };

  readonly #cancel = () => {
    this.#stop();
    this.stand = { is: 'asked' };
  };

  #later(begun: ZohoSignIn): void {
    this.#asking = setTimeout(() => void this.#ask(begun), this.every);
  }

  async #ask(begun: ZohoSignIn): Promise<void> {
    try {
      const outcome = await begun.outcome();
      if (begun !== this.#begun) return;
      if (outcome.progress === 'refused') this.#end({ is: 'failed', why: p.zoho.refused(outcome.cause) });
      else if (outcome.progress === 'signed_in') {
        this.#end({ is: 'done' });
        this.dispatchEvent(new Event('pp-signed-in', { bubbles: true, composed: true }));
      } else this.#orLate(begun);
    } catch (thrown) {
      if (begun !== this.#begun) return;
      const problem = ApiProblem.of(thrown);
      if (problem.passing) this.#orLate(begun);
      else this.#fail(problem);
    }
  }

  #orLate(begun: ZohoSignIn): void {
    if (Date.now() < begun.until) this.#later(begun);
    else this.#end({ is: 'failed', why: p.zoho.late });
  }

  #fail(problem: ApiProblem): void {
    const { title, text } = explain(problem);
    this.#end({ is: 'failed', why: problem.slug === 'forbidden' ? p.zoho.closed : `${title}. ${text}` });
  }

  #end(stand: Stand): void {
    this.#stop();
    this.stand = stand;
  }

  #stop(): void {
    clearTimeout(this.#asking);
    this.#begun = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-zoho-sign-in': ZohoSignInElement;
  }
}

import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MyView } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import * as icons from '../../ui/icons.js';

/** After its end a look is asked about once more, so that the server has the last word, in milliseconds. */
const AFTERWARDS = 1_000;

/**
 * Says, above everything, that somebody of the organisation looks at a partner's portal.
 *
 * @fires pp-view-leave - The reader has seen enough.
 * @fires pp-view-due - The time is over.
 */
@customElement('pp-view-banner')
export class ViewBannerElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 30;
        display: block;
      }
      section {
        display: flex;
        align-items: center;
        gap: var(--pp-2) var(--pp-3);
        min-height: 52px;
        padding: var(--pp-2) var(--pp-4);
        color: var(--pp-bg);
        background: var(--pp-text);
        font-size: var(--pp-size-s);
        line-height: 1.4;
      }
      p {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      b {
        font-weight: var(--pp-weight-title);
      }
      .icon {
        flex: none;
      }
      pp-button {
        flex: none;
        margin-inline-start: auto;
        color: var(--pp-text);
      }
    `,
  ];

  @property({ attribute: false }) view!: MyView;
  /** Whose portal it is. */
  @property() partner = '';
  @property() organization = '';

  #due?: ReturnType<typeof setTimeout>;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#due);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('view')) this.#wait();
  }

  override render() {
    return html`<section aria-label=${t.view.label}>
      ${icons.eye()}
      <p>
        <b>${t.view.looking(this.partner)}</b> ${t.view.readOnly}
        <time datetime=${this.view.ends_at}>${t.view.ends(t.time.clock(this.view.ends_at))}</time>
      </p>
      <pp-button size="small" @click=${this.#leave}>${t.view.leave}</pp-button>
    </section>`;
  }

  #wait(): void {
    clearTimeout(this.#due);
    this.#due = setTimeout(
      () => this.dispatchEvent(new Event('pp-view-due', { bubbles: true, composed: true })),
      Math.max(0, new Date(this.view.ends_at).getTime() - Date.now()) + AFTERWARDS,
    );
  }

  readonly #leave = () => {
    this.dispatchEvent(new Event('pp-view-leave', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-view-banner': ViewBannerElement;
  }
}

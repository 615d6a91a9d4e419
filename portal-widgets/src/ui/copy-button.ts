import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';

/** Copies a text and says so for a moment. Where the clipboard is not allowed it selects nothing and stays quiet. */
@customElement('pp-copy-button')
export class CopyButtonElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline;
      }
    `,
  ];

  @property() text = '';
  /** What stands on it; "Copy" unless told otherwise. */
  @property() label = '';

  @state() private copied = false;

  override render() {
    return html`<button class="plain" type="button" @click=${this.#copy}>
      <span aria-live="polite">${this.copied ? t.copied : this.label || t.copy}</span>
    </button>`;
  }

  readonly #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.text);
    } catch {
      return;
    }
    this.copied = true;
    setTimeout(() => (this.copied = false), 2_000);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-copy-button': CopyButtonElement;
  }
}

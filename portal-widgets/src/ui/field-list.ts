import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';

export interface Fact {
  term: string;
  value: unknown;
}

/**
 * Names and values of a record. Facts without a value are left out by whoever gives them.
 *
 * @cssproperty --pp-term - Width of the names, where several lists stand below each other.
 */
@customElement('pp-field-list')
export class FieldListElement extends LitElement {
  static override styles = [
    ground,
    css`
      dl {
        display: grid;
        grid-template-columns: var(--pp-term, auto) minmax(0, 1fr);
        gap: 9px var(--pp-4);
        font-size: var(--pp-size-s);
      }
      dt {
        color: var(--pp-text-3);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) facts: readonly Fact[] = [];

  override render() {
    return html`<dl>
      ${this.facts.map(
        ({ term, value }) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-field-list': FieldListElement;
  }
}

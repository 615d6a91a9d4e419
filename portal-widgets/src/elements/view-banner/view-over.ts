import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/empty-state.js';

/** Why there is nothing to look at: the reader left, the time is over, or the address opened nothing. */
export type Over = 'left' | 'ended' | 'unopened';

/** What stays of a look at a partner's portal: nothing of the partner. */
@customElement('pp-view-over')
export class ViewOverElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: grid;
        align-content: center;
        min-height: 100vh;
        min-height: 100dvh;
      }
    `,
  ];

  @property() why: Over = 'ended';

  override render() {
    const { title, text } = t.view.over[this.why];
    return html`<main><pp-empty-state alone heading=${title} text=${text}></pp-empty-state></main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-view-over': ViewOverElement;
  }
}

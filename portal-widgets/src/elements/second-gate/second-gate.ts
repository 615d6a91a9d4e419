import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, SecondFactor } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import * as icons from '../../ui/icons.js';
import { whenLive } from '../../ui/when-live.js';
import '../profile-page/second-step.js';

/**
 * Before anything else: the second step the organisation demands. It can be set up here, or the reader signs out.
 *
 * @fires pp-second-done - It is set up, and its recovery codes are kept.
 * @fires pp-sign-out - The reader wants to leave.
 */
@customElement('pp-second-gate')
export class SecondGateElement extends LitElement {
  static override styles = [
    ground,
    css`
      main {
        display: grid;
        gap: var(--pp-5);
        max-width: 560px;
        min-height: 100vh;
        min-height: 100dvh;
        margin: 0 auto;
        padding: var(--pp-6) var(--pp-4);
        align-content: center;
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 10px;
        font-weight: var(--pp-weight-title);
      }
      .mark {
        display: grid;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: 9px;
        color: var(--pp-on-brand);
        background: var(--pp-brand);
      }
      h1 {
        font-size: var(--pp-size-xl);
      }
      .words {
        display: grid;
        gap: var(--pp-2);
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @state() private on = false;

  readonly #factor = new LiveValue<SecondFactor>(this, {
    load: (signal) => body(this.connection.api.GET('/api/v1/me/second-factor', { signal })),
    concerns: () => false,
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) void this.#factor.refresh();
  }

  override render() {
    const { demanded } = t;
    const organization = this.me.organization.name;
    return html`<main>
      <span class="brand"><span class="mark">${icons.logo()}</span>${organization}</span>
      <div class="words">
        <h1 tabindex="-1">${this.on ? demanded.thanks : demanded.title}</h1>
        <p class="soft">${this.on ? demanded.done : demanded.text(organization)}</p>
      </div>
      ${whenLive(this.#factor.state, {
        content: (factor) =>
          html`<pp-second-step
            .api=${this.connection.api}
            .factor=${factor}
            @pp-second-changed=${this.#changed}
            @pp-second-kept=${this.#done}
          ></pp-second-step>`,
      })}
      <div>
        ${
          this.on
            ? html`<pp-button variant="primary" @click=${this.#done}>${demanded.goOn}</pp-button>`
            : html`<pp-button variant="quiet" @click=${this.#leave}>${t.nav.signOut}</pp-button>`
        }
      </div>
    </main>`;
  }

  readonly #changed = () => {
    this.on = true;
    void this.#factor.refresh();
  };

  readonly #done = () => {
    this.dispatchEvent(new Event('pp-second-done', { bubbles: true, composed: true }));
  };

  readonly #leave = () => {
    this.dispatchEvent(new Event('pp-sign-out', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-second-gate': SecondGateElement;
  }
}

import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, Page, SecurityEntry } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import * as icons from '../../ui/icons.js';
import { whenLive } from '../../ui/when-live.js';

/** How many lines are read at a time. */
const LINES = 12;

/** Who came in, what changed in the team, and who of the organisation looked at the portal, and why. */
@customElement('pp-security-log')
export class SecurityLogElement extends LitElement {
  static override styles = [
    ground,
    cards,
    css`
      :host {
        display: block;
        margin-top: var(--pp-5);
      }
      li {
        align-items: flex-start;
        font-size: var(--pp-size-s);
      }
      .icon {
        margin-top: 2px;
        color: var(--pp-text-3);
      }
      .looked .icon {
        color: var(--pp-info);
      }
      p {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      time {
        margin-inline-start: auto;
        color: var(--pp-text-3);
        white-space: nowrap;
      }
      .more {
        padding: var(--pp-3) var(--pp-4);
        border-top: 1px solid var(--pp-line);
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  readonly #log = new LiveValue<Page<SecurityEntry>>(this, {
    load: (signal) => this.#read(signal),
    concerns: ({ topic }) => topic === 'team' || topic === 'security',
  });
  #pages = 1;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#log.start(this.connection.live);
  }

  override render() {
    return html`<section class="card" aria-labelledby="log" @pp-retry=${() => this.#log.refresh()}>
      <header><h2 id="log">${t.security.title}</h2></header>
      ${whenLive(this.#log.state, {
        isEmpty: ({ items }) => items.length === 0,
        empty: () => html`<div class="body small soft">${t.security.empty}</div>`,
        content: ({ items, next }) =>
          html`<ul class="rows">
              ${repeat(
                items,
                ({ id }) => id,
                (entry) => this.#line(entry),
              )}
            </ul>
            ${
              next == null
                ? nothing
                : html`<div class="more">
                    <pp-button size="small" @click=${this.#more}>${t.security.more}</pp-button>
                  </div>`
            }`,
      })}
    </section>`;
  }

  #line(entry: SecurityEntry) {
    const looked = entry.event === 'partner_view_opened';
    return html`<li class=${looked ? 'looked' : ''}>
      ${(ICONS[entry.event] ?? icons.user)()}
      <p>
        ${words(entry, this.me.organization.name)}
        ${entry.reason ? html`<br /><span class="soft">${t.security.reason(entry.reason)}</span>` : nothing}
      </p>
      <time datetime=${entry.at} title=${t.time.exact(entry.at)}>${t.time.when(entry.at)}</time>
    </li>`;
  }

  readonly #more = () => {
    this.#pages += 1;
    void this.#log.refresh();
  };

  /** As many pages as are shown, so that reading again never makes the list shorter. */
  async #read(signal: AbortSignal): Promise<Page<SecurityEntry>> {
    const all: Page<SecurityEntry> = { items: [], next: null };
    for (let page = 0; page < this.#pages && (page === 0 || all.next !== null); page++) {
      const query = { limit: LINES, cursor: all.next ?? undefined };
      const read = await body(this.connection.api.GET('/api/v1/security-log', { params: { query }, signal }));
      all.items.push(...read.items);
      all.next = read.next ?? null;
    }
    return all;
  }
}

const ICONS: Partial<Record<SecurityEntry['event'], icons.Icon>> = {
  partner_view_opened: icons.eye,
  second_factor_on: icons.shield,
  second_factor_off: icons.alert,
  recovery_codes_renewed: icons.shield,
  password_reset: icons.lock,
  email_changed: icons.mail,
  leads_exported: icons.download,
  member_activated: icons.userplus,
};

function words(entry: SecurityEntry, organization: string): string {
  const who = entry.who ?? t.security.somebody;
  const { event } = t.security;
  switch (entry.event) {
    case 'partner_view_opened':
      return event.partner_view_opened(who, organization, entry.until ? t.time.clock(entry.until) : '');
    case 'signed_in':
      return event.signed_in(who, t.security.via[entry.via ?? ''] ?? '');
    case 'member_changed':
      return event.member_changed(who, entry.whom ?? t.security.colleague, entry.role ? t.team.role[entry.role] : '');
    case 'member_disabled':
    case 'member_enabled':
      return event[entry.event](who, entry.whom ?? t.security.colleague);
    default:
      return event[entry.event](who);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-security-log': SecurityLogElement;
  }
}

import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Live } from '../../api/live-value.js';
import { PENDING } from '../../api/live-value.js';
import type { Me } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/fresh-mark.js';
import * as icons from '../../ui/icons.js';
import '../../ui/menu-button.js';
import { Ticker } from '../../ui/ticker.js';
import { initials } from '../lead-list/lead-words.js';
import { styles } from './app-frame.styles.js';

/** Where in the portal the reader is, as the navigation shows it. */
export type Place = 'home' | 'leads' | 'new' | 'team' | 'other';

/**
 * The frame of every page behind sign-in: rail and top bar; on a phone the rail becomes a bar at the thumb.
 *
 * @slot - The page.
 * @slot banner - What has to be seen whatever the page is.
 * @fires pp-sign-out - The reader wants to leave.
 * @fires pp-go - `detail.address`: the page the reader chose in the menu.
 * @fires pp-switch - `detail.membership`: the reader wants to go on in another company.
 */
@customElement('pp-app-frame')
export class AppFrameElement extends LitElement {
  static override styles = [ground, styles];

  @property({ attribute: false }) me: Live<Me> = PENDING;
  /** Address of the partner's logo; empty without one. */
  @property() logo = '';
  @property() place: Place = 'other';
  /** Whether the portal answers at the moment. */
  @property({ type: Boolean }) connected = true;

  @query('main') private readonly main!: HTMLElement;

  constructor() {
    super();
    new Ticker(this);
  }

  /** Puts the focus where the page begins; for pages that have no heading yet. */
  override focus(): void {
    this.main.focus();
  }

  override render() {
    const me = this.me.value;
    return html`<slot name="banner"></slot>
      <div class=${this.#isMember ? 'app' : 'app looked-at'}>
        <nav class="side" aria-label=${t.nav.main}>
          <button class="skip" type="button" @click=${this.#skip}>${t.skip}</button>
          <div class="rail">
            ${this.#brand()}
            <div class="nav">
              ${this.#link('home', '/portal/', icons.home, t.nav.home)}
              ${this.#link('leads', '/portal/leads', icons.leads, t.nav.leads)}
              ${this.#maySeeTeam ? this.#link('team', '/portal/team', icons.team, t.nav.team) : nothing}
            </div>
            ${me && this.#isMember ? this.#account(me) : nothing}
          </div>
        </nav>
        <div>
          <header class="top">
            <div class="narrow">${this.#brand()}</div>
            <div class="end">
              ${this.#fresh()}
              ${
                this.#mayCreate && this.place !== 'new'
                  ? html`<pp-button class="wide" variant="primary" href="/portal/leads/new" key="N"
                      >${icons.plus()} ${t.nav.newLead}</pp-button
                    >`
                  : nothing
              }
            </div>
          </header>
          <main class="main" id="main" tabindex="-1"><slot></slot></main>
        </div>
        <nav class="tabbar" aria-label=${t.nav.bar}>
          ${this.#link('home', '/portal/', icons.home, t.nav.home)}
          ${this.#link('leads', '/portal/leads', icons.leads, t.nav.leads)}
          ${
            this.#mayCreate
              ? html`<a
                  class="add"
                  href="/portal/leads/new"
                  aria-label=${t.nav.newLead}
                  aria-current=${this.place === 'new' ? 'page' : nothing}
                  >${icons.plus()}</a
                >`
              : nothing
          }
          <pp-menu-button label=${t.nav.more} .items=${this.#items} @pp-menu-choose=${this.#chosen}>
            <span class="more">${icons.more()}${t.nav.more}</span>
          </pp-menu-button>
        </nav>
      </div>`;
  }

  get #mayCreate(): boolean {
    return this.me.value?.can.includes('CREATE_LEAD') ?? false;
  }

  get #items() {
    const others = (this.me.value?.memberships ?? []).filter(({ current }) => !current);
    return [
      ...(this.#maySeeTeam ? [{ id: '/portal/team', label: t.nav.team, icon: icons.team }] : []),
      ...(this.#isMember ? [{ id: '/portal/profile', label: t.nav.profile, icon: icons.user }] : []),
      ...others.map(({ id, partner }) => ({ id, label: t.nav.switchTo(partner), icon: icons.arrow })),
      ...(this.#isMember ? [{ id: 'sign-out', label: t.nav.signOut, icon: icons.logout }] : []),
    ];
  }

  /** Who looks for the organisation has nothing of their own here. */
  get #isMember(): boolean {
    return this.me.value?.view == null;
  }

  get #maySeeTeam(): boolean {
    return this.me.value?.can.includes('SEE_TEAM') ?? false;
  }

  #brand() {
    return html`<a class="brand" href="/portal/">
      <span class="mark">${icons.logo()}</span>
      <span>${this.me.value?.organization.name ?? ''}<small>${t.portal}</small></span>
    </a>`;
  }

  #link(place: Place, href: string, icon: icons.Icon, label: string) {
    return html`<a href=${href} aria-current=${this.place === place ? 'page' : nothing}>${icon()}${label}</a>`;
  }

  #account({ person, partner }: Me) {
    return html`<pp-menu-button
      class="me"
      menu-label=${t.nav.account(person.name)}
      .items=${this.#items}
      @pp-menu-choose=${this.#chosen}
    >
      <span class="avatar" aria-hidden="true">${initials(person.name)}</span>
      <span class="who small"><b>${person.name}</b>${this.#partner(partner?.name ?? '')}</span>
    </pp-menu-button>`;
  }

  /** The name stands beside it, so the logo itself says nothing. */
  #partner(name: string) {
    const logo = this.logo ? html`<img class="logo" src=${this.logo} alt="" />` : nothing;
    return html`<span class="tiny faint of">${logo}${name}</span>`;
  }

  #fresh() {
    const { value, at } = this.me;
    if (!value) return nothing;
    const { state, words } = connection(value, this.connected && !this.me.problem, at);
    return html`<pp-fresh-mark state=${state} role="status">${words}</pp-fresh-mark>`;
  }

  readonly #chosen = ({ detail: { id } }: CustomEvent<{ id: string }>) => {
    const told = { bubbles: true, composed: true };
    if (id === 'sign-out') this.dispatchEvent(new Event('pp-sign-out', told));
    else if (id.startsWith('/')) this.dispatchEvent(new CustomEvent('pp-go', { ...told, detail: { address: id } }));
    else this.dispatchEvent(new CustomEvent('pp-switch', { ...told, detail: { membership: id } }));
  };

  readonly #skip = () => {
    this.main.focus();
  };
}

/** What the small mark at the top says: about our own connection first, then about the CRM behind it. */
function connection(
  { crm, organization: { name } }: Me,
  connected: boolean,
  at: number | undefined,
): { state: 'live' | 'late' | 'gone'; words: string } {
  if (!connected)
    return { state: 'gone', words: at ? t.fresh.disconnected(t.time.second(at)) : t.fresh.disconnectedNow };
  const { state, as_of: since } = crm;
  if (state === 'live') return { state: 'live', words: t.fresh.liveWith(name) };
  if (state === 'late') return { state: 'late', words: since ? t.fresh.behind(t.time.age(since)) : t.fresh.behind('') };
  return {
    state: 'gone',
    words: since ? t.fresh.unreachable(name, t.time.when(since)) : t.fresh.unreachableNow(name),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-app-frame': AppFrameElement;
  }
}

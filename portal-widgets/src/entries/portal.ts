import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { body } from '../api/client.js';
import { LiveValue } from '../api/live-value.js';
import type { Me } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';
import '../elements/app-frame/app-frame.js';
import type { AppFrameElement, Place } from '../elements/app-frame/app-frame.js';
import '../elements/home-page/home-page.js';
import '../elements/lead-entry/lead-entry.js';
import '../elements/lead-page/lead-page.js';
import '../elements/leads-page/leads-page.js';
import '../elements/sign-in/sign-in.js';
import '../elements/view-banner/view-banner.js';
import '../elements/view-banner/view-over.js';
import type { Over } from '../elements/view-banner/view-over.js';
import { apiFor, connect, type Connection } from '../host/host.js';
import { PortalHost } from '../host/portal.js';
import { t } from '../i18n/texts.js';
import '../theme/page.css';
import '../theme/tokens.css';
import '../ui/button.js';
import '../ui/empty-state.js';
import '../ui/error-panel.js';
import '../ui/skeleton-block.js';
import { addressOf } from './address-of.js';
import { atTheGate, inside, route, type Route } from './routes.js';

const SIGN_IN = '/portal/sign-in';
const PLACES: Partial<Record<Route['page'], Place>> = {
  home: 'home',
  leads: 'leads',
  lead: 'leads',
  new: 'new',
  team: 'team',
};

/** Pages few begin with: they come when they are wanted, so that the first one comes sooner. */
const LATER: Partial<Record<Route['page'], () => Promise<unknown>>> = {
  team: () => import('../elements/team-page/team-page.js'),
  profile: () => import('../elements/profile-page/profile-page.js'),
};

/** The partner's portal: who is here, and which page they want. */
@customElement('pp-portal-app')
export class PortalAppElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  @state() private route: Route = route(location);
  @state() private connection?: Connection;
  @state() private connected = true;
  /** Address of the partner's logo, for this page only; empty without one. */
  @state() private logo = '';
  #logoTag = '';
  @state() private notice = '';
  /** The program of a page did not come. */
  @state() private unreachable?: ApiProblem;
  /** Why there is nothing to look at any more, where the organisation looked at a partner's portal. */
  @state() private over?: Over;
  /** A second step is demanded; until it is set up and its codes are kept, there is nothing else. */
  @state() private stuck = false;
  @query('pp-app-frame') private readonly frame!: AppFrameElement | null;

  readonly #host = new PortalHost();
  readonly #me = new LiveValue<Me>(this, {
    load: (signal) => body((this.connection ?? { api: apiFor(this.#host) }).api.GET('/api/v1/me', { signal })),
    concerns: ({ topic }) => topic === 'crm' || topic === 'partner' || topic === 'team',
    changed: ({ value, problem }) => {
      if (value || problem) this.#named();
      if (value) void this.#readLogo(value.partner?.logo ?? '');
      if (value?.second_step?.due && !this.stuck) void this.#getStuck();
    },
  });
  /** Where the reader wanted to go before they had to sign in. */
  #wanted = '/portal/';

  constructor() {
    super();
    this.#host.addEventListener('signed-out', () => {
      if (this.#host.viewing) this.#viewOver('ended');
      else if (this.connection) this.#toSignIn(t.signIn.ended);
    });
    this.addEventListener('click', this.#follow);
    addEventListener('popstate', () => {
      this.#show();
    });
    addEventListener('hashchange', () => {
      this.#show();
    });
    document.addEventListener('keydown', this.#shortcut);
    this.addEventListener('pp-lead-open', (event) => {
      this.#go(`/portal/leads/${(event as CustomEvent<{ id: string }>).detail.id}`);
    });
    void this.#enter();
  }

  override render() {
    const { route: at } = this;
    if (this.over) return html`<pp-view-over .why=${this.over}></pp-view-over>`;
    if (at.page === 'view') return html`<pp-skeleton-block></pp-skeleton-block>`;
    if (atTheGate(at))
      return html`<pp-sign-in
        .gate=${this.#host}
        .invitation=${at.page === 'activate' ? at.token : undefined}
        .reset=${at.page === 'reset' ? at.token : undefined}
        .change=${at.page === 'email' ? at.token : undefined}
        ?forgot=${at.page === 'forgot'}
        notice=${this.notice}
        @pp-signed-in=${this.#signedIn}
      ></pp-sign-in>`;
    const { value: me } = this.#me.state;
    const problem = this.unreachable ?? this.#me.state.problem;
    const { connection } = this;
    if (!problem && !(me && connection)) return html`<pp-skeleton-block></pp-skeleton-block>`;
    if (this.stuck && me && connection && !this.unreachable)
      return html`<pp-second-gate
        .connection=${connection}
        .me=${me}
        @pp-sign-out=${this.#signOut}
        @pp-second-done=${this.#unstuck}
      ></pp-second-gate>`;
    return html`<pp-app-frame
      .me=${this.#me.state}
      place=${PLACES[at.page] ?? 'other'}
      logo=${this.logo}
      ?connected=${this.connected}
      @pp-sign-out=${this.#signOut}
      @pp-go=${this.#wants}
      @pp-switch=${this.#switch}
      @pp-page-title=${this.#titled}
      @pp-logo-changed=${() => void this.#me.refresh()}
    >
      ${
        me?.view
          ? html`<pp-view-banner
              slot="banner"
              .view=${me.view}
              partner=${me.partner?.name ?? ''}
              organization=${me.organization.name}
              @pp-view-leave=${this.#leaveView}
              @pp-view-due=${() => void this.#me.refresh()}
            ></pp-view-banner>`
          : nothing
      }
      ${
        me && connection && !this.unreachable
          ? this.#page(at, me, connection)
          : problem
            ? html`<pp-error-panel .problem=${problem} @pp-retry=${this.#enter}></pp-error-panel>`
            : nothing
      }
    </pp-app-frame>`;
  }

  #page(at: Route, me: Me, connection: Connection) {
    switch (at.page) {
      case 'home':
        return html`<pp-home-page .connection=${connection} .me=${me}></pp-home-page>`;
      case 'leads':
        return html`<pp-leads-page .connection=${connection} .me=${me}></pp-leads-page>`;
      case 'new':
        if (!me.can.includes('CREATE_LEAD')) return this.#missing();
        return html`<pp-lead-entry .connection=${connection} .me=${me}></pp-lead-entry>`;
      case 'team':
        if (!me.can.includes('SEE_TEAM')) return this.#missing();
        return html`<pp-team-page .connection=${connection} .me=${me}></pp-team-page>`;
      case 'profile':
        if (me.view) return this.#missing();
        return html`<pp-profile-page .connection=${connection} .me=${me} logo=${this.logo}></pp-profile-page>`;
      case 'lead':
        return html`<pp-lead-page .connection=${connection} .me=${me} .lead=${at.id}></pp-lead-page>`;
      default:
        return this.#missing();
    }
  }

  #missing() {
    return html`<pp-empty-state alone heading=${t.missing.title} text=${t.missing.text}>
      <pp-button href="/portal/">${t.missing.action}</pp-button>
    </pp-empty-state>`;
  }

  /** Finds out who is here by the session cookie; without one the way leads to sign-in. */
  readonly #enter = async () => {
    if (this.route.page === 'view') return this.#openView(this.route.token);
    await this.#fetch();
    if (atTheGate(this.route) && this.route.page !== 'sign-in') {
      this.#named();
      return;
    }
    try {
      this.#connect(await body(apiFor(this.#host).GET('/api/v1/me')));
      if (this.route.page === 'sign-in') this.#go('/portal/', true);
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (problem.status === 401) this.#toSignIn('');
      else await this.#me.refresh();
    }
    this.#named();
  };

  /** Takes over a look at a partner's portal; what the address said is gone from it at once. */
  async #openView(handOver: string): Promise<void> {
    history.replaceState(null, '', '/portal/view');
    this.#leave();
    try {
      if (!handOver) throw new ApiProblem('unreachable', 0);
      await this.#host.openView(handOver);
    } catch {
      this.#host.viewEnded();
      this.#viewOver('unopened');
      return;
    }
    this.over = undefined;
    this.#go('/portal/', true);
    await this.#enter();
  }

  async #getStuck(): Promise<void> {
    try {
      await import('../elements/second-gate/second-gate.js');
    } catch {
      this.unreachable = new ApiProblem('unreachable', 0);
    }
    this.connection?.live.stop(); // it would be refused again and again
    this.stuck = true;
    void this.#focus();
  }

  /** As after signing in: what was refused until now begins anew. */
  readonly #unstuck = async () => {
    this.#leave();
    await this.#enter();
    void this.#focus();
  };

  readonly #leaveView = async () => {
    try {
      await this.#host.leaveView();
    } catch (thrown) {
      if (ApiProblem.of(thrown).status !== 401) return; // still open; the frame says that we are not connected
    }
    this.#viewOver('left');
  };

  /** Nothing of the partner stays on the page. */
  #viewOver(why: Over): void {
    this.#leave();
    this.#host.viewEnded();
    this.over = why;
    this.#named();
  }

  /** Opens the stream of hints for whoever is here. */
  #connect(me: Me): void {
    this.connection = connect(this.#host, me.membership?.id ?? me.view?.id ?? me.person.id);
    this.connection.live.watch((open) => {
      this.connected = open;
    });
    void this.#readLogo(me.partner?.logo ?? '');
    this.#me.put(me);
    this.#me.start(this.connection.live);
  }

  /** Reads the logo again when it is another one; a page without it goes on. */
  async #readLogo(tag: string): Promise<void> {
    const { connection } = this;
    if (tag === this.#logoTag || (tag && !connection)) return;
    this.#logoTag = tag;
    if (!tag) this.logo = '';
    if (!tag || !connection) return;
    try {
      const image = await body(connection.api.GET('/api/v1/partner/logo', { parseAs: 'blob' }));
      const address = await addressOf(image);
      if (tag === this.#logoTag) this.logo = address;
    } catch {
      this.#logoTag = '';
    }
  }

  readonly #signedIn = async () => {
    this.notice = '';
    const wanted = this.route.page === 'sign-in' ? this.#wanted : '/portal/';
    this.#wanted = '/portal/';
    this.#leave();
    this.#go(wanted, true);
    await this.#enter();
    void this.#focus();
  };

  readonly #signOut = async () => {
    try {
      await this.#host.signOut();
    } catch (thrown) {
      if (ApiProblem.of(thrown).status !== 401) return; // still signed in; the frame says that we are not connected
    }
    this.#leave();
    this.#toSignIn(t.signIn.out);
    this.#wanted = '/portal/';
  };

  readonly #wants = (event: CustomEvent<{ address: string }>) => {
    this.#go(event.detail.address);
  };

  /** Goes on in another company of the same person; nothing of the first one stays on the page. */
  readonly #switch = async (event: CustomEvent<{ membership: string }>) => {
    try {
      await this.#host.switchTo(event.detail.membership);
    } catch {
      await this.#me.refresh(); // the list is old, or we are signed out: both are told then
      return;
    }
    location.assign('/portal/');
  };

  #leave(): void {
    this.stuck = false;
    void this.#readLogo('');
    this.connection?.live.stop();
    this.connection = undefined;
    this.connected = true;
  }

  #toSignIn(notice: string): void {
    this.#leave();
    this.notice = notice;
    if (this.route.page !== 'sign-in') this.#wanted = location.pathname;
    this.#go(SIGN_IN, true);
  }

  /** Links to our own pages need no loading. */
  readonly #follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || !link.href || link.getAttribute('href')?.startsWith('#')) return;
    const url = new URL(link.href);
    if (!inside(url, location.origin)) return;
    event.preventDefault();
    this.#go(url.pathname + url.hash);
  };

  #go(address: string, replace = false): void {
    if (address !== location.pathname + location.hash)
      history[replace ? 'replaceState' : 'pushState'](null, '', address);
    this.#show();
  }

  #show(): void {
    const next = route(location);
    if (next.page === 'view' && next.token) {
      this.route = next;
      void this.#enter();
      return;
    }
    if (next.page === 'sign-in' && this.connection) {
      this.#go('/portal/', true);
      return;
    }
    this.route = next;
    this.#named();
    scrollTo(0, 0);
    void this.#fetch().then(() => this.#focus());
  }

  /** Fetches the program of the page, where it is not here from the start. */
  async #fetch(): Promise<void> {
    this.unreachable = undefined;
    try {
      await LATER[this.route.page]?.();
    } catch {
      this.unreachable = new ApiProblem('unreachable', 0);
    }
  }

  /** After a change of page the focus is on its heading, so that a reader who listens hears where they are. */
  async #focus(): Promise<void> {
    await this.updateComplete;
    const page = this.renderRoot.querySelector<LitElement>(
      'pp-sign-in, pp-second-gate, pp-view-over, pp-app-frame > *:not([slot])',
    );
    await page?.updateComplete;
    const heading = page?.shadowRoot?.querySelector<HTMLElement>('h1');
    if (heading) heading.focus({ preventScroll: true });
    else this.frame?.focus();
  }

  #named(title = t.pages[this.route.page]): void {
    document.documentElement.lang = t.language;
    document.title = t.title(title, this.#me.state.value?.organization.name);
  }

  readonly #titled = (event: CustomEvent<{ title: string }>) => {
    this.#named(event.detail.title);
  };

  readonly #shortcut = (event: KeyboardEvent) => {
    if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')) return;
    if (!this.connection || !this.#me.state.value?.can.includes('CREATE_LEAD')) return;
    event.preventDefault();
    this.#go('/portal/leads/new');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-portal-app': PortalAppElement;
  }
}

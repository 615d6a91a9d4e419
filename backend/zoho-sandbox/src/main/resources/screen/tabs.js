/** The line with the modules, the extension's tabs, and who is signed in. */

import { h } from './dom.js';

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** Links, because each tab is a page with an address of its own; arrows walk them as well. */
export class Tabs {
  /** @param {(userId: string) => void} onUser somebody else shall look at the screen */
  constructor(onUser) {
    this.links = h('nav', { class: 'tabs', 'aria-label': 'Modules', onkeydown: (event) => this.#move(event) });
    this.setup = h('div', { class: 'setup' });
    this.users = h('select', {
      class: 'input small',
      id: 'signed-in-as',
      onchange: () => onUser(this.users.value),
    });
    this.element = h(
      'div',
      { class: 'nav' },
      this.links,
      h(
        'div',
        { class: 'user end' },
        this.setup,
        h('label', { class: 's t3', for: 'signed-in-as' }, 'Signed in as'),
        this.users,
      ),
    );
  }

  /**
   * @param {object} pages
   * @param {import('./place-pages.js').PlacePage[]} pages.before
   * @param {import('./metadata.js').Module[]} pages.modules
   * @param {import('./place-pages.js').PlacePage[]} pages.after
   * @param {import('./place-pages.js').PlacePage | null} pages.setup
   */
  show({ before, modules, after, setup }) {
    const place = ({ address, title }) => tab(address, title);
    this.links.replaceChildren(
      ...before.map(place),
      ...modules.map(({ apiName, plural }) => tab(apiName, plural)),
      ...after.map(place),
    );
    this.setup.replaceChildren(...(setup ? [place(setup)] : []));
  }

  /** @param {object[]} users @param {object} user who is signed in */
  showUsers(users, user) {
    this.users.replaceChildren(
      ...users.map(({ id, full_name: name, profile }) => h('option', { value: id }, `${name}, ${profile.name}`)),
    );
    this.users.value = user.id;
  }

  /** @param {string} address of the page that is open */
  mark(address) {
    for (const link of this.#all()) {
      if (link.dataset.address === address) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  #all() {
    return [...this.links.children, ...this.setup.children];
  }

  #move(event) {
    const links = [...this.links.children];
    const index = links.indexOf(event.target);
    if (event.key in STEPS && index >= 0) {
      event.preventDefault();
      links[(index + STEPS[event.key] + links.length) % links.length].focus();
    }
  }
}

function tab(address, words) {
  return h('a', { href: `#/${address}`, 'data-address': address }, words);
}

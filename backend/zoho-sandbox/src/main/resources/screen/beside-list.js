/** A list of what stands beside a record, such as its notes. */

import { call, isNotOffered } from './api.js';
import { h, setText } from './dom.js';
import { hasOpenMenu } from './menu.js';

const READ = 200;

/** Reads and draws the list of a card; what a person works in is left alone. */
export class BesideList {
  #wanted;
  #drawn = '';
  #turn = 0;

  /**
   * @param {object} wanted
   * @param {string} wanted.path where it is read
   * @param {string} wanted.fields what is read
   * @param {string} wanted.name as its heading says it
   * @param {string} wanted.look class of the list
   * @param {(row: object) => Element} wanted.item draws one
   * @param {(left: object, right: object) => number} [wanted.order] the CRM's own unless given
   * @param {() => boolean} [wanted.isHeld] whether somebody works in it
   */
  constructor(wanted) {
    this.#wanted = wanted;
    this.count = h('span', { class: 'count end', hidden: true });
    this.items = h('ul', { class: wanted.look });
  }

  /** The next refresh draws, also when nothing is different. */
  forget() {
    this.#drawn = '';
  }

  /**
   * @param {Element} card which is hidden when the CRM has no such list
   * @throws {import('./api.js').CrmError} what was shown stays
   */
  async refresh(card) {
    this.#turn += 1;
    const turn = this.#turn;
    const { path, fields, name, order, isHeld } = this.#wanted;
    let body;
    try {
      body = await call('GET', `${path}?fields=${fields}&per_page=${READ}`);
    } catch (problem) {
      card.hidden = isNotOffered(problem);
      if (card.hidden) {
        return;
      }
      if (this.#drawn === '') {
        this.items.replaceChildren(h('li', { class: 't3' }, `${name} could not be read: ${problem.message}`));
      }
      throw problem;
    }
    const rows = order ? (body?.data ?? []).toSorted(order) : (body?.data ?? []);
    const drawn = JSON.stringify(rows);
    if (turn !== this.#turn || drawn === this.#drawn || isHeld?.() || hasOpenMenu(this.items)) {
      return;
    }
    this.#drawn = drawn;
    this.#draw(rows, body?.info?.more_records);
  }

  #draw(rows, more) {
    const { name, item } = this.#wanted;
    this.count.hidden = false;
    setText(this.count, more ? `${READ}+` : String(rows.length));
    this.items.replaceChildren(...rows.map(item));
    if (rows.length === 0) {
      this.items.append(h('li', { class: 't3' }, `No ${name.toLowerCase()} yet`));
    }
  }
}

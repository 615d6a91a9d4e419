/** The head of a list: its name and number, search, order, and the way to a new record. */

import { h, setText, uniqueId } from './dom.js';
import { icon } from './icons.js';

const SEARCH_PAUSE_MILLIS = 250;

/** Tells the list what people want to see. */
export class ListHead {
  #module;
  #hear;

  /**
   * @param {import('./metadata.js').Module} module
   * @param {string[]} searched labels of the fields a search looks into
   * @param {Array<[string, string]>} sortable what the list can be sorted by, with labels
   * @param {object} hear
   * @param {(words: string) => void} hear.onSearch somebody stopped typing
   * @param {(sort: {by: string, order: 'asc' | 'desc'}) => void} hear.onSort
   * @param {() => void} hear.onDown somebody wants to go on into the rows
   */
  constructor(module, searched, sortable, hear) {
    this.#module = module;
    this.#hear = hear;
    this.title = h('div', { class: 'list-title', role: 'heading', 'aria-level': '1' }, module.plural);
    this.count = h('span', { class: 'count', hidden: true });
    this.element = h(
      'div',
      { class: 'list-head' },
      this.title,
      this.count,
      this.#searchBox(searched),
      this.#sortBox(sortable),
      module.creatable && newLink(module),
    );
  }

  #searchBox(searched) {
    const searchId = uniqueId('search');
    let pause;
    this.field = h('input', {
      class: 'input small',
      id: searchId,
      type: 'search',
      placeholder: searched.map((label, index) => (index > 0 ? label.toLowerCase() : label)).join(', '),
      autocomplete: 'off',
      oninput: () => {
        clearTimeout(pause);
        pause = setTimeout(() => this.#hear.onSearch(this.field.value), SEARCH_PAUSE_MILLIS);
      },
      onkeydown: (event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          this.#hear.onDown();
        }
      },
    });
    return h(
      'div',
      { class: 'list-search', role: 'search' },
      h('label', { class: 'sr', for: searchId }, `Search ${this.#module.plural.toLowerCase()}`),
      icon('search'),
      this.field,
    );
  }

  /** Where the heads of the columns have no room, the same orders stand in a select. */
  #sortBox(sortable) {
    const sortId = uniqueId('sort');
    const options = sortable.flatMap(([by, label]) => [
      h('option', { value: `${by} asc` }, `${label}, ascending`),
      h('option', { value: `${by} desc` }, `${label}, descending`),
    ]);
    const onchange = () => {
      const [by, order] = this.order.value.split(' ');
      this.#hear.onSort({ by, order });
    };
    this.order = h('select', { class: 'input small', id: sortId, onchange }, ...options);
    return h('div', { class: 'list-sort' }, h('label', { class: 'sr', for: sortId }, 'Sort by'), this.order);
  }

  /** @param {boolean} record whether one is open beside the list: then its name is the page's first heading */
  beside(record) {
    this.title.setAttribute('aria-level', record ? '2' : '1');
  }

  /** @param {{by: string, order: 'asc' | 'desc'}} sort */
  showSort({ by, order }) {
    this.order.value = `${by} ${order}`;
  }

  /** @param {string} total in words */
  showTotal(total) {
    setText(this.count, total);
    this.count.hidden = false;
  }

  /** Empties the search box and leaves the cursor there. */
  clearSearch() {
    this.field.value = '';
    this.field.focus();
  }
}

function newLink(module) {
  const words = `New ${module.singular.toLowerCase()}`;
  return h(
    'a',
    {
      class: 'btn small new',
      href: `#/${module.apiName}/new`,
      'aria-label': words,
    },
    icon('plus'),
    h('span', { class: 'words' }, words),
  );
}

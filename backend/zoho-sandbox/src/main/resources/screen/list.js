/** The records of one module: searched and paged by the CRM, kept fresh without moving what did not change. */

import { coql, quoted } from './api.js';
import { h, setText, uniqueId } from './dom.js';
import { displayed } from './format.js';
import { icon } from './icons.js';
import { nameOf } from './views.js';

const PAGE = 50;
/** Counted exactly up to here, then "1,000+". */
const COUNTED = 1000;
const SEARCH_PAUSE_MILLIS = 250;

/** The list beside the record. */
export class RecordList {
  #context;
  #module;
  #fields;
  #view;
  #rows = new Map();
  #limit = PAGE;
  #search = '';
  #turn = 0;
  #shownOnce = false;
  #current = null;

  /**
   * @param {object} context zone and metadata of the signed-in user
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field[]} fields
   * @param {import('./views.js').View} view
   */
  constructor(context, module, fields, view) {
    this.#context = context;
    this.#module = module;
    this.#fields = new Map(fields.map((field) => [field.apiName, field]));
    this.#view = view;
    this.element = this.#draw();
  }

  #draw() {
    const plural = this.#module.plural.toLowerCase();
    const searchId = uniqueId('search');
    let pause;
    const field = h('input', {
      class: 'input small',
      id: searchId,
      type: 'search',
      placeholder: 'Name',
      autocomplete: 'off',
      oninput: () => {
        clearTimeout(pause);
        pause = setTimeout(() => this.#searchFor(field.value), SEARCH_PAUSE_MILLIS);
      },
    });
    this.title = h('div', { class: 'list-title', role: 'heading', 'aria-level': '1' }, this.#module.plural);
    this.count = h('span', { class: 'count' });
    this.items = h('ul', { class: 'items' });
    this.footer = h('p', { class: 's t3', role: 'status' });
    this.moreButton = h(
      'button',
      { class: 'btn small', type: 'button', hidden: true, onclick: () => this.#showMore() },
      'Show more',
    );
    return h(
      'section',
      { class: 'list', 'aria-label': this.#module.plural },
      h(
        'div',
        { class: 'list-head' },
        this.title,
        this.count,
        this.#module.creatable &&
          h(
            'a',
            {
              class: 'btn small square end',
              href: `#/${this.#module.apiName}/new`,
              'aria-label': `New ${this.#module.singular.toLowerCase()}`,
            },
            icon('plus'),
          ),
      ),
      h(
        'div',
        { class: 'list-search', role: 'search' },
        h('label', { class: 'sr', for: searchId }, `Search ${plural}`),
        icon('search'),
        field,
      ),
      this.items,
      h('div', { class: 'list-foot' }, this.footer, this.moreButton),
    );
  }

  /** @param {string | null} id record that is open beside the list */
  mark(id) {
    this.#current = id;
    // The record's name is the page's first heading; without a record it is the list's.
    this.title.setAttribute('aria-level', id ? '2' : '1');
    for (const [rowId, row] of this.#rows) {
      row.link.toggleAttribute('aria-current', false);
      if (rowId === id) {
        row.link.setAttribute('aria-current', 'page');
      }
    }
  }

  /**
   * Reads the list again.
   *
   * @throws {import('./api.js').CrmError} the rows that were shown stay
   */
  async refresh() {
    this.#turn += 1;
    const turn = this.#turn;
    const where = this.#where();
    const { rows, more } = await coql(this.#query(where));
    const all = more
      ? await coql(`select id from ${this.#module.apiName} where ${where} limit 0, ${COUNTED}`)
      : { rows };
    if (turn === this.#turn) {
      this.#show(rows, more, all.rows.length.toLocaleString('en-GB') + (all.more ? '+' : ''));
    }
  }

  #query(where) {
    const columns = [...new Set(['id', ...this.#view.name, ...this.#view.line, ...this.#lookupNames()])];
    return (
      `select ${columns.join(', ')} from ${this.#module.apiName} where ${where} ` +
      `order by ${this.#view.order}, id asc limit 0, ${this.#limit}`
    );
  }

  #where() {
    const words = this.#search.split(/\s+/).filter(Boolean);
    // COQL wants conditions bracketed in pairs, so they are folded one by one.
    const fold = (conditions, word) => conditions.reduce((left, right) => `(${left} ${word} ${right})`);
    const conditions = words.map((word) =>
      fold(
        this.#view.name.map((field) => `${field} like ${quoted(`%${word}%`)}`),
        'or',
      ),
    );
    return conditions.length > 0 ? fold(conditions, 'and') : 'id is not null';
  }

  /** COQL answers a lookup with its id only; the name is asked for by a path. */
  #lookupNames() {
    return this.#view.line
      .map((name) => this.#fields.get(name))
      .filter((field) => field.type === 'lookup')
      .map((field) => `${field.apiName}.${field.target === 'Accounts' ? 'Account_Name' : 'Name'}`);
  }

  #show(records, more, total) {
    const seen = new Set();
    let place = this.items.firstElementChild;
    for (const record of records) {
      seen.add(record.id);
      const row = this.#rows.get(record.id) ?? this.#newRow(record.id);
      setText(row.link, nameOf(this.#view, record));
      setText(row.line, this.#line(record));
      if (row.item === place) {
        place = place.nextElementSibling;
      } else {
        this.items.insertBefore(row.item, place);
      }
    }
    for (const [id, row] of this.#rows) {
      if (!seen.has(id)) {
        row.item.remove();
        this.#rows.delete(id);
      }
    }
    this.#shownOnce = true;
    this.mark(this.#current);
    this.#summarize(records.length, more, total);
  }

  #newRow(id) {
    const link = h('a', { href: `#/${this.#module.apiName}/${id}` });
    const line = h('div', { class: 's t3 cut' });
    const item = h('li', { class: this.#shownOnce && this.#search === '' ? 'fresh-row' : null }, link, line);
    const row = { item, link, line };
    this.#rows.set(id, row);
    return row;
  }

  #line(record) {
    const words = this.#view.line
      .map((name) => {
        const field = this.#fields.get(name);
        const path = Object.keys(record).find((key) => key.startsWith(`${name}.`));
        return displayed(field, path ? record[path] : record[name], this.#context.zone);
      })
      .filter(Boolean);
    return words.join(', ') || (this.#view.status ? 'No status' : '–');
  }

  #summarize(shown, more, total) {
    const { singular, plural } = this.#module;
    setText(this.count, total);
    this.moreButton.hidden = !more;
    if (shown === 0) {
      const why = this.#search === '' ? `No ${plural.toLowerCase()} yet` : `Nothing found for “${this.#search}”`;
      setText(this.footer, why);
    } else if (this.#search === '') {
      setText(this.footer, `1–${shown} of ${total}`);
    } else {
      setText(this.footer, `${total} ${(total === '1' ? singular : plural).toLowerCase()} found`);
    }
  }

  #searchFor(text) {
    this.#search = text.trim();
    this.#limit = PAGE;
    this.#refreshNow();
  }

  #showMore() {
    this.#limit += PAGE;
    this.#refreshNow();
  }

  #refreshNow() {
    this.refresh().catch((problem) => this.#context.problem(problem));
  }
}

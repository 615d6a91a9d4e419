/**
 * The rows of a list: a table where there is room, name and one line where there is none. The style sheet decides
 * which; the elements are the same, so nothing is drawn again when a record opens beside the list.
 */

import { h, setText } from './dom.js';
import { displayed } from './format.js';
import { isSortable, pathToName } from './record-pages.js';
import { nameOf } from './views.js';

/** Rows of one module. Pages are groups of rows, so that the browser skips those nobody looks at. */
export class ListTable {
  #context;
  #module;
  #view;
  #columns;
  #line;
  #rows = new Map();
  #first = [];
  #current = null;

  /**
   * @param {object} context zone and users
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field[]} fields of the module
   * @param {import('./views.js').View} view
   * @param {(by: string) => void} onSort
   */
  constructor(context, module, fields, view, onSort) {
    this.#context = context;
    this.#module = module;
    this.#view = view;
    const find = (name) => fields.find((field) => field.apiName === name);
    this.#columns = view.columns.map(find);
    this.#line = view.line.map(find);
    this.heads = new Map();
    this.element = h(
      'table',
      {
        class: 'rows',
        role: 'table',
        'aria-label': module.plural,
        onkeydown: (event) => this.#move(event),
      },
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          this.#head('Name', 'name', onSort),
          ...this.#columns.map((field) => {
            const head = this.#head(field.label, isSortable(field) ? field.apiName : null, onSort);
            head.classList.toggle('number', isNumber(field));
            return head;
          }),
        ),
      ),
    );
    this.element.style.setProperty('--columns', this.#columns.length);
  }

  /** Fields the rows show. */
  get fields() {
    return [...new Set([...this.#columns, ...this.#line])];
  }

  /** Columns people can sort by, with their labels. */
  get sortable() {
    return [['name', 'Name'], ...this.#columns.filter(isSortable).map((field) => [field.apiName, field.label])];
  }

  /** How many records are shown. */
  get size() {
    return this.#rows.size;
  }

  #head(label, by, onSort) {
    if (by === null) {
      return h('th', { role: 'columnheader', scope: 'col' }, label);
    }
    const cell = h(
      'th',
      { role: 'columnheader', scope: 'col' },
      h('button', { class: 'sort', type: 'button', onclick: () => onSort(by) }, label),
    );
    this.heads.set(by, cell);
    return cell;
  }

  /** @param {{by: string, order: 'asc' | 'desc'}} sort */
  showSort({ by, order }) {
    for (const [name, cell] of this.heads) {
      if (name === by) {
        cell.setAttribute('aria-sort', order === 'asc' ? 'ascending' : 'descending');
      } else {
        cell.removeAttribute('aria-sort');
      }
    }
  }

  /** Shows these records and no others. */
  replace(records) {
    for (const group of [...this.element.tBodies]) {
      group.remove();
    }
    this.#rows.clear();
    this.#first = [];
    this.append(records);
    this.#first = records.map((record) => record.id);
  }

  /** Shows one page more. */
  append(records) {
    const group = h('tbody', { role: 'rowgroup' });
    for (const record of records) {
      const known = this.#rows.get(record.id);
      const row = known ?? this.#newRow(record.id, false);
      this.#fill(row, record);
      if (!known) {
        group.append(row.item);
      }
    }
    this.element.append(group);
    this.mark(this.#current);
  }

  /**
   * Brings the first page up to date without moving what did not change.
   *
   * @param {object[]} records first page as it is now
   * @param {boolean} only whether there is no other page
   */
  refresh(records, only) {
    const group = this.element.tBodies[0];
    const seen = new Set(records.map((record) => record.id));
    const arrived = records.filter((record) => !this.#rows.has(record.id)).length;
    let place = group.firstElementChild;
    for (const record of records) {
      const row = this.#rows.get(record.id) ?? this.#newRow(record.id, true);
      this.#fill(row, record);
      if (row.item === place) {
        place = place.nextElementSibling;
      } else {
        group.insertBefore(row.item, place);
      }
    }
    // What newcomers pushed off the first page is on the second now; anything else that is missing is gone.
    const kept = only ? this.#first.length : this.#first.length - arrived;
    this.#first.forEach((id, index) => {
      if (!seen.has(id) && index < kept) {
        this.#rows.get(id)?.item.remove();
        this.#rows.delete(id);
      }
    });
    this.#first = records.map((record) => record.id);
    this.mark(this.#current);
  }

  /** @param {string | null} id record that is open beside the list */
  mark(id) {
    this.#rows.get(this.#current)?.link.removeAttribute('aria-current');
    this.#current = id;
    this.#rows.get(id)?.link.setAttribute('aria-current', 'page');
  }

  /** Puts the focus on the first row. */
  focusFirst() {
    this.element.querySelector('td.name > a')?.focus();
  }

  /** @param {string} id */
  focus(id) {
    this.#rows.get(id)?.link.focus();
  }

  #newRow(id, fresh) {
    const link = h('a', { href: `#/${this.#module.apiName}/${id}` });
    const line = h('div', { class: 's t3 cut under' });
    const cells = this.#columns.map((field) => {
      const text = h('span', {
        class: field.apiName === this.#view.status ? 'chip line' : 'cut',
      });
      return {
        field,
        text,
        cell: h('td', { class: isNumber(field) ? 'number' : null, role: 'cell' }, text),
      };
    });
    const item = h(
      'tr',
      { class: fresh ? 'fresh-row' : null, role: 'row' },
      h('td', { class: 'name', role: 'cell' }, link, line),
      ...cells.map(({ cell }) => cell),
    );
    const row = { item, link, line, cells };
    this.#rows.set(id, row);
    return row;
  }

  #fill(row, record) {
    setText(row.link, nameOf(this.#view, record));
    setText(row.line, this.#lineOf(record));
    for (const { field, text } of row.cells) {
      const words = this.#text(field, record);
      setText(text, words);
      text.hidden = words === '';
      text.title = words;
    }
  }

  #lineOf(record) {
    const words = this.#line.map((field) => this.#text(field, record)).filter(Boolean);
    return words.join(', ') || (this.#view.status ? 'No status' : '–');
  }

  #text(field, record) {
    const value = record[field.apiName];
    if (field.type === 'lookup') {
      return value?.name ?? record[pathToName(field)] ?? '';
    }
    if (field.type === 'ownerlookup' || field.type === 'userlookup') {
      return value?.name ?? this.#context.users.find((user) => user.id === value?.id)?.full_name ?? '';
    }
    return displayed(field, value, this.#context.zone);
  }

  /** Up and down walk the rows; Enter opens one, because it is a link. */
  #move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (!(event.key in steps) || event.target.localName !== 'a') {
      return;
    }
    event.preventDefault();
    const links = [...this.element.querySelectorAll('td.name > a')];
    links[links.indexOf(event.target) + steps[event.key]]?.focus();
  }
}

function isNumber(field) {
  return ['currency', 'double', 'integer', 'percent'].includes(field.type);
}

/** The fields of a record for reading. */

import { h } from './dom.js';
import { displayed } from './format.js';

/** A definition list whose values can be renewed one by one. */
export class FieldList {
  #cells = [];
  #zone;
  #tabs;

  /**
   * @param {import('./metadata.js').Field[]} fields
   * @param {{zone: string, tabs: Set<string>}} context `tabs` are modules a lookup can be opened in
   */
  constructor(fields, { zone, tabs }) {
    this.#zone = zone;
    this.#tabs = tabs;
    this.element = h('dl', { class: 'fields' });
    for (const field of fields) {
      const value = h('dd');
      const box = h('div', { class: field.type === 'textarea' ? 'wide' : null }, h('dt', {}, field.label), value);
      this.#cells.push({ field, box, value, last: null });
      this.element.append(box);
    }
  }

  /** @param {object} record */
  show(record) {
    for (const cell of this.#cells) {
      const raw = record[cell.field.apiName];
      const key = JSON.stringify(raw ?? null);
      if (cell.last !== key) {
        cell.value.replaceChildren(this.#drawn(cell.field, raw));
        // What only the CRM fills in says nothing before it did.
        cell.box.hidden = cell.field.filledByCrm && (raw ?? '') === '';
        cell.value.classList.toggle('fresh-value', cell.last !== null);
        cell.last = key;
      }
    }
  }

  #drawn(field, value) {
    const text = displayed(field, value, this.#zone);
    if (text === '') {
      return h('span', { class: 't3' }, '–');
    }
    if (field.type === 'lookup' && value?.id && this.#tabs.has(field.target)) {
      return h('a', { href: `#/${field.target}/${value.id}` }, text);
    }
    return document.createTextNode(text);
  }
}

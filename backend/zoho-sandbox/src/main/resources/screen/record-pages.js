/** Pages of a module's records, as Zoho gives them out: by token from its lists, by offset from its queries. */

import { coql, countRecords, listRecords, quoted } from './api.js';

/** Records per page. */
export const PAGE = 100;

/** A search is counted exactly up to here, then "1,000+". */
const COUNTED = 1000;

/** What lists can be sorted by; every other order, and every search, is a query. */
const LISTED = ['Created_Time', 'Modified_Time'];

/** Types a query can be sorted by. */
const SORTED = ['text', 'picklist', 'email', 'phone', 'website', 'date', 'datetime', 'currency', 'integer', 'double'];

/**
 * @typedef {object} Wanted
 * @property {string} module api name
 * @property {import('./metadata.js').Field[]} fields fields to read
 * @property {string[]} name fields that name a record
 * @property {string[]} searched fields a search looks into
 * @property {string} search words a record must hold
 * @property {{by: string, order: 'asc' | 'desc'}} sort `by` is an api name, or `name`
 *
 * @typedef {object} Pages
 * @property {() => Promise<{rows: object[], more: boolean}>} first may be read again and again: it does not turn pages
 * @property {() => Promise<{rows: object[], more: boolean}>} next
 * @property {(seen: number, more: boolean) => Promise<string>} total in words, for a list of which so many were seen
 */

/**
 * @param {Wanted} wanted
 * @returns {Pages}
 */
export function pagesOf(wanted) {
  return wanted.search === '' && LISTED.includes(wanted.sort.by) ? new ListedPages(wanted) : new QueriedPages(wanted);
}

/**
 * @param {import('./metadata.js').Field} field
 * @returns {boolean} whether Zoho can sort by it
 */
export function isSortable(field) {
  return SORTED.includes(field.type);
}

/** A query answers a lookup with its id only; the name is asked for by a path. */
export function pathToName(field) {
  return `${field.apiName}.${field.target === 'Accounts' ? 'Account_Name' : 'Name'}`;
}

/** The list of the records API; its page numbers end at 2,000 records, its tokens at 100,000. */
class ListedPages {
  #wanted;
  #token = null;
  #turned = false;

  constructor(wanted) {
    this.#wanted = wanted;
  }

  async first() {
    const { rows, token } = await this.#read({});
    if (!this.#turned) {
      this.#token = token;
    }
    return { rows, more: token !== null };
  }

  async next() {
    const { rows, token } = await this.#read({ page_token: this.#token });
    this.#turned = true;
    this.#token = token;
    return { rows, more: token !== null };
  }

  async total() {
    return (await countRecords(this.#wanted.module)).toLocaleString('en-GB');
  }

  #read(page) {
    const { module, fields, name, sort } = this.#wanted;
    const read = new Set([...name, ...fields.map((field) => field.apiName)]);
    return listRecords(module, {
      fields: [...read].join(','),
      sort_by: sort.by,
      sort_order: sort.order,
      per_page: PAGE,
      ...page,
    });
  }
}

/** COQL: any order, and conditions. */
class QueriedPages {
  #wanted;
  #offset = PAGE;

  constructor(wanted) {
    this.#wanted = wanted;
  }

  first() {
    return this.#read(0);
  }

  async next() {
    const page = await this.#read(this.#offset);
    this.#offset += PAGE;
    return page;
  }

  async total(seen, more) {
    const { module, search } = this.#wanted;
    if (search === '') {
      return (await countRecords(module)).toLocaleString('en-GB');
    }
    if (!more) {
      return seen.toLocaleString('en-GB');
    }
    const all = await coql(`select id from ${module} where ${this.#where()} limit 0, ${COUNTED}`);
    return all.rows.length.toLocaleString('en-GB') + (all.more ? '+' : '');
  }

  #read(offset) {
    const { module, fields, name } = this.#wanted;
    const paths = fields.filter((field) => field.type === 'lookup').map(pathToName);
    const columns = new Set(['id', ...name, ...fields.map((field) => field.apiName), ...paths]);
    return coql(
      `select ${[...columns].join(', ')} from ${module} where ${this.#where()} ` +
        `order by ${this.#order()} limit ${offset}, ${PAGE}`,
    );
  }

  #order() {
    const { name, sort } = this.#wanted;
    // people are looked up by their last name
    const fields = sort.by === 'name' ? name.toReversed() : [sort.by];
    return [...fields.map((field) => `${field} ${sort.order}`), 'id asc'].join(', ');
  }

  #where() {
    const { searched, search } = this.#wanted;
    const words = search.split(/\s+/).filter(Boolean);
    // COQL wants conditions bracketed in pairs, so they are folded one by one.
    const fold = (conditions, word) => conditions.reduce((left, right) => `(${left} ${word} ${right})`);
    const conditions = words.map((word) =>
      fold(
        searched.map((field) => `${field} like ${quoted(`%${word}%`)}`),
        'or',
      ),
    );
    return conditions.length > 0 ? fold(conditions, 'and') : 'id is not null';
  }
}

/** Records of another module that point to the open one. */

import { coql, quoted } from './api.js';
import { h, setText, uniqueId } from './dom.js';
import { dayOf, displayed } from './format.js';
import { nameOf, viewOf } from './views.js';

const READ = 200;
const SHOWN = 5;

/** One card of the related lists. */
export class RelatedList {
  #context;
  #module;
  #field;
  #id;
  #fields = [];
  #view = null;
  #drawn = '';
  #all = false;

  /**
   * @param {object} context
   * @param {{module: import('./metadata.js').Module, field: import('./metadata.js').Field}} referrer
   * @param {string} id record they point to
   */
  constructor(context, { module, field }, id) {
    this.#context = context;
    this.#module = module;
    this.#field = field;
    this.#id = id;
    const headingId = uniqueId('related');
    this.count = h('span', { class: 'count end' });
    this.items = h('ul', { class: 'related' });
    this.more = h('button', { class: 'btn small quiet', type: 'button', hidden: true, onclick: () => this.#showAll() });
    this.element = h(
      'section',
      { class: 'card', 'aria-labelledby': headingId },
      h('header', {}, h('h2', { class: 'card-title', id: headingId }, module.plural), this.count),
      this.items,
      this.more,
    );
  }

  /** @throws {import('./api.js').CrmError} what was shown stays */
  async refresh() {
    if (this.#view === null) {
      this.#fields = await this.#context.metadata.fields(this.#module.apiName);
      this.#view = viewOf(this.#module.apiName, this.#fields);
    }
    const columns = [...new Set(['id', ...this.#view.name, ...this.#plainLine(), 'Created_Time'])];
    const { rows, more } = await coql(
      `select ${columns.join(', ')} from ${this.#module.apiName} ` +
        `where ${this.#field.apiName} = ${quoted(this.#id)} order by Created_Time desc, id desc limit 0, ${READ}`,
    );
    this.#show(rows, more);
  }

  /** COQL gives a lookup's id only; in these few lines plain fields are enough. */
  #plainLine() {
    return this.#view.line.filter((name) => this.#fields.find((field) => field.apiName === name)?.type !== 'lookup');
  }

  #show(rows, more) {
    const key = JSON.stringify([rows, more, this.#all]);
    if (key === this.#drawn) {
      return;
    }
    this.#drawn = key;
    setText(this.count, more ? `${READ}+` : String(rows.length));
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    this.items.replaceChildren(...shown.map((row) => this.#item(row)));
    if (rows.length === 0) {
      this.items.append(h('li', { class: 't3' }, `No ${this.#module.plural.toLowerCase()} yet`));
    }
    this.more.hidden = shown.length === rows.length;
    setText(this.more, more ? `Show the newest ${READ}` : `Show all ${rows.length}`);
    this.rows = rows;
    this.hasMore = more;
  }

  #item(row) {
    const words = this.#plainLine()
      .map((name) =>
        displayed(
          this.#fields.find((field) => field.apiName === name),
          row[name],
          this.#context.zone,
        ),
      )
      .filter(Boolean);
    return h(
      'li',
      {},
      h('a', { href: `#/${this.#module.apiName}/${row.id}` }, nameOf(this.#view, row)),
      h('div', { class: 's t3' }, [...words, dayOf(row.Created_Time, this.#context.zone)].join(', ')),
    );
  }

  #showAll() {
    this.#all = true;
    this.#show(this.rows, this.hasMore);
    this.items.querySelectorAll('a')[SHOWN]?.focus();
  }
}

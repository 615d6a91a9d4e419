/** The records of one module: searched, sorted and paged by the CRM, kept fresh without moving what did not change. */

import { h, setText, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { ListTable } from './list-table.js';
import { pagesOf } from './record-pages.js';
import { emptyState, problemState, skeleton } from './waiting.js';

const SEARCH_PAUSE_MILLIS = 250;

/** Zoho's words for a page that can no longer be turned: the list starts again at its first page. */
const OUTDATED = ['EXPIRED_VALUE', 'TOKEN_BOUND_DATA_MISMATCH'];

/** The list: the whole width without a record, a column beside one. */
export class RecordList {
  #context;
  #module;
  #view;
  #pages;
  #sort;
  #search = '';
  #turn = 0;
  #loaded = 0;
  #more = false;
  #turning = false;

  /**
   * @param {object} context zone, users and metadata of the signed-in user
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field[]} fields
   * @param {import('./views.js').View} view
   */
  constructor(context, module, fields, view) {
    this.#context = context;
    this.#module = module;
    this.#view = view;
    this.#sort = view.sort;
    this.table = new ListTable(context, module, fields, view, (by) => this.#sortBy(by));
    this.element = this.#draw();
    this.#restart();
  }

  #draw() {
    this.title = h('div', { class: 'list-title', role: 'heading', 'aria-level': '1' }, this.#module.plural);
    this.count = h('span', { class: 'count', hidden: true });
    this.state = h('div', { class: 'list-state' });
    this.footer = h('p', { class: 's t3', role: 'status' });
    this.moreButton = h(
      'button',
      { class: 'btn small', type: 'button', hidden: true, onclick: () => this.#turnPage() },
      'Show more',
    );
    this.scroller = h('div', { class: 'items' }, this.table.element, this.state);
    this.#turnWhenReached();
    return h(
      'section',
      { class: 'list', 'aria-label': this.#module.plural },
      h('div', { class: 'list-head' }, this.title, this.count, this.#searchBox(), this.#sortBox(), this.#newButton()),
      this.scroller,
      h('div', { class: 'list-foot' }, this.footer, this.moreButton),
    );
  }

  #searchBox() {
    const searchId = uniqueId('search');
    let pause;
    this.field = h('input', {
      class: 'input small',
      id: searchId,
      type: 'search',
      placeholder: 'Name',
      autocomplete: 'off',
      oninput: () => {
        clearTimeout(pause);
        pause = setTimeout(() => this.#searchFor(this.field.value), SEARCH_PAUSE_MILLIS);
      },
      onkeydown: (event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          this.table.element.querySelector('td.name > a')?.focus();
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
  #sortBox() {
    const sortId = uniqueId('sort');
    const options = this.table.sortable.flatMap(([by, label]) => [
      h('option', { value: `${by} asc` }, `${label}, ascending`),
      h('option', { value: `${by} desc` }, `${label}, descending`),
    ]);
    this.order = h(
      'select',
      {
        class: 'input small',
        id: sortId,
        onchange: () => {
          const [by, order] = this.order.value.split(' ');
          this.#sort = { by, order };
          this.#restartAndRead();
        },
      },
      ...options,
    );
    return h('div', { class: 'list-sort' }, h('label', { class: 'sr', for: sortId }, 'Sort by'), this.order);
  }

  #newButton() {
    const words = `New ${this.#module.singular.toLowerCase()}`;
    return (
      this.#module.creatable &&
      h(
        'a',
        { class: 'btn small new', href: `#/${this.#module.apiName}/new`, 'aria-label': words },
        icon('plus'),
        h('span', { class: 'words' }, words),
      )
    );
  }

  #turnWhenReached() {
    this.end = h('div', { class: 'list-end' });
    this.scroller.append(this.end);
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry.isIntersecting) {
          this.#turnPage();
        }
      },
      { root: this.scroller, rootMargin: '600px' },
    );
    observer.observe(this.end);
  }

  /** @param {string | null} id record that is open beside the list */
  mark(id) {
    // The record's name is the page's first heading; without a record it is the list's.
    this.title.setAttribute('aria-level', id ? '2' : '1');
    this.table.mark(id);
  }

  /** @param {string} id record somebody comes back from; the focus goes where it was */
  focusRow(id) {
    this.table.focus(id);
  }

  #restart() {
    this.#turn += 1;
    this.#loaded = 0;
    this.#more = false;
    this.#turning = false;
    this.#pages = pagesOf({
      module: this.#module.apiName,
      fields: this.table.fields,
      name: this.#view.name,
      search: this.#search,
      sort: this.#sort,
    });
    this.table.showSort(this.#sort);
    this.order.value = `${this.#sort.by} ${this.#sort.order}`;
    if (this.table.size === 0) {
      this.state.replaceChildren(skeleton(8));
    }
  }

  #restartAndRead() {
    this.#restart();
    this.scroller.scrollTop = 0;
    this.refresh().catch((problem) => this.#context.problem(problem));
  }

  /**
   * Reads the first page again.
   *
   * @throws {import('./api.js').CrmError} the rows that were shown stay
   */
  async refresh() {
    const turn = this.#turn;
    const pages = this.#pages;
    try {
      const { rows, more } = await pages.first();
      if (turn !== this.#turn) {
        return;
      }
      this.#show(rows, more);
      const total = await pages.total(rows.length, more);
      if (turn === this.#turn) {
        this.#summarize(total);
      }
    } catch (problem) {
      if (turn === this.#turn && this.#loaded === 0 && this.table.size === 0) {
        this.state.replaceChildren(problemState(this.#module.plural, problem, () => this.#restartAndRead()));
      }
      throw problem;
    }
  }

  #show(rows, more) {
    if (this.#loaded === 0) {
      this.table.replace(rows);
      this.#loaded = 1;
      this.#more = more;
    } else {
      this.table.refresh(rows, this.#loaded === 1);
      this.#more = this.#loaded === 1 ? more : this.#more;
    }
    this.table.element.hidden = rows.length === 0;
    this.state.replaceChildren(...(rows.length === 0 ? [this.#nothing()] : []));
    this.moreButton.hidden = !this.#more;
  }

  #nothing() {
    const plural = this.#module.plural.toLowerCase();
    if (this.#search !== '') {
      const clear = () => {
        this.field.value = '';
        this.#searchFor('');
        this.field.focus();
      };
      return emptyState(
        `Nothing found for “${this.#search}”`,
        h('button', { class: 'btn', type: 'button', onclick: clear }, 'Clear search'),
      );
    }
    return emptyState(`No ${plural} yet`);
  }

  async #turnPage() {
    if (!this.#more || this.#turning) {
      return;
    }
    const turn = this.#turn;
    this.#turning = true;
    this.moreButton.setAttribute('aria-busy', 'true');
    try {
      const { rows, more } = await this.#pages.next();
      if (turn === this.#turn) {
        this.table.append(rows);
        this.#loaded += 1;
        this.#more = more;
        this.moreButton.hidden = !more;
        this.#summarize(this.total);
      }
    } catch (problem) {
      if (OUTDATED.includes(problem.code)) {
        this.#restartAndRead();
      } else {
        this.#context.problem(problem);
      }
    } finally {
      this.#turning = false;
      this.moreButton.removeAttribute('aria-busy');
    }
  }

  #summarize(total) {
    const { singular, plural } = this.#module;
    this.total = total;
    setText(this.count, total);
    this.count.hidden = false;
    if (this.table.size === 0) {
      setText(this.footer, '');
    } else if (this.#search === '') {
      setText(this.footer, `1–${this.table.size.toLocaleString('en-GB')} of ${total}`);
    } else {
      setText(this.footer, `${total} ${(total === '1' ? singular : plural).toLowerCase()} found`);
    }
  }

  #searchFor(text) {
    this.#search = text.trim();
    this.#restartAndRead();
  }

  #sortBy(by) {
    const { by: before, order } = this.#sort;
    // a new column begins with what people look for first: names from A, moments from now
    const start = /_(Time|Date)$/.test(by) ? 'desc' : 'asc';
    this.#sort = { by, order: by !== before ? start : order === 'asc' ? 'desc' : 'asc' };
    this.#restartAndRead();
  }
}

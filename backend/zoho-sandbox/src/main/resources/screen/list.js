/** The records of one module: searched, sorted and paged by the CRM, kept fresh without moving what did not change. */

import { h, setText } from './dom.js';
import { ListHead } from './list-head.js';
import { ListTable } from './list-table.js';
import { pagesOf } from './record-pages.js';
import { emptyState, problemState, skeleton } from './waiting.js';

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
    this.element = this.#draw(fields);
    this.#restart();
  }

  #draw(fields) {
    const searched = this.#view.search.map((name) => fields.find((field) => field.apiName === name).label);
    this.head = new ListHead(this.#module, ['Name', ...searched], this.table.sortable, {
      onSearch: (words) => this.#searchFor(words),
      onSort: (sort) => this.#sortAs(sort),
      onDown: () => this.table.focusFirst(),
    });
    this.state = h('div', { class: 'list-state' });
    this.footer = h('p', { class: 's t3', role: 'status' });
    this.moreButton = h(
      'button',
      {
        class: 'btn small',
        type: 'button',
        hidden: true,
        onclick: () => this.#turnPage(),
      },
      'Show more',
    );
    this.scroller = h('div', { class: 'items' }, this.table.element, this.state);
    this.#turnWhenReached();
    return h(
      'section',
      { class: 'list', 'aria-label': this.#module.plural },
      this.head.element,
      this.scroller,
      h('div', { class: 'list-foot' }, this.footer, this.moreButton),
    );
  }

  #turnWhenReached() {
    this.end = h('div', { class: 'list-end' });
    this.scroller.append(this.end);
    this.reach = new IntersectionObserver(
      (changes) => {
        if (changes.at(-1).isIntersecting) {
          this.#turnPage();
        }
      },
      { root: this.scroller, rootMargin: '600px' },
    );
    this.reach.observe(this.end);
  }

  /** @param {string | null} id record that is open beside the list */
  mark(id) {
    this.head.beside(id !== null);
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
      searched: [...this.#view.name, ...this.#view.search],
      search: this.#search,
      sort: this.#sort,
    });
    this.table.showSort(this.#sort);
    this.head.showSort(this.#sort);
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
      const total = await this.#count(pages, rows.length, more);
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

  /** A list whose records cannot be counted is a list all the same. */
  async #count(pages, seen, more) {
    try {
      return await pages.total(seen, more);
    } catch (problem) {
      if (problem.code === 'UNREACHABLE') {
        throw problem;
      }
      return more ? `${seen}+` : String(seen);
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
        this.head.clearSearch();
        this.#searchFor('');
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
        this.#turning = false;
        // Only changes are reported: who scrolled on in the meantime reached the new end without leaving the old one.
        this.reach.unobserve(this.end);
        this.reach.observe(this.end);
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
    this.head.showTotal(total);
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
    this.#sortAs({
      by,
      order: by !== before ? start : order === 'asc' ? 'desc' : 'asc',
    });
  }

  #sortAs(sort) {
    this.#sort = sort;
    this.#restartAndRead();
  }
}

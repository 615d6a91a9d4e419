/**
 * One record: its first card with the status or the steps of its process, the widgets of the extension, all other
 * fields, notes, files, related lists.
 */

import { readRecord } from './api.js';
import { Attachments } from './attachments.js';
import { BlueprintStrip } from './blueprint.js';
import { h, setText } from './dom.js';
import { dateTime } from './format.js';
import { Notes } from './notes.js';
import { RecordActs } from './record-acts.js';
import { FieldList } from './record-fields.js';
import { RecordForm } from './record-form.js';
import { backLink, card, historyOf } from './record-parts.js';
import { RelatedList } from './related-list.js';
import { StatusChange } from './status-change.js';
import { nameOf, readingGroups } from './views.js';
import { problemState, skeleton } from './waiting.js';
import { WidgetFrame } from './widget-host.js';

/** Stays in place while the record changes behind it. */
export class RecordPage {
  #context;
  #module;
  #fields;
  #view;
  #id;
  #record = null;
  #parts = [];
  #lists = [];
  #frames = [];
  #form = null;
  #closed = false;

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field[]} fields
   * @param {import('./views.js').View} view
   * @param {string} id
   */
  constructor(context, module, fields, view, id) {
    this.#context = context;
    this.#module = module;
    this.#fields = fields;
    this.#view = view;
    this.#id = id;
    this.title = h('h1', { tabindex: '-1' });
    this.acts = new RecordActs(context, module, view, id, {
      record: () => this.#record,
      edit: () => this.#startEditing(),
      changed: () => this.#changed(),
    });
    this.body = h('div', { class: 'stack' }, skeleton(6));
    this.blueprint = new BlueprintStrip(context, module, id, () => this.#changed());
    this.editor = h('div', { class: 'stack', hidden: true });
    this.element = h(
      'article',
      { class: 'record', 'aria-busy': 'true' },
      backLink(module),
      h(
        'div',
        { class: 'head' },
        this.title,
        h('span', { class: 's t3 mono path' }, `${module.apiName} / ${id}`),
        this.acts.element,
      ),
      this.body,
      this.editor,
    );
  }

  /** Reads and draws the record. */
  async open() {
    const record = await this.#read();
    if (this.#closed) {
      return;
    }
    this.element.removeAttribute('aria-busy');
    this.body.replaceChildren();
    if (record === null) {
      this.#drawGone();
      return;
    }
    this.#draw(record);
    await this.#addRelated();
  }

  async #read() {
    const steps = this.blueprint.refresh().catch((problem) => this.#context.problem(problem));
    try {
      const record = await readRecord(this.#module.apiName, this.#id);
      await steps;
      return record;
    } catch (problem) {
      const again = () => {
        this.body.replaceChildren(skeleton(6));
        this.open().catch((reason) => this.#context.problem(reason));
      };
      this.body.replaceChildren(problemState('This record', problem, again));
      throw problem;
    }
  }

  /** Reads the record again; an open form and a chosen status stay as they are. */
  async refresh() {
    if (this.#record === null) {
      return;
    }
    const record = await readRecord(this.#module.apiName, this.#id);
    if (this.#closed) {
      return;
    }
    if (record === null) {
      this.#drawGone();
      return;
    }
    this.#tellEditor(record);
    if (JSON.stringify(record) !== JSON.stringify(this.#record)) {
      await this.blueprint.refresh();
    }
    this.#show(record);
    await Promise.all(this.#lists.map((list) => list.refresh()));
  }

  /** Ends all frames and forgets answers that are still on their way. */
  close() {
    this.#closed = true;
    this.#frames.forEach((frame) => frame.close());
    this.acts.clear();
  }

  #draw(record) {
    const cards = this.#view.card.map((name) => this.#fields.find((field) => field.apiName === name));
    const first = h('section', { class: 'card', 'aria-label': 'Key fields' });
    const status = this.#fields.find((field) => field.apiName === this.#view.status);
    if (status) {
      this.status = new StatusChange(this.#context, this.#module, status, this.#id, () => this.#changed());
      first.append(this.#part(this.status));
    }
    first.append(this.blueprint.element);
    first.append(this.#part(new FieldList(cards, this.#context)));
    this.side = h('div', { class: 'stack' });
    this.history = h('ul', { class: 'history s' });
    const notes = new Notes(this.#context, this.#module, this.#id);
    const attachments = new Attachments(this.#context, this.#module, this.#id);
    this.#lists = [notes, attachments];
    const main = h('div', { class: 'stack' }, ...this.#panels(), ...this.#groups(), notes.element);
    this.body.append(first, h('div', { class: 'cols' }, main, this.side));
    this.side.append(attachments.element, card('Record history', this.history));
    this.acts.draw();
    this.#show(record);
  }

  #part(part) {
    this.#parts.push(part);
    return part.element;
  }

  #groups() {
    return readingGroups(this.#fields, this.#view, this.#module).map(({ title, fields }) =>
      card(title, this.#part(new FieldList(fields, this.#context))),
    );
  }

  #panels() {
    const here = ({ place, module }) => place === 'record-panel' && module === this.#module.apiName;
    this.#frames = this.#context.widgets.filter(here).map(
      (widget) =>
        new WidgetFrame(widget, {
          metadata: this.#context.metadata,
          pageLoad: { Entity: this.#module.apiName, EntityId: this.#id },
          onChanged: () => this.#changed(),
        }),
    );
    return this.#frames.map((frame) => frame.element);
  }

  async #addRelated() {
    const referrers = await this.#context.metadata.referrers(this.#module.apiName);
    if (this.#closed) {
      return;
    }
    const related = referrers.map((referrer) => new RelatedList(this.#context, referrer, this.#id));
    this.#lists.push(...related);
    this.side.prepend(...related.map((list) => list.element));
    await Promise.all(this.#lists.map((list) => list.refresh()));
  }

  #show(record) {
    // a process decides its field; typing a value would be refused
    if (this.status) {
      this.status.element.hidden = this.blueprint.field === this.#view.status;
    }
    if (JSON.stringify(record) === JSON.stringify(this.#record)) {
      return;
    }
    this.#record = record;
    const name = nameOf(this.#view, record);
    setText(this.title, name);
    document.title = `${name} · ${this.#module.plural} · Local CRM sandbox`;
    this.#parts.forEach((part) => part.show(record));
    this.history.replaceChildren(...historyOf(record, this.#context.zone));
  }

  #drawGone() {
    this.#frames.forEach((frame) => frame.close());
    this.#record = null;
    setText(this.title, 'This record is not here');
    document.title = `${this.#module.plural} · Local CRM sandbox`;
    this.acts.clear();
    this.editor.replaceChildren();
    this.editor.hidden = true;
    this.body.hidden = false;
    this.body.replaceChildren(
      h('p', { class: 'note' }, 'It was deleted or converted, or your profile does not show it.'),
      h('p', {}, h('a', { href: `#/${this.#module.apiName}` }, `All ${this.#module.plural.toLowerCase()}`)),
    );
  }

  #startEditing() {
    this.#form = new RecordForm(this.#context, this.#module, this.#fields, this.#record, {
      onSaved: () => {
        this.#stopEditing();
        this.#context.say('Saved');
        this.#changed();
      },
      onCancel: () => this.#stopEditing(),
    });
    this.editor.replaceChildren(this.#form.element);
    this.editor.hidden = false;
    this.body.hidden = true;
    this.acts.element.hidden = true;
    this.#form.focus();
  }

  #stopEditing() {
    this.#form = null;
    this.editor.replaceChildren();
    this.editor.hidden = true;
    this.body.hidden = false;
    this.acts.element.hidden = false;
    this.acts.focus();
  }

  #tellEditor(record) {
    if (this.#form && JSON.stringify(record) !== JSON.stringify(this.#record)) {
      const at = dateTime(record.Modified_Time, this.#context.zone);
      this.#form.tell(
        `${record.Modified_By?.name ?? 'Somebody'} changed this record at ${at}. Only what you change is saved.`,
      );
    }
  }

  #changed() {
    this.#context.refreshNow();
  }
}

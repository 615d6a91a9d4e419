/** One record: its first card with the status, the widgets of the extension, all other fields, related lists. */

import { deleteRecord, readRecord } from './api.js';
import { askToConvert } from './convert-dialog.js';
import { ask } from './dialogs.js';
import { h, setText, uniqueId } from './dom.js';
import { dateTime } from './format.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { FieldList } from './record-fields.js';
import { RecordForm } from './record-form.js';
import { RelatedList } from './related-list.js';
import { StatusChange } from './status-change.js';
import { nameOf, readingGroups } from './views.js';
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
  #related = [];
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
    this.acts = h('div', { class: 'row end' });
    this.body = h('div', { class: 'stack' });
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
        this.acts,
      ),
      this.body,
      this.editor,
    );
  }

  /** Reads and draws the record. */
  async open() {
    const record = await readRecord(this.#module.apiName, this.#id);
    if (this.#closed) {
      return;
    }
    this.element.removeAttribute('aria-busy');
    if (record === null) {
      this.#drawGone();
      return;
    }
    this.#draw(record);
    await this.#addRelated();
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
    this.#show(record);
    await Promise.all(this.#related.map((list) => list.refresh()));
  }

  /** Ends all frames and forgets answers that are still on their way. */
  close() {
    this.#closed = true;
    this.#frames.forEach((frame) => frame.close());
  }

  #draw(record) {
    const cards = this.#view.card.map((name) => this.#fields.find((field) => field.apiName === name));
    const first = h('section', { class: 'card', 'aria-label': 'Key fields' });
    const status = this.#fields.find((field) => field.apiName === this.#view.status);
    if (status) {
      first.append(this.#part(new StatusChange(this.#context, this.#module, status, this.#id, () => this.#changed())));
    }
    first.append(this.#part(new FieldList(cards, this.#context)));
    this.side = h('div', { class: 'stack' });
    this.history = h('ul', { class: 'history s' });
    this.body.append(
      first,
      h('div', { class: 'cols' }, h('div', { class: 'stack' }, ...this.#widgets(), ...this.#groups()), this.side),
    );
    this.side.append(card('Record history', this.history));
    this.#drawActs();
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

  #widgets() {
    this.#frames = this.#context.widgets
      .filter((widget) => widget.place === 'record-panel' && widget.module === this.#module.apiName)
      .map(
        (widget) =>
          new WidgetFrame(widget, {
            metadata: this.#context.metadata,
            entity: this.#module.apiName,
            entityId: this.#id,
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
    this.#related = referrers.map((referrer) => new RelatedList(this.#context, referrer, this.#id));
    this.side.prepend(...this.#related.map((list) => list.element));
    await Promise.all(this.#related.map((list) => list.refresh()));
  }

  #drawActs() {
    const { editable, deletable } = this.#module;
    if (editable) {
      this.edit = h('button', { class: 'btn small', type: 'button', onclick: () => this.#startEditing() }, 'Edit');
      this.acts.append(this.edit);
    }
    if (editable && this.#module.apiName === 'Leads') {
      this.acts.append(h('button', { class: 'btn small', type: 'button', onclick: () => this.#convert() }, 'Convert'));
    }
    if (deletable) {
      this.acts.append(menuButton('More', [{ label: 'Delete', danger: true, run: () => this.#askToDelete() }]));
    }
    if (!editable) {
      this.acts.append(h('span', { class: 's t3' }, 'You can read this. Ask an administrator to change it.'));
    }
  }

  #show(record) {
    if (JSON.stringify(record) === JSON.stringify(this.#record)) {
      return;
    }
    this.#record = record;
    const name = nameOf(this.#view, record);
    setText(this.title, name);
    document.title = `${name} · ${this.#module.plural} · Local CRM sandbox`;
    this.#parts.forEach((part) => part.show(record));
    const entry = (word, time, by) =>
      h(
        'li',
        {},
        dateTime(time, this.#context.zone),
        h('div', { class: 't3' }, `${word} by ${by?.name ?? 'nobody known'}`),
      );
    this.history.replaceChildren(
      entry('Modified', record.Modified_Time, record.Modified_By),
      entry('Created', record.Created_Time, record.Created_By),
    );
  }

  #drawGone() {
    this.#frames.forEach((frame) => frame.close());
    this.#record = null;
    setText(this.title, 'This record is not here');
    document.title = `${this.#module.plural} · Local CRM sandbox`;
    this.acts.replaceChildren();
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
    this.acts.hidden = true;
    this.#form.focus();
  }

  #stopEditing() {
    this.#form = null;
    this.editor.replaceChildren();
    this.editor.hidden = true;
    this.body.hidden = false;
    this.acts.hidden = false;
    this.edit.focus();
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

  #convert() {
    askToConvert(this.#context, this.#record, nameOf(this.#view, this.#record), (made) => {
      this.#context.say('Lead converted');
      const [module, target] = made.Deals ? ['Deals', made.Deals] : ['Contacts', made.Contacts];
      location.hash = `#/${module}/${target.id}`;
    }).catch((problem) => this.#context.problem(problem));
  }

  #askToDelete() {
    const name = nameOf(this.#view, this.#record);
    ask({
      title: `Delete ${name}?`,
      body: [h('p', {}, 'The record goes to the recycle bin of the CRM.')],
      action: `Delete ${this.#module.singular.toLowerCase()}`,
      danger: true,
      submit: async () => {
        await deleteRecord(this.#module.apiName, this.#id);
        this.#context.say(`${name} deleted`);
        location.hash = `#/${this.#module.apiName}`;
      },
    });
  }
}

/**
 * The page for a record that does not exist yet.
 *
 * @param {object} context
 * @param {import('./metadata.js').Module} module
 * @param {import('./metadata.js').Field[]} fields
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function newRecordPage(context, module, fields) {
  const title = `New ${module.singular.toLowerCase()}`;
  document.title = `${title} · Local CRM sandbox`;
  const form = new RecordForm(context, module, fields, null, {
    onSaved: (id) => {
      context.say(`${module.singular} created`);
      location.hash = `#/${module.apiName}/${id}`;
    },
    onCancel: () => {
      location.hash = `#/${module.apiName}`;
    },
  });
  const element = h(
    'article',
    { class: 'record' },
    backLink(module),
    h('div', { class: 'head' }, h('h1', {}, title)),
    form.element,
  );
  return { element, focus: () => form.focus() };
}

function backLink(module) {
  return h('a', { class: 'back-link', href: `#/${module.apiName}` }, icon('back'), module.plural);
}

function card(title, content) {
  const headingId = uniqueId('card');
  return h(
    'section',
    { class: 'card', 'aria-labelledby': headingId },
    h('header', {}, h('h2', { class: 'card-title', id: headingId }, title)),
    content,
  );
}

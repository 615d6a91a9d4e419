/** What people wrote about a record. */

import { writeOne } from './api.js';
import { BesideList } from './beside-list.js';
import { ask } from './dialogs.js';
import { h, setText, uniqueId } from './dom.js';
import { dateTime } from './format.js';
import { menuButton } from './menu.js';
import { summary } from './refusals.js';

const FIELDS = 'Note_Title,Note_Content,Owner,Created_By,Created_Time,Modified_By,Modified_Time';

/** The card with the notes of one record. */
export class Notes {
  #context;
  #path;
  #writable;
  #list;
  #editing = null;

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module of the record
   * @param {string} id of the record
   */
  constructor(context, module, id) {
    this.#context = context;
    this.#path = `/crm/v8/${module.apiName}/${encodeURIComponent(id)}/Notes`;
    this.#writable = module.editable;
    const headingId = uniqueId('notes');
    this.#list = new BesideList({
      path: this.#path,
      fields: FIELDS,
      name: 'Notes',
      look: 'notes',
      item: (note) => this.#item(note),
      order: newestFirst,
      isHeld: () => this.#editing !== null,
    });
    this.element = h(
      'section',
      { class: 'card', 'aria-labelledby': headingId },
      h('header', {}, h('h2', { class: 'card-title', id: headingId }, 'Notes'), this.#list.count),
      this.#writable && this.#newForm(),
      this.#list.items,
    );
  }

  #newForm() {
    const form = noteForm({
      action: 'Add note',
      title: '',
      content: '',
      save: async (values) => {
        await writeOne('POST', this.#path, { data: [values] });
        form.clear();
        await this.refresh();
      },
    });
    return form.element;
  }

  /** @throws {import('./api.js').CrmError} what was shown stays */
  refresh() {
    return this.#list.refresh(this.element);
  }

  #item(note) {
    const by = note.Created_By?.name ?? note.Owner?.name ?? 'nobody known';
    const changed = note.Modified_Time && note.Modified_Time !== note.Created_Time ? ', edited' : '';
    const item = h(
      'li',
      {},
      h(
        'div',
        { class: 'note-text' },
        note.Note_Title && h('p', { class: 'strong' }, note.Note_Title),
        h('p', { class: 'content' }, note.Note_Content ?? ''),
        h('p', { class: 's t3' }, `${by}, ${dateTime(note.Created_Time, this.#context.zone)}${changed}`),
      ),
      this.#writable &&
        menuButton(`Note of ${by}`, [
          { label: 'Edit', run: () => this.#edit(item, note) },
          { label: 'Delete', danger: true, run: () => this.#askToDelete(note) },
        ]),
    );
    return item;
  }

  #edit(item, note) {
    const leave = () => {
      this.#editing = null;
      this.#list.forget();
      this.refresh().then(
        () => this.#list.items.querySelector('button')?.focus(),
        (problem) => this.#context.problem(problem),
      );
    };
    const form = noteForm({
      action: 'Save note',
      title: note.Note_Title ?? '',
      content: note.Note_Content ?? '',
      save: async (values) => {
        await writeOne('PUT', `/crm/v8/Notes/${note.id}`, { data: [values] });
        leave();
      },
      cancel: leave,
    });
    this.#editing = note.id;
    item.replaceChildren(form.element);
    form.focus();
  }

  #askToDelete(note) {
    ask({
      title: 'Delete this note?',
      body: [h('p', { class: 'content' }, note.Note_Content ?? '')],
      action: 'Delete note',
      danger: true,
      submit: async () => {
        await writeOne('DELETE', `/crm/v8/Notes/${note.id}`);
        this.#context.say('Note deleted');
        await this.refresh();
      },
    });
  }
}

function newestFirst(left, right) {
  return Date.parse(right.Created_Time) - Date.parse(left.Created_Time) || (right.id > left.id ? 1 : -1);
}

/** Title and text of a note; what was typed stays until the CRM has taken it. */
function noteForm({ action, title, content, save, cancel = null }) {
  const contentId = uniqueId('note');
  const titleId = uniqueId('note-title');
  const problem = h('p', { class: 's bad', role: 'alert' });
  const text = h('textarea', { class: 'input', id: contentId, rows: '2', 'aria-required': 'true' });
  const head = h('input', { class: 'input', id: titleId, autocomplete: 'off' });
  text.value = content;
  head.value = title;
  // Shown for good once somebody writes: a form that shrinks under the pointer swallows clicks.
  const titled = h(
    'div',
    { hidden: !cancel },
    h('label', { class: 's', for: titleId }, 'Title, if it needs one'),
    head,
  );
  text.addEventListener('focus', () => {
    titled.hidden = false;
  });
  const go = h('button', { class: 'btn', type: 'submit' }, action);
  const onsubmit = async (event) => {
    event.preventDefault();
    if (go.getAttribute('aria-busy') === 'true') {
      return;
    }
    if (text.value.trim() === '') {
      setText(problem, 'Write something first.');
      text.setAttribute('aria-invalid', 'true');
      text.focus();
      return;
    }
    setText(problem, '');
    text.removeAttribute('aria-invalid');
    go.setAttribute('aria-busy', 'true');
    try {
      await save({ Note_Title: head.value.trim() || null, Note_Content: text.value.trim() });
    } catch (reason) {
      setText(problem, summary(reason));
    } finally {
      go.removeAttribute('aria-busy');
    }
  };
  const element = h(
    'form',
    {
      class: 'note-form',
      novalidate: true,
      'aria-label': action,
      onsubmit,
      onkeydown: (event) => {
        if (event.key === 'Escape' && cancel) {
          cancel();
        }
      },
    },
    h('div', {}, h('label', { class: 's', for: contentId }, 'Note'), text),
    titled,
    h(
      'div',
      { class: 'row wrap' },
      go,
      cancel && h('button', { class: 'btn', type: 'button', onclick: cancel }, 'Cancel'),
      problem,
    ),
  );
  return {
    element,
    focus: () => text.focus(),
    clear: () => {
      text.value = '';
      head.value = '';
    },
  };
}

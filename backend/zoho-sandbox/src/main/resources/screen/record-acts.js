/** What the signed-in user may do with a record: the buttons beside its name. */

import { deleteRecord } from './api.js';
import { askToConvert } from './convert-dialog.js';
import { ask } from './dialogs.js';
import { h } from './dom.js';
import { menuButton } from './menu.js';
import { closeLink } from './record-parts.js';
import { nameOf } from './views.js';
import { openWidgetDialog } from './widget-dialog.js';

/** The row of buttons. What the profile never allows is not there. */
export class RecordActs {
  #context;
  #module;
  #view;
  #id;
  #page;
  #closeDialog = () => {};

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module
   * @param {import('./views.js').View} view
   * @param {string} id
   * @param {{record: () => object, edit: () => void, changed: () => void}} page the record as it is now, and what
   *   happens elsewhere on its page
   */
  constructor(context, module, view, id, page) {
    this.#context = context;
    this.#module = module;
    this.#view = view;
    this.#id = id;
    this.#page = page;
    this.element = h('div', { class: 'row wrap end' });
  }

  /** Draws them; before that, while the record is read, there is nothing to do. */
  draw() {
    const { apiName, editable, deletable, convertible } = this.#module;
    const widgets = this.#context.widgets.filter(({ place, module }) => place === 'button' && module === apiName);
    this.edit = editable && button('Edit', this.#page.edit);
    const acts = [
      ...widgets.map((widget) => button(widget.name, () => this.#openWidget(widget))),
      this.edit,
      convertible && button('Convert', () => this.#convert()),
      deletable && menuButton('More', [{ label: 'Delete', danger: true, run: () => this.#askToDelete() }]),
      !editable && h('span', { class: 's t3' }, 'You can read this. Ask an administrator to change it.'),
      closeLink(this.#module),
    ];
    this.element.replaceChildren(...acts.filter(Boolean));
  }

  /** Takes the buttons and an open widget away. */
  clear() {
    this.#closeDialog();
    this.element.replaceChildren();
  }

  /** Puts the focus back where editing began. */
  focus() {
    this.edit?.focus();
  }

  #openWidget(widget) {
    this.#closeDialog = openWidgetDialog(this.#context, widget, {
      module: this.#module.apiName,
      id: this.#id,
      onChanged: this.#page.changed,
    });
  }

  #convert() {
    const record = this.#page.record();
    askToConvert(this.#context, record, nameOf(this.#view, record), (made) => {
      this.#context.say('Lead converted');
      const [module, target] = made.Deals ? ['Deals', made.Deals] : ['Contacts', made.Contacts];
      location.hash = `#/${module}/${target.id}`;
    }).catch((problem) => this.#context.problem(problem));
  }

  #askToDelete() {
    const name = nameOf(this.#view, this.#page.record());
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

function button(words, onclick) {
  return h('button', { class: 'btn small', type: 'button', onclick }, words);
}

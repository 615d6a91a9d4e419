/** The one field people change most, without opening the whole form. */

import { updateRecord } from './api.js';
import { h, setText, uniqueId } from './dom.js';
import { displayed, timeOf } from './format.js';
import { explain } from './refusals.js';

/** A select with its own save button, or the plain value for people who may only read. */
export class StatusChange {
  #context;
  #module;
  #field;
  #id;
  #saved = null;
  #touched = false;
  #onSaved;

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field} field a picklist
   * @param {string} id of the record
   * @param {() => void} onSaved
   */
  constructor(context, module, field, id, onSaved) {
    this.#context = context;
    this.#module = module;
    this.#field = field;
    this.#id = id;
    this.#onSaved = onSaved;
    this.element = module.editable && field.editable ? this.#drawForm() : this.#drawValue();
  }

  #drawValue() {
    this.value = h('dd', {});
    return h('dl', { class: 'status-change' }, h('div', {}, h('dt', {}, this.#field.label), this.value));
  }

  #drawForm() {
    const selectId = uniqueId('status');
    const noteId = uniqueId('status-note');
    this.select = h('select', {
      class: 'input',
      id: selectId,
      'aria-describedby': noteId,
      onchange: () => {
        this.#touched = this.select.value !== this.#saved;
        this.save.classList.toggle('primary', this.#touched);
        this.#say('', false);
      },
    });
    this.save = h('button', { class: 'btn', type: 'submit' }, 'Save status');
    this.note = h('p', { class: 's t3', id: noteId, role: 'status' });
    const submit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    return h(
      'form',
      { class: 'status-change', 'aria-label': 'Change status', onsubmit: submit },
      h('label', { for: selectId }, this.#field.label),
      h('div', { class: 'row' }, this.select, this.save, this.note),
    );
  }

  /** @param {object} record a choice that is not saved yet stays as it is */
  show(record) {
    const raw = record[this.#field.apiName] ?? '';
    if (this.value) {
      setText(this.value, displayed(this.#field, raw, this.#context.zone) || 'No status');
      return;
    }
    if (raw === this.#saved) {
      return;
    }
    this.#saved = raw;
    if (!this.#touched) {
      this.#offer(raw);
    }
  }

  #offer(current) {
    const options = [...this.#field.options];
    if (!options.some((option) => option.value === current)) {
      options.unshift({ value: current, label: current || 'No status' });
    }
    this.select.replaceChildren(...options.map(({ value, label }) => h('option', { value }, label)));
    this.select.value = current;
    this.save.classList.remove('primary');
  }

  async #submit() {
    if (this.save.getAttribute('aria-busy') === 'true') {
      return;
    }
    const chosen = this.select.value;
    this.save.setAttribute('aria-busy', 'true');
    this.#say('Saving', false);
    try {
      await updateRecord(this.#module.apiName, this.#id, { [this.#field.apiName]: chosen || null });
      this.#touched = false;
      this.#saved = chosen;
      this.#offer(chosen);
      this.#say(`Saved at ${timeOf(new Date(), this.#context.zone)}`, false);
      this.#onSaved();
    } catch (problem) {
      this.#say(
        explain(problem)
          .map(({ text }) => text)
          .join(' '),
        true,
      );
    } finally {
      this.save.removeAttribute('aria-busy');
    }
  }

  #say(text, bad) {
    this.note.classList.toggle('bad', bad);
    this.note.classList.toggle('t3', !bad);
    setText(this.note, text);
    this.select.toggleAttribute('aria-invalid', false);
    if (bad) {
      this.select.setAttribute('aria-invalid', 'true');
    }
  }
}

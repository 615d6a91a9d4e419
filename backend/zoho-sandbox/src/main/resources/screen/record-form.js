/** The form for a new record and for all editable fields of an existing one. */

import { insertRecord, updateRecord } from './api.js';
import { h, setText, uniqueId } from './dom.js';
import { fieldInput } from './field-inputs.js';
import { explain } from './refusals.js';
import { grouped } from './views.js';

/** Keeps what was typed until the CRM has taken it. */
export class RecordForm {
  #module;
  #record;
  #inputs = [];
  #before = new Map();
  #onSaved;

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module
   * @param {import('./metadata.js').Field[]} fields
   * @param {object | null} record null for a new one
   * @param {{onSaved: (id: string) => void, onCancel: () => void}} outcome
   */
  constructor(context, module, fields, record, { onSaved, onCancel }) {
    this.#module = module;
    this.#record = record;
    this.#onSaved = onSaved;
    const editable = fields.filter((field) => (record ? field.editable : field.creatable));
    this.problem = h('p', { class: 'note bad', role: 'alert', hidden: true });
    this.news = h('p', { class: 'note warn', role: 'status', hidden: true });
    this.save = h('button', { class: 'btn primary', type: 'submit' }, `Save ${module.singular.toLowerCase()}`);
    this.element = h(
      'form',
      {
        class: 'record-form',
        novalidate: true,
        'aria-label': record ? `Edit ${module.singular.toLowerCase()}` : `New ${module.singular.toLowerCase()}`,
        onsubmit: (event) => {
          event.preventDefault();
          this.#submit();
        },
      },
      this.problem,
      this.news,
      ...grouped(editable, module).map((group) => this.#group(context, group)),
      h(
        'div',
        { class: 'row form-foot' },
        this.save,
        h('button', { class: 'btn', type: 'button', onclick: onCancel }, 'Cancel'),
      ),
    );
  }

  #group(context, { title, fields }) {
    const inputs = fields.map((field) => fieldInput(context, field, this.#record?.[field.apiName]));
    for (const input of inputs) {
      this.#inputs.push(input);
      this.#before.set(input.field.apiName, JSON.stringify(input.value()));
    }
    const headingId = uniqueId('group');
    return h(
      'section',
      { class: 'card', 'aria-labelledby': headingId },
      h('header', {}, h('h2', { class: 'card-title', id: headingId }, title)),
      h('div', { class: 'inputs' }, ...inputs.map((input) => input.element)),
    );
  }

  /** Puts the cursor where typing starts. */
  focus() {
    this.#inputs[0]?.focus();
  }

  /** @param {string} text says that the record changed while it was being edited */
  tell(text) {
    this.news.hidden = text === '';
    setText(this.news, text);
  }

  #changes() {
    const values = {};
    for (const input of this.#inputs) {
      const value = input.value();
      const changed = JSON.stringify(value) !== this.#before.get(input.field.apiName);
      if (changed || (!this.#record && input.field.required)) {
        values[input.field.apiName] = value;
      }
    }
    return values;
  }

  async #submit() {
    if (this.save.getAttribute('aria-busy') === 'true') {
      return;
    }
    this.#inputs.forEach((input) => input.refuse(''));
    this.problem.hidden = true;
    const values = this.#changes();
    if (this.#record && Object.keys(values).length === 0) {
      this.#onSaved(this.#record.id);
      return;
    }
    this.save.setAttribute('aria-busy', 'true');
    try {
      if (this.#record) {
        await updateRecord(this.#module.apiName, this.#record.id, values);
        this.#onSaved(this.#record.id);
      } else {
        this.#onSaved(await insertRecord(this.#module.apiName, values));
      }
    } catch (problem) {
      this.#show(problem);
    } finally {
      this.save.removeAttribute('aria-busy');
    }
  }

  #show(problem) {
    const elsewhere = [];
    const refused = [];
    for (const { field, text } of explain(problem)) {
      const input = this.#inputs.find((candidate) => candidate.field.apiName === field);
      if (input) {
        input.refuse(text);
        refused.push(input);
      } else {
        elsewhere.push(field ? `${field.replaceAll('_', ' ')}: ${text}` : text);
      }
    }
    const names = refused.map((input) => input.field.label).join(', ');
    this.problem.hidden = false;
    setText(this.problem, [names && `Not saved. Look at: ${names}.`, ...elsewhere].filter(Boolean).join(' '));
    refused[0]?.focus();
  }
}

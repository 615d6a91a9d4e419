/** A record in a Blueprint: its steps are buttons, and the field behind it is no longer anybody's to type. */

import { call, isNotOffered } from './api.js';
import { ask } from './dialogs.js';
import { h, setText } from './dom.js';
import { fieldInput } from './field-inputs.js';
import { timeOf } from './format.js';
import { fieldOf } from './metadata.js';
import { explain, summary } from './refusals.js';

/** The strip with the steps; it shows nothing while the record is in no process. */
export class BlueprintStrip {
  #context;
  #module;
  #path;
  #onMoved;
  #drawn = '';

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module
   * @param {string} id of the record
   * @param {() => void} onMoved a step was taken
   */
  constructor(context, module, id, onMoved) {
    this.#context = context;
    this.#module = module;
    this.#path = `/crm/v8/${module.apiName}/${encodeURIComponent(id)}/actions/blueprint`;
    this.#onMoved = onMoved;
    /** api name of the field the process decides; null without one */
    this.field = null;
    this.name = h('div', { class: 'strip-label' });
    this.state = h('span', { class: 'chip line state' });
    this.steps = h('div', { class: 'row wrap', role: 'group', 'aria-label': 'Next steps' });
    this.note = h('p', { class: 's t3', role: 'status' });
    this.element = h(
      'section',
      { class: 'blueprint', 'aria-label': 'Blueprint', hidden: true },
      this.name,
      h('div', { class: 'row wrap' }, this.state, this.steps, this.note),
    );
  }

  /** Asks which steps are open. A CRM that knows no processes is as good as one without. */
  async refresh() {
    const process = await this.#read();
    const drawn = JSON.stringify(process);
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    this.element.hidden = process === null;
    this.field = process?.process_info.api_name ?? null;
    if (process) {
      this.#show(process);
    }
  }

  async #read() {
    try {
      return (await call('GET', this.#path))?.blueprint ?? null;
    } catch (problem) {
      if (isNotOffered(problem)) {
        return null;
      }
      throw problem;
    }
  }

  #show({ process_info: info, transitions }) {
    setText(this.name, info.name ?? 'Blueprint');
    setText(this.state, info.field_value || 'No status');
    const steps = (transitions ?? []).filter(({ criteria_matched: matched }) => matched !== false);
    const held = this.steps.contains(document.activeElement);
    this.steps.replaceChildren(...(this.#module.editable ? steps.map((step, index) => this.#button(step, index)) : []));
    if (this.#module.editable && steps.length === 0) {
      this.steps.append(h('span', { class: 's t3' }, 'No step is open from here.'));
    }
    if (held) {
      (this.steps.querySelector('button') ?? this.#focusable()).focus();
    }
  }

  /** The button somebody pressed is gone with its step; the focus stays in the strip. */
  #focusable() {
    this.element.tabIndex = -1;
    return this.element;
  }

  #button(step, index) {
    const button = h(
      'button',
      {
        class: index === 0 ? 'btn primary' : 'btn',
        type: 'button',
        title: step.next_field_value ? `Sets ${step.next_field_value}` : null,
        onclick: () => this.#take(step, button),
      },
      step.name,
    );
    return button;
  }

  async #take(step, button) {
    if ((step.fields ?? []).length > 0) {
      this.#askForFields(step);
      return;
    }
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    this.#say(`${step.name}: saving`, false);
    try {
      await this.#send(step, {});
    } catch (problem) {
      this.#say(summary(problem), true);
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  #askForFields(step) {
    const inputs = step.fields.map((raw) => {
      const field = fieldOf(raw);
      return fieldInput(this.#context, field, step.data?.[field.apiName]);
    });
    ask({
      title: step.name,
      body: [
        h('p', {}, `Sets ${step.next_field_value ?? 'the next status'}.`),
        h('div', { class: 'inputs two' }, ...inputs.map((input) => input.element)),
      ],
      action: step.name,
      submit: async () => {
        inputs.forEach((input) => input.refuse(''));
        const values = inputs.map((input) => [input.field.apiName, input.value()]);
        await this.#send(step, Object.fromEntries(values.filter(([, value]) => value !== null)));
      },
      refused: (problem) => {
        const shown = explain(problem).map(({ field, text }) => {
          const input = inputs.find((candidate) => candidate.field.apiName === field);
          input?.refuse(text);
          return Boolean(input);
        });
        return shown.every(Boolean);
      },
    });
  }

  async #send(step, data) {
    await call('PUT', this.#path, { blueprint: [{ transition_id: String(step.id), data }] });
    await this.refresh();
    this.#say(`${step.name}: saved at ${timeOf(new Date(), this.#context.zone)}`, false);
    if (this.element.hidden) {
      this.#context.say(`${step.name}: saved. The record has left ${this.name.textContent}.`);
    }
    this.#onMoved();
  }

  #say(text, bad) {
    this.note.classList.toggle('bad', bad);
    this.note.classList.toggle('t3', !bad);
    setText(this.note, text);
  }
}

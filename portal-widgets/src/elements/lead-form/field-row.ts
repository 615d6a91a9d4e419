import { leadFormTexts as t } from '../../i18n/lead-form.en.js';
import { h, icon, set } from './dom.js';
import type { FormField } from './form-api.js';
import { faultOf } from './rules.js';

/**
 * After a field is left, its message waits this long (milliseconds): a message that appears between mouse-down and
 * mouse-up could move the very button that is being pressed.
 */
const LEAVE = 250;

/** Short answers stand two in a row where there is room. */
const HALVES = new Set(['first_name', 'last_name', 'email', 'phone']);

/** Whether a field is drawn half as wide as the form. */
export function isHalf(name: string): boolean {
  return HALVES.has(name);
}

/** One question: label, input, and the line below that is kept free for what is wrong. */
export class FieldRow {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  private readonly message: HTMLElement;
  private readonly messageId: string;
  /** Once something was wrong, the answer is looked at with every key. */
  private watched = false;
  private leaving?: ReturnType<typeof setTimeout>;

  constructor(
    readonly field: FormField,
    answer: string,
    changed: () => void,
  ) {
    const id = `f-${field.name}`;
    this.messageId = `${id}-e`;
    const common = { id, name: field.name, required: field.required, autocomplete: field.autocomplete };
    this.input =
      field.type === 'textarea' ? h('textarea', { ...common, rows: 3 }) : h('input', { ...common, type: field.type });
    this.input.value = answer;
    this.message = h('p', { class: 'er', id: this.messageId });
    const label = h('label', { for: id }, this.label);
    if (!field.required) label.append(' ', h('span', {}, t.optional));
    this.box = h('div', { class: isHalf(field.name) ? 'fd half' : 'fd' }, label, this.input, this.message);

    this.input.addEventListener('input', () => {
      changed();
      if (this.watched) this.check();
    });
    this.input.addEventListener('blur', () => {
      if (!this.input.value.trim()) return; // who only passes by is not told off
      clearTimeout(this.leaving);
      this.leaving = setTimeout(() => this.check(), LEAVE);
    });
  }

  get label(): string {
    return t.label(this.field.name);
  }

  /** What is wrong at the moment, as it stands below the input. */
  get fault(): string {
    return this.message.textContent;
  }

  get answer(): string {
    return this.input.value.trim();
  }

  /** Looks at the answer, says what is wrong with it, and gives that back; empty when it is right. */
  check(): string {
    const fault = faultOf(this.field, this.input.value);
    this.say(fault);
    return fault;
  }

  /** Shows a fault, for example one that only the portal could know. */
  say(fault: string): void {
    clearTimeout(this.leaving);
    this.watched ||= fault !== '';
    set(this.input, { 'aria-invalid': fault ? 'true' : null, 'aria-describedby': fault ? this.messageId : null });
    if (fault === this.fault) return;
    this.message.replaceChildren(...(fault ? [icon('alert'), fault] : []));
  }

  /** While the form travels its text can be read but not changed. */
  hold(held: boolean): void {
    this.input.readOnly = held;
  }
}

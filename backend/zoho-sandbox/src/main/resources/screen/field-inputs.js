/** One control per field, by the field's type. Values go in and out as the CRM writes them. */

import { coql } from './api.js';
import { h, uniqueId } from './dom.js';
import { fromLocalInput, toLocalInput } from './format.js';
import { nameOf, viewOf } from './views.js';

const LOOKUP_CHOICES = 200;

/**
 * @typedef {object} FieldInput
 * @property {import('./metadata.js').Field} field
 * @property {HTMLElement} element label, control and the line for a refusal
 * @property {() => unknown} value as the CRM wants it; null for nothing
 * @property {(text: string) => void} refuse shows why the CRM refused the value; '' clears it
 * @property {() => void} focus
 */

const INPUT_TYPES = { email: 'email', phone: 'tel', website: 'url', date: 'date' };
const NUMBER_TYPES = ['integer', 'bigint', 'currency', 'double', 'percent'];

/**
 * @param {object} context metadata, users and zone
 * @param {import('./metadata.js').Field} field
 * @param {unknown} current value of the record
 * @returns {FieldInput}
 */
export function fieldInput(context, field, current) {
  const id = uniqueId('field');
  const noteId = `${id}-note`;
  const { control, read } = controlFor(context, field, current ?? null);
  control.id = id;
  control.setAttribute('aria-describedby', noteId);
  if (field.required) {
    control.setAttribute('aria-required', 'true');
  }
  const note = h('p', { class: 'field-note', id: noteId });
  const label = h('div', { class: 'field-label' }, h('label', { for: id }, field.label));
  if (field.required) {
    label.append(h('span', { class: 't3' }, 'required'));
  }
  const element = h(
    'div',
    { class: field.type === 'textarea' ? 'field wide' : 'field' },
    label,
    h('div', { class: field.type === 'boolean' ? 'tick' : null }, control),
    note,
  );
  return {
    field,
    element,
    value: read,
    refuse: (text) => {
      note.textContent = text;
      if (text) {
        control.setAttribute('aria-invalid', 'true');
      } else {
        control.removeAttribute('aria-invalid');
      }
    },
    focus: () => control.focus(),
  };
}

function controlFor(context, field, current) {
  if (field.type === 'boolean') {
    const control = h('input', { type: 'checkbox', checked: current === true });
    return { control, read: () => control.checked };
  }
  if (field.type === 'picklist') {
    return select([{ value: '', label: '-None-' }, ...field.options], current === '-None-' ? '' : (current ?? ''));
  }
  if (field.type === 'multiselectpicklist') {
    return multiSelect(field.options, current ?? []);
  }
  if (field.type === 'ownerlookup' || field.type === 'userlookup') {
    const users = context.users.map((user) => ({ value: user.id, label: user.full_name }));
    return reference(users, current);
  }
  if (field.type === 'lookup') {
    return lookup(context, field, current);
  }
  if (field.type === 'datetime') {
    const value = toLocalInput(current, context.zone);
    const control = h('input', { class: 'input', type: 'datetime-local', step: '1', value });
    return { control, read: () => (control.value === value ? current : fromLocalInput(control.value, context.zone)) };
  }
  if (field.type === 'textarea') {
    const control = h('textarea', { class: 'input', rows: '4' });
    control.value = current ?? '';
    return { control, read: () => control.value.trim() || null };
  }
  if (NUMBER_TYPES.includes(field.type)) {
    const control = h('input', { class: 'input', inputmode: 'decimal', autocomplete: 'off', value: current });
    return { control, read: () => numberIn(control.value) };
  }
  const type = INPUT_TYPES[field.type] ?? 'text';
  const control = h('input', { class: 'input', type, autocomplete: 'off', value: current });
  return { control, read: () => control.value.trim() || null };
}

/** Something that is no number goes to the CRM as it was typed: its refusal is the message. */
function numberIn(text) {
  const trimmed = text.trim();
  if (trimmed === '') {
    return null;
  }
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

function select(options, current) {
  const all = options.some((option) => option.value === current)
    ? options
    : [...options, { value: current, label: String(current) }];
  const control = h('select', { class: 'input' }, ...all.map(({ value, label }) => h('option', { value }, label)));
  control.value = current;
  return { control, read: () => control.value || null };
}

function multiSelect(options, current) {
  const control = h(
    'select',
    { class: 'input', multiple: true, size: '4' },
    ...options.map(({ value, label }) => h('option', { value, selected: current.includes(value) }, label)),
  );
  return { control, read: () => [...control.selectedOptions].map((option) => option.value) };
}

function reference(options, current) {
  const known = current ? [{ value: current.id, label: current.name ?? current.full_name ?? current.id }] : [];
  const others = options.filter((option) => option.value !== current?.id);
  const { control } = select([{ value: '', label: '-None-' }, ...known, ...others], current?.id ?? '');
  return { control, read: () => (control.value ? { id: control.value } : null) };
}

/** The first records by name are offered; who needs another one opens it from its own side. */
function lookup(context, field, current) {
  const choice = reference([], current);
  offered(context, field.target).then((options) => {
    const present = new Set([...choice.control.options].map((option) => option.value));
    choice.control.append(
      ...options.filter(({ value }) => !present.has(value)).map(({ value, label }) => h('option', { value }, label)),
    );
  });
  return choice;
}

async function offered(context, module) {
  if (!(await context.metadata.module(module))) {
    return [];
  }
  const view = viewOf(module, await context.metadata.fields(module));
  const order = view.name.map((field) => `${field} asc`).join(', ');
  const { rows } = await coql(
    `select id, ${view.name.join(', ')} from ${module} where id is not null order by ${order} limit 0, ${LOOKUP_CHOICES}`,
  );
  return rows.map((row) => ({ value: row.id, label: nameOf(view, row) }));
}

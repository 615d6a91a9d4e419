/** Turning a lead into an account, a contact and, if wanted, a deal. */

import { convertLead } from './api.js';
import { ask } from './dialogs.js';
import { h, uniqueId } from './dom.js';
import { fieldInput } from './field-inputs.js';
import { explain } from './refusals.js';

const DEAL_FIELDS = ['Deal_Name', 'Stage', 'Closing_Date', 'Amount'];
const DAYS_TO_CLOSE = 30;

/**
 * @param {object} context
 * @param {object} lead
 * @param {string} name of the lead
 * @param {(made: {Contacts?: {id: string}, Accounts?: {id: string}, Deals?: {id: string} | null}) => void} onConverted
 */
export async function askToConvert(context, lead, name, onConverted) {
  const fields = await context.metadata.fields('Deals');
  const inputs = DEAL_FIELDS.map((apiName) => fields.find((field) => field.apiName === apiName))
    .filter(Boolean)
    .map((field) => fieldInput(context, field, suggestion(field, lead, name)));
  const deal = h('div', { class: 'inputs two' }, ...inputs.map((input) => input.element));
  const tickId = uniqueId('deal');
  const tick = h('input', {
    type: 'checkbox',
    id: tickId,
    checked: true,
    onchange: () => {
      deal.hidden = !tick.checked;
    },
  });
  ask({
    title: `Convert ${name}`,
    body: [
      h(
        'p',
        {},
        `Makes an account “${lead.Company ?? name}” and a contact “${name}”. The lead leaves the list of leads.`,
      ),
      h('div', { class: 'row' }, tick, h('label', { for: tickId }, 'Make a deal as well')),
      deal,
    ],
    action: 'Convert lead',
    submit: async () => {
      inputs.forEach((input) => input.refuse(''));
      onConverted(await convertLead(lead.id, choiceOf(tick.checked ? inputs : [])));
    },
    refused: (problem) => refuse(inputs, problem),
  });
}

function suggestion(field, lead, name) {
  switch (field.apiName) {
    case 'Deal_Name':
      return lead.Company ?? name;
    case 'Stage':
      return field.options.find((option) => option.value !== '-None-')?.value ?? null;
    case 'Closing_Date':
      return new Date(Date.now() + DAYS_TO_CLOSE * 86_400_000).toISOString().slice(0, 10);
    default:
      return null;
  }
}

function choiceOf(inputs) {
  const choice = { overwrite: false, notify_lead_owner: false, notify_new_entity_owner: false };
  const values = inputs.map((input) => [input.field.apiName, input.value()]).filter(([, value]) => value !== null);
  return values.length > 0 ? { ...choice, Deals: Object.fromEntries(values) } : choice;
}

function refuse(inputs, problem) {
  const shown = explain(problem).map(({ field, text }) => {
    const input = inputs.find((candidate) => candidate.field.apiName === field);
    input?.refuse(text);
    return Boolean(input);
  });
  return shown.every(Boolean);
}

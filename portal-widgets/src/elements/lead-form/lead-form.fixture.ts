import { FormTrouble, type FormDefinition, type FormReceipt, type FormTransport } from './form-api.js';
import type { LeadFormElement } from './lead-form.js';

/** The usual form of a partner. */
export const NORTHWIND: FormDefinition = {
  key: 'northwind',
  title: 'Contact Northwind Resellers',
  partner: { name: 'Northwind Resellers' },
  organization: { name: 'Acme' },
  token: 'shown-once',
  fields: [
    { name: 'first_name', type: 'text', required: false, max_length: 40, autocomplete: 'given-name' },
    { name: 'last_name', type: 'text', required: true, max_length: 80, autocomplete: 'family-name' },
    { name: 'company', type: 'text', required: true, max_length: 200, autocomplete: 'organization' },
    { name: 'email', type: 'email', required: true, max_length: 100, autocomplete: 'email' },
    { name: 'phone', type: 'tel', required: false, max_length: 30, autocomplete: 'tel' },
    { name: 'need', type: 'textarea', required: false, max_length: 2000, autocomplete: null },
  ],
};

/** A picture of that size, so that nothing has to be fetched. */
export const LOGO = {
  src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAKAAAAAoCAMAAABO8gGqAAAABlBMVEX///8UYkqPL3l5AAAAAnRSTlMA/1uRIrUAAACvSURBVHja7dhBDoQwCAVQ/v0v7XIcoePGic9EVqbR5KWCUqreuDSyD5znETOF7oOEiS1MbGFiCxNb+FF0FyHcIUjg13scgVkmxK99v2SlGzzgsRLGhyRg8cA6B/Yk/tfKkcMDW2VwwMyfbgg4XGDAYS8x4JCOGHBV0RiwYGDOgLf9SXqPCgBrvGXsxSRgIOCi5S+x5UfPJPypzj8X+5MFfzbjT7f8+aA/YX3AjFqMDcRlBqDJYw2PAAAAAElFTkSuQmCC',
  width: 160,
  height: 40,
};

export const RECEIPT: FormReceipt = { number: 'NR-0042', received_at: '2026-05-11T13:20:00Z' };

type Reply<T> = T | FormTrouble | Promise<T>;

/** A portal that answers as told, and remembers what it was sent. The last answer is given again and again. */
export class PortalFixture implements FormTransport {
  readonly sent: { answers: Record<string, string>; key: string }[] = [];
  loads = 0;

  constructor(
    public definition: Reply<FormDefinition> = NORTHWIND,
    readonly replies: Reply<FormReceipt>[] = [RECEIPT],
  ) {}

  async load(): Promise<FormDefinition> {
    this.loads++;
    const definition = await this.definition;
    if (definition instanceof FormTrouble) throw definition;
    return { ...definition };
  }

  async send(answers: Record<string, string>, key: string): Promise<FormReceipt> {
    this.sent.push({ answers: { ...answers }, key });
    const reply = await (this.replies.length > 1 ? this.replies.shift() : this.replies[0]);
    if (!reply || reply instanceof FormTrouble) throw reply ?? new FormTrouble('unreachable');
    return reply;
  }
}

/** An answer that never comes. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** A form on the page, talking to a fixture. */
export function leadForm(portal: FormTransport, attributes: Record<string, string> = {}): LeadFormElement {
  const form = document.createElement('pp-lead-form');
  form.transport = portal;
  for (const [name, value] of Object.entries({ form: 'northwind', ...attributes })) form.setAttribute(name, value);
  return form;
}

/** Types into a field as a visitor does. */
export function type(form: LeadFormElement, name: string, text: string): void {
  const input = form.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!input) throw new Error(`There is no field ${name}`);
  input.focus({ preventScroll: true });
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

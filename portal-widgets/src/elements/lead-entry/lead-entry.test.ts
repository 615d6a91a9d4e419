import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection, type Asked } from '../../testing/fake-connection.js';
import { aLead, aNewLead, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, words } from '../../testing/page.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import './lead-entry.js';
import { fault, newLead, EMPTY } from './lead-rules.js';

const received = { id: 'lead-1', receipt: { number: 'NR-0417', received_at: '2030-05-08T10:04:12Z' } };
const portal = (submit: (asked: Asked) => unknown = () => received) =>
  fakeConnection({
    'POST /api/v1/leads': submit,
    'GET /api/v1/leads/{id}': () => aNewLead({ id: 'lead-1' }),
  });
const entry = ({ connection }: ReturnType<typeof portal>) =>
  show(html`<pp-lead-entry .connection=${connection} .me=${ines()}></pp-lead-entry>`);

const field = (element: Element, name: string) => find<TextFieldElement>(element, `pp-text-field[name=${name}]`);
const type = (element: Element, name: string, text: string) => {
  const input = find<HTMLInputElement>(field(element, name), '.input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const press = (element: Element, label: string) => {
  const button = [...(element.shadowRoot?.querySelectorAll('pp-button') ?? [])].find((b) =>
    b.textContent.includes(label),
  );
  button?.shadowRoot?.querySelector('button')?.click();
};
const fill = (element: Element) => {
  type(element, 'company', 'Brackwater Marine');
  type(element, 'last_name', 'Lensing');
};

describe('a new lead', () => {
  it('asks little, and says what is required', async () => {
    const element = await entry(portal());

    expect(words(element)).toContain('About a minute. 2 fields are required.');
    await accessible(element);
  });

  it('is sent with a key, trimmed, and without what was left empty', async () => {
    const backend = portal();
    const element = await entry(backend);

    type(element, 'company', '  Brackwater Marine ');
    type(element, 'last_name', 'Lensing');
    press(element, 'Submit lead');

    await vi.waitFor(() => expect(words(element)).toContain('NR-0417 is received'));
    const sent = backend.asked.find(({ what }) => what.startsWith('POST'))?.with;
    expect(sent?.body).toEqual({ company: 'Brackwater Marine', last_name: 'Lensing' });
    expect(sent?.params?.header?.['Idempotency-Key']).toMatch(/^[\x21-\x7e]{8,255}$/);
    await accessible(element);
  });

  it('shows live when the CRM has it', async () => {
    const backend = portal();
    const element = await entry(backend);
    fill(element);
    press(element, 'Submit lead');
    await vi.waitFor(() => expect(words(element)).toContain('On its way to Acme’s CRM'));

    backend.answers['GET /api/v1/leads/{id}'] = () =>
      aLead({ id: 'lead-1', submitted_at: received.receipt.received_at, crm_ack_at: '2030-05-08T10:04:15Z' });
    backend.hint('lead', 'lead-1');

    await vi.waitFor(() => expect(words(element)).toContain('In Acme’s CRM after 3 s'));
  });

  it('lists what is wrong with links to the fields, and sends nothing', async () => {
    const backend = portal();
    const element = await entry(backend);
    type(element, 'email', 'c.ashgrove@pellworth,example');

    press(element, 'Submit lead');
    await vi.waitFor(() => expect(words(element)).toContain('3 fields need your attention'));

    expect(element.shadowRoot?.activeElement?.className).toBe('summary');
    find(element, '.summary a[href="#email"]').click();
    expect(element.shadowRoot?.activeElement).toBe(field(element, 'email'));
    expect(backend.asked.some(({ what }) => what.startsWith('POST'))).toBe(false);
    await accessible(element);
  });

  it('offers the repair as a button', async () => {
    const element = await entry(portal());
    type(element, 'email', 'c.ashgrove@pellworth,example');
    press(element, 'Submit lead');
    await vi.waitFor(() => expect(words(element)).toContain('There is a comma in the address.'));

    find(field(element, 'email'), 'button.plain').click();
    await settled(element);

    expect(field(element, 'email').value).toBe('c.ashgrove@pellworth.example');
    expect(words(field(element, 'email'))).not.toContain('comma');
  });

  it('keeps the text and the key when the portal does not answer', async () => {
    let attempts = 0;
    const backend = portal(() => {
      if (attempts++ === 0) throw new ApiProblem('unreachable', 0);
      return received;
    });
    const element = await entry(backend);
    fill(element);

    press(element, 'Submit lead');
    await vi.waitFor(() => expect(words(element)).toContain('Not saved yet. Your text is kept.'));
    expect(field(element, 'company').value).toBe('Brackwater Marine');
    press(element, 'Submit lead');
    await vi.waitFor(() => expect(words(element)).toContain('NR-0417 is received'));

    const keys = backend.asked.filter(({ what }) => what.startsWith('POST')).map((a) => a.with.params?.header);
    expect(keys[0]).toEqual(keys[1]);
  });

  it('marks the fields that the server refuses', async () => {
    const element = await entry(
      portal(() => {
        throw new ApiProblem('problem', 422, {
          type: '/problems/validation-failed',
          title: '',
          status: 422,
          errors: [{ pointer: '/email', code: 'email', detail: '' }],
        });
      }),
    );
    fill(element);
    press(element, 'Submit lead');

    await vi.waitFor(() => expect(words(element)).toContain('1 field needs your attention'));
    expect(find(field(element, 'email'), '.input').getAttribute('aria-invalid')).toBe('true');
  });

  it('can be followed by another: the form is empty but for the country, the receipt stands beside it', async () => {
    const element = await entry(portal());
    fill(element);
    type(element, 'country', 'Ireland');

    press(element, 'Submit and add another');
    await vi.waitFor(() => expect(words(element)).toContain('Last receipt'));
    await settled(element);

    expect(field(element, 'company').value).toBe('');
    expect(field(element, 'country').value).toBe('Ireland');
    expect(element.shadowRoot?.activeElement).toBe(field(element, 'company'));
  });
});

describe('the rules of a lead', () => {
  it.each([
    ['email', 'c.ashgrove@pellworth.example', undefined],
    ['email', 'c.ashgrove@pellworth', 'This is not a complete address, like name@company.example'],
    ['phone', '+44 (0)20 7946-0173', undefined],
    ['phone', 'call me', 'Only digits, spaces and + ( ) - / belong here'],
    ['last_name', '  ', 'Last name is missing'],
    ['first_name', '', undefined],
    ['need', 'x'.repeat(2001), 'At most 2,000 characters'],
  ] as const)('%s "%s"', (name, value, words) => {
    expect(fault(name, value)?.text).toBe(words);
  });

  it('send only what was filled', () => {
    expect(newLead({ ...EMPTY, company: ' Oakmere ', last_name: 'Holt' })).toEqual({
      company: 'Oakmere',
      last_name: 'Holt',
    });
  });
});

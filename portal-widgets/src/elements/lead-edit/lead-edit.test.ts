import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { aLead, anEntry, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, words } from '../../testing/page.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import './lead-edit.js';
import type { LeadEditElement } from './lead-edit.js';
import { draftOf, merged, patch } from './three-ways.js';

const conflict = () => {
  throw new ApiProblem('problem', 412, { type: '/problems/version-conflict', title: '', status: 412 });
};
const dialog = async (backend: ReturnType<typeof fakeConnection>) => {
  const element = await show<LeadEditElement>(
    html`<pp-lead-edit .connection=${backend.connection} .me=${ines()} .lead=${'lead-1'}></pp-lead-edit>`,
  );
  await element.ask();
  await settled(element);
  return element;
};
const type = async (element: LeadEditElement, field: string, value: string) => {
  const input = find<TextFieldElement>(element, `pp-text-field[name=${field}]`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await settled(element);
};
const press = async (element: LeadEditElement, label: string) => {
  const button = [...(element.shadowRoot?.querySelectorAll('pp-button') ?? [])].find((one) =>
    words(one).includes(label),
  );
  button?.click();
  await new Promise((done) => setTimeout(done));
  await settled(element);
};
const patches = ({ asked }: ReturnType<typeof fakeConnection>) => asked.filter(({ what }) => what.startsWith('PATCH'));

describe('editing a lead', () => {
  it('sends only what differs, on the ground of what was read', async () => {
    const backend = fakeConnection({
      'GET /api/v1/leads/{id}': () => aLead(),
      'PATCH /api/v1/leads/{id}': () => aLead(),
    });
    const saved = vi.fn();
    const element = await dialog(backend);
    element.addEventListener('pp-lead-saved', saved);

    await type(element, 'phone', '+44 20 7946 0999');
    await type(element, 'country', ' ');
    await accessible(element);
    await press(element, 'Save');

    expect(patches(backend)[0]?.with).toMatchObject({
      params: { header: { 'If-Match': '"1"' } },
      body: { phone: '+44 20 7946 0999', country: null },
    });
    expect(saved).toHaveBeenCalledOnce();
    expect(find<HTMLDialogElement>(element, 'dialog').open).toBe(false);
  });

  it('sends nothing when nothing differs', async () => {
    const backend = fakeConnection({ 'GET /api/v1/leads/{id}': () => aLead() });
    const element = await dialog(backend);

    await press(element, 'Save');

    expect(patches(backend)).toHaveLength(0);
  });

  it('says at the field what the server refuses, and keeps what was typed', async () => {
    const backend = fakeConnection({
      'GET /api/v1/leads/{id}': () => aLead(),
      'PATCH /api/v1/leads/{id}': () => {
        throw new ApiProblem('problem', 422, {
          type: '/problems/validation-failed',
          title: '',
          status: 422,
          errors: [{ pointer: '/phone', code: 'phone', detail: '' }],
        });
      },
    });
    const element = await dialog(backend);

    await type(element, 'phone', '+44 1');
    await press(element, 'Save');

    const phone = find<TextFieldElement>(element, 'pp-text-field[name=phone]');
    expect(phone.error).not.toBe('');
    expect(phone.value).toBe('+44 1');
    await accessible(element);
  });

  it('takes over by itself what somebody else changed in other fields', async () => {
    let now = aLead();
    const backend = fakeConnection({ 'GET /api/v1/leads/{id}': () => now });
    backend.answers['PATCH /api/v1/leads/{id}'] = () => (patches(backend).length === 1 ? conflict() : aLead());
    const element = await dialog(backend);
    now = aLead({ company: 'Oakmere Group' });

    await type(element, 'phone', '+44 20 7946 0999');
    await press(element, 'Save');

    await vi.waitFor(() => expect(patches(backend)).toHaveLength(2));
    expect(patches(backend)[1]?.with.body).toEqual({ phone: '+44 20 7946 0999' });
  });

  it('asks whose value to keep when both changed one', async () => {
    let now = aLead();
    const backend = fakeConnection({
      'GET /api/v1/leads/{id}': () => now,
      'GET /api/v1/leads/{id}/timeline': () => ({
        items: [anEntry('field', { field: 'phone', at: new Date(2030, 4, 8, 10, 2).toISOString() })],
        next: null,
      }),
    });
    backend.answers['PATCH /api/v1/leads/{id}'] = () => (patches(backend).length === 1 ? conflict() : aLead());
    const element = await dialog(backend);
    now = aLead({ phone: '+44 20 7946 0222' });

    await type(element, 'phone', '+44 20 7946 0111');
    await press(element, 'Save');

    await vi.waitFor(() => expect(words(element)).toContain('Acme changed Phone at 10:02 while you were editing.'));
    await accessible(element);
    await press(element, 'Use mine');
    await vi.waitFor(() => expect(patches(backend)).toHaveLength(2));
    expect(patches(backend)[1]?.with.body).toEqual({ phone: '+44 20 7946 0111' });
  });
});

describe('three ways', () => {
  const base = draftOf(aLead());

  it('keeps mine, takes theirs, and leaves to the reader what both changed', () => {
    const mine = { ...base, phone: '1', need: 'mine' };
    const theirs = { ...base, phone: '2', company: 'Theirs' };

    const { draft, both } = merged(base, mine, theirs);

    expect(draft).toMatchObject({ phone: '1', need: 'mine', company: 'Theirs' });
    expect(both).toEqual(['phone']);
  });

  it('says null for what was emptied', () => {
    expect(patch(base, { ...base, need: '' })).toEqual({ need: null });
  });
});

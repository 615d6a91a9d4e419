import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { Lead } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { en } from '../../i18n/en.js';
import { aLead, aNewLead, anEntry, ines } from '../../testing/lead-fixture.js';
import { settled, show, words } from '../../testing/page.js';
import './lead-page.js';
import { leadSteps } from './lead-steps.js';
import { nextStep } from './next-step.js';

const portal = (lead: () => Lead) =>
  fakeConnection({
    'GET /api/v1/leads/{id}': lead,
    'GET /api/v1/leads/{id}/timeline': () => ({ items: [anEntry('status', { to: 'Contacted' })], next: null }),
  });
const page = async ({ connection }: ReturnType<typeof portal>) => {
  const element = await show(
    html`<pp-lead-page .connection=${connection} .me=${ines()} .lead=${'lead-1'}></pp-lead-page>`,
  );
  await vi.waitFor(() => expect(words(element)).not.toContain('Still loading'));
  await settled(element);
  return element;
};

describe('the page of a lead', () => {
  it('says where it is, who is next, what happened and what is known', async () => {
    const element = await page(portal(() => aLead()));

    const said = words(element);
    expect(said).toContain('Oakmere Foods');
    expect(said).toContain('Next step: Acme');
    expect(said).toContain('What Contacted means');
    expect(said).toContain('Status is now Contacted');
    expect(said).toContain('m.holt@ oakmere.example');
    await accessible(element);
  });

  it('gives the window its title', async () => {
    const titled = vi.fn<(event: Event) => void>();
    addEventListener('pp-page-title', titled, { once: true });

    await page(portal(() => aLead()));

    expect(titled.mock.calls[0]?.[0]).toMatchObject({ detail: { title: 'Oakmere Foods' } });
  });

  it('follows a hint without a blink', async () => {
    let lead = aNewLead({ id: 'lead-1' });
    const backend = portal(() => lead);
    const element = await page(backend);
    const heading = element.shadowRoot?.querySelector('h1');

    lead = aLead({ id: 'lead-1', status: { value: 'Qualified', stage: 'qualified', since: new Date().toISOString() } });
    backend.hint('lead', 'lead-1');

    await vi.waitFor(() => expect(words(element)).toContain('What Qualified means'));
    expect(element.shadowRoot?.querySelector('h1')).toBe(heading);
  });

  it('tells a lead that is not there, or not ours, the same way', async () => {
    const element = await page(
      portal(() => {
        throw new ApiProblem('problem', 404, { type: '/problems/not-found', title: '', status: 404 });
      }),
    );

    expect(words(element)).toContain('There is no such lead');
    await accessible(element);
  });

  it('shows the deal a lead became: stage, amount, closing date', async () => {
    const deal = {
      name: 'Oakmere – stock planning',
      stage: 'Negotiation/Review',
      outcome: 'open' as const,
      since: '2030-05-07T12:00:00Z',
      amount: '48000.00',
      currency: 'EUR',
      probability: 90,
      closing_date: '2030-07-01',
    };
    const element = await page(portal(() => aLead({ lifecycle: 'converted', deal })));

    const said = words(element);
    expect(said).toContain('Negotiation/Review');
    expect(said).toContain('€48,000');
    expect(said).toContain('90 %');
    expect(said).toMatch(/Closing date 1 Jul/);
    await accessible(element);
  });

  it('says what is the matter when the CRM does not take it', async () => {
    const element = await page(portal(() => aNewLead({ sync: { state: 'blocked', cause: 'E-mail is not valid' } })));

    expect(words(element)).toContain('Acme’s CRM did not take it. It is saved here, nothing is lost.');
    expect(words(element)).toContain('E-mail is not valid.');
  });
});

describe('the next step', () => {
  it('of a lead that became a deal is to watch the deal', () => {
    const converted = aLead({ lifecycle: 'converted', next_by: null });

    expect(nextStep(converted, 'Acme')).toBe(en.lead.nextText.converted('Acme'));
  });
});

describe('the steps of a lead', () => {
  const at = (lead: Lead) => leadSteps(lead, 'Acme').findIndex(({ state }) => state === 'now');
  const staged = (value: string | null, stage: Lead['status']['stage']) =>
    aLead({ status: { value, stage, since: '2030-05-01T00:00:00Z' } });

  it('begin with received, and go on when the CRM has it', () => {
    expect(at(aNewLead())).toBe(0);
    expect(at(staged(null, 'received'))).toBe(1);
  });

  it.each([
    ['contacted', 2],
    ['qualified', 3],
    ['proposal', 4],
    ['won', 5],
    ['lost', 5],
  ] as const)('put %s at %d', (stage, step) => {
    expect(at(staged('A word of theirs', stage))).toBe(step);
    expect(leadSteps(staged('A word of theirs', stage), 'Acme')[step]?.title).toBe('A word of theirs');
  });

  it('say when a lead came to the stages it has passed', () => {
    const story = [
      anEntry('status', { to: 'Qualified', stage: 'qualified', at: '2030-05-08T09:00:00Z' }),
      anEntry('status', { to: 'Attempted to Contact', stage: 'contacted', at: '2030-05-07T09:00:00Z' }),
    ];

    const steps = leadSteps(staged('Qualified', 'qualified'), 'Acme', story);

    expect(steps[2]?.note).toBe(en.time.when('2030-05-07T09:00:00Z'));
    expect(steps[4]?.note).toBeUndefined();
  });

  it('are not ticked off for a lead that was lost before it came to them', () => {
    const story = [
      anEntry('status', { to: 'Lost Lead', stage: 'lost', at: '2030-05-08T09:00:00Z' }),
      anEntry('status', { to: 'Contacted', stage: 'contacted', at: '2030-05-07T09:00:00Z' }),
    ];

    const steps = leadSteps(staged('Lost Lead', 'lost'), 'Acme', story);

    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'open', 'open', 'now']);
  });

  it('do not guess where a word of the CRM belongs that nobody has mapped', () => {
    expect(at(staged('Parked', null))).toBe(1);
  });
});

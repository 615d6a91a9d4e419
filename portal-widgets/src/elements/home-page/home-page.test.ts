import { html } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LeadRow } from '../../api/model.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { aLead, ago, anEntry, DAY, ines, NOON } from '../../testing/lead-fixture.js';
import { settled, show, words } from '../../testing/page.js';
import './home-page.js';

const home = async (items: LeadRow[]) => {
  const { connection } = fakeConnection({ 'GET /api/v1/leads': () => ({ items, next: null }) });
  const element = await show(html`<pp-home-page .connection=${connection} .me=${ines()}></pp-home-page>`);
  await vi.waitFor(() => expect(words(element)).not.toContain('Still loading'));
  await settled(element);
  return element;
};

beforeEach(() => {
  vi.setSystemTime(NOON);
  return () => vi.useRealTimers();
});

describe('home', () => {
  it('of a partner without leads is one sentence, one button and the five steps, and nothing with a 0', async () => {
    const element = await home([]);

    expect(words(element)).toContain('Submit your first lead');
    expect(element.shadowRoot?.querySelectorAll('pp-button')).toHaveLength(1);
    expect(element.shadowRoot?.querySelectorAll('ol li')).toHaveLength(5);
    expect(words(element)).not.toContain('0');
    await accessible(element);
  });

  it('says in a sentence what has changed and what waits, and then shows it', async () => {
    const now = ago(0);
    const moved = aLead({
      next_by: 'you',
      last_change: anEntry('status', { from: 'Received', to: 'Contacted', at: now }),
    });
    const element = await home([moved, aLead({ company: 'Sable Optics' })]);

    expect(words(element)).toContain('1 lead has changed since yesterday. 1 lead waits for you.');
    expect(words(element)).toContain('Oakmere Foods moved from Received to Contacted Jonas Aldery, Acme');
    await accessible(element);
  });
});

it('the pipeline counts every lead once, names some, and says none where there is none', async () => {
  const qualified = { value: 'Qualified', stage: 'qualified' as const, since: ago(DAY) };
  const lost = { value: 'Lost Lead', stage: 'lost' as const, since: ago(DAY) };
  const element = await home([
    ...['Amity', 'Birch', 'Cedar', 'Dunmere'].map((company) => aLead({ company, status: qualified })),
    aLead({ status: lost }),
  ]);

  expect(words(element)).toContain('Pipeline 4 open');
  expect(words(element)).toContain('Qualified 4 Amity 1 d Birch 1 d Cedar 1 d Proposal none');
});

import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { aLead, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import './leads-page.js';

const many = Array.from({ length: 120 }, (_, at) => aLead({ id: `lead-${at}`, company: `Company ${at}` }));
const portal = (items = many) =>
  fakeConnection({
    'GET /api/v1/leads': ({ params }) => {
      const { limit = 50, cursor = '0' } = (params?.query ?? {}) as { limit?: number; cursor?: string };
      const from = Number(cursor);
      return {
        items: items.slice(from, from + limit),
        next: from + limit < items.length ? String(from + limit) : null,
      };
    },
  });
const rows = (element: Element) => within(element).filter((node) => node.matches('tbody tr'));

describe('the page of all leads', () => {
  it('shows fifty and then more, without losing those that are there', async () => {
    const element = await show(html`<pp-leads-page .connection=${portal().connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    const [first] = rows(element);

    find(element, '.foot pp-button').click();

    await vi.waitFor(() => expect(rows(element)).toHaveLength(100));
    expect(rows(element)[0]).toBe(first);
  });

  it('leaves the first row’s node unchanged through 20 hints, and reads once for all of them', async () => {
    const backend = portal(many.slice(0, 5));
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(5));
    const [first] = rows(element);

    for (let hint = 0; hint < 20; hint++) backend.hint('lead', 'lead-3');
    await vi.waitFor(() => expect(backend.asked).toHaveLength(2));
    await settled(element);

    expect(rows(element)[0]).toBe(first);
    await accessible(element);
  });

  it('offers the first lead where there is none', async () => {
    const element = await show(
      html`<pp-leads-page .connection=${portal([]).connection} .me=${ines()}></pp-leads-page>`,
    );

    await vi.waitFor(() => expect(words(element)).toContain('No leads yet'));

    expect(words(element)).toContain('Submit a lead');
  });
});

import { html } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
/** A portal that finds companies by a part of their name. */
const searched = (items = many) => {
  const backend = portal(items);
  backend.answers['POST /api/v1/leads/search'] = ({ body }) => {
    const { q, limit, cursor = '0' } = body as { q: string; limit: number; cursor?: string };
    const found = items.filter(({ company }) => company.includes(q));
    const from = Number(cursor);
    const next = from + limit < found.length ? String(from + limit) : null;
    return { items: found.slice(from, from + limit), next };
  };
  return backend;
};
const types = (element: Element, text: string) => {
  const input = find<HTMLInputElement>(element, 'input');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
};
const exportOf = (element: Element) => find(find(element, 'pp-lead-export'), 'pp-button');
const rows = (element: Element) => within(element).filter((node) => node.matches('tbody tr'));

describe('the page of all leads', () => {
  beforeEach(() => {
    history.replaceState(null, '');
    vi.restoreAllMocks();
  });

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

  it('finds leads by what is typed, in the body and never in an address, and tints none of them', async () => {
    const backend = searched();
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    types(element, ' Company 11 ');

    await vi.waitFor(() => expect(rows(element)).toHaveLength(11));
    expect(backend.asked.at(-1)).toMatchObject({
      what: 'POST /api/v1/leads/search',
      with: { body: { q: 'Company 11', limit: 50 } },
    });
    expect(words(element)).toContain('11 leads found, newest change first');
    expect(rows(element).every(({ className }) => className === '')).toBe(true);
    await accessible(element);
  });

  it('keeps what was found while hints come in, and shows more of it', async () => {
    const backend = searched();
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    types(element, 'Company');
    await vi.waitFor(() => expect(words(element)).toContain('of those found'));
    const [first] = rows(element);

    backend.hint('lead', 'lead-3');
    await vi.waitFor(() => expect(backend.asked).toHaveLength(3));
    await settled(element);
    expect(backend.asked.at(-1)?.what).toBe('POST /api/v1/leads/search');
    expect(rows(element)[0]).toBe(first);

    find(element, '.foot pp-button').click();
    await vi.waitFor(() => expect(rows(element).length).toBeGreaterThan(50));
  });

  it('says that nothing was found, for what, and leads back to all', async () => {
    const element = await show(
      html`<pp-leads-page .connection=${searched().connection} .me=${ines()}></pp-leads-page>`,
    );
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    types(element, 'Nobody');
    await vi.waitFor(() => expect(words(element)).toContain('Nothing found for “Nobody”'));
    expect(words(find(element, '[role=status]'))).toBe('Nothing found for “Nobody”');
    expect(words(element)).toContain('have to be complete');
    await accessible(element);

    find(element, 'pp-button[slot=empty]').click();
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    expect(find<HTMLInputElement>(element, 'input').value).toBe('');
  });

  it('shows the answer to what was typed last, whichever comes first', async () => {
    const backend = searched();
    const answer = backend.answers['POST /api/v1/leads/search'];
    let goOn: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (goOn = resolve));
    backend.answers['POST /api/v1/leads/search'] = async (asked) => {
      if ((asked.body as { q: string }).q === 'Company 1') await slow;
      return answer?.(asked);
    };
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    types(element, 'Company 1');
    types(element, 'Company 77');
    await vi.waitFor(() => expect(rows(element)).toHaveLength(1));
    goOn();
    await settled(element);

    expect(words(element)).toContain('Company 77');
    expect(rows(element)).toHaveLength(1);
  });

  it('has what was looked for again when the reader comes back, and lets go of it', async () => {
    const backend = searched();
    const page = () => html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`;
    const left = await show(page());
    await vi.waitFor(() => expect(rows(left)).toHaveLength(50));
    types(left, 'Company 77');
    await vi.waitFor(() => expect(rows(left)).toHaveLength(1));
    await show(html`<p>A lead</p>`);

    const element = await show(page());
    await vi.waitFor(() => expect(rows(element)).toHaveLength(1));
    expect(find<HTMLInputElement>(element, 'input').value).toBe('Company 77');
    expect(decodeURIComponent(location.href)).not.toContain('Company 77');

    find(element, '.clear').click();
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
  });

  it('tells who sees contact data masked that nothing is found by it', async () => {
    const viewer = ines({ role: 'PARTNER_VIEWER', can: ['SEE_LEADS'] });
    const element = await show(
      html`<pp-leads-page .connection=${searched().connection} .me=${viewer}></pp-leads-page>`,
    );
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    expect(find<HTMLInputElement>(element, 'input').placeholder).toBe('Name or company');

    types(element, 'm.holt@oakmere.example');

    await vi.waitFor(() => expect(words(element)).toContain('Contact data is masked for you'));
  });

  it('offers no search to who looks for the organisation', async () => {
    const view = { id: 'view-1', by: 'Dana Whitlock', reason: 'A lead is missing', ends_at: new Date().toISOString() };
    const me = ines({ membership: null, can: ['SEE_LEADS'], view });
    const element = await show(html`<pp-leads-page .connection=${portal().connection} .me=${me}></pp-leads-page>`);

    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    expect(within(element).some((node) => node.localName === 'pp-search-field')).toBe(false);
  });

  it('offers no search where there is nothing to look for', async () => {
    const element = await show(
      html`<pp-leads-page .connection=${searched([]).connection} .me=${ines()}></pp-leads-page>`,
    );
    await vi.waitFor(() => expect(words(element)).toContain('No leads yet'));

    expect(within(element).some((node) => node.matches('pp-search-field'))).toBe(false);
  });

  it('saves what is looked for as a file, and says so', async () => {
    const backend = searched();
    backend.answers['POST /api/v1/leads/export'] = () => new Blob(['Number']);
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.protocol}`);
    });
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    exportOf(element).click();
    await vi.waitFor(() => expect(words(element)).toContain('Saved as leads.csv'));
    expect(backend.asked.at(-1)).toMatchObject({ what: 'POST /api/v1/leads/export', with: { body: {} } });
    await accessible(element);

    types(element, 'Company 77');
    await vi.waitFor(() => expect(rows(element)).toHaveLength(1));
    expect(words(element)).not.toContain('Saved as');
    exportOf(element).click();
    await vi.waitFor(() => expect(saved).toEqual(['leads.csv blob:', 'leads.csv blob:']));
    expect(backend.asked.at(-1)?.with.body).toEqual({ q: 'Company 77' });
  });

  it('saves nothing of a file that breaks off, and says so', async () => {
    const backend = portal();
    backend.answers['POST /api/v1/leads/export'] = () => Promise.reject(new TypeError('network error'));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    const element = await show(html`<pp-leads-page .connection=${backend.connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    exportOf(element).click();

    await vi.waitFor(() => expect(words(element)).toContain('did not come through'));
    expect(click).not.toHaveBeenCalled();
  });

  it('offers no export to who may take nothing away, and none of nothing', async () => {
    const exporters = (element: Element) => within(element).filter((node) => node.matches('pp-lead-export'));
    const viewer = ines({ role: 'PARTNER_VIEWER', can: ['SEE_LEADS'] });
    const element = await show(html`<pp-leads-page .connection=${portal().connection} .me=${viewer}></pp-leads-page>`);
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));
    expect(exporters(element)).toHaveLength(0);

    const empty = await show(html`<pp-leads-page .connection=${portal([]).connection} .me=${ines()}></pp-leads-page>`);
    await vi.waitFor(() => expect(words(empty)).toContain('No leads yet'));
    expect(exporters(empty)).toHaveLength(0);
  });

  it('fits a narrow place', async () => {
    const element = await show(
      html`<pp-leads-page style="width: 358px" .connection=${searched().connection} .me=${ines()}></pp-leads-page>`,
    );
    await vi.waitFor(() => expect(rows(element)).toHaveLength(50));

    types(element, 'Company 7');
    await vi.waitFor(() => expect(words(element)).toContain('found'));

    expect(element.scrollWidth).toBeLessThanOrEqual(358);
    await accessible(element);
  });
});

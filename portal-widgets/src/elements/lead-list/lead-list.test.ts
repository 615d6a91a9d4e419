import { html } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { known, PENDING } from '../../api/live-value.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { aLead, aNewLead, ago, anEntry, DAY, NOON } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import './lead-list.js';
import type { LeadListElement } from './lead-list.js';

const oakmere = aLead();
const brackwater = aNewLead({ company: 'Brackwater Marine', name: 'Otto Lensing' });
const list = (leads: LeadListElement['leads']) =>
  show<LeadListElement>(html`<pp-lead-list .leads=${leads} organization="Acme" .link=${() => '#lead'}></pp-lead-list>`);
const rows = (element: Element) => within(element).filter((node) => node.matches('tbody tr'));

beforeEach(() => {
  vi.setSystemTime(NOON);
  return () => vi.useRealTimers();
});

describe('a list of leads', () => {
  it('shows company, status with its age, the last change and who is next', async () => {
    const element = await list(known({ items: [oakmere, brackwater], next: null }));

    expect(words(element)).toContain('Oakmere Foods Maren Holt Contacted 4 d Received to Contacted');
    expect(words(element)).toContain('Brackwater Marine Otto Lensing Received now Submitted by Ines Vantrel');
    expect(words(element)).toContain('2 leads, newest change first');
    await accessible(element);
  });

  it('shows the CRM’s own word as it is', async () => {
    const status = { value: 'Attempted to Contact', stage: 'contacted' as const, since: ago(6 * DAY) };

    const element = await list(known({ items: [aLead({ status })], next: null }));

    expect(words(element)).toContain('Attempted to Contact 6 d');
  });

  it('says which lead has not got into the CRM', async () => {
    const blocked = aNewLead({
      sync: { state: 'blocked', cause: 'E-mail is not valid' },
      last_change: anEntry('blocked'),
    });

    const element = await list(known({ items: [blocked], next: null }));

    expect(words(element)).toContain('Acme’s CRM did not take it');
    expect(words(element)).toContain('Not sent');
  });

  it('says why it is empty and offers the one thing to do', async () => {
    const element = await list(known({ items: [], next: null }));

    expect(words(element)).toContain('No leads yet');
    await accessible(element);
  });

  it('waits with grey lines, not with a spinner', async () => {
    const element = await list(PENDING);

    expect(find(element, 'pp-skeleton-block').hasAttribute('rows')).toBe(true);
    await accessible(element);
  });

  it('explains a problem when it has nothing to show', async () => {
    const element = await list({
      problem: new ApiProblem('problem', 500, {
        type: '/problems/internal-error',
        title: '',
        status: 500,
        instance: '7F3A',
      }),
    });
    const retried = vi.fn();
    element.addEventListener('pp-retry', retried);

    find(element, 'pp-error-panel pp-button, .acts pp-button').click();

    expect(words(element)).toContain('Reference 7F3A');
    expect(retried).toHaveBeenCalledOnce();
    await accessible(element);
  });

  it('keeps its rows when a later reading fails, and says how old they are', async () => {
    const element = await list(known({ items: [oakmere], next: null }));
    const row = rows(element)[0];

    element.leads = { ...element.leads, problem: new ApiProblem('unreachable', 0) };
    await settled(element);

    expect(rows(element)[0]).toBe(row);
    expect(words(element)).toContain('The portal does not answer. You see what was known at 14:00:00');
    expect(words(find(element, 'tbody pp-fresh-mark'))).toBe('As of 14:00:00');
    await accessible(element);
  });

  it('leaves the first row’s node unchanged through 20 hints', async () => {
    const element = await list(known({ items: [oakmere, brackwater], next: null }));
    const [first] = rows(element);

    for (let hint = 0; hint < 20; hint++) {
      element.leads = known({ items: [{ ...oakmere }, { ...brackwater, changed_at: ago(-hint) }], next: null });
      await settled(element);
    }

    expect(rows(element)[0]).toBe(first);
    expect(within(element).some((node) => node.matches('pp-skeleton-block'))).toBe(false);
  });

  it('marks the row that has just changed, and no row when it is shown first', async () => {
    const element = await list(known({ items: [oakmere, brackwater], next: null }));
    expect(rows(element).map((row) => row.className)).toEqual(['', '']);

    element.leads = known({ items: [{ ...oakmere, changed_at: ago(0) }, brackwater], next: null });
    await settled(element);

    expect(rows(element).map((row) => row.className)).toEqual(['new', '']);
  });

  it('says which lead the reader wants, by press or by key', async () => {
    const element = await list(known({ items: [oakmere], next: null }));
    const opened = vi.fn<(event: Event) => void>();
    element.addEventListener('pp-lead-open', opened);

    find(element, 'a[data-lead]').click();

    expect(opened.mock.calls[0]?.[0]).toMatchObject({ detail: { id: oakmere.id } });
  });

  it('asks for more where there are more', async () => {
    const element = await list(known({ items: [oakmere], next: 'cursor' }));
    const more = vi.fn();
    element.addEventListener('pp-leads-more', more);

    find(element, '.foot pp-button').click();

    expect(more).toHaveBeenCalledOnce();
  });

  it('stacks its rows in a narrow place and stays a table for those who listen', async () => {
    const box = document.createElement('div');
    box.style.width = '340px';
    const element = await list(known({ items: [oakmere, brackwater], next: null }));
    element.before(box);
    box.append(element);
    await settled(element);

    const row = rows(element)[0] as HTMLElement;
    expect(getComputedStyle(row).display).toBe('grid');
    expect(row.getAttribute('role')).toBe('row');
    expect(element.scrollWidth).toBeLessThanOrEqual(340);
    await accessible(element);
    box.remove();
  });
});

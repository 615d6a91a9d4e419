import { html } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { accessible } from '../../testing/axe.js';
import { ago, anEntry, DAY, HOUR, MINUTE, NOON } from '../../testing/lead-fixture.js';
import { settled, show, within, words } from '../../testing/page.js';
import './lead-timeline.js';
import type { LeadTimelineElement } from './lead-timeline.js';

const submitted = anEntry('submitted', { at: ago(2 * DAY), by: { name: 'Ines Vantrel', side: 'partner' } });
const arrived = anEntry('in_crm', { at: ago(2 * DAY - 3_000), by: { name: null, side: 'system' } });
const qualified = anEntry('status', { from: 'Contacted', to: 'Qualified', at: ago(HOUR), known_at: ago(HOUR - 2_000) });
const line = (entries: LeadTimelineElement['entries']) =>
  show<LeadTimelineElement>(
    html`<pp-lead-timeline
      .entries=${entries}
      organization="Acme"
      reader="Ines Vantrel"
      submittedAt=${submitted.at}
    ></pp-lead-timeline>`,
  );

beforeEach(() => {
  vi.setSystemTime(NOON);
  return () => vi.useRealTimers();
});

describe('a timeline', () => {
  it('tells what happened in chapters by day, newest first', async () => {
    const element = await line([qualified, arrived, submitted]);

    expect(words(element)).toBe(
      'Today Status changed from Contacted to Qualified Jonas Aldery in Acme’s CRM, here 2 s later 13:00 ' +
        'Monday 6 May In Acme’s CRM, 3 s later. 6 May, 14:00 You submitted this lead. 6 May, 14:00',
    );
    await accessible(element);
  });

  it('follows the deal a lead became', async () => {
    const at = ago(HOUR);
    const moved = anEntry('deal', { field: 'stage', from: 'Qualification', to: 'Closed Won', stage: 'won', at });
    const priced = anEntry('deal', { field: 'amount', to: '1250.50 EUR', at });
    const due = anEntry('deal', { field: 'closing_date', from: '2030-06-01', to: '2030-07-01', at });
    const gone = anEntry('deal', { field: 'stage', from: 'Qualification', at });

    const said = words(await line([moved, priced, due, gone]));

    expect(said).toContain('Stage of the deal changed from Qualification to Closed Won');
    expect(said).toContain('Amount of the deal is now €1,250.50');
    expect(said).toContain('Closing date of the deal changed from 1 Jun to 1 Jul');
    expect(said).toContain('Acme deleted the deal in its CRM.');
  });

  it('shows a note as the text it is, with who wrote it', async () => {
    const said = words(await line([anEntry('note', { to: 'Offer sent\n<b>Call</b> them', at: ago(HOUR) })]));

    expect(said).toContain('Jonas Aldery wrote a note.');
    expect(said).toContain('Offer sent <b>Call</b> them');
  });

  it('draws each status as the stage it belonged to, whatever the CRM calls it', async () => {
    const tried = anEntry('status', { to: 'Attempted to Contact', stage: 'contacted', at: ago(DAY) });

    const element = await line([anEntry('status', { to: 'Warm', stage: 'proposal' }), tried]);

    const drawn = within(element).filter((node) => node.matches('.glyph'));
    expect(drawn.map((node) => node.classList[1])).toEqual(['proposal', 'contacted']);
  });

  it('names who changed a field, from what and to what', async () => {
    const element = await line([
      anEntry('field', { field: 'phone', from: '+44 20 7946 0000', to: '+44 20 7946 0148' }),
      anEntry('field', { field: 'need', from: 'A crane', by: { name: 'Ines Vantrel', side: 'partner' } }),
    ]);

    expect(words(element)).toContain('Phone changed by Jonas Aldery: +44 20 7946 0000 → to +44 20 7946 0148');
    expect(words(element)).toContain('Need changed by you: A crane → to nothing');
    await accessible(element);
  });

  it('says whose value was kept when both sides changed one, and keeps the other', async () => {
    const both = { field: 'phone', from: '+44 20 1', to: '+44 20 2', at: ago(HOUR) };

    const element = await line([
      anEntry('conflict', { ...both, by: { name: null, side: 'organization' } }),
      anEntry('conflict', { ...both, by: { name: 'Ines Vantrel', side: 'partner' } }),
    ]);

    expect(words(element)).toContain(
      'Acme changed Phone at 13:00 as well; theirs was kept: +44 20 2 . Yours was +44 20 1 .',
    );
    expect(words(element)).toContain(
      'Acme changed Phone at 13:00 as well; yours was kept: +44 20 2 . Theirs was +44 20 1 .',
    );
    await accessible(element);
  });

  it('says that a value came too late for the CRM', async () => {
    const element = await line([
      anEntry('not_in_crm', { field: 'email', to: 'm@new.example', by: { name: 'Ines Vantrel', side: 'partner' } }),
    ]);

    expect(words(element)).toContain('E-mail m@new.example did not reach Acme’s CRM: the lead had been converted');
  });

  it('says that a lead was not taken and why', async () => {
    const element = await line([anEntry('blocked', { to: 'E-mail is not valid', by: { name: null, side: 'system' } })]);

    expect(words(element)).toContain('Acme’s CRM did not take it. E-mail is not valid.');
  });

  it('tints what is new since it was shown, and keeps the nodes of the rest', async () => {
    const element = await line([arrived, submitted]);
    const before = within(element).filter((node) => node.matches('li:not(.day)'));

    element.entries = [anEntry('status', { to: 'Contacted', at: ago(MINUTE) }), arrived, submitted];
    await settled(element);
    const after = within(element).filter((node) => node.matches('li:not(.day)'));

    expect(after.map((node) => node.className)).toEqual(['new', '', '']);
    expect(after.slice(1)).toEqual(before);
  });

  it('says so when nothing has happened', async () => {
    expect(words(await line([]))).toContain('Nothing has happened yet');
  });
});

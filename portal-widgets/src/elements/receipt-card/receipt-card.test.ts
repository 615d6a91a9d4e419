import { html } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lead } from '../../api/model.js';
import { accessible } from '../../testing/axe.js';
import { aNewLead, ago, NOON } from '../../testing/lead-fixture.js';
import { show, words } from '../../testing/page.js';
import './receipt-card.js';

const card = (lead?: Lead) =>
  show(
    html`<pp-receipt-card
      .receipt=${{ number: 'NR-0417', received_at: ago(4_000) }}
      .lead=${lead}
      organization="Acme"
      company="Brackwater Marine"
      href="#lead"
    ></pp-receipt-card>`,
  );

beforeEach(() => {
  vi.setSystemTime(NOON);
  return () => vi.useRealTimers();
});

describe('a receipt', () => {
  it('has a number at once and is on its way', async () => {
    const element = await card();

    expect(words(element)).toContain('NR-0417 Received and saved 13:59:56 On its way to Acme’s CRM');
    await accessible(element);
  });

  it('says after how many seconds the CRM had it', async () => {
    const element = await card(aNewLead({ submitted_at: ago(4_000), crm_ack_at: ago(1_000) }));

    expect(words(element)).toContain('In Acme’s CRM after 3 s 13:59:59');
    await accessible(element);
  });

  it('says that the CRM did not take it, and that it is safe', async () => {
    const element = await card(aNewLead({ sync: { state: 'blocked', cause: null } }));

    expect(words(element)).toContain('Acme’s CRM did not take it. It is saved here.');
  });
});

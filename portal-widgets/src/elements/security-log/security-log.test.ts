import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { SecurityEntry } from '../../api/model.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { ago, HOUR, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, words } from '../../testing/page.js';
import './security-log.js';

let next = 0;
const line = (event: SecurityEntry['event'], told: Partial<SecurityEntry> = {}): SecurityEntry => ({
  id: `line-${next++}`,
  at: ago(HOUR),
  event,
  who: 'Ines Vantrel',
  ...told,
});
const log = async (...pages: SecurityEntry[][]) => {
  const backend = fakeConnection({
    'GET /api/v1/security-log': ({ params }) => {
      const at = Number(params?.query?.cursor ?? 0);
      return { items: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null };
    },
  });
  const element = await show(html`<pp-security-log .connection=${backend.connection} .me=${ines()}></pp-security-log>`);
  await vi.waitFor(() => expect(words(element)).not.toContain('Loading'));
  await settled(element);
  return { element, backend };
};

describe('the security log', () => {
  it('says who looked at the portal, until when and why', async () => {
    const { element } = await log([
      line('partner_view_opened', { who: 'Dana Whitlock', reason: 'A lead is missing', until: ago(HOUR / 2) }),
      line('signed_in', { via: 'code' }),
      line('member_changed', { whom: 'Lena Okwell', role: 'PARTNER_MANAGER' }),
    ]);

    await vi.waitFor(() =>
      expect(words(element)).toMatch(/Dana Whitlock of Acme looked at this portal until \d\d:\d\d/),
    );
    expect(words(element)).toContain('Reason: A lead is missing.');
    expect(words(element)).toContain('Ines Vantrel signed in with a code by mail');
    expect(words(element)).toContain('Ines Vantrel made Lena Okwell Manager');
    await accessible(element);
  });

  it('shows more when asked, and keeps what was shown', async () => {
    const { element } = await log([line('signed_in')], [line('password_reset')]);
    await vi.waitFor(() => expect(words(element)).toContain('signed in'));

    find(element, 'pp-button').click();

    await vi.waitFor(() => expect(words(element)).toContain('chose another password'));
    expect(words(element)).toContain('signed in');
  });

  it('says so when nothing has happened', async () => {
    const { element } = await log([]);

    await vi.waitFor(() => expect(words(element)).toContain('Nothing has happened yet.'));
  });
});

import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { SessionEntry } from '../../api/model.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { ines } from '../../testing/lead-fixture.js';
import { settled, show, within, words } from '../../testing/page.js';
import './profile-page.js';

const at = '2030-05-01T12:00:00Z';
const session = (id: string, agent: string, current: boolean): SessionEntry => ({
  id,
  current,
  agent,
  network: '198.51.100.0/24',
  via: 'password',
  created_at: at,
  used_at: at,
  expires_at: at,
});

describe('the profile', () => {
  it('shows where the reader is signed in, and ends one of them', async () => {
    let sessions = [session('here', 'Firefox on Linux', true), session('there', 'Safari on iPhone', false)];
    const backend = fakeConnection({
      'GET /api/v1/me/sessions': () => ({ items: sessions, next: null }),
      'GET /api/v1/me/sign-ins': () => ({ items: [{ id: 'there', at, agent: 'Safari on iPhone' }], next: null }),
      'DELETE /api/v1/me/sessions/{id}': () => {
        sessions = sessions.slice(0, 1);
      },
    });
    const element = await show(
      html`<pp-profile-page .connection=${backend.connection} .me=${ines()}></pp-profile-page>`,
    );
    await vi.waitFor(() => expect(words(element)).toContain('Firefox on Linux'));
    await settled(element);
    await accessible(element);

    const end = within(element).filter((one) => one.matches('pp-button[label]'));
    expect(end.map((one) => one.getAttribute('label'))).toEqual(['End the session of Safari on iPhone']);
    (end[0] as HTMLElement).click();

    await vi.waitFor(() => expect(words(element)).toContain('That session has ended'));
    expect(backend.asked.find(({ what }) => what.startsWith('DELETE'))?.with.params?.path).toEqual({ id: 'there' });
  });
});

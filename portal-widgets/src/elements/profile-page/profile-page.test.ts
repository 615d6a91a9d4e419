import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { SessionEntry } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
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

const rest = {
  'GET /api/v1/me/sessions': () => ({ items: [session('here', 'Firefox on Linux', true)], next: null }),
  'GET /api/v1/me/sign-ins': () => ({ items: [], next: null }),
  'GET /api/v1/me/second-factor': () => ({ on: false, recovery_codes_left: 0 }),
  'GET /api/v1/me/email': () => ({ email: 'ines@northwind.example' }),
  'GET /api/v1/ownership-offer': () => ({ open: false, mine: false }),
};
const opened = async (answers: Parameters<typeof fakeConnection>[0]) => {
  const backend = fakeConnection({ ...rest, ...answers });
  const element = await show(html`<pp-profile-page .connection=${backend.connection} .me=${ines()}></pp-profile-page>`);
  await vi.waitFor(() => expect(words(element)).toContain('Firefox on Linux'));
  await settled(element);
  return { element, backend };
};
const press = async (element: Element, label: string) => {
  const button = within(element).find(
    (one) => one.localName === 'pp-button' && one.textContent.replace(/\s+/g, ' ').trim() === label,
  );
  (button as HTMLElement).click();
  await settled(element);
};
const type = (element: Element, name: string, text: string) => {
  const field = within(element).find((one) => one.matches(`pp-text-field[name=${name}]`));
  const input = field?.shadowRoot?.querySelector<HTMLInputElement>('.input');
  if (!input) throw new Error(`There is no field ${name}`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const invalid = (pointer: string) =>
  new ApiProblem('problem', 422, {
    type: '/problems/validation-failed',
    title: '',
    status: 422,
    errors: [{ pointer, code: 'wrong', detail: '' }],
  });

describe('the profile', () => {
  it('shows where the reader is signed in, and ends one of them', async () => {
    let sessions = [session('here', 'Firefox on Linux', true), session('there', 'Safari on iPhone', false)];
    const { element, backend } = await opened({
      'GET /api/v1/me/sessions': () => ({ items: sessions, next: null }),
      'GET /api/v1/me/sign-ins': () => ({ items: [{ id: 'there', at, agent: 'Safari on iPhone' }], next: null }),
      'DELETE /api/v1/me/sessions/{id}': () => {
        sessions = sessions.slice(0, 1);
      },
    });
    await accessible(element);

    const end = within(element).filter((one) => one.matches('pp-button[label]'));
    expect(end.map((one) => one.getAttribute('label'))).toEqual(['End the session of Safari on iPhone']);
    (end[0] as HTMLElement).click();

    await vi.waitFor(() => expect(words(element)).toContain('That session has ended'));
    expect(backend.asked.find(({ what }) => what.startsWith('DELETE'))?.with.params?.path).toEqual({ id: 'there' });
  });

  it('sets up a second step: the password, the picture, a first code, ten codes to keep', async () => {
    let on = false;
    const { element, backend } = await opened({
      'GET /api/v1/me/second-factor': () => ({ on, since: on ? at : null, recovery_codes_left: on ? 10 : 0 }),
      'POST /api/v1/me/second-factor': ({ body }) => {
        if ((body as { password: string }).password !== 'four quiet words here') throw invalid('/password');
        return { key: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qr: { size: 2, path: 'M0 0h1v1h-1z' } };
      },
      'PUT /api/v1/me/second-factor': () => {
        on = true;
        return { recovery_codes: ['k3mfp-92hxa', 'abcde-fghjk'] };
      },
    });

    await press(element, 'Set up');
    type(element, 'password', 'something else');
    await press(element, 'Go on');
    await vi.waitFor(() => expect(words(element)).toContain('This is not your password'));
    type(element, 'password', 'four quiet words here');
    await press(element, 'Go on');
    await vi.waitFor(() => expect(words(element)).toContain('JBSW Y3DP EHPK 3PXP'));
    await accessible(element);
    await press(element, 'Switch on');
    expect(words(element)).toContain('Enter the six digits');
    type(element, 'code', '123 456');
    await press(element, 'Switch on');
    await vi.waitFor(() => expect(words(element)).toContain('k3mfp-92hxa'));
    await accessible(element);
    await press(element, 'I have kept them');

    expect(words(element)).not.toContain('k3mfp-92hxa');
    await vi.waitFor(() => expect(words(element)).toContain('asks for a code of your app as well'));
    expect(backend.asked.find(({ what }) => what.startsWith('PUT'))?.with.body).toEqual({ code: '123 456' });
  });

  it('has the logo of the company for who may change it', async () => {
    const { element } = await opened({});
    expect(within(element).filter((one) => one.matches('pp-logo-card'))).toHaveLength(0);

    Object.assign(element, { me: ines({ can: ['CHANGE_LOGO'] }) });
    await settled(element);

    expect(words(element)).toContain('No logo yet');
    await accessible(element);
  });

  it('warns when recovery codes run out', async () => {
    const { element } = await opened({
      'GET /api/v1/me/second-factor': () => ({ on: true, since: at, recovery_codes_left: 1 }),
    });

    expect(words(element)).toContain('You have 1 recovery code left');
  });

  it('asks for another address and says that it waits', async () => {
    let waiting: string | undefined;
    const { element, backend } = await opened({
      'GET /api/v1/me/email': () => ({ email: 'ines@northwind.example', waiting, expires_at: waiting && at }),
      'POST /api/v1/me/email': ({ body }) => {
        waiting = (body as { email: string }).email;
      },
    });

    await press(element, 'Change e-mail');
    await press(element, 'Send the link');
    expect(words(element)).toContain('Enter your e-mail address');
    await accessible(element);
    type(element, 'email', 'ines@elsewhere.example');
    type(element, 'password', 'four quiet words here');
    await press(element, 'Send the link');

    await vi.waitFor(() => expect(words(element)).toContain('ines@elsewhere.example waits to be confirmed'));
    expect(backend.asked.find(({ what }) => what.startsWith('POST'))?.with.body).toEqual({
      email: 'ines@elsewhere.example',
      password: 'four quiet words here',
    });
  });

  it('offers the ownership to who cannot see the team', async () => {
    let offer: { open: boolean; mine: boolean; from?: string } = { open: true, mine: true, from: 'Mira Solberg' };
    const { element } = await opened({
      'GET /api/v1/ownership-offer': () => offer,
      'POST /api/v1/ownership-offer/acceptance': () => {
        offer = { open: false, mine: false };
      },
    });
    expect(words(element)).toContain('Mira Solberg offers you the ownership');

    await press(element, 'Take the ownership');

    await vi.waitFor(() => expect(words(element)).toContain('You are an owner now'));
  });
});

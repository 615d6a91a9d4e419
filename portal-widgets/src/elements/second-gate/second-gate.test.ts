import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { ago, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import './second-gate.js';

const gate = async () => {
  let on = false;
  const backend = fakeConnection({
    'GET /api/v1/me/second-factor': () => ({
      on,
      demanded: true,
      since: on ? ago(0) : null,
      recovery_codes_left: on ? 10 : 0,
    }),
    'POST /api/v1/me/second-factor': () => ({
      key: 'ABCD',
      uri: 'otpauth://totp/x',
      qr: { size: 1, path: 'M0 0h1v1z' },
    }),
    'PUT /api/v1/me/second-factor': () => {
      on = true;
      return { recovery_codes: ['aaaa-bbbb', 'cccc-dddd'] };
    },
  });
  const me = ines({ second_step: { by: ago(0), due: true } });
  const element = await show(html`<pp-second-gate .connection=${backend.connection} .me=${me}></pp-second-gate>`);
  await vi.waitFor(() => expect(words(element)).toContain('Set up'));
  await settled(element);
  const press = async (label: string) => {
    const button = within(element).find((node) => node.localName === 'pp-button' && node.textContent.trim() === label);
    (button as HTMLElement).click();
    await settled(element);
  };
  const type = async (name: string, text: string) => {
    await vi.waitFor(() => find(element, `pp-text-field[name=${name}]`));
    const input = find<HTMLInputElement>(find(element, `pp-text-field[name=${name}]`), '.input');
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(element);
  };
  return { element, press, type };
};

describe('a second step that is demanded', () => {
  it('is explained, and leaves the way out open', async () => {
    const { element, press } = await gate();
    const left = vi.fn();
    element.addEventListener('pp-sign-out', left);

    expect(words(element)).toContain('One step before you go on');
    expect(words(element)).toContain('Acme asks for a second step');
    await accessible(element);
    await press('Sign out');

    expect(left).toHaveBeenCalledOnce();
  });

  it('is done only when the recovery codes were seen', async () => {
    const { element, press, type } = await gate();
    const done = vi.fn();
    element.addEventListener('pp-second-done', done);

    await press('Set up');
    await type('password', 'four quiet words here');
    await press('Go on');
    await type('code', '123456');
    const confirm = within(element).filter((node) => node.matches('pp-modal-dialog pp-button[variant=primary]'));
    (confirm.at(-1) as HTMLElement).click();
    await vi.waitFor(() => expect(words(element)).toContain('aaaa-bbbb'));
    expect(done).not.toHaveBeenCalled();
    const kept = within(element).filter((node) => node.matches('pp-modal-dialog pp-button[variant=primary]'));
    (kept.at(-1) as HTMLElement).click();

    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    await vi.waitFor(() => expect(words(element)).toContain('That is all'));
    expect(words(element)).not.toContain('Switch off');
  });
});

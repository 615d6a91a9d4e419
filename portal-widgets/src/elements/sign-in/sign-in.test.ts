import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { ActivationPreview, Session } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import './sign-in.js';
import type { Gate } from './sign-in.js';
import { strength } from './strength.js';

const session: Session = {
  membership: { id: 'member-1', role: 'PARTNER_OWNER', scope: 'all' },
  person: { id: 'person-1', name: 'Ines Vantrel', email: 'ines@northwind.example' },
};
const invitation = (state: ActivationPreview['state']): ActivationPreview => ({
  state,
  known: false,
  name: 'Ines Vantrel',
  email: 'ines@northwind.example',
  partner: { name: 'Northwind Resellers' },
  organization: { name: 'Acme' },
  role: 'PARTNER_OWNER',
  expires_at: '2030-05-03T12:00:00Z',
});
const problem = (status: number, slug: string) =>
  new ApiProblem('problem', status, { type: `/problems/${slug}`, title: '', status });
const gate = (told: Partial<Gate> = {}): Gate => ({
  signIn: () => Promise.resolve(session),
  sendCode: () => Promise.resolve(),
  signInWithCode: () => Promise.resolve(session),
  renew: () => Promise.resolve(),
  askReset: () => Promise.resolve(),
  reset: () => Promise.resolve(),
  confirmEmail: () => Promise.resolve(),
  preview: () => Promise.resolve(invitation('open')),
  activate: () => Promise.resolve(session),
  ...told,
});
const atTheGate = async (told: Partial<Gate> = {}, token?: string) => {
  const element = await show(html`<pp-sign-in .gate=${gate(told)} .invitation=${token}></pp-sign-in>`);
  const entered = vi.fn<(event: Event) => void>();
  element.addEventListener('pp-signed-in', entered);
  await vi.waitFor(() => expect(words(element)).not.toContain('Still loading'));
  await settled(element);
  return { element, entered };
};
const type = (element: Element, name: string, text: string) => {
  const input = find<HTMLInputElement>(find<TextFieldElement>(element, `pp-text-field[name=${name}]`), '.input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const press = async (element: Element, label: string) => {
  const button = within(element).find(
    (one) => one.localName === 'pp-button' && one.textContent.replace(/\s+/g, ' ').trim() === label,
  );
  (button as HTMLElement).click();
  await settled(element);
};
const submit = (element: Element) =>
  find(element, 'pp-button[type=submit]').shadowRoot?.querySelector('button')?.click();

describe('signing in', () => {
  it('lets in with the right password', async () => {
    const signIn = vi.fn(() => Promise.resolve(session));
    const { element, entered } = await atTheGate({ signIn });
    await accessible(element);

    type(element, 'email', ' ines@northwind.example ');
    type(element, 'password', 'four quiet words here');
    submit(element);

    await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(signIn).toHaveBeenCalledWith('ines@northwind.example', 'four quiet words here', undefined);
  });

  it('asks for a second step and goes on with what was entered first', async () => {
    const signIn = vi.fn((_email: string, _password: string, totp?: string) =>
      totp === '123456'
        ? Promise.resolve(session)
        : Promise.reject(problem(401, totp ? 'invalid-credentials' : 'second-factor-required')),
    );
    const { element, entered } = await atTheGate({ signIn });
    type(element, 'email', 'ines@northwind.example');
    type(element, 'password', 'four quiet words here');
    submit(element);
    await vi.waitFor(() => expect(words(element)).toContain('One more step'));
    await accessible(element);
    const second = find(element, 'pp-second-form');

    type(second, 'totp', '12');
    submit(second);
    await settled(element);
    expect(words(element)).toContain('Enter the six digits');
    type(second, 'totp', '654321');
    submit(second);
    await vi.waitFor(() => expect(words(element)).toContain('This code is not right'));
    type(second, 'totp', '123456');
    submit(second);

    await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(signIn).toHaveBeenLastCalledWith('ines@northwind.example', 'four quiet words here', '123456');
  });

  it('confirms another address only when told to', async () => {
    const confirmEmail = vi.fn(() => Promise.resolve());
    const element = await show(html`<pp-sign-in .gate=${gate({ confirmEmail })} .change=${'v1.secret'}></pp-sign-in>`);
    await settled(element);
    expect(confirmEmail).not.toHaveBeenCalled();
    await accessible(element);

    await press(element, 'Confirm');

    await vi.waitFor(() => expect(words(element)).toContain('This is your address now'));
    expect(confirmEmail).toHaveBeenCalledWith('v1.secret');
  });

  it('does not say which of the two is wrong, and keeps both', async () => {
    const { element } = await atTheGate({ signIn: () => Promise.reject(problem(401, 'invalid-credentials')) });
    type(element, 'email', 'ines@northwind.example');
    type(element, 'password', 'four quiet words there');
    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('E-mail or password is not right.'));
    expect(find<TextFieldElement>(element, 'pp-text-field[name=password]').value).toBe('four quiet words there');
    await accessible(element);
  });

  it('asks for what is missing', async () => {
    const { element, entered } = await atTheGate();

    submit(element);
    await settled(element);

    expect(words(element)).toContain('Enter your e-mail address');
    expect(entered).not.toHaveBeenCalled();
  });

  it('shows the password when asked', async () => {
    const { element } = await atTheGate();
    const field = find<TextFieldElement>(element, 'pp-text-field[name=password]');

    find(field, '.reveal').click();
    await settled(element);

    expect(find(field, '.input').getAttribute('type')).toBe('text');
    expect(find(field, '.reveal').getAttribute('aria-label')).toBe('Hide password');
  });
});

describe('a code by mail', () => {
  const asked = async (told: Partial<Gate> = {}) => {
    const found = await atTheGate(told);
    type(found.element, 'email', 'ines@northwind.example');
    await press(found.element, 'Send me a code by mail');
    await vi.waitFor(() => expect(words(found.element)).toContain('Enter your code'));
    return found;
  };

  it('is sent to the address and lets in', async () => {
    const sendCode = vi.fn(() => Promise.resolve());
    const signInWithCode = vi.fn(() => Promise.resolve(session));
    const { element, entered } = await asked({ sendCode, signInWithCode });
    expect(words(element)).toContain('If ines@northwind.example has access');
    await accessible(element);

    type(element, 'code', '1234 5678');
    submit(element);

    await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(sendCode).toHaveBeenCalledWith('ines@northwind.example');
    expect(signInWithCode).toHaveBeenCalledWith('ines@northwind.example', '12345678', undefined);
  });

  it('needs an address first', async () => {
    const sendCode = vi.fn(() => Promise.resolve());
    const { element } = await atTheGate({ sendCode });

    await press(element, 'Send me a code by mail');

    expect(words(element)).toContain('Enter your e-mail address');
    expect(sendCode).not.toHaveBeenCalled();
  });

  it('that is wrong stays where it was typed, and another can be sent', async () => {
    const sendCode = vi.fn(() => Promise.resolve());
    const { element } = await asked({
      sendCode,
      signInWithCode: () => Promise.reject(problem(401, 'invalid-credentials')),
    });
    type(element, 'code', '12345678');
    submit(element);
    await vi.waitFor(() => expect(words(element)).toContain('This code is not right'));
    expect(find<TextFieldElement>(element, 'pp-text-field[name=code]').value).toBe('12345678');
    await accessible(element);

    await press(element, 'Send another code');

    await vi.waitFor(() => expect(words(element)).toContain('Another code is on its way'));
    expect(sendCode).toHaveBeenCalledTimes(2);
  });

  it('of fewer than eight digits is not tried', async () => {
    const signInWithCode = vi.fn(() => Promise.resolve(session));
    const { element } = await asked({ signInWithCode });

    type(element, 'code', '1234');
    submit(element);
    await settled(element);

    expect(words(element)).toContain('Enter the eight digits of the mail');
    expect(signInWithCode).not.toHaveBeenCalled();
  });

  it('can be left for a password', async () => {
    const { element } = await asked();

    await press(element, 'Use a password');

    await vi.waitFor(() => expect(words(element)).toContain('Forgot it?'));
    expect(find<TextFieldElement>(element, 'pp-text-field[name=email]').value).toBe('ines@northwind.example');
  });

  it('says to wait when too many were asked for', async () => {
    const { element } = await atTheGate({ sendCode: () => Promise.reject(problem(429, 'rate-limited')) });
    type(element, 'email', 'ines@northwind.example');

    await press(element, 'Send me a code by mail');

    await vi.waitFor(() => expect(words(element)).toContain('Too many attempts'));
  });
});

describe('a forgotten password', () => {
  it('is answered alike whoever asks', async () => {
    const askReset = vi.fn(() => Promise.resolve());
    const element = await show(html`<pp-sign-in .gate=${gate({ askReset })} forgot></pp-sign-in>`);
    await accessible(element);
    type(element, 'email', 'ines@northwind.example');

    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('Look into your mailbox'));
    expect(words(element)).toContain('If ines@northwind.example has access');
    expect(askReset).toHaveBeenCalledWith('ines@northwind.example');
    await accessible(element);
  });

  const reset = (told: Partial<Gate> = {}) =>
    show(html`<pp-sign-in .gate=${gate(told)} .reset=${'secret'}></pp-sign-in>`);

  it('is replaced by the link of the mail', async () => {
    const taken = vi.fn(() => Promise.resolve());
    const element = await reset({ reset: taken });
    await accessible(element);
    type(element, 'password', 'four quiet words here');

    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('Your password is changed'));
    expect(taken).toHaveBeenCalledWith('secret', 'four quiet words here');
    await accessible(element);
  });

  it('is not replaced by an easy one, and the link stays good', async () => {
    const element = await reset({ reset: () => Promise.reject(problem(422, 'weak-password')) });
    type(element, 'password', 'Northwind2030');

    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('This password is too easy to guess.'));
  });

  it('is not replaced by a link that has been used, and the way to another is shown', async () => {
    const element = await reset({ reset: () => Promise.reject(problem(410, 'token-expired-or-used')) });
    type(element, 'password', 'four quiet words here');

    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('This link no longer works'));
    expect(words(element)).toContain('Send me another link');
    await accessible(element);
  });
});

describe('an invitation', () => {
  it('says who has approved whom, and sets up access', async () => {
    const activate = vi.fn(() => Promise.resolve(session));
    const { element, entered } = await atTheGate({ activate }, 'secret');
    expect(words(element)).toContain('Acme has approved Northwind Resellers');
    await accessible(element);

    type(element, 'password', 'four quiet words here');
    await settled(element);
    expect(words(element)).toContain('Good: 21 characters');
    submit(element);

    await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(activate).toHaveBeenCalledWith('secret', 'four quiet words here', 'Ines Vantrel');
  });

  it('does not take a password of fewer than 12 characters', async () => {
    const activate = vi.fn(() => Promise.resolve(session));
    const { element } = await atTheGate({ activate }, 'secret');

    type(element, 'password', 'short one');
    submit(element);
    await settled(element);

    expect(words(element)).toContain('3 more characters needed');
    expect(activate).not.toHaveBeenCalled();
  });

  it('says when the portal finds a password too easy', async () => {
    const { element } = await atTheGate({ activate: () => Promise.reject(problem(422, 'weak-password')) }, 'secret');
    type(element, 'password', 'Northwind2030');
    submit(element);

    await vi.waitFor(() => expect(words(element)).toContain('This password is too easy to guess.'));
  });

  it.each([
    ['used', 'This link has been used'],
    ['expired', 'This link expired on 3 May'],
  ] as const)('that is %s says so and shows the way', async (state, title) => {
    const { element } = await atTheGate({ preview: () => Promise.resolve(invitation(state)) }, 'secret');

    expect(words(element)).toContain(title);
    expect(words(element)).toContain('Sign in');
    await accessible(element);
  });

  it('of somebody who has a password asks for it and sets no other', async () => {
    const activate = vi.fn(() => Promise.resolve(session));
    const preview = () => Promise.resolve({ ...invitation('open'), known: true });
    const { element, entered } = await atTheGate({ activate, preview }, 'secret');
    expect(words(element)).toContain('You have a password here already');
    await accessible(element);

    type(element, 'password', 'what it is');
    submit(element);

    await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(activate).toHaveBeenCalledWith('secret', 'what it is', undefined, undefined);
  });

  it('that is expired can be sent anew', async () => {
    const renew = vi.fn(() => Promise.resolve());
    const { element } = await atTheGate({ renew, preview: () => Promise.resolve(invitation('expired')) }, 'secret');

    await press(element, 'Send a new link');

    await vi.waitFor(() => expect(words(element)).toContain('A new link is on its way'));
    expect(renew).toHaveBeenCalledWith('secret');
    await accessible(element);
  });

  it('that is none of ours says so', async () => {
    const { element } = await atTheGate({ preview: () => Promise.reject(problem(410, 'token-expired-or-used')) }, 'x');

    expect(words(element)).toContain('This link does not work');
  });

  it('can be opened again when the portal did not answer', async () => {
    const preview = vi.fn(() => Promise.resolve(invitation('open')));
    preview.mockRejectedValueOnce(new ApiProblem('unreachable', 0));
    const { element } = await atTheGate({ preview }, 'secret');
    expect(words(element)).toContain('The portal does not answer');

    find(element, '.acts pp-button').click();

    await vi.waitFor(() => expect(words(element)).toContain('Acme has approved Northwind Resellers'));
  });
});

describe('the strength of a password', () => {
  it.each([
    ['', 0],
    ['short one', 1],
    ['aaaaaaaaaaaaaaaa', 2],
    ['123456789012', 2],
    ['northwind1234', 2],
    ['four quiet words here', 4],
    ['Kj3-pw9x-Lm2q', 4],
  ] as const)('"%s" is level %d', (password, level) => {
    const found = strength(password, ['ines@northwind.example', 'Northwind Resellers']).level;
    expect(level === 4 ? found >= 3 : found === level).toBe(true);
  });
});

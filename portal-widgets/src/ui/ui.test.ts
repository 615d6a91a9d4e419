import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { known, PENDING } from '../api/live-value.js';
import { ApiProblem } from '../api/problem.js';
import { accessible } from '../testing/axe.js';
import { find, settled, show, words } from '../testing/page.js';
import './button.js';
import type { ButtonElement } from './button.js';
import './chip-mark.js';
import './copy-button.js';
import './field-list.js';
import './fresh-mark.js';
import * as icons from './icons.js';
import './menu-button.js';
import './modal-dialog.js';
import type { ModalDialogElement } from './modal-dialog.js';
import './note-box.js';
import './progress-steps.js';
import './select-field.js';
import type { SelectFieldElement } from './select-field.js';
import './status-mark.js';
import './text-field.js';
import type { TextFieldElement } from './text-field.js';
import './toast-stack.js';
import type { ToastStackElement } from './toast-stack.js';
import { whenLive } from './when-live.js';

describe('a button', () => {
  it('is a button in every look, and a link where it leads somewhere', async () => {
    const element = await show(
      html`<div>
        ${(['default', 'primary', 'quiet', 'danger'] as const).map(
          (variant) =>
            html`<pp-button variant=${variant}>${icons.plus()} Submit lead</pp-button>
              <pp-button variant=${variant} disabled>Submit lead</pp-button>
              <pp-button variant=${variant} size="small" square label="Close">${icons.x()}</pp-button>`,
        )}
        <pp-button href="#there">Open lead</pp-button>
      </div>`,
    );
    await settled(element);

    expect(find(element, 'pp-button[href]').shadowRoot?.querySelector('a')?.getAttribute('href')).toBe('#there');
    await accessible(element);
  });

  it('sends its form', async () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    const element = await show(html`<form @submit=${sent}><pp-button type="submit">Send</pp-button></form>`);

    find(element, 'pp-button').shadowRoot?.querySelector('button')?.click();

    expect(sent).toHaveBeenCalledOnce();
  });

  it('does nothing a second time while it is busy', async () => {
    const pressed = vi.fn();
    const element = await show<ButtonElement>(html`<pp-button busy @click=${pressed}>Saving…</pp-button>`);

    element.shadowRoot?.querySelector('button')?.click();

    expect(pressed).not.toHaveBeenCalled();
  });

  it('takes its colours from the tokens', async () => {
    const element = await show(html`<pp-button variant="primary">Send</pp-button>`);
    const probe = document.createElement('i');
    probe.style.color = 'var(--pp-brand)';
    element.after(probe);

    const inner = element.shadowRoot?.querySelector('button') as HTMLElement;

    expect(getComputedStyle(inner).backgroundColor).toBe(getComputedStyle(probe).color);
  });
});

describe('a text field', () => {
  it('has a label, a help, and a message that takes its place', async () => {
    const element = await show<TextFieldElement>(
      html`<pp-text-field label="E-mail" help="We write rarely" value="a,b" optional></pp-text-field>`,
    );
    expect(words(element)).toBe('E-mail optional We write rarely');
    await accessible(element);

    element.error = 'There is a comma in the address.';
    await settled(element);

    expect(words(element)).toBe('E-mail optional There is a comma in the address.');
    expect(find(element, 'input').getAttribute('aria-invalid')).toBe('true');
    await accessible(element);
  });

  it('is part of its form: by value, and by Enter', async () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    const form = await show<HTMLFormElement>(
      html`<form @submit=${sent}><pp-text-field name="email" label="E-mail"></pp-text-field></form>`,
    );

    await userEvent.type(find(form, 'input'), 'ines@northwind.example{Enter}');
    await settled(form);

    expect(new FormData(form).get('email')).toBe('ines@northwind.example');
    expect(sent).toHaveBeenCalledOnce();
  });

  it('can be several lines', async () => {
    const element = await show(
      html`<pp-text-field
        label="Need"
        rows="3"
        value="Two
lines"
      ></pp-text-field>`,
    );

    expect(find(element, 'textarea')).toBeTruthy();
    await accessible(element);
  });
});

it('a select field tells its choice', async () => {
  const choices = [
    { value: 'open', label: 'Open' },
    { value: 'closed', label: 'Closed' },
  ];
  const element = await show<SelectFieldElement>(
    html`<pp-select-field label="State" .choices=${choices} value="open"></pp-select-field>`,
  );
  const changed = vi.fn();
  element.addEventListener('change', changed);

  await userEvent.selectOptions(find(element, 'select'), 'closed');

  expect(element.value).toBe('closed');
  expect(changed).toHaveBeenCalledOnce();
  await accessible(element);
});

it('marks say in words what they show in colour', async () => {
  const element = await show(
    html`<div>
      <pp-status-mark stage="qualified" word="Qualified" since=${new Date().toISOString()}></pp-status-mark>
      <pp-chip-mark kind="brand">You</pp-chip-mark><pp-chip-mark kind="warn">Ends today</pp-chip-mark>
      <pp-chip-mark kind="bad">Not sent</pp-chip-mark><pp-chip-mark kind="good">Yours</pp-chip-mark>
      <pp-fresh-mark>Live</pp-fresh-mark><pp-fresh-mark state="late">3 min behind</pp-fresh-mark>
      <pp-fresh-mark state="gone">Unreachable</pp-fresh-mark>
      <pp-note-box kind="warn">Acme’s CRM has not answered since 10:04.</pp-note-box>
      <pp-field-list .facts=${[{ term: 'Phone', value: '+44 20 7946 0148' }]}></pp-field-list>
      <pp-progress-steps
        .steps=${[
          { title: 'Received', state: 'done' },
          { title: 'Contacted', note: 'today', state: 'now', glyph: 'contacted' },
          { title: 'Won or lost', state: 'open' },
        ]}
      ></pp-progress-steps>
    </div>`,
  );
  await settled(element);

  expect(words(element)).toContain('Qualified now You Ends today');
  await accessible(element);
});

it('a menu opens by key, moves by arrows, and says what was chosen', async () => {
  const items = [
    { id: 'open', label: 'Open' },
    { id: 'sign-out', label: 'Sign out', icon: icons.logout },
  ];
  const element = await show(html`<pp-menu-button label="More" .items=${items}>More</pp-menu-button>`);
  const chosen = vi.fn<(event: Event) => void>();
  element.addEventListener('pp-menu-choose', chosen);

  element.focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(element.shadowRoot?.activeElement?.textContent).toContain('Open'));
  await accessible(element);
  await userEvent.keyboard('{ArrowDown}{Enter}');

  expect(chosen.mock.calls[0]?.[0]).toMatchObject({ detail: { id: 'sign-out' } });
  expect(element.shadowRoot?.activeElement?.className).toBe('opener');
});

it('a dialog is closed by Escape and says so', async () => {
  const element = await show<ModalDialogElement>(
    html`<pp-modal-dialog heading="Withdraw Quillmark Press?" open>
      <p>The history stays.</p>
      <pp-button slot="actions" variant="danger">Withdraw lead</pp-button>
    </pp-modal-dialog>`,
  );
  const closed = vi.fn();
  element.addEventListener('pp-dialog-close', closed);
  await accessible(element);

  await userEvent.keyboard('{Escape}');

  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(element.open).toBe(false);
});

it('a toast confirms, offers one thing, and can be dismissed', async () => {
  const element = await show<ToastStackElement>(html`<pp-toast-stack></pp-toast-stack>`);
  const undone = vi.fn();
  element.show({ text: 'Assigned 2 leads to Tomas', action: { label: 'Undo', run: undone } });
  await settled(element);
  await accessible(element);

  find(element, 'li pp-button').click();
  await settled(element);

  expect(undone).toHaveBeenCalledOnce();
  expect(words(element)).toBe('');
});

describe('what is loaded', () => {
  const draw = (live: Parameters<typeof whenLive<number[]>>[0]) =>
    show(
      html`<div>
        ${whenLive(live, {
          isEmpty: (all) => all.length === 0,
          empty: () => 'nothing yet',
          content: (all) => html`<b>${all.join(' ')}</b>`,
        })}
      </div>`,
    );

  it('is grey lines, then empty or content', async () => {
    expect(find(await draw(PENDING), 'pp-skeleton-block')).toBeTruthy();
    expect(words(await draw(known([])))).toContain('nothing yet');
    expect(words(await draw(known([1, 2])))).toBe('1 2');
  });

  it('stays when a later attempt fails, in the same node', async () => {
    const content = find(await draw(known([1, 2])), 'b');
    const after = await draw({ ...known([1, 2]), problem: new ApiProblem('offline', 0) });
    await settled(after);

    expect(find(after, 'b')).toBe(content);
    expect(words(after)).toContain('You are offline. You see what was known at');
  });
});

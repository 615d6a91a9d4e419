import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import { LOGO } from '../lead-form/lead-form.fixture.js';
import './logo-card.js';
import type { LogoCardElement } from './logo-card.js';

const PUT = 'PUT /api/v1/partner/logo';
const DELETE = 'DELETE /api/v1/partner/logo';
const image = () => new File([new Uint8Array([1, 2, 3])], 'logo.png', { type: 'image/png' });

const card = (api: Api, address = '') =>
  show<LogoCardElement>(
    html`<pp-logo-card .api=${api} partner="Northwind Resellers" address=${address}></pp-logo-card>`,
  );

const refusal = (slug: string, status: number, code?: string) =>
  new ApiProblem('problem', status, {
    type: `/problems/${slug}`,
    title: slug,
    status,
    ...(code ? { errors: [{ pointer: '', code, detail: '' }] } : {}),
  });

function choose(element: Element, file: File): void {
  const input = find<HTMLInputElement>(element, 'input');
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

function drag(kind: 'dragover' | 'drop', file: File): DragEvent {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  return new DragEvent(kind, { bubbles: true, cancelable: true, composed: true, dataTransfer });
}

async function press(element: Element, label: string): Promise<void> {
  const found = within(element).find((one) => one.matches('pp-button') && one.textContent.trim() === label);
  if (!found) throw new Error(`There is no button ${label}`);
  (found as HTMLElement).click();
  await settled(element);
}

describe('the logo', () => {
  it('is sent as it was chosen, and the page is told', async () => {
    const backend = fakeConnection({ [PUT]: () => ({ tag: 'a', width: 512, height: 128 }) });
    const element = await card(backend.connection.api);
    const told = vi.fn();
    element.addEventListener('pp-logo-changed', told);
    expect(words(element)).toContain('No logo yet');
    await accessible(element);
    const file = image();

    choose(element, file);

    await vi.waitFor(() => expect(words(element)).toContain('This is your logo now'));
    expect(backend.asked[0]?.with.body).toBe(file);
    expect(told).toHaveBeenCalledOnce();
    await accessible(element);
  });

  it('can be dropped, and the browser does not open it', async () => {
    const backend = fakeConnection({ [PUT]: () => ({ tag: 'a', width: 512, height: 128 }) });
    const element = await card(backend.connection.api);
    const place = find(element, 'section');
    const over = drag('dragover', image());
    place.dispatchEvent(over);
    await settled(element);
    expect(over.defaultPrevented).toBe(true);
    expect(words(element)).toContain('Let go to use it');

    const dropped = drag('drop', image());
    place.dispatchEvent(dropped);

    expect(dropped.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(backend.asked).toHaveLength(1));
  });

  it('is chosen by keyboard as well', async () => {
    const element = await card(fakeConnection({}).connection.api);
    const opened = vi.spyOn(find<HTMLInputElement>(element, 'input'), 'click').mockReturnValue();

    const button = find(element, 'pp-button');
    button.focus();
    expect(button.shadowRoot?.activeElement?.localName).toBe('button');
    (button.shadowRoot?.activeElement as HTMLElement).click();

    expect(opened).toHaveBeenCalledOnce();
  });

  it('says while it is on its way that it is, and is not sent twice', async () => {
    let done: (value: unknown) => void = () => undefined;
    const backend = fakeConnection({ [PUT]: () => new Promise((resolve) => (done = resolve)) });
    const element = await card(backend.connection.api);
    choose(element, image());
    await settled(element);

    expect(words(element)).toContain('Sending the image');
    find(element, 'section').dispatchEvent(drag('drop', image()));
    expect(backend.asked).toHaveLength(1);

    done({});
    await vi.waitFor(() => expect(words(element)).not.toContain('Sending the image'));
  });

  it.each([
    [refusal('unsupported-image', 415, 'format'), 'no PNG or JPEG'],
    [refusal('unsupported-image', 415, 'pixels'), 'more than 4096 pixels'],
    [refusal('unsupported-image', 415, 'colours'), 'CMYK'],
    [refusal('payload-too-large', 413), 'too large'],
    [refusal('temporarily-unavailable', 503), 'Try again in a moment'],
    [new ApiProblem('unreachable', 0), 'Nothing has changed'],
  ])('says why it was refused: %s', async (problem, reason) => {
    const backend = fakeConnection({
      [PUT]: () => {
        throw problem;
      },
    });
    const element = await card(backend.connection.api, LOGO.src);

    choose(element, image());

    await vi.waitFor(() => expect(words(find(element, '[role=alert]'))).toContain(reason));
    expect(words(element)).toContain('Nothing has changed');
    expect(find<HTMLImageElement>(element, 'img').src).toBe(LOGO.src);
    await accessible(element);
  });

  it('takes a file that was cut off for one that is too large', async () => {
    const backend = fakeConnection({
      [PUT]: () => {
        throw new ApiProblem('unreachable', 0);
      },
    });
    const element = await card(backend.connection.api);

    choose(element, new File([new Uint8Array(1_100_000)], 'photograph.jpg', { type: 'image/jpeg' }));

    await vi.waitFor(() => expect(words(element)).toContain('too large'));
  });

  it('is removed after a question', async () => {
    const backend = fakeConnection({ [DELETE]: () => undefined });
    const element = await card(backend.connection.api, LOGO.src);
    const told = vi.fn();
    element.addEventListener('pp-logo-changed', told);
    expect(find<HTMLImageElement>(element, 'img').alt).toBe('Logo of Northwind Resellers');
    await accessible(element);

    await press(element, 'Remove');
    await accessible(element);
    await press(element, 'Keep it');
    expect(backend.asked).toHaveLength(0);
    await press(element, 'Remove');
    await press(element, 'Remove the logo');

    await vi.waitFor(() => expect(words(element)).toContain('The logo is gone from your form'));
    expect(told).toHaveBeenCalledOnce();
  });
});

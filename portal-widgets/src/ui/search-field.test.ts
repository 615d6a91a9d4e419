import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { accessible } from '../testing/axe.js';
import { find, settled, show } from '../testing/page.js';
import './search-field.js';
import type { SearchFieldElement } from './search-field.js';

const said = vi.fn<(text: string) => void>();
const field = () =>
  show<SearchFieldElement>(
    html`<pp-search-field
      label="Search leads"
      placeholder="Name, company or e-mail"
      @pp-search=${({ detail }: CustomEvent<{ text: string }>) => said(detail.text)}
    ></pp-search-field>`,
  );
const input = (element: Element) => find<HTMLInputElement>(element, 'input');
const types = async (element: Element, text: string) => {
  input(element).value = text;
  input(element).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await settled(element);
};

beforeEach(() => {
  said.mockReset();
});

describe('a search field', () => {
  it('has a name for those who listen', async () => {
    const element = await field();

    expect(input(element).getAttribute('aria-label')).toBe('Search leads');
    await accessible(element);
  });

  describe('while typing', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('says once what is wanted, after a pause', async () => {
      const element = await field();

      for (const text of ['o', 'oa', 'oak ']) {
        await types(element, text);
        vi.advanceTimersByTime(200);
      }
      expect(said).not.toHaveBeenCalled();

      vi.advanceTimersByTime(60);
      expect(said.mock.calls).toEqual([['oak']]);
    });

    it('says at once that nothing is wanted any more', async () => {
      const element = await field();
      await types(element, 'oak');
      vi.advanceTimersByTime(300);

      await types(element, '');

      expect(said.mock.calls).toEqual([['oak'], ['']]);
    });
  });

  it('says it at once on Enter, and the same not twice', async () => {
    const element = await field();
    await types(element, 'oak');

    input(element).focus();
    await userEvent.keyboard('{Enter}{Enter}');

    expect(said.mock.calls).toEqual([['oak']]);
  });

  it('is emptied by its button and by Escape, and keeps the reader in it', async () => {
    const element = await field();
    await types(element, 'oak');
    input(element).focus();
    await userEvent.keyboard('{Enter}');

    find(element, '.clear').click();
    await settled(element);
    expect(input(element).value).toBe('');
    expect(element.shadowRoot?.activeElement).toBe(input(element));
    await types(element, 'elm');
    await userEvent.keyboard('{Enter}{Escape}');

    expect(said.mock.calls).toEqual([['oak'], [''], ['elm'], ['']]);
  });

  it('is reached by the key / from the page, but not while somebody writes', async () => {
    const element = await field();
    const elsewhere = document.createElement('textarea');
    elsewhere.setAttribute('aria-label', 'Note');
    element.after(elsewhere);
    elsewhere.focus();
    await userEvent.keyboard('/');
    expect(elsewhere.value).toBe('/');

    elsewhere.blur();
    await userEvent.keyboard('/');

    expect(element.shadowRoot?.activeElement).toBe(input(element));
    expect(input(element).value).toBe('');
    elsewhere.remove();
  });
});

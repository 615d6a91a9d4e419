import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessible } from '../../testing/axe.js';
import { settled, show, words } from '../../testing/page.js';
import { scenes } from './scenes.js';
import { apply } from './settings.js';
import './style-page.js';
import type { StylePageElement } from './style-page.js';

const THEMES = ['light', 'dark'] as const;

beforeEach(() => {
  sessionStorage.clear();
});

afterEach(() => {
  apply({ theme: 'light' });
});

describe.each(THEMES)('in %s', (theme) => {
  test('every part in every state is readable and usable by all', async () => {
    apply({ theme });
    const page = await show<StylePageElement>(html`<pp-style-page .theme=${theme} .frames=${false}></pp-style-page>`);
    await vi.waitFor(() => {
      for (const state of [
        '3 things to correct',
        'Sending',
        'Thank you, Maria.',
        'too many requests',
        'did not get through',
      ])
        expect(words(page)).toContain(state);
    }, 5_000);
    await settled(page);
    await accessible(page);
  }, 60_000);

  test.each(scenes.map(({ id }) => id))('%s too', async (id) => {
    const scene = scenes.find((one) => one.id === id);
    if (!scene) throw new Error(id);
    apply({ theme, density: scene.density ?? 'portal' });
    const element = await show(html`${scene.draw()}`);
    await new Promise(requestAnimationFrame); // its answers come from memory
    await settled(element);
    await accessible(element);
  });
});

import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { accessible } from '../../testing/axe.js';
import { find, show, words } from '../../testing/page.js';
import './view-banner.js';
import type { ViewBannerElement } from './view-banner.js';
import './view-over.js';

const looking = (ends: number) => ({
  id: 'view-1',
  by: 'Dana Whitlock',
  reason: 'Ines asked why a lead is missing',
  ends_at: new Date(ends).toISOString(),
});
const banner = (ends = Date.now() + 600_000) =>
  show<ViewBannerElement>(
    html`<pp-view-banner .view=${looking(ends)} partner="Northwind Resellers" organization="Acme"></pp-view-banner>`,
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('the banner over a look at a partner’s portal', () => {
  it('says whose portal it is, that nothing can be changed, and until when', async () => {
    const element = await banner();

    expect(words(element)).toContain('You are looking at Northwind Resellers’ portal.');
    expect(words(element)).toContain('Nothing can be changed');
    expect(words(element)).toMatch(/Ends at \d\d:\d\d/);
    await accessible(element);
  });

  it('lets the reader leave', async () => {
    const element = await banner();
    const left = vi.fn();
    element.addEventListener('pp-view-leave', left);

    find(element, 'pp-button').click();

    expect(left).toHaveBeenCalledOnce();
  });

  it('says when the time is over', async () => {
    const element = await banner(Date.now() - 60_000);
    const due = vi.fn();
    element.addEventListener('pp-view-due', due);

    await vi.waitFor(() => expect(due).toHaveBeenCalledOnce(), 3_000);
  });

  it('has room on a phone', async () => {
    await page.viewport(320, 640);
    const element = await banner();

    expect(element.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    expect(find(element, 'pp-button').getBoundingClientRect().right).toBeLessThanOrEqual(320);
    await page.viewport(1280, 900);
  });
});

describe('what stays of a look', () => {
  it.each([
    ['left', 'You have left the portal'],
    ['ended', 'Your look at the portal is over'],
    ['unopened', 'This address opens nothing any more'],
  ])('%s', async (why, title) => {
    const element = await show(html`<pp-view-over .why=${why}></pp-view-over>`);

    expect(words(element)).toContain(title);
    expect(find(element, 'h1')).toBeTruthy();
  });
});

/** Pages that hold nothing but widgets of the extension: home, a web tab, the settings. */

import { h } from './dom.js';
import { emptyState } from './waiting.js';
import { WidgetFrame } from './widget-host.js';

/**
 * What a page without records is called and holds.
 *
 * @typedef {object} PlacePage
 * @property {string} address behind the `#/`
 * @property {string} title
 * @property {string} place where its widgets say they stand
 * @property {object[]} widgets
 */

/**
 * @param {{widgets: object[], administrator: boolean}} context
 * @returns {{before: PlacePage[], after: PlacePage[], setup: PlacePage | null}} pages before the modules, after them,
 *   and the settings; nothing for kinds of widgets the extension does not have
 */
export function placePages({ widgets, administrator }) {
  const at = (place) => widgets.filter((widget) => widget.place === place);
  const dashboards = at('dashboard');
  const settings = at('settings');
  return {
    before: dashboards.length > 0 ? [{ address: 'home', title: 'Home', place: 'dashboard', widgets: dashboards }] : [],
    after: at('web-tab').map((widget) => ({
      address: `tab/${widget.id}`,
      title: widget.name,
      place: 'web-tab',
      widgets: [widget],
    })),
    setup:
      settings.length > 0 && administrator
        ? { address: 'settings', title: 'Settings', place: 'settings', widgets: settings }
        : null,
  };
}

/** One of these pages, while it is open. */
export class WidgetsPage {
  #frames;

  /**
   * @param {object} context
   * @param {PlacePage} page
   */
  constructor(context, page) {
    const alone = page.place === 'web-tab';
    this.#frames = page.widgets.map(
      (widget) =>
        // These places show no record, so there is nothing to tell the page about one.
        new WidgetFrame(widget, { metadata: context.metadata, pageLoad: {}, onChanged: () => {}, bare: alone }),
    );
    this.title = h('h1', { class: alone ? 'sr' : null, tabindex: '-1' }, page.title);
    this.element = h(
      'article',
      { class: `places ${page.place}`, 'aria-label': page.title },
      this.title,
      page.widgets.length === 0
        ? emptyState('The extension has no page for this place.')
        : h('div', { class: 'frames' }, ...this.#frames.map((frame) => frame.element)),
    );
  }

  /** Ends all frames. */
  close() {
    this.#frames.forEach((frame) => frame.close());
  }
}

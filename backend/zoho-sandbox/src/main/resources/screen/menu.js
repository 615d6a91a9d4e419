/** A small menu behind the "more" button: arrows move, Escape closes, focus returns to the button. */

import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';

/**
 * @param {string} label accessible name of the button
 * @param {Array<{label: string, danger?: boolean, run: () => void}>} entries
 * @returns {HTMLElement}
 */
export function menuButton(label, entries) {
  const menuId = uniqueId('menu');
  const items = entries.map(({ label: text, danger, run }) =>
    h(
      'button',
      {
        class: danger ? 'danger' : null,
        role: 'menuitem',
        type: 'button',
        tabindex: '-1',
        onclick: () => {
          close(true);
          run();
        },
      },
      text,
    ),
  );
  const menu = h('div', { class: 'menu', id: menuId, role: 'menu', 'aria-label': label, hidden: true }, ...items);
  const button = h(
    'button',
    {
      class: 'btn small square',
      type: 'button',
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': menuId,
      onclick: () => (menu.hidden ? open() : close(true)),
    },
    icon('dots'),
  );

  function open() {
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    items[0].focus();
  }

  function close(returnFocus) {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (returnFocus) {
      button.focus();
    }
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  return h(
    'div',
    {
      class: 'menu-anchor',
      onkeydown: (event) => {
        if (event.key === 'Escape' && !menu.hidden) {
          close(true);
        } else if (event.key in steps && !menu.hidden) {
          event.preventDefault();
          const index = items.indexOf(document.activeElement) + steps[event.key];
          items[(index + items.length) % items.length].focus();
        }
      },
      onfocusout: (event) => {
        if (!menu.hidden && !event.currentTarget.contains(event.relatedTarget)) {
          close(false);
        }
      },
    },
    button,
    menu,
  );
}

/**
 * @param {Element} place
 * @returns {boolean} whether somebody is choosing from a menu there; then is no time to draw it again
 */
export function hasOpenMenu(place) {
  return place.querySelector('.menu:not([hidden])') !== null;
}

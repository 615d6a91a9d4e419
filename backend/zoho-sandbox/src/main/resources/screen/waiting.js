/** What stands where something is still to come, is missing, or could not be read. */

import { h, setText } from './dom.js';

const SKELETON_AFTER_MILLIS = 150;
const WORDS_AFTER_MILLIS = 4000;

/**
 * Grey bars, but only for those who wait long enough to notice, and a sentence for those who wait longer.
 *
 * @param {number} bars
 * @returns {HTMLElement} remove it when the content is there
 */
export function skeleton(bars) {
  const words = h('p', { class: 's t3', role: 'status' });
  const element = h(
    'div',
    { class: 'skeleton', hidden: true },
    ...Array.from({ length: bars }, () => h('div', { class: 'bar', 'aria-hidden': 'true' })),
    words,
  );
  setTimeout(() => {
    element.hidden = false;
  }, SKELETON_AFTER_MILLIS);
  setTimeout(() => setText(words, 'Still loading.'), WORDS_AFTER_MILLIS);
  return element;
}

/**
 * @param {string} why there is nothing
 * @param {HTMLElement | null} [act] the one thing to do about it
 * @returns {HTMLElement}
 */
export function emptyState(why, act = null) {
  return h('div', { class: 'empty' }, h('p', { class: 't2' }, why), act);
}

/**
 * @param {string} what could not be read
 * @param {Error} problem
 * @param {() => void} again
 * @returns {HTMLElement}
 */
export function problemState(what, problem, again) {
  return h(
    'div',
    { class: 'empty', role: 'alert' },
    h('p', { class: 'strong' }, `${what} could not be read.`),
    h('p', { class: 's t2' }, problem.message),
    h('button', { class: 'btn', type: 'button', onclick: again }, 'Try again'),
  );
}

/** Small pieces that more than one page of a record is made of. */

import { h, uniqueId } from './dom.js';
import { dateTime } from './format.js';
import { icon } from './icons.js';

/**
 * @param {import('./metadata.js').Module} module
 * @returns {HTMLElement} the way back to the list; only phones show it
 */
export function backLink(module) {
  return h('a', { class: 'back-link', href: `#/${module.apiName}` }, icon('back'), module.plural);
}

/**
 * @param {import('./metadata.js').Module} module
 * @returns {HTMLElement} the way back to the whole list where list and record stand side by side
 */
export function closeLink(module) {
  return h(
    'a',
    {
      class: 'btn small square quiet close-link',
      href: `#/${module.apiName}`,
      'aria-label': `Close, show all ${module.plural.toLowerCase()}`,
    },
    icon('close'),
  );
}

/**
 * @param {string} title
 * @param {HTMLElement} content
 * @returns {HTMLElement}
 */
export function card(title, content) {
  const headingId = uniqueId('card');
  return h(
    'section',
    { class: 'card', 'aria-labelledby': headingId },
    h('header', {}, h('h2', { class: 'card-title', id: headingId }, title)),
    content,
  );
}

/**
 * @param {object} record
 * @param {string} zone
 * @returns {HTMLElement[]} who did what when, as far as the record itself knows
 */
export function historyOf(record, zone) {
  const entry = (word, time, by) =>
    h('li', {}, dateTime(time, zone), h('div', { class: 't3' }, `${word} by ${by?.name ?? 'nobody known'}`));
  return [
    entry('Modified', record.Modified_Time, record.Modified_By),
    entry('Created', record.Created_Time, record.Created_By),
  ];
}

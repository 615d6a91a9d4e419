/** The page for a record that does not exist yet. */

import { h } from './dom.js';
import { RecordForm } from './record-form.js';
import { backLink } from './record-parts.js';

/**
 * The page for a record that does not exist yet.
 *
 * @param {object} context
 * @param {import('./metadata.js').Module} module
 * @param {import('./metadata.js').Field[]} fields
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function newRecordPage(context, module, fields) {
  const title = `New ${module.singular.toLowerCase()}`;
  document.title = `${title} · Local CRM sandbox`;
  const form = new RecordForm(context, module, fields, null, {
    onSaved: (id) => {
      context.say(`${module.singular} created`);
      location.hash = `#/${module.apiName}/${id}`;
    },
    onCancel: () => {
      location.hash = `#/${module.apiName}`;
    },
  });
  const element = h(
    'article',
    { class: 'record' },
    backLink(module),
    h('div', { class: 'head' }, h('h1', {}, title)),
    form.element,
  );
  return { element, focus: () => form.focus() };
}

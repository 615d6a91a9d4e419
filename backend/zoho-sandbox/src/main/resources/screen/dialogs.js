/** Questions that stop everything else until they are answered. */

import { h, setText, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { summary } from './refusals.js';

/**
 * Opens a dialog with a form. It stays open, with the reason, while `submit` fails.
 *
 * @param {object} options
 * @param {string} options.title
 * @param {Node[]} options.body
 * @param {string} options.action words of the button that does it
 * @param {boolean} [options.danger]
 * @param {() => Promise<void>} options.submit throws what went wrong
 * @param {(problem: Error) => boolean} [options.refused] shows a refusal at its field; true when it did
 */
export function ask({ title, body, action, danger = false, submit, refused = () => false }) {
  const titleId = uniqueId('dialog');
  const problem = h('p', { class: 's bad', role: 'alert' });
  const close = () => dialog.close();
  const cancel = h('button', { class: 'btn', type: 'button', onclick: close }, 'Cancel');
  const go = h('button', { class: danger ? 'btn danger' : 'btn primary', type: 'submit' }, action);
  const onsubmit = async (event) => {
    event.preventDefault();
    if (go.getAttribute('aria-busy') === 'true') {
      return;
    }
    go.setAttribute('aria-busy', 'true');
    setText(problem, '');
    try {
      await submit();
      close();
    } catch (reason) {
      setText(problem, refused(reason) ? '' : summary(reason));
    } finally {
      go.removeAttribute('aria-busy');
    }
  };
  const dialog = h(
    'dialog',
    { 'aria-labelledby': titleId, onclose: () => dialog.remove() },
    h(
      'form',
      { onsubmit, novalidate: true },
      h(
        'div',
        { class: 'dialog-head' },
        h('h2', { id: titleId }, title),
        h(
          'button',
          { class: 'btn small square quiet end', type: 'button', 'aria-label': 'Close', onclick: close },
          icon('close'),
        ),
      ),
      h('div', { class: 'dialog-body' }, ...body, problem),
      h('div', { class: 'dialog-foot' }, cancel, go),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  // where typing starts, else the answer; never the one that destroys something
  const first = dialog.querySelector('.dialog-body :is(input, select, textarea)');
  (first ?? (danger ? cancel : go)).focus();
}

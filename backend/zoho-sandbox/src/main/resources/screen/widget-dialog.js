/** A widget behind a button of a record: Zoho opens those above the page. */

import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { WidgetFrame } from './widget-host.js';

/**
 * Opens the widget; it goes with Escape, its close button, or when the page asks for it.
 *
 * @param {object} context
 * @param {object} widget
 * @param {{module: string, id: string, onChanged: () => void}} record the button stands on
 * @returns {() => void} closes it
 */
export function openWidgetDialog(context, widget, { module, id, onChanged }) {
  const titleId = uniqueId('widget');
  const frame = new WidgetFrame(widget, {
    metadata: context.metadata,
    // Buttons work on selections as well, so the id comes as a list even for one record.
    pageLoad: { Entity: module, EntityId: [id], ButtonPosition: 'DetailView' },
    onChanged,
    onClosed: () => dialog.close(),
    bare: true,
  });
  const dialog = h(
    'dialog',
    {
      class: 'wide',
      'aria-labelledby': titleId,
      onclose: () => {
        frame.close();
        dialog.remove();
      },
    },
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', { id: titleId }, widget.name),
      h('span', { class: 'chip line end' }, 'from the packed extension'),
      h(
        'button',
        { class: 'btn small square quiet', type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    frame.element,
  );
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

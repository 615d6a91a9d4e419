/**
 * Building elements without markup strings: text only ever goes in as text, so that made-up data cannot become code.
 */

/**
 * Creates an element.
 *
 * @param {string} tag name of the element
 * @param {Record<string, unknown>} [attributes] attributes; `onclick` and the like take a listener, `true` writes an
 *   empty attribute, `false`, `null` and `undefined` leave the attribute out
 * @param {...(Node | string | null | undefined | false)} children nodes or text; empty ones are skipped
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on') && typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Writes a text only where it differs, so that a quiet refresh leaves selection and screen readers alone.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

let lastId = 0;

/**
 * @param {string} prefix
 * @returns {string} an id that no other element of this page has
 */
export function uniqueId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

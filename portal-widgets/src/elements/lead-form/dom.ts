type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes an element without any markup text, so that no page's policy can object. `false` and `null` leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** An icon drawn in lines; always decoration. */
export function icon(kind: 'alert' | 'tick'): SVGSVGElement {
  const [size, path] =
    kind === 'alert'
      ? [16, 'M8 2.5 14.2 13.2H1.8zM8 6.5v3.2M8 11.5v.1']
      : [40, 'M20 1.5a18.5 18.5 0 1 1 0 37 18.5 18.5 0 0 1 0-37zM12.5 20.5l5 5 10-11'];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  set(svg, { class: kind, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' });
  const line = document.createElementNS(svg.namespaceURI as 'http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Sets attributes, or takes them away where the value is `false` or missing. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

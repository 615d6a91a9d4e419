/** The few icons of the screen, drawn on a 16 px grid in the colour of the text around them. */

const PATHS = {
  back: 'M10 3 5 8l5 5',
  close: 'm4 4 8 8m0-8-8 8',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3v10M3 8h10',
  search: 'M11.3 7a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0ZM10.3 10.3l3.2 3.2',
};

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {keyof typeof PATHS} name
 * @returns {SVGSVGElement} decorative: the control around it carries the name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon ${name}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

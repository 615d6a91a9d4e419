import { html, type TemplateResult } from 'lit';
import * as icons from '../../ui/icons.js';
import type { Icon } from '../../ui/icons.js';
import { COLOURS, RADII, SHADOWS, SPACES } from './style-page.styles.js';

/** What everything is made of: colours, type, space, icons. */

export function colours(): TemplateResult {
  return html`<div class="swatches">
    ${Object.entries(COLOURS).map(
      ([name, purpose]) => html`<div><i class="c-${name}"></i><b>${name}</b>${purpose}</div>`,
    )}
  </div>`;
}

export function typefaces(): TemplateResult {
  return html`<div class="type">
    <code>2xl, 620, −0.024em</code><span class="t-2xl">2 leads moved since yesterday</span>
    <code>xl, 620, −0.018em</code><span class="t-xl">Leads</span> <code>l, 620</code><span class="t-l">€84,200</span>
    <code>m, 620</code><span class="t-m">Do next</span> <code>m, 400</code
    ><span>Acme has spoken to Maren and sees a need, a budget and a date.</span> <code>s, 400, text-2</code
    ><span class="small soft">Nobody holds Pellworth Energy.</span> <code>xs, 400, text-3</code
    ><span class="tiny faint num">checked 10:04:09</span>
  </div>`;
}

export function spaces(): TemplateResult {
  return html`<div class="wrap tiny faint">
      ${SPACES.map((step) => html`<div><i class="bar s-${step}"></i>${step}</div>`)}
    </div>
    <div class="wrap tiny faint">
      ${[...RADII, ...SHADOWS].map((name) => html`<div><i class="box r-${name}"></i>${name}</div>`)}
    </div>`;
}

export function allIcons(): TemplateResult {
  const every = Object.entries(icons).filter((entry): entry is [string, Icon] => entry[0] !== 'logo');
  return html`<div class="icons">${every.map(([name, icon]) => html`<div>${icon()}${name}</div>`)}</div>`;
}

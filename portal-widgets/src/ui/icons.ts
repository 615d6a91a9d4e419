import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Small icons are 16 px, the others 20. They are decoration: the words beside them say it. */
export type IconSize = 's' | undefined;

/** Draws an icon; what a button with nothing but an icon gets. */
export type Icon = (size?: IconSize) => TemplateResult;

const icon = (shape: SVGTemplateResult, size: IconSize) =>
  html`<svg class=${size ? 'icon s' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">${shape}</svg>`;

export const alert: Icon = (size) => icon(svg`<path d="M10 3.5 2.75 16.25h14.5zM10 8.25v3.5M10 14v.01"/>`, size);
export const arrow: Icon = (size) => icon(svg`<path d="M4 10h12M11.25 5.25 16 10l-4.75 4.75"/>`, size);
export const bell: Icon = (size) =>
  icon(
    svg`<path d="M5.25 8.5a4.75 4.75 0 0 1 9.5 0c0 3.6 1.5 4.75 1.5 4.75H3.75s1.5-1.15 1.5-4.75zM8.4 16.25a1.8 1.8 0 0 0 3.2 0"/>`,
    size,
  );
export const board: Icon = (size) =>
  icon(
    svg`<rect x="3.25" y="3.75" width="3.75" height="12.5" rx="1"/><rect x="8.15" y="3.75" width="3.75" height="8.5" rx="1"/><rect x="13" y="3.75" width="3.75" height="5.5" rx="1"/>`,
    size,
  );
export const book: Icon = (size) =>
  icon(
    svg`<path d="M10 5.25c-1.8-1.2-4-1.6-6.75-1.5v11.5c2.75-.1 4.95.3 6.75 1.5 1.8-1.2 4-1.6 6.75-1.5V3.75c-2.75-.1-4.95.3-6.75 1.5zM10 5.25v11.5"/>`,
    size,
  );
export const calendar: Icon = (size) =>
  icon(
    svg`<rect x="3.25" y="4.25" width="13.5" height="12.5" rx="1.5"/><path d="M3.25 8.25h13.5M7 2.75v3M13 2.75v3"/>`,
    size,
  );
export const chart: Icon = (size) =>
  icon(svg`<path d="M3.25 3.25v13.5h13.5M7 13.25v-3M10.5 13.25V6.5M14 13.25V9"/>`, size);
export const check: Icon = (size) => icon(svg`<path d="m4.25 10.5 3.75 3.75 7.75-8.5"/>`, size);
export const clip: Icon = (size) =>
  icon(
    svg`<path d="m15.5 9-5.4 5.6a3.2 3.2 0 0 1-4.6-4.4l5.9-6a2.1 2.1 0 0 1 3 3l-5.7 5.9a1 1 0 0 1-1.5-1.4l5-5.2"/>`,
    size,
  );
export const clock: Icon = (size) => icon(svg`<circle cx="10" cy="10" r="6.75"/><path d="M10 6v4l2.75 1.75"/>`, size);
export const cloud: Icon = (size) =>
  icon(svg`<path d="M6 15.25a3.5 3.5 0 0 1-.4-7 4.75 4.75 0 0 1 9.2 1.1 3 3 0 0 1-.3 5.9z"/>`, size);
export const columns: Icon = (size) =>
  icon(
    svg`<rect x="3.25" y="4.25" width="13.5" height="11.5" rx="1.5"/><path d="M8 4.25v11.5M12.25 4.25v11.5"/>`,
    size,
  );
export const deal: Icon = (size) =>
  icon(
    svg`<path d="M3.25 9.5V3.75a.5.5 0 0 1 .5-.5H9.5l7.25 7.25-6.25 6.25z"/><path d="M6.6 6.6h.01" stroke-width="2.25"/>`,
    size,
  );
export const down: Icon = (size) => icon(svg`<path d="m5 7.75 5 5 5-5"/>`, size);
export const download: Icon = (size) => icon(svg`<path d="M10 3.5v9M6 9l4 3.75L14 9M3.75 16.25h12.5"/>`, size);
export const eye: Icon = (size) =>
  icon(
    svg`<path d="M2.25 10S5 4.75 10 4.75 17.75 10 17.75 10 15 15.25 10 15.25 2.25 10 2.25 10z"/><circle cx="10" cy="10" r="2.4"/>`,
    size,
  );
export const file: Icon = (size) => icon(svg`<path d="M5 3.25h6.25L15 7v9.75H5zM11.25 3.25V7H15"/>`, size);
export const filter: Icon = (size) => icon(svg`<path d="M3.25 5.5h13.5M6 10h8M8.5 14.5h3"/>`, size);
export const home: Icon = (size) =>
  icon(svg`<path d="M3.5 8.6 10 3.25l6.5 5.35v7.15a1 1 0 0 1-1 1h-3.25v-4.5h-4.5v4.5H4.5a1 1 0 0 1-1-1z"/>`, size);
export const info: Icon = (size) =>
  icon(svg`<circle cx="10" cy="10" r="6.75"/><path d="M10 9.25v4M10 6.6v.01"/>`, size);
export const leads: Icon = (size) => icon(svg`<path d="M3.25 5h13.5M3.25 10h13.5M3.25 15h8"/>`, size);
export const left: Icon = (size) => icon(svg`<path d="m12.25 5-5 5 5 5"/>`, size);
export const lock: Icon = (size) =>
  icon(
    svg`<rect x="4.25" y="8.75" width="11.5" height="7.75" rx="1.5"/><path d="M6.75 8.75V6.5a3.25 3.25 0 0 1 6.5 0v2.25"/>`,
    size,
  );
export const mail: Icon = (size) =>
  icon(svg`<rect x="2.75" y="4.25" width="14.5" height="11.5" rx="1.5"/><path d="m3.25 5.5 6.75 5 6.75-5"/>`, size);
export const message: Icon = (size) => icon(svg`<path d="M3.25 4.25h13.5v9.5H9l-3.5 3v-3H3.25z"/>`, size);
export const more: Icon = (size) => icon(svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.25"/>`, size);
export const news: Icon = (size) =>
  icon(svg`<path d="M3.25 8v4h2.5l7.5 3.75V4.25L5.75 8zM15.75 8.25a2.4 2.4 0 0 1 0 3.5M6.5 12.25l1 4h2l-.8-3"/>`, size);
export const note: Icon = (size) => icon(svg`<path d="M4 3.25h12v9.5l-4 4H4zM12 16.75v-4h4M7 7h6M7 10h3.5"/>`, size);
export const page: Icon = (size) =>
  icon(
    svg`<rect x="3.25" y="3.25" width="13.5" height="13.5" rx="2"/><path d="M3.25 7.25h13.5M6.5 11h4M6.5 13.75h7"/>`,
    size,
  );
export const paste: Icon = (size) =>
  icon(
    svg`<rect x="4.25" y="4.25" width="11.5" height="12.5" rx="1.5"/><path d="M7.5 4.25V3h5v1.25v1.5h-5zM7.25 9.5h5.5M7.25 12.5h3.5"/>`,
    size,
  );
export const pen: Icon = (size) =>
  icon(svg`<path d="m4 16 .75-3.5 8.5-8.5a1.6 1.6 0 0 1 2.3 0l.45.45a1.6 1.6 0 0 1 0 2.3L7.5 15.25z"/>`, size);
export const plus: Icon = (size) => icon(svg`<path d="M10 4.25v11.5M4.25 10h11.5"/>`, size);
export const refresh: Icon = (size) => icon(svg`<path d="M16 10a6 6 0 1 1-1.8-4.3L16 7.4M16 3.5v3.9h-3.9"/>`, size);
export const right: Icon = (size) => icon(svg`<path d="m7.75 5 5 5-5 5"/>`, size);
export const search: Icon = (size) => icon(svg`<circle cx="9" cy="9" r="5.25"/><path d="m13 13 3.75 3.75"/>`, size);
export const shield: Icon = (size) =>
  icon(svg`<path d="M10 2.9 4 5v4.75c0 3.6 2.4 6.1 6 7.35 3.6-1.25 6-3.75 6-7.35V5z"/>`, size);
export const team: Icon = (size) =>
  icon(
    svg`<circle cx="7.5" cy="7" r="2.75"/><path d="M2.5 16.25c.3-2.9 2.3-4.5 5-4.5s4.7 1.6 5 4.5M12.5 4.4a2.75 2.75 0 0 1 0 5.2M14.5 12.2c1.7.6 2.8 2 3 4.05"/>`,
    size,
  );
export const up: Icon = (size) => icon(svg`<path d="M10 16V4M5.25 8.75 10 4l4.75 4.75"/>`, size);
export const user: Icon = (size) =>
  icon(svg`<circle cx="10" cy="7" r="3.25"/><path d="M3.75 16.75c.5-3.2 2.9-5 6.25-5s5.75 1.8 6.25 5"/>`, size);
export const userplus: Icon = (size) =>
  icon(
    svg`<circle cx="8" cy="6.75" r="3"/><path d="M2.5 16.25c.4-3 2.6-4.75 5.5-4.75 1.4 0 2.6.4 3.5 1.1M14.75 11.5v5M12.25 14h5"/>`,
    size,
  );
export const x: Icon = (size) => icon(svg`<path d="m5 5 10 10M15 5 5 15"/>`, size);
export const logout: Icon = (size) =>
  icon(svg`<path d="M11.5 3.75h-7v12.5h7M8.5 10h8.25M13.5 6.75 16.75 10l-3.25 3.25"/>`, size);
export const copy: Icon = (size) =>
  icon(svg`<rect x="6.75" y="6.75" width="9.5" height="9.5" rx="1.5"/><path d="M13.25 6.75v-3h-9.5v9.5h3"/>`, size);

/** The portal's own mark. */
export const logo = (size: 18 | 22 = 18): TemplateResult =>
  html`<svg
    viewBox="0 0 20 20"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    stroke-linejoin="round"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M4 15.5 10 4l6 11.5M6.8 11.5h6.4" />
  </svg>`;

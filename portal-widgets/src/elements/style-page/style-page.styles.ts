import { css, unsafeCSS } from 'lit';

/** Tokens shown as colours, with what they are for. */
export const COLOURS: Record<string, string> = {
  bg: 'page',
  surface: 'cards, inputs',
  'surface-2': 'hover, quiet fills',
  line: 'separators',
  'line-strong': 'buttons',
  'line-control': 'input edges, 3:1',
  text: '17:1',
  'text-2': '7.6:1',
  'text-3': '5.5:1, smallest text',
  brand: 'actions, progress',
  'brand-hover': 'pressed',
  'brand-soft': 'selected, yours',
  'brand-line': 'underlines',
  good: 'won, live',
  'good-soft': 'behind good',
  warn: 'ends soon',
  'warn-soft': 'behind warn',
  bad: 'error',
  'bad-soft': 'behind bad',
  info: 'note',
  'info-soft': 'behind info',
};
export const SPACES = [1, 2, 3, 4, 5, 6, 7, 8];
export const RADII = ['radius-s', 'radius-control', 'radius', 'radius-l'];
export const SHADOWS = ['shadow-1', 'shadow-2'];

// one rule per token: the content policy allows no style attributes
const swatches = [
  ...Object.keys(COLOURS).map((name) => `.c-${name} { background: var(--pp-${name}) }`),
  ...SPACES.map((step) => `.s-${step} { width: var(--pp-${step}) }`),
  ...RADII.map((name) => `.r-${name} { border-radius: var(--pp-${name}) }`),
  ...SHADOWS.map((name) => `.r-${name} { box-shadow: var(--pp-${name}) }`),
].join('\n');

export const stylePageStyles = [
  css`
    :host {
      max-width: 1240px;
      margin: 0 auto;
      padding: var(--pp-6) var(--pp-5) var(--pp-8);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--pp-3) var(--pp-5);
      margin-bottom: var(--pp-6);
    }
    .head h1 {
      font-size: var(--pp-size-2xl);
      letter-spacing: -0.024em;
    }
    .head .end {
      margin-inline-start: auto;
    }
    .switch {
      display: inline-flex;
      padding: 2px;
      border: 1px solid var(--pp-line);
      border-radius: var(--pp-radius-control);
      background: var(--pp-surface-2);
    }
    .switch a {
      min-height: 30px;
      padding: 0 12px;
      border-radius: var(--pp-radius-s);
      color: var(--pp-text-2);
      font-size: var(--pp-size-s);
      font-weight: var(--pp-weight-strong);
      line-height: 30px;
    }
    .switch a[aria-current] {
      color: var(--pp-text);
      background: var(--pp-surface);
      box-shadow: var(--pp-shadow-1);
    }
    section {
      display: grid;
      grid-template-columns: 200px minmax(0, 1fr);
      gap: var(--pp-5);
      padding-block: var(--pp-5) var(--pp-7);
      border-top: 1px solid var(--pp-line);
    }
    section > div:first-child p {
      margin-top: 6px;
      font-size: var(--pp-size-s);
      color: var(--pp-text-2);
    }
    .show {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pp-5);
      align-content: start;
    }
    .wrap {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pp-3) var(--pp-4);
    }
    .swatches {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
      gap: var(--pp-3);
      font-size: var(--pp-size-xs);
      color: var(--pp-text-3);
    }
    .swatches i {
      display: block;
      height: 52px;
      margin-bottom: 4px;
      border: 1px solid var(--pp-line);
      border-radius: var(--pp-radius-control);
    }
    .swatches b {
      display: block;
      color: var(--pp-text);
    }
    .type {
      display: grid;
      grid-template-columns: 180px minmax(0, 1fr);
      gap: var(--pp-3) var(--pp-4);
      align-items: baseline;
    }
    code {
      font:
        var(--pp-size-xs) / 1.4 ui-monospace,
        monospace;
      color: var(--pp-text-3);
    }
    .t-2xl {
      font-size: var(--pp-size-2xl);
      font-weight: var(--pp-weight-title);
      letter-spacing: -0.024em;
      line-height: var(--pp-leading-tight);
    }
    .t-xl {
      font-size: var(--pp-size-xl);
      font-weight: var(--pp-weight-title);
      letter-spacing: -0.018em;
    }
    .t-l {
      font-size: var(--pp-size-l);
      font-weight: var(--pp-weight-title);
      font-variant-numeric: tabular-nums;
    }
    .t-m {
      font-weight: var(--pp-weight-title);
    }
    .bar {
      display: block;
      height: 20px;
      margin-bottom: 6px;
      border-radius: 2px;
      background: var(--pp-brand);
    }
    .box {
      display: block;
      width: 72px;
      height: 48px;
      margin-bottom: 6px;
      border: 1px solid var(--pp-line-strong);
      background: var(--pp-surface);
    }
    .icons {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(74px, 1fr));
      gap: var(--pp-2);
      font-size: 11px;
      color: var(--pp-text-3);
      text-align: center;
    }
    .icons .icon {
      display: block;
      margin: 8px auto 6px;
      color: var(--pp-text);
    }
    .pairs {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
      gap: var(--pp-4);
      align-items: start;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 230px), 1fr));
      gap: var(--pp-4);
    }
    .card.pad {
      padding: var(--pp-4);
    }
    .fields > figure,
    .pairs > figure,
    .scenes > figure {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pp-2);
    }
    figcaption {
      font-size: var(--pp-size-s);
      font-weight: var(--pp-weight-strong);
      color: var(--pp-text-2);
    }
    .site {
      padding: 20px;
      border: 1px solid #e3e7ed;
      border-radius: 12px;
      background: #fff;
      font-family: Georgia, serif;
    }
    .site.dark {
      border-color: #2a313b;
      background: #161a20;
      color: #e9edf3;
    }
    .scenes {
      display: grid;
      gap: var(--pp-5);
    }
    .scenes.panels {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 570px), 1fr));
    }
    .both {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pp-4);
    }
    /* windows in the size they are drawn for, shown smaller */
    .window {
      max-width: 100%;
      overflow: clip;
      border: 1px solid var(--pp-line-strong);
      border-radius: var(--pp-radius);
      background: var(--pp-surface);
    }
    .window.screen {
      width: 744px;
      height: 600px;
    }
    .window.screen iframe {
      width: 1240px;
      height: 1000px;
      scale: 0.6;
    }
    .window.phone {
      width: 392px;
      height: 600px;
    }
    .window.phone iframe {
      width: 390px;
      height: 598px;
    }
    .window.panel {
      width: 570px;
      height: 420px;
    }
    .window.panel iframe {
      width: 760px;
      height: 560px;
      scale: 0.75;
    }
    iframe {
      display: block;
      border: 0;
      transform-origin: 0 0;
    }
    .wide {
      grid-template-columns: minmax(0, 1fr);
    }
    .wide > div:first-child p {
      max-width: 70ch;
    }
    @media (max-width: 960px) {
      section {
        grid-template-columns: minmax(0, 1fr);
      }
      .type {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
      :host {
        padding: var(--pp-4);
      }
    }
  `,
  unsafeCSS(swatches),
];

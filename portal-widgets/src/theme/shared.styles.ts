import { css } from 'lit';

/** Ground rules every element starts from; the sheet is made once and shared by all of them. */
export const ground = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    font-family: var(--pp-font);
    line-height: var(--pp-leading);
    color: var(--pp-text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    line-height: var(--pp-leading-tight);
    text-wrap: balance;
  }
  h1 {
    font-size: var(--pp-size-xl);
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.018em;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: var(--pp-size-m);
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.006em;
  }
  h3 {
    font-size: var(--pp-size-s);
    font-weight: var(--pp-weight-strong);
  }
  b,
  strong {
    font-weight: var(--pp-weight-strong);
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .small {
    font-size: var(--pp-size-s);
  }
  .tiny {
    font-size: var(--pp-size-xs);
  }
  .soft {
    color: var(--pp-text-2);
  }
  .faint {
    color: var(--pp-text-3);
  }
  .warn {
    color: var(--pp-warn);
  }
  .num,
  time {
    font-variant-numeric: tabular-nums;
  }
  .link {
    color: var(--pp-brand);
    font-weight: var(--pp-weight-strong);
  }
  *:not(p) > .link {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
  }
  p .link {
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .plain {
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    font-weight: var(--pp-weight-strong);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--pp-brand);
    outline-offset: 2px;
    border-radius: var(--pp-radius-s);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.s {
    width: 16px;
    height: 16px;
  }
  .push {
    margin-inline-start: auto;
  }
`;

/** Cards: a border, no shadow, a header of 48 px. */
export const cards = css`
  .card {
    border: 1px solid var(--pp-line);
    border-radius: var(--pp-radius);
    background: var(--pp-surface);
  }
  .card > header {
    display: flex;
    align-items: center;
    gap: var(--pp-2);
    min-height: 48px;
    padding: 0 var(--pp-4);
  }
  .card > header .end {
    margin-inline-start: auto;
  }
  .card > .body {
    padding: 0 var(--pp-4) var(--pp-4);
  }
  .rows > li {
    display: flex;
    align-items: center;
    gap: var(--pp-3);
    padding: 11px var(--pp-4);
    border-top: 1px solid var(--pp-line);
  }
`;

/** The inside of a page: its head, and one or two columns. */
export const pages = css`
  .lead-in {
    font-size: var(--pp-size-2xl);
    letter-spacing: -0.024em;
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pp-2) var(--pp-4);
    margin-bottom: var(--pp-5);
  }
  .page-head .end {
    display: flex;
    gap: var(--pp-2);
    margin-inline-start: auto;
  }
  .cols {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
    gap: var(--pp-5) var(--pp-6);
    align-items: start;
  }
  .stack {
    display: grid;
    gap: var(--pp-5);
    grid-template-columns: minmax(0, 1fr);
  }
  @media (max-width: 1080px) {
    .cols {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 960px) {
    .lead-in {
      font-size: var(--pp-size-xl);
    }
    .page-head {
      margin-bottom: var(--pp-4);
    }
  }
`;

/** Fields: label above, help below; a message takes the place of the help. */
export const fields = css`
  .field {
    display: grid;
    gap: 6px;
    align-content: start;
    min-width: 0;
  }
  .field label,
  .label {
    font-size: var(--pp-size-s);
    font-weight: var(--pp-weight-strong);
  }
  .field label .faint {
    font-weight: var(--pp-weight);
  }
  .input {
    width: 100%;
    min-width: 0;
    min-height: var(--pp-control);
    margin: 0;
    padding: 0 var(--pp-3);
    border: 1px solid var(--pp-line-control);
    border-radius: var(--pp-radius-control);
    color: var(--pp-text);
    background: var(--pp-surface);
    font: inherit;
    font-size: var(--pp-size-input);
    line-height: 1.4;
    transition: border-color var(--pp-fast);
  }
  textarea.input {
    display: block;
    padding-block: 9px;
    resize: vertical;
  }
  select.input {
    appearance: none;
    padding-inline-end: 34px;
    text-overflow: ellipsis;
  }
  .select {
    position: relative;
    display: block;
  }
  .select .icon {
    position: absolute;
    top: 50%;
    inset-inline-end: 11px;
    translate: 0 -50%;
    width: 16px;
    height: 16px;
    pointer-events: none;
    color: var(--pp-text-3);
  }
  .input::placeholder {
    color: var(--pp-text-3);
    opacity: 1;
  }
  .input:hover {
    border-color: var(--pp-text-2);
  }
  .input:focus-visible {
    outline: 2px solid var(--pp-brand);
    outline-offset: -1px;
    border-color: transparent;
    border-radius: var(--pp-radius-control);
  }
  .input[aria-invalid='true'] {
    border-color: var(--pp-bad);
    box-shadow: inset 0 0 0 1px var(--pp-bad);
  }
  .input:disabled {
    border-color: var(--pp-line);
    color: var(--pp-text-3);
    background: var(--pp-surface-2);
    opacity: 1;
  }
  .help,
  .msg {
    display: flex;
    gap: 6px;
    font-size: var(--pp-size-s);
    line-height: 1.4;
    color: var(--pp-text-3);
  }
  .msg .icon {
    width: 16px;
    height: 16px;
    margin-top: 1px;
  }
  .msg.bad {
    color: var(--pp-bad);
  }
  .msg.good {
    color: var(--pp-good);
  }
  .msg.warn {
    color: var(--pp-warn);
  }
`;

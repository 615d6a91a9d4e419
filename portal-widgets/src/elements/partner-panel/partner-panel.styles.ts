import { css } from 'lit';

/** Drawn for 760 × 560 inside the CRM; under 560 px columns stack. */
export const partnerPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    min-height: 100dvh;
    background: var(--pp-surface);
    font-size: var(--pp-size-m);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pp-2);
    min-height: 50px;
    padding: 10px var(--pp-4) 8px;
  }
  .who h1 {
    font-size: 1.23rem;
    overflow-wrap: anywhere;
  }
  .who .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pp-2) var(--pp-3);
    margin-inline-start: auto;
  }
  .rule {
    border-bottom: 1px solid var(--pp-line);
  }
  .note {
    padding: var(--pp-3) var(--pp-4);
    border-bottom: 1px solid var(--pp-line);
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    overflow: clip;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    border-bottom: 1px solid var(--pp-line);
  }
  .figures > div {
    padding: 10px var(--pp-4);
    border-inline-start: 1px solid var(--pp-line);
  }
  .figures > div:first-child {
    border: 0;
  }
  .figures dt {
    font-size: var(--pp-size-s);
    font-weight: var(--pp-weight-strong);
    color: var(--pp-text-2);
  }
  .figures .value {
    display: block;
    font-size: 1.46rem;
    line-height: 26px;
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .figures dd {
    font-size: var(--pp-size-s);
    color: var(--pp-text-3);
  }
  .figures dd.value {
    color: var(--pp-text);
  }
  .over {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.22fr) minmax(0, 1fr);
  }
  .over > div {
    display: grid;
    gap: 18px;
    align-content: start;
    padding: var(--pp-3) var(--pp-4) var(--pp-5);
  }
  .over > div + div {
    border-inline-start: 1px solid var(--pp-line);
  }
  .over h3,
  .act h2 {
    margin-bottom: 6px;
  }
  .over h3 {
    color: var(--pp-text-2);
  }
  pp-field-list {
    --pp-size-s: var(--pp-size-m);
    --pp-term: minmax(76px, max-content);
  }
  .act {
    display: grid;
    gap: var(--pp-3);
    justify-items: start;
  }
  .act h2 {
    margin: 0;
    font-size: 1.08rem;
  }
  .act p {
    max-width: 46ch;
  }
  .progress {
    display: grid;
    gap: 2px;
  }
  .way + * {
    margin-top: var(--pp-2);
  }
  .progress li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto;
    gap: 10px;
    align-items: center;
    min-height: 26px;
    overflow-wrap: anywhere;
  }
  .progress .icon {
    color: var(--pp-good);
  }
  .progress .open {
    color: var(--pp-text-3);
  }
  .progress time,
  .progress .when {
    color: var(--pp-text-3);
    font-variant-numeric: tabular-nums;
  }
  .dot {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .ring {
    width: 12px;
    height: 12px;
    margin-inline-start: 2px;
    border: 1.5px solid var(--pp-line-strong);
    border-radius: 50%;
  }
  .ring.busy {
    border-color: var(--pp-brand-line);
    border-top-color: var(--pp-brand);
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ring.busy {
      animation-duration: 6s;
    }
  }
  /* the list lies flush in the frame: its own edges are the frame's */
  pp-lead-list {
    --pp-radius: 0;
    margin: -1px;
    margin-bottom: 0;
  }
  .fault {
    display: grid;
    gap: var(--pp-2);
    justify-items: start;
    max-width: 60ch;
    padding: var(--pp-5) var(--pp-4);
  }
  @container (max-width: 560px) {
    .figures {
      grid-template-columns: 1fr 1fr;
    }
    .figures > div:nth-child(3) {
      border-inline-start: 0;
    }
    .figures > div:nth-child(n + 3) {
      border-top: 1px solid var(--pp-line);
    }
    .over {
      align-content: start;
      grid-template-columns: minmax(0, 1fr);
    }
    .over > div + div {
      border: 0;
      border-top: 1px solid var(--pp-line);
    }
    .wide {
      display: none;
    }
  }
`;

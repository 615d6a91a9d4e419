import { css } from 'lit';

export const styles = css`
  .gate {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    min-height: 100vh;
    min-height: 100dvh;
  }
  main {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: var(--pp-6);
    padding: var(--pp-5) var(--pp-6);
    background: var(--pp-surface);
  }
  main > :not(.brand, footer) {
    align-self: center;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    font-size: var(--pp-size-l);
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  .brand small {
    display: block;
    font-size: var(--pp-size-xs);
    font-weight: var(--pp-weight);
    letter-spacing: 0;
    color: var(--pp-text-3);
  }
  .mark {
    flex: none;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 9px;
    color: var(--pp-on-brand);
    background: var(--pp-brand);
  }
  .link {
    font-size: var(--pp-size-s);
  }
  footer {
    min-height: 24px;
    font-size: var(--pp-size-xs);
    color: var(--pp-text-3);
  }
  .side {
    display: grid;
    align-content: center;
    justify-items: center;
    padding: var(--pp-7);
    border-inline-start: 1px solid var(--pp-line);
    background: var(--pp-bg);
  }
  .side > .card {
    width: min(400px, 100%);
    padding: var(--pp-4) var(--pp-5) var(--pp-5);
    box-shadow: var(--pp-shadow-2);
  }
  .side .card > p {
    display: flex;
    justify-content: space-between;
    margin-bottom: var(--pp-3);
  }
  .side li {
    position: relative;
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto;
    gap: 0 12px;
    padding: 8px 0;
    font-size: var(--pp-size-s);
  }
  .side li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-inline-start: 8px;
    top: 30px;
    bottom: -6px;
    width: 1.5px;
    background: var(--pp-line-strong);
  }
  .side .glyph {
    width: 17px;
    height: 17px;
    margin-top: 2px;
  }
  .side .at {
    color: var(--pp-text-3);
    font-variant-numeric: tabular-nums;
  }
  .side li:last-child b {
    font-weight: var(--pp-weight);
    color: var(--pp-text-2);
  }
  @media (max-width: 900px) {
    .gate {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      display: none;
    }
    main {
      padding: var(--pp-4);
      background: var(--pp-bg);
    }
  }
`;

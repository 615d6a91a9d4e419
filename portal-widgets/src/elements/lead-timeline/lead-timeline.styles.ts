import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .line {
    position: relative;
    display: grid;
    padding: 0 var(--pp-4) var(--pp-4);
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto;
    gap: 0 var(--pp-3);
    padding: 10px 0;
  }
  li::before {
    content: '';
    position: absolute;
    top: 0;
    bottom: 0;
    inset-inline-start: 13.5px;
    width: 1px;
    background: var(--pp-line);
  }
  li:first-child::before {
    top: 20px;
  }
  li:last-child::before {
    bottom: calc(100% - 20px);
  }
  .at {
    position: relative;
    display: grid;
    place-items: center;
    width: 28px;
    height: 24px;
    background: var(--pp-surface);
    color: var(--pp-text-3);
  }
  .said {
    display: grid;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  time {
    padding-top: 3px;
    font-size: var(--pp-size-xs);
    color: var(--pp-text-3);
    white-space: nowrap;
  }
  .day {
    padding: var(--pp-2) 0 2px;
  }
  .day h3 {
    grid-column: 2;
    font-size: var(--pp-size-xs);
    color: var(--pp-text-3);
  }
  .said .note {
    display: block;
    margin-top: 2px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .new .said {
    animation: arrive 6s var(--pp-ease) 1;
  }
  @keyframes arrive {
    from {
      background: color-mix(in oklab, var(--pp-brand) 16%, var(--pp-surface));
      box-shadow: 0 0 0 6px color-mix(in oklab, var(--pp-brand) 16%, var(--pp-surface));
    }
    to {
      box-shadow: 0 0 0 6px transparent;
    }
  }
  .none {
    padding: 0 var(--pp-4) var(--pp-4);
  }
  @container (max-width: 520px) {
    li {
      grid-template-columns: 28px minmax(0, 1fr);
    }
    li > time {
      grid-column: 2;
      padding: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .new .said {
      animation: none;
    }
  }
`;

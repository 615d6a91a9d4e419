import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: var(--pp-6);
    max-width: 720px;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--pp-4);
  }
  legend {
    display: contents;
  }
  legend h2 {
    grid-column: 1 / -1;
    padding-bottom: var(--pp-2);
    border-bottom: 1px solid var(--pp-line);
  }
  .full {
    grid-column: 1 / -1;
  }
  .send {
    position: sticky;
    bottom: 0;
    z-index: 4;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pp-3);
    padding: var(--pp-3) 0;
    background: var(--pp-bg);
    border-top: 1px solid var(--pp-line);
  }
  .summary {
    padding: 12px var(--pp-4) 14px;
    border-radius: var(--pp-radius-control);
    background: var(--pp-bad-soft);
    font-size: var(--pp-size-s);
  }
  .summary:focus {
    outline: 2px solid var(--pp-bad);
    outline-offset: 2px;
  }
  .summary h2 {
    color: var(--pp-bad);
    font-size: var(--pp-size-m);
  }
  .summary li {
    margin-top: 4px;
  }
  .summary a {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .next {
    display: grid;
    gap: var(--pp-3);
  }
  .next li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 10px;
    font-size: var(--pp-size-s);
    color: var(--pp-text-2);
    line-height: 1.45;
  }
  .next .icon {
    color: var(--pp-text-3);
  }
  .next b {
    color: var(--pp-text);
  }
  .done {
    max-width: 720px;
  }
  @media (max-width: 760px) {
    form {
      gap: var(--pp-5);
    }
    fieldset {
      grid-template-columns: minmax(0, 1fr);
    }
    .send {
      position: static;
    }
    .send pp-button {
      flex: 1 1 100%;
    }
    .send .num {
      order: -1;
      flex: 1 1 100%;
    }
  }
`;

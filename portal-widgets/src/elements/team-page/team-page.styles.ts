import { css } from 'lit';

export const styles = css`
  .card + .card {
    margin-top: var(--pp-5);
  }
  pp-note-box {
    margin-bottom: var(--pp-5);
  }
  .alone {
    padding: 0 var(--pp-4) var(--pp-4);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pp-2);
    margin-top: var(--pp-2);
  }
  @media (max-width: 480px) {
    .count {
      display: none;
    }
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--pp-size-s);
  }
  th,
  td {
    height: 40px;
    padding: 4px var(--pp-3);
    text-align: center;
  }
  tbody th {
    text-align: start;
    font-weight: var(--pp-weight);
    padding-inline-start: var(--pp-4);
  }
  tbody tr > * {
    border-top: 1px solid var(--pp-line);
  }
  .yes {
    color: var(--pp-good);
  }
  .scroll {
    overflow-x: auto;
  }
  fieldset {
    display: grid;
    gap: var(--pp-2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 6px;
    font-size: var(--pp-size-s);
    font-weight: var(--pp-weight-strong);
  }
  .role {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 0 10px;
    padding: 11px 12px;
    border: 1px solid var(--pp-line-strong);
    border-radius: 10px;
    font-size: var(--pp-size-s);
    line-height: 1.4;
    cursor: pointer;
  }
  .role:has(:checked) {
    border-color: var(--pp-brand);
    background: var(--pp-brand-soft);
  }
  .role span {
    grid-column: 2;
    color: var(--pp-text-2);
  }
  .option {
    display: flex;
    gap: 10px;
    align-items: center;
    min-height: 24px;
    font-size: var(--pp-size-s);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 18px;
    height: 18px;
    margin: 1px 0 0;
    accent-color: var(--pp-brand);
  }
  .sum {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: var(--pp-3);
    padding: 12px 14px;
    border-radius: 10px;
    background: var(--pp-surface-2);
    font-size: var(--pp-size-s);
  }
  .sum li {
    color: var(--pp-text-2);
    line-height: 1.5;
  }
`;

import { css } from 'lit';

export const styles = css`
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--pp-3);
    min-height: 48px;
    padding: 6px var(--pp-4);
    border-top: 1px solid var(--pp-line);
    font-size: var(--pp-size-s);
    color: var(--pp-text-3);
  }
  .card {
    overflow: clip;
  }
  .stale {
    margin-bottom: var(--pp-3);
  }
`;

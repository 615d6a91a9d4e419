import { css } from 'lit';

/** A form or a message at the gate. */
export const gateForm = css`
  form,
  .state {
    display: grid;
    gap: var(--pp-4);
    width: min(392px, 100%);
    margin: auto;
    align-content: center;
  }
  h1 {
    font-size: var(--pp-size-2xl);
    letter-spacing: -0.026em;
  }
  h1 + p {
    margin-top: calc(-1 * var(--pp-2));
    color: var(--pp-text-2);
    overflow-wrap: anywhere;
  }
  .or {
    display: flex;
    align-items: center;
    gap: var(--pp-3);
    color: var(--pp-text-3);
    font-size: var(--pp-size-s);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--pp-line);
  }
  .power {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 4px;
  }
  .power i {
    height: 4px;
    border-radius: 2px;
    background: var(--pp-chart-3);
    transition: background var(--pp-slow);
  }
  .level-1 i:nth-child(-n + 1),
  .level-2 i:nth-child(-n + 2) {
    background: var(--pp-warn);
  }
  .level-3 i:nth-child(-n + 3),
  .level-4 i {
    background: var(--pp-good);
  }
`;

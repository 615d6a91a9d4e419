import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--pp-4);
  }
  .full {
    grid-column: 1 / -1;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pp-2);
    margin-top: var(--pp-2);
  }
  .choice pp-button {
    min-width: 0;
  }
  @media (max-width: 520px) {
    form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

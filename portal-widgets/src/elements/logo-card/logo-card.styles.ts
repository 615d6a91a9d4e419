import { css } from 'lit';

export const styles = css`
  .over {
    border-color: var(--pp-brand);
  }
  .body {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pp-4);
  }
  .shown {
    flex: none;
    display: grid;
    place-items: center;
    width: 192px;
    height: 96px;
    padding: var(--pp-3);
    border: 1px dashed var(--pp-line-strong);
    border-radius: var(--pp-radius-s);
  }
  .paper {
    border-style: solid;
    border-color: var(--pp-line);
    background: var(--pp-logo);
  }
  .over .shown {
    border-color: var(--pp-brand);
  }
  .shown img {
    max-width: 100%;
    max-height: 72px;
    object-fit: contain;
  }
  .side {
    flex: 1 1 240px;
    display: grid;
    gap: var(--pp-1);
    align-content: start;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pp-2);
    margin-top: var(--pp-2);
  }
  pp-note-box {
    margin: 0 var(--pp-4) var(--pp-4);
  }
  @media (pointer: coarse) {
    .drop {
      display: none;
    }
  }
`;

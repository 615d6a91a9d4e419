import { css } from 'lit';

export const styles = css`
  .crumb {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-bottom: var(--pp-3);
    font-size: var(--pp-size-s);
    color: var(--pp-text-3);
  }
  .crumb > a {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
  }
  .head {
    margin-bottom: var(--pp-5);
  }
  .head h1 {
    font-size: var(--pp-size-2xl);
    letter-spacing: -0.024em;
    overflow-wrap: anywhere;
  }
  .head p {
    margin-top: 4px;
    color: var(--pp-text-2);
  }
  .now {
    margin-bottom: var(--pp-5);
    overflow: clip;
  }
  .path {
    padding: var(--pp-4) var(--pp-4) 0;
  }
  .here {
    display: none;
    align-items: center;
    gap: 8px;
    padding: 14px var(--pp-4) 0;
  }
  .age {
    font-size: var(--pp-size-s);
    color: var(--pp-text-3);
  }
  .explain {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin-top: var(--pp-4);
    border-top: 1px solid var(--pp-line);
  }
  .explain > div {
    padding: var(--pp-3) var(--pp-4) 14px;
    font-size: var(--pp-size-s);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .explain > div + div {
    border-inline-start: 1px solid var(--pp-line);
  }
  .explain h3 {
    margin-bottom: 3px;
    font-weight: var(--pp-weight);
    color: var(--pp-text-3);
  }
  .explain .yours {
    background: var(--pp-brand-soft);
  }
  .explain .yours h3 {
    color: var(--pp-brand);
    font-weight: var(--pp-weight-strong);
  }
  .explain .stuck {
    background: var(--pp-warn-soft);
  }
  .explain .stuck h3 {
    color: var(--pp-warn);
    font-weight: var(--pp-weight-strong);
  }
  .stale {
    margin-bottom: var(--pp-4);
  }
  @media (max-width: 760px) {
    .here {
      display: flex;
    }
    .path {
      padding-top: 10px;
    }
    .explain {
      grid-template-columns: 1fr;
    }
    .explain > div + div {
      border-inline-start: 0;
      border-top: 1px solid var(--pp-line);
    }
    .hide {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  .app {
    display: grid;
    grid-template-columns: 232px minmax(0, 1fr);
    min-height: 100vh;
    min-height: 100dvh;
  }
  .skip {
    position: absolute;
    inset-inline-start: var(--pp-3);
    top: var(--pp-3);
    translate: 0 -80px;
    z-index: 50;
    padding: var(--pp-2) var(--pp-4);
    border: 0;
    color: inherit;
    font: inherit;
    background: var(--pp-surface);
    border-radius: var(--pp-radius-s);
    box-shadow: var(--pp-shadow-2);
  }
  .skip:focus {
    translate: none;
  }
  .rail {
    position: sticky;
    top: 0;
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    padding: var(--pp-3);
    border-inline-end: 1px solid var(--pp-line);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 0 var(--pp-2);
    margin-bottom: var(--pp-4);
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  .brand:hover {
    text-decoration: none;
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
    width: 30px;
    height: 30px;
    border-radius: 8px;
    color: var(--pp-on-brand);
    background: var(--pp-brand);
  }
  .nav {
    display: grid;
    gap: 2px;
  }
  .nav a {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 36px;
    padding: 0 var(--pp-2);
    border-radius: var(--pp-radius-s);
    color: var(--pp-text-2);
    font-weight: 500;
  }
  .nav a:hover {
    color: var(--pp-text);
    background: var(--pp-surface-2);
    text-decoration: none;
  }
  .nav a[aria-current] {
    color: var(--pp-text);
    background: color-mix(in oklab, var(--pp-text) 7%, transparent);
    font-weight: var(--pp-weight-strong);
  }
  .nav a[aria-current] .icon {
    color: var(--pp-brand);
  }
  .me {
    margin-top: auto;
  }
  .me > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .avatar {
    flex: none;
    display: inline-grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    color: var(--pp-text-2);
    background: color-mix(in oklab, var(--pp-text) 9%, var(--pp-surface));
    font-size: var(--pp-size-xs);
    font-weight: var(--pp-weight-title);
    letter-spacing: 0.01em;
  }
  .who {
    display: grid;
  }
  .of {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .logo {
    flex: none;
    max-width: 72px;
    height: 20px;
    object-fit: contain;
    border-radius: 3px;
    background: var(--pp-logo);
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 10;
    display: flex;
    align-items: center;
    gap: var(--pp-3);
    height: 56px;
    padding: 0 var(--pp-6);
    background: color-mix(in oklab, var(--pp-bg) 92%, transparent);
    backdrop-filter: blur(8px);
    border-bottom: 1px solid var(--pp-line);
  }
  .top .brand {
    min-width: 0;
    margin: 0;
    padding: 0;
  }
  .top .end {
    display: flex;
    align-items: center;
    gap: var(--pp-4);
    min-width: 0;
    margin-inline-start: auto;
  }
  .main {
    max-width: 1240px;
    padding: var(--pp-6) var(--pp-6) var(--pp-8);
  }
  .main:focus {
    outline: none;
  }
  .tabbar {
    display: none;
  }
  /* what has to be seen stays at the top, and what else would goes with the page */
  .looked-at .top {
    position: static;
  }
  .looked-at .rail {
    top: 52px;
    height: calc(100vh - 52px);
    height: calc(100dvh - 52px);
  }
  .narrow {
    display: none;
  }
  @media (max-width: 960px) {
    .app {
      display: block;
      padding-bottom: 76px;
    }
    .rail,
    .wide {
      display: none;
    }
    .narrow {
      display: flex;
    }
    .top {
      padding: 0 var(--pp-4);
    }
    pp-fresh-mark {
      white-space: normal;
    }
    .main {
      padding: var(--pp-4) var(--pp-4) var(--pp-6);
    }
    .tabbar {
      position: fixed;
      inset: auto 0 0;
      z-index: 20;
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      padding: 4px 4px max(8px, env(safe-area-inset-bottom));
      border-top: 1px solid var(--pp-line);
      background: var(--pp-surface);
    }
    .tabbar a,
    .tabbar .more {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 2px;
      min-height: 52px;
      border-radius: var(--pp-radius-s);
      color: var(--pp-text-2);
      font-size: 11px;
      font-weight: 500;
    }
    .tabbar a:hover {
      text-decoration: none;
    }
    .tabbar a[aria-current]:not(.add) {
      color: var(--pp-brand);
    }
    .tabbar .add {
      width: 44px;
      height: 44px;
      min-height: 0;
      margin: 4px auto 0;
      border-radius: 50%;
      color: var(--pp-on-brand);
      background: var(--pp-brand);
    }
    .more {
      width: 100%;
    }
    .tabbar pp-menu-button::part(opener) {
      padding: 0;
    }
  }
`;

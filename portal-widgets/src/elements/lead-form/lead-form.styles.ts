/** A length that follows the form's own unit, never the page's root size. */
const u = (pixels: number): string => `calc(var(--pp-unit) * ${Math.round((pixels / 15) * 1000) / 1000})`;

/**
 * The look of the form. Plain light colours first, for browsers of the last five years; the dark half where
 * `light-dark()` is known. `all: initial` keeps what a page sets on everything out; its font is let in on purpose.
 */
export const leadFormStyles = `
:host {
  --pp-unit: 15px;
  --pp-surface: #fff; --pp-surface-2: #f1f3f6; --pp-line: #e3e7ed; --pp-line-control: #7f8998;
  --pp-text: #151a23; --pp-text-2: #4a5464; --pp-text-3: #5f697a;
  --pp-brand: #2451d6; --pp-on-brand: #fff; --pp-bad: #c02b2b; --pp-bad-soft: #faeaea;
  display: block;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    color-scheme: light;
    --pp-surface: light-dark(#fff, #161a20); --pp-surface-2: light-dark(#f1f3f6, #1d222a);
    --pp-line: light-dark(#e3e7ed, #2a313b); --pp-line-control: light-dark(#7f8998, #67717f);
    --pp-text: light-dark(#151a23, #e9edf3); --pp-text-2: light-dark(#4a5464, #aab4c3); --pp-text-3: light-dark(#5f697a, #8f9aab);
    --pp-brand: light-dark(#2451d6, #7c9cff); --pp-on-brand: light-dark(#fff, #0b1020);
    --pp-logo: light-dark(transparent, #fff);
    --pp-bad: light-dark(#c02b2b, #ff8b85); --pp-bad-soft: light-dark(#faeaea, #2f2023);
  }
  :host([theme="dark"]) { color-scheme: dark; }
  :host([theme="auto"]) { color-scheme: light dark; }
}
:host([hidden]) { display: none; }
.root {
  all: initial; display: block; color-scheme: inherit; direction: inherit;
  font-family: var(--pp-font, inherit); font-size: ${u(15)}; line-height: 1.5; color: var(--pp-text);
  -webkit-font-smoothing: antialiased; text-align: start; overflow-wrap: anywhere;
}
.root *, .root ::before, .root ::after { box-sizing: border-box; }
p, h3, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
.head { display: flex; align-items: center; gap: ${u(12)}; height: ${u(40)}; margin-bottom: ${u(16)}; }
.head b, .head span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.head b { font-weight: 600; }
.head span { flex: 1 3 0; font-size: ${u(13)}; color: var(--pp-text-3); }
.logo { flex: none; height: ${u(40)}; width: auto; max-width: 60%; object-fit: contain; object-position: left; border-radius: ${u(4)}; background: var(--pp-logo, transparent); }
.rows { display: flex; flex-wrap: wrap; gap: ${u(2)} ${u(12)}; }
.fd { flex: 1 1 100%; min-width: 0; }
.fd.half { flex: 1 1 ${u(185)}; }
label { display: block; margin-bottom: ${u(4)}; font-size: ${u(13)}; line-height: ${u(20)}; font-weight: 600; }
label span { font-weight: 400; color: var(--pp-text-3); }
input, textarea, .blank {
  display: block; width: 100%; min-height: ${u(40)}; margin: 0; padding: ${u(8)} ${u(11)}; border: 1px solid var(--pp-line-control); border-radius: ${u(7)};
  background: var(--pp-surface); color: var(--pp-text); font: inherit; line-height: ${u(22)}; resize: vertical; appearance: none;
}
textarea, .blank.tall { min-height: ${u(84)}; }
input:focus-visible, textarea:focus-visible, button:focus-visible, a:focus-visible, .focus:focus-visible { outline: 2px solid var(--pp-brand); outline-offset: 1px; border-radius: ${u(7)}; }
[aria-invalid="true"] { border-color: var(--pp-bad); box-shadow: inset 0 0 0 1px var(--pp-bad); }
.er { min-height: ${u(25)}; margin-top: ${u(3)}; padding-bottom: ${u(5)}; font-size: ${u(13)}; line-height: ${u(20)}; color: var(--pp-bad); }
.alert { width: ${u(16)}; height: ${u(16)}; margin-inline-end: ${u(5)}; vertical-align: ${u(-3)}; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button { font: inherit; cursor: pointer; }
.go {
  display: flex; align-items: center; justify-content: center; gap: ${u(9)}; width: 100%; min-height: ${u(44)}; margin: 0; padding: ${u(8)} ${u(16)};
  border: 0; border-radius: ${u(7)}; background: var(--pp-brand); color: var(--pp-on-brand); font-weight: 600;
}
.go:hover { filter: brightness(.94); }
.more { min-height: ${u(36)}; padding: ${u(5)} ${u(14)}; border: 1px solid var(--pp-line-control); border-radius: ${u(7)}; background: var(--pp-surface); color: var(--pp-text); font-weight: 600; }
.fine { margin-top: ${u(8)}; font-size: ${u(12.5)}; line-height: ${u(18)}; color: var(--pp-text-3); }
.busy input, .busy textarea { background: var(--pp-surface-2); color: var(--pp-text-2); }
.busy .go { cursor: progress; filter: none; }
.spin { width: ${u(15)}; height: ${u(15)}; border-radius: 50%; border: 2px solid currentColor; border-top-color: transparent; animation: turn 0.9s linear infinite; }
.box { padding: ${u(10)} ${u(12)}; margin-bottom: ${u(14)}; border: 1px solid var(--pp-bad); border-radius: ${u(7)}; background: var(--pp-bad-soft); font-size: ${u(14)}; }
.box b { font-weight: 600; }
.box ul { margin-top: ${u(2)}; }
.box a { display: inline-block; line-height: ${u(24)}; color: var(--pp-bad); text-decoration: underline; text-underline-offset: 2px; }
.done, .word { display: grid; gap: ${u(8)}; align-content: start; justify-items: start; padding-top: ${u(8)}; }
.done:focus, .box:focus { outline: none; }
.tick { width: ${u(40)}; height: ${u(40)}; fill: none; stroke: var(--pp-brand); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
h3 { margin-top: ${u(6)}; font-size: ${u(22)}; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; }
.word h3 { margin-top: 0; font-size: ${u(18)}; }
.word p { color: var(--pp-text-2); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: ${u(4)} ${u(20)}; width: 100%; padding: ${u(12)} 0; margin: ${u(6)} 0; border: solid var(--pp-line); border-width: 1px 0; font-variant-numeric: tabular-nums; }
dt { color: var(--pp-text-3); }
.blank { border-color: var(--pp-line); background: var(--pp-surface-2); }
.wait { animation: appear 0.2s 0.15s backwards; }
.wait .head .bar { margin: 0; }
.wait .bar { width: 40%; height: ${u(12)}; margin: ${u(4)} 0 ${u(8)}; border-radius: ${u(4)}; background: var(--pp-surface-2); }
.wait .go { background: var(--pp-surface-2); }
.late { animation: appear 0.2s 4s backwards; }
@keyframes appear { from { opacity: 0; } }
@keyframes turn { to { transform: rotate(1turn); } }
@media (pointer: coarse) {
  input, textarea { font-size: max(16px, ${u(15)}); }
  input, .blank, .more { min-height: max(44px, ${u(40)}); }
  .go { min-height: max(48px, ${u(44)}); }
}
@media (prefers-reduced-motion: reduce) { .spin { animation-duration: 6s; } .wait, .late { animation-duration: 0s; } }
@media (prefers-contrast: more) { :host { --pp-line-control: currentColor; } }
`;

let shared: CSSStyleSheet | undefined;

/** Gives a shadow root its look, by a shared constructed sheet where the browser has them. */
export function adoptStyles(shadow: ShadowRoot): void {
  if ('adoptedStyleSheets' in shadow) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(leadFormStyles);
    }
    shadow.adoptedStyleSheets = [shared];
    return;
  }
  const style = document.createElement('style');
  style.textContent = leadFormStyles;
  (shadow as ShadowRoot).append(style);
}

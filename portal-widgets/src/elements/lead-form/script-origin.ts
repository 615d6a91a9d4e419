/**
 * Where the script came from, which is where the portal is. Only readable while the script runs for the first time:
 * elements on the page are upgraded later, so this module is evaluated before they are defined.
 */
export const scriptOrigin = originOf(document.currentScript);

function originOf(script: HTMLOrSVGScriptElement | null): string {
  const source = script instanceof HTMLScriptElement ? script.src : '';
  return source ? new URL(source, document.baseURI).origin : location.origin;
}

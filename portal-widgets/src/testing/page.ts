import '../theme/tokens.css';
import '../theme/page.css';
import { afterEach } from 'vitest';
import { render, type TemplateResult } from 'lit';

const stage = document.createElement('main');
document.body.append(stage);
document.documentElement.lang = 'en';

afterEach(() => {
  render(undefined, stage);
});

/** Puts a template on the page and gives its first element, updated. */
export async function show<T extends HTMLElement = HTMLElement>(template: TemplateResult): Promise<T> {
  render(template, stage);
  const first = stage.firstElementChild as T & { updateComplete?: Promise<unknown> };
  await settled(first);
  return first;
}

/** Waits until an element and all elements inside it have drawn what they know. */
export async function settled(root: Element): Promise<void> {
  for (let quiet = false; !quiet;) {
    quiet = true;
    for (const element of within(root)) {
      const waiting = element as Element & { updateComplete?: Promise<boolean>; isUpdatePending?: boolean };
      if (waiting.isUpdatePending) {
        quiet = false;
        await waiting.updateComplete;
      }
    }
  }
}

/** The element and everything under it, through shadow roots. */
export function within(root: Element): Element[] {
  const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')];
  return [root, ...inside.flatMap((element) => (element.shadowRoot ? within(element) : [element]))];
}

/** The first element under `root`, through shadow roots, that a selector names. */
export function find<T extends Element = HTMLElement>(root: Element, selector: string): T {
  const found = within(root).find((element) => element.matches(selector));
  if (!found) throw new Error(`No ${selector} in ${root.localName}`);
  return found as T;
}

/** All visible words of an element, its shadow roots included. */
export function words(root: Element): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof HTMLStyleElement) return '';
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const own = node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
    const children = slotted.length > 0 ? slotted : own;
    return [...children].map((child) => (child instanceof Element ? ` ${read(child)} ` : read(child))).join('');
  };
  return read(root).replace(/\s+/g, ' ').trim();
}

/** The dark line on top: says that this is no Zoho, and what the sandbox is doing at the moment. */

import { call } from './api.js';
import { openControls } from './controls.js';
import { h, setText } from './dom.js';
import { ahead } from './format.js';

/**
 * @returns {{element: HTMLElement, refresh: () => Promise<void>, answered: () => void, silent: (since: string) => void}}
 */
export function sandboxStrip() {
  const facts = h('span', { class: 'facts' });
  const silence = h('span', { class: 'silence', role: 'alert' });
  const element = h(
    'div',
    { class: 'strip' },
    h('b', {}, 'Local CRM sandbox'),
    h('span', { class: 'm' }, 'Stands in for Zoho CRM on this machine. No Zoho account, made-up data.'),
    silence,
    facts,
    h('button', { type: 'button', onclick: openControls }, 'Sandbox controls'),
  );
  return {
    element,
    refresh: async () => {
      const state = await call('GET', '/_sandbox/state');
      const words = factsOf(state);
      if (facts.childElementCount === words.length) {
        words.forEach((word, index) => setText(facts.children[index], word));
      } else {
        facts.replaceChildren(...words.map((word) => h('span', { class: 'm' }, word)));
      }
    },
    answered: () => setText(silence, ''),
    silent: (since) => setText(silence, `No answer since ${since}, trying again`),
  };
}

/** Only what the sandbox really said. */
function factsOf(state) {
  const words = [];
  if (state?.now) {
    words.push(`Clock: ${ahead(state.now)}`);
  }
  if (Array.isArray(state?.faults)) {
    words.push(state.faults.length === 0 ? 'Faults: none' : `Faults: ${state.faults.length}`);
  }
  if (state?.credits) {
    words.push(`Credits in 24 h: ${Number(state.credits.used).toLocaleString('en-GB')}`);
  }
  return words;
}

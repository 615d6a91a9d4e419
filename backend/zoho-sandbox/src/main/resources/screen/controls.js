/** What the sandbox was asked and what goes wrong on purpose: the first look when portal and CRM disagree. */

import { call } from './api.js';
import { h, uniqueId } from './dom.js';
import { ahead, counted } from './format.js';
import { icon } from './icons.js';

/** Opens the dialog and reads the sandbox's own state. */
export async function openControls() {
  const titleId = uniqueId('controls');
  const body = h('div', { class: 'dialog-body' }, h('p', { class: 't3' }, 'Reading'));
  const dialog = h(
    'dialog',
    { class: 'wide', 'aria-labelledby': titleId, onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', { id: titleId }, 'Sandbox controls'),
      h(
        'button',
        { class: 'btn small square quiet end', type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    body,
  );
  document.body.append(dialog);
  dialog.showModal();
  await redraw(body);
}

async function redraw(body, done = '') {
  try {
    const [state, requests] = await Promise.all([call('GET', '/_sandbox/state'), call('GET', '/_sandbox/requests')]);
    body.replaceChildren(figures(state), faults(state.faults ?? []), acts(body, done), calls(requests.calls ?? {}));
  } catch (problem) {
    body.replaceChildren(h('p', { class: 'bad', role: 'alert' }, problem.message));
  }
}

function figures(state) {
  const { sent = 0, failed = 0, dropped = 0 } = state.callbacks ?? {};
  const unknown = Object.keys(state.unknown_keys ?? {});
  const facts = [
    ['Callbacks', `${sent} sent, ${failed} failed, ${dropped} dropped`],
    ['Channels', counted((state.channels ?? []).length, 'channel', 'channels')],
    ['Access tokens', `${state.tokens_issued ?? 0} issued`],
    ['Credits in 24 h', creditsOf(state.credits)],
    ['Clock', state.now ? ahead(state.now) : 'real'],
    ['Unknown fields sent', unknown.length === 0 ? 'none' : unknown.join(', ')],
  ];
  return h(
    'dl',
    { class: 'fields bare' },
    ...facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

function faults(list) {
  if (list.length === 0) {
    return h('p', { class: 't2' }, 'Nothing goes wrong on purpose at the moment.');
  }
  return h(
    'ul',
    { class: 'note warn' },
    ...list.map((fault) => h('li', {}, `${fault.kind}: ${fault.match}, ${occasionsOf(fault)}`)),
  );
}

function occasionsOf({ count, probability = 1, until }) {
  const odds = probability < 1 ? `${Math.round(probability * 100)}% of calls` : '';
  const end = until ? `until ${new Date(until).toLocaleTimeString('en-GB')}` : count < 0 ? 'always' : `${count} left`;
  return [odds, end].filter(Boolean).join(', ');
}

function creditsOf({ used = 0, allowance = 0 } = {}) {
  return `${Number(used).toLocaleString('en-GB')} of ${Number(allowance).toLocaleString('en-GB')}`;
}

function acts(body, done) {
  const act = (words, said, method, path) =>
    h(
      'button',
      {
        class: 'btn',
        type: 'button',
        onclick: () =>
          call(method, path).then(
            () => redraw(body, said),
            (problem) => redraw(body, problem.message),
          ),
      },
      words,
    );
  return h(
    'div',
    { class: 'row wrap' },
    act('Clear faults', 'Faults cleared', 'DELETE', '/_sandbox/faults'),
    act('Expire access tokens', 'Access tokens expired', 'POST', '/_sandbox/tokens/expire'),
    act(
      'Refuse the next 10 calls',
      'The next 10 calls of programs are too many',
      'POST',
      '/_sandbox/throttle?calls=10',
    ),
    act('Move the clock by an hour', 'It is an hour later now', 'POST', '/_sandbox/clock?advance=PT1H'),
    h('span', { class: 's t3', role: 'status' }, done),
  );
}

function calls(counts) {
  const rows = Object.entries(counts).map(([name, count]) =>
    h('tr', {}, h('td', { class: 'mono' }, name), h('td', { class: 'number' }, count.toLocaleString('en-GB'))),
  );
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Calls to the API' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Call of a program'),
          h('th', { class: 'number', scope: 'col' }, 'Since the start'),
        ),
      ),
      h('tbody', {}, ...rows),
    ),
  );
}

/**
 * The CRM's side of a widget frame: Zoho's message dialect between the page and the extension. A message counts only
 * when it comes from this very frame and from the origin the frame was opened with.
 */

import { CrmError } from './api.js';
import { h, setText, uniqueId } from './dom.js';
import { answer } from './widget-calls.js';

const SILENT_AFTER_MILLIS = 10_000;

/** One widget of the packed extension, wherever it stands. */
export class WidgetFrame {
  #origin;
  #pageLoad;
  #host;
  #listener;
  #uniqueId = crypto.randomUUID();
  #log = null;
  #silence;

  /**
   * @param {{name: string, url: string, size?: {height?: number}}} widget the size is where it starts, in pixels
   * @param {object} place
   * @param {import('./metadata.js').Metadata} place.metadata
   * @param {object} place.pageLoad what the page is told about where it stands
   * @param {() => void} place.onChanged the widget changed something in the CRM
   * @param {() => void} [place.onClosed] the widget asked to be closed
   * @param {boolean} [place.bare] the widget is the whole page or dialog: no card, no head
   */
  constructor(widget, { metadata, pageLoad, onChanged, onClosed = () => {}, bare = false }) {
    const url = frameUrl(widget.url);
    this.#origin = url.origin;
    this.#pageLoad = pageLoad;
    if (url.searchParams.has('isLogEnabled')) {
      window.__sdkLog ??= [];
      this.#log = window.__sdkLog;
    }
    this.frame = h('iframe', { class: 'widget', title: widget.name, src: url.href });
    this.state = h('p', { class: 'widget-state s t3', role: 'status' }, 'Loading');
    this.#resize(widget.size ?? {});
    const body = h('div', { class: 'widget-body' }, this.frame, this.state);
    this.element = bare ? h('div', { class: 'bare-widget' }, body) : framed(widget.name, body);
    this.#host = {
      metadata,
      onChanged,
      onClosed,
      ui: { resize: (size) => this.#resize(size), open: openRecord, openTab: openWebTab },
    };
    this.#listener = (event) => this.#receive(event);
    window.addEventListener('message', this.#listener);
    this.#silence = setTimeout(() => setText(this.state, 'The page has not answered yet.'), SILENT_AFTER_MILLIS);
  }

  /** Stops listening; the frame's calls stay without an answer, as in the CRM. */
  close() {
    window.removeEventListener('message', this.#listener);
    clearTimeout(this.#silence);
  }

  #receive(event) {
    if (event.source !== this.frame.contentWindow || event.origin !== this.#origin) {
      return;
    }
    const message = parsed(event.data);
    if (message?.type !== 'SDK.EVENT') {
      return;
    }
    this.#note('in', message);
    if (message.eventName === 'REGISTER') {
      this.#greet();
    } else if (message.eventName === 'CRM_EVENT') {
      this.#respond(message);
    } else if (message.eventName !== 'DEREGISTER') {
      this.#refuse(
        message,
        new CrmError({ code: 'NOT_SUPPORTED', message: `No ${message.eventName} in the sandbox.` }),
      );
    }
  }

  #greet() {
    clearTimeout(this.#silence);
    this.state.hidden = true;
    this.#post({
      eventName: 'SET_CONTEXT',
      data: { uniqueID: this.#uniqueId, model: {}, locale: 'en_US', localeResource: {}, connectors: [] },
    });
    this.#post({ eventName: 'PageLoad', data: this.#pageLoad });
  }

  async #respond(message) {
    try {
      const data = await answer(message.data, this.#host);
      this.#post({ eventName: 'EVENT_RESPONSE', promiseid: message.promiseid, data }, message.data?.category);
    } catch (problem) {
      this.#refuse(message, problem);
    }
  }

  #refuse(message, problem) {
    const data = problem.body ?? {
      code: problem.code ?? 'INTERNAL_ERROR',
      details: {},
      message: problem.message,
      status: 'error',
    };
    this.#post({ eventName: 'EVENT_RESPONSE_FAILURE', promiseid: message.promiseid, data }, message.data?.category);
  }

  #post(message, category) {
    const whole = { type: 'FRAMEWORK.EVENT', ...message };
    this.#note('out', whole, category);
    this.frame.contentWindow?.postMessage(whole, this.#origin);
  }

  /** The conformance test compares this log with the one of Zoho's own kit. */
  #note(direction, message, category = message.data?.category) {
    this.#log?.push({ direction, type: message.type, eventName: message.eventName, category: category ?? null });
  }

  #resize({ height }) {
    const pixels = Number.parseInt(height, 10);
    if (pixels > 0) {
      this.frame.style.height = `${pixels}px`;
    }
  }
}

function framed(name, body) {
  const headingId = uniqueId('widget');
  return h(
    'section',
    { class: 'card', 'aria-labelledby': headingId },
    h(
      'header',
      {},
      h('h2', { class: 'card-title', id: headingId }, name),
      h('span', { class: 'chip line end' }, 'from the packed extension'),
    ),
    body,
  );
}

function parsed(data) {
  if (typeof data !== 'string') {
    return data;
  }
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** The CRM tells the frame its own origin first; the kit reads nothing else to find its way back. */
function frameUrl(widgetUrl) {
  const url = new URL(widgetUrl, location.href);
  const own = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('serviceOrigin='));
  const parameters = [`serviceOrigin=${encodeURIComponent(location.origin)}`];
  if (new URLSearchParams(location.search).has('isLogEnabled') && !url.searchParams.has('isLogEnabled')) {
    parameters.push('isLogEnabled=true');
  }
  url.search = [...parameters, ...own].join('&');
  return url;
}

function openRecord({ Entity: entity, RecordID: id }) {
  if (entity && id) {
    location.hash = `#/${entity}/${id}`;
  }
}

function openWebTab({ Entity: name }) {
  location.hash = `#/tab/${name}`;
}

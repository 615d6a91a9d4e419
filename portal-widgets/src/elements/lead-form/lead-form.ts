import { leadFormTexts as t } from '../../i18n/lead-form.en.js';
import { h, icon, set } from './dom.js';
import { freshKey, keepDraft, readDraft, type Draft } from './draft.js';
import { FieldRow, isHalf } from './field-row.js';
import { formTransport, FormTrouble, type FormDefinition, type FormReceipt, type FormTransport } from './form-api.js';
import { adoptStyles } from './lead-form.styles.js';
import { scriptOrigin } from './script-origin.js';

/** What is kept free while the questions are still unknown: the usual ones. */
const USUAL = ['first_name', 'last_name', 'company', 'email', 'phone', 'need'];

/**
 * A partner's lead form for any website: one tag, no cookies, nothing to configure.
 *
 * A plain custom element: it makes every node by hand, so it also runs on pages whose Trusted Types policies are
 * already taken. The children of the tag are shown until the script runs, and again when the form cannot be loaded.
 *
 * @attr form - Key of the form.
 * @attr api - Address of the portal; by default the place the script came from.
 * @attr theme - `light` (default), `dark`, or `auto` for the visitor's system.
 * @slot - What to show without the form, for example a link or an address.
 * @fires pp-lead-sent - The portal has taken the request; `detail` is its receipt.
 * @csspart form - The form itself.
 * @csspart head - Whose form it is: logo or name of the partner, and whom it works with.
 * @csspart button - The button that sends it.
 * @cssproperty [--pp-unit=15px] - Size of the text; everything else follows.
 * @cssproperty [--pp-brand] - Colour of the button and of focus.
 * @cssproperty [--pp-on-brand] - Colour on the button.
 * @cssproperty [--pp-font] - Font; by default the page's.
 */
export class LeadFormElement extends HTMLElement {
  static readonly observedAttributes = ['form', 'api'];

  /** Takes the place of the network where a page has another way to the portal. Set it before the element is shown. */
  transport?: FormTransport;

  private readonly root = h('div', { class: 'root' });
  private readonly spare = document.createElement('slot');
  private readonly line = h('p', { class: 'fine', role: 'status' });
  private readonly honeypot = h('input', { id: 'f-website', name: 'website_url', tabindex: -1, autocomplete: 'off' });
  private definition?: FormDefinition;
  private rows: FieldRow[] = [];
  private draft!: Draft;
  private draftName = '';
  private place?: HTMLElement;
  private loads = 0;
  private here = false;
  private sending = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    adoptStyles(shadow);
    shadow.append(this.root, this.spare);
  }

  connectedCallback(): void {
    this.here = true;
    if (!this.definition) void this.load();
  }

  disconnectedCallback(): void {
    this.here = false;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.here && before !== after) void this.load();
  }

  private get wire(): FormTransport {
    return this.transport ?? formTransport(this.getAttribute('api') ?? scriptOrigin, this.getAttribute('form') ?? '');
  }

  private async load(): Promise<void> {
    const run = ++this.loads;
    this.definition = undefined;
    this.root.style.minHeight = '';
    this.show(this.waiting());
    this.root.setAttribute('aria-busy', 'true');
    try {
      const definition = await this.wire.load();
      if (run !== this.loads) return;
      this.definition = definition;
      this.ask(definition);
    } catch (thrown) {
      if (run === this.loads) this.cannotLoad(slugOf(thrown));
    }
  }

  private show(...content: Node[]): void {
    this.root.removeAttribute('aria-busy');
    this.spare.hidden = true;
    this.root.replaceChildren(...content);
  }

  /** The same outline as the form, so that nothing on the page moves when the questions arrive. */
  private waiting(): HTMLElement {
    const blank = (name: string) =>
      h(
        'div',
        { class: isHalf(name) ? 'fd half' : 'fd' },
        h('div', { class: 'bar' }),
        h('div', { class: name === 'need' ? 'blank tall' : 'blank' }),
        h('p', { class: 'er' }),
      );
    return h(
      'div',
      { class: 'wait' },
      h('div', { class: 'head', 'aria-hidden': 'true' }, h('div', { class: 'bar' })),
      h('div', { class: 'rows', 'aria-hidden': 'true' }, ...USUAL.map(blank)),
      h('div', { class: 'go', 'aria-hidden': 'true' }),
      h('p', { class: 'fine late', role: 'status' }, t.stillLoading),
      h('span', { class: 'trap' }, t.loading),
    );
  }

  private ask(definition: FormDefinition): void {
    const { partner, organization } = definition;
    this.draftName = this.nameOfDraft(definition.key);
    this.draft = readDraft(this.draftName);
    this.honeypot.value = '';
    this.rows = definition.fields.map(
      (field) =>
        new FieldRow(field, this.draft.answers[field.name] ?? '', () => {
          this.keep();
        }),
    );
    const trap = h(
      'div',
      { class: 'trap', 'aria-hidden': 'true' },
      h('label', { for: 'f-website' }, t.honeypot),
      this.honeypot,
    );
    this.place = h('div');
    const form = h(
      'form',
      { novalidate: true, 'aria-label': definition.title, part: 'form' },
      this.head(definition),
      this.place,
      h('div', { class: 'rows' }, ...this.rows.map((row) => row.box)),
      trap,
      h('div', { class: 'wrong' }),
      h('button', { class: 'go', part: 'button' }, t.send(partner.name)),
      this.line,
    );
    this.line.textContent = t.fine(partner.name, organization.name);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.sending) void this.submit(form, definition);
    });
    this.show(form);
  }

  /** Whose form it is: their logo, or their name where there is none or it does not come. */
  private head({ partner, organization, logo }: FormDefinition): HTMLElement {
    const name = h('b', {}, partner.name);
    const head = h('div', { class: 'head', part: 'head' }, name, h('span', {}, t.worksWith(organization.name)));
    if (logo) {
      const image = h('img', { class: 'logo', width: logo.width, height: logo.height, alt: partner.name });
      image.addEventListener('error', () => {
        image.replaceWith(name); // a page may allow no images of ours
      });
      image.src = logo.src;
      name.replaceWith(image);
    }
    return head;
  }

  private async submit(form: HTMLFormElement, definition: FormDefinition): Promise<void> {
    const height = this.root.offsetHeight;
    this.complain(form, '');
    const faults = this.rows.filter((row) => row.check());
    this.summarise(faults);
    if (faults.length > 0) return;
    this.hold(form, definition, true);
    this.root.style.minHeight = `${height}px`; // the page below must not jump up, neither now nor with the thanks
    try {
      const receipt = await this.send(definition);
      keepDraft(this.draftName, null);
      this.thank(definition, receipt);
    } catch (thrown) {
      this.root.style.minHeight = '';
      this.hold(form, definition, false);
      this.refused(form, thrown);
    }
    this.sending = false;
  }

  /** Sends the answers; what can be repaired without the visitor is repaired and sent once more. */
  private async send(definition: FormDefinition, repaired = false): Promise<FormReceipt> {
    const answers: Record<string, string> = { token: definition.token, website_url: this.honeypot.value };
    for (const row of this.rows) if (row.answer) answers[row.field.name] = row.answer;
    try {
      return await this.wire.send(answers, this.draft.key);
    } catch (thrown) {
      const slug = slugOf(thrown);
      if (repaired) throw thrown;
      if (slug === 'form-token-invalid') definition.token = (await this.wire.load()).token;
      else if (slug === 'idempotency-key-reuse')
        this.draft.key = freshKey(); // text was changed after an attempt whose answer was lost
      else throw thrown;
      return this.send(definition, true);
    }
  }

  private refused(form: HTMLFormElement, thrown: unknown): void {
    const errors = thrown instanceof FormTrouble ? thrown.errors : [];
    const faults = this.rows.filter((row) => {
      const error = errors.find(({ pointer }) => pointer === `/${row.field.name}`);
      if (error) row.say(error.detail || t.wrong);
      return error;
    });
    if (faults.length > 0) this.summarise(faults);
    else this.complain(form, wordFor(t.trouble, slugOf(thrown)));
  }

  private summarise(faults: FieldRow[]): void {
    if (faults.length === 0) {
      this.place?.replaceChildren();
      return;
    }
    const link = (row: FieldRow) => {
      const a = h('a', { href: `#${row.input.id}` }, t.inSummary(row.label, row.fault));
      a.addEventListener('click', (event) => {
        event.preventDefault(); // the page's address cannot point into a shadow tree
        row.input.focus();
      });
      return h('li', {}, a);
    };
    const box = h(
      'div',
      { class: 'box', role: 'alert', tabindex: -1 },
      h('b', {}, t.summary(faults.length)),
      h('ul', {}, ...faults.map(link)),
    );
    this.place?.replaceChildren(box);
    box.focus();
  }

  private complain(form: HTMLFormElement, words: string): void {
    const box = h('div', { class: 'box', role: 'alert' }, words);
    form.querySelector('.wrong')?.replaceChildren(...(words ? [box] : []));
    if (words) form.querySelector('.go')?.replaceChildren(t.again);
  }

  private hold(form: HTMLFormElement, { partner, organization }: FormDefinition, held: boolean): void {
    this.sending = held;
    form.classList.toggle('busy', held);
    for (const row of this.rows) row.hold(held);
    const button = form.querySelector('.go');
    if (!button) return;
    set(button, { 'aria-disabled': held ? 'true' : null });
    button.replaceChildren(
      ...(held ? [h('span', { class: 'spin', 'aria-hidden': 'true' }), t.sending] : [t.send(partner.name)]),
    );
    this.line.textContent = held ? t.kept : t.fine(partner.name, organization.name);
  }

  private thank({ partner }: FormDefinition, receipt: FormReceipt): void {
    const firstName = this.rows.find((row) => row.field.name === 'first_name')?.answer ?? '';
    const fact = (name: string, value: string) => [h('dt', {}, name), h('dd', {}, value)];
    const done = h(
      'div',
      { class: 'done', role: 'status', tabindex: -1 },
      icon('tick'),
      h('h3', {}, t.thanks(firstName)),
      h('p', {}, t.has(partner.name)),
      h('dl', {}, ...fact(t.receipt, receipt.number), ...fact(t.received, t.at(receipt.received_at, this.language()))),
    );
    this.rows = [];
    this.show(done);
    done.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('pp-lead-sent', { detail: receipt, bubbles: true, composed: true }));
  }

  private cannotLoad(slug: string): void {
    const closed = slug === 'form-closed';
    const words = closed
      ? h('div', { class: 'word' }, h('h3', {}, t.closed.title), h('p', {}, t.closed.text))
      : h(
          'div',
          { class: 'word', role: 'status' },
          h('h3', {}, t.unavailable.title),
          h('p', {}, wordFor(t.unavailable, slug)),
        );
    if (!closed && slug !== 'not-found' && slug !== 'origin-not-allowed') {
      const again = h('button', { class: 'more', type: 'button' }, t.again);
      again.addEventListener('click', () => void this.load());
      words.append(again);
    }
    this.show(words);
    this.spare.hidden = false;
  }

  private keep(): void {
    for (const row of this.rows) this.draft.answers[row.field.name] = row.input.value;
    keepDraft(this.draftName, this.draft);
  }

  /** Two forms with the same key on one page keep two drafts. */
  private nameOfDraft(key: string): string {
    const same = [...document.querySelectorAll(this.localName)].filter((e) => e.getAttribute('form') === key);
    return `pp-lead-form:${key}:${Math.max(same.indexOf(this), 0)}`;
  }

  private language(): string {
    const tag = this.closest('[lang]')?.getAttribute('lang') ?? '';
    return tag.startsWith('en-') ? tag : 'en-GB'; // the words are English, so is the date
  }
}

function slugOf(thrown: unknown): string {
  return thrown instanceof FormTrouble ? thrown.slug : 'unreachable';
}

function wordFor<W extends { network: string }>(words: W, slug: string): string {
  return (words as Record<string, string | undefined>)[slug] ?? words.network;
}

if (!customElements.get('pp-lead-form')) customElements.define('pp-lead-form', LeadFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-form': LeadFormElement;
  }
}

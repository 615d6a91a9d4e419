import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { body, type Api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { logoTexts as logo } from '../../i18n/logo-card.en.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import { styles } from './logo-card.styles.js';

/** A file above this is what the portal refuses when it is cut off instead of answered, in bytes. */
const LARGE = 1_048_576;

/**
 * A partner's logo: what it is, another one by a button or by dropping it, and away with it.
 *
 * @fires pp-logo-changed - There is another one, or none.
 */
@customElement('pp-logo-card')
export class LogoCardElement extends LitElement {
  static override styles = [ground, cards, styles];

  @property({ attribute: false }) api!: Api;
  /** Address of the logo; empty without one. */
  @property() address = '';
  @property() partner = '';

  @state() private busy = false;
  @state() private over = false;
  @state() private asking = false;
  @state() private said = '';
  @state() private failure = '';

  @query('input') private readonly input!: HTMLInputElement;

  override render() {
    return html`<section
      class=${this.over ? 'card over' : 'card'}
      aria-labelledby="logo"
      @dragover=${this.#dragged}
      @dragleave=${this.#left}
      @drop=${this.#dropped}
    >
      <header><h2 id="logo">${logo.title}</h2></header>
      <div class="body">
        <div class=${this.address ? 'shown paper' : 'shown'}>
          ${
            this.address
              ? html`<img src=${this.address} alt=${logo.of(this.partner)} />`
              : html`<span class="small faint">${logo.none}</span>`
          }
        </div>
        <div class="side small soft">
          <p>${logo.where}</p>
          <p>${logo.which}</p>
          <input
            type="file"
            accept="image/png,image/jpeg"
            tabindex="-1"
            aria-label=${logo.choose}
            hidden
            @change=${this.#chosen}
          />
          <div class="acts">
            <pp-button size="small" ?busy=${this.busy} @click=${this.#choose}
              >${this.busy ? logo.busy : this.address ? logo.replace : logo.choose}</pp-button
            >
            <span class="faint drop">${this.over ? logo.let : logo.drop}</span>
            ${
              this.address && !this.busy
                ? html`<pp-button size="small" variant="quiet" @click=${() => (this.asking = true)}
                    >${logo.remove}</pp-button
                  >`
                : nothing
            }
          </div>
        </div>
      </div>
      <div role="status">${this.said ? html`<pp-note-box kind="good">${this.said}</pp-note-box>` : nothing}</div>
      <div role="alert">${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}</div>
      ${this.#question()}
    </section>`;
  }

  #question() {
    if (!this.asking) return nothing;
    const over = () => (this.asking = false);
    return html`<pp-modal-dialog open heading=${logo.question} @pp-dialog-close=${over}>
      <p>${logo.consequence}</p>
      <pp-button slot="actions" variant="quiet" @click=${over}>${logo.keep}</pp-button>
      <pp-button slot="actions" variant="danger" @click=${this.#remove}>${logo.confirm}</pp-button>
    </pp-modal-dialog>`;
  }

  readonly #choose = () => {
    if (!this.busy) this.input.click();
  };

  readonly #chosen = () => {
    const [file] = this.input.files ?? [];
    if (file) void this.#send(file);
  };

  /** Without this a browser would open what is dropped, and the page would be gone. */
  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  };

  readonly #left = (event: DragEvent) => {
    const to = event.relatedTarget;
    this.over = to instanceof Node && this.renderRoot.contains(to);
  };

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files.item(0);
    if (file && !this.busy) void this.#send(file);
  };

  async #send(file: File): Promise<void> {
    const sent = this.api.PUT('/api/v1/partner/logo', {
      body: file as unknown as string,
      bodySerializer: (image) => image as unknown as Blob,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
    });
    await this.#do(() => body(sent), logo.set, file.size);
    this.input.value = ''; // or choosing the same file again would be no change
  }

  readonly #remove = () => {
    this.asking = false;
    return this.#do(() => this.api.DELETE('/api/v1/partner/logo'), logo.removed);
  };

  async #do(deed: () => Promise<unknown>, said: string, size = 0): Promise<void> {
    this.busy = true;
    this.said = '';
    this.failure = '';
    try {
      await deed();
      this.said = said;
      this.dispatchEvent(new Event('pp-logo-changed', { bubbles: true, composed: true }));
    } catch (thrown) {
      this.failure = this.#words(ApiProblem.of(thrown), size);
    }
    this.busy = false;
  }

  #words(problem: ApiProblem, size: number): string {
    const { refused, unchanged } = logo;
    const cutOff = problem.kind === 'unreachable' && size > LARGE;
    const code = cutOff ? 'payload-too-large' : (problem.problem?.errors?.[0]?.code ?? problem.slug);
    const { title, text } = explain(problem);
    return `${refused[code] ?? refused[problem.slug] ?? `${title}. ${text}`} ${unchanged}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-logo-card': LogoCardElement;
  }
}

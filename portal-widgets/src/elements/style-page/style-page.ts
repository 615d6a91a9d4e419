import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cards, ground } from '../../theme/shared.styles.js';
import { leadForms } from './forms.js';
import { allIcons, colours, spaces, typefaces } from './looks.js';
import { buttons, fields, lead, leadExports, leadLists, logos, messages, statuses, waiting } from './parts.js';
import { scenes, type Scene } from './scenes.js';
import { settingsOf } from './settings.js';
import { stylePageStyles } from './style-page.styles.js';

/** Everything the portal is made of, in every state. For those who build it; not part of the product's pages. */
@customElement('pp-style-page')
export class StylePageElement extends LitElement {
  static override styles = [ground, cards, ...stylePageStyles];

  @property() theme = settingsOf(new URLSearchParams(location.search)).theme;
  /** Whole pages and panels, each in a window of its own. */
  @property({ type: Boolean }) frames = true;

  override render() {
    return html`<main>
      <header class="head">
        <div>
          <h1>Style page</h1>
          <p class="soft">Everything the portal is made of, in every state.</p>
        </div>
        <nav class="switch end" aria-label="Theme">
          ${(['light', 'dark'] as const).map(
            (theme) =>
              html`<a href="?theme=${theme}" aria-current=${theme === this.theme ? 'true' : nothing}
                >${theme === 'light' ? 'Light' : 'Dark'}</a
              >`,
          )}
        </nav>
      </header>
      ${part('Colour', 'Neutrals carry the page. One brand colour says “act here” or “this is moving”. Four meanings, each with a word or an icon.', colours())}
      ${part('Type', 'Inter, six sizes, three weights. Titles are tight, numbers are tabular wherever they can be compared.', typefaces())}
      ${part('Space, radius, depth', 'A 4 px grid. Inside a thing 8 to 16, between things 24, between chapters 48. Shadows only on what floats.', spaces())}
      ${part('Icons', '20 by 20, stroke 1.5, round ends, no fill. Beside a word they are decoration; alone they need a label.', allIcons())}
      ${part('Buttons', 'Verb and object. One primary per page. What cannot be done says why.', buttons())}
      ${part('Fields', 'Label above, help below. A message replaces the help, names the cause and offers the repair. Input is never cleared.', fields())}
      ${part('Status', 'The glyph fills as the lead moves. It always stands with its word. Colour is kept for exceptions.', statuses())}
      ${part('Waiting, empty, wrong', 'Grey lines after 150 ms. After 4 s a sentence. Errors say what happened, what is safe, what to do.', waiting())}
      ${part('Messages', 'A note stays until its cause is gone. A toast confirms and offers undo; it never carries an error. A dialog is only for what must be decided now.', messages())}
      ${part('Lead list', 'The same list in the portal and inside Zoho CRM. Rows stay where they are when they are read again.', leadLists(), true)}
      ${part('Export', 'What the list shows, as a file. One that breaks off is thrown away whole.', leadExports())}
      ${part('One lead', 'What happened to it, and what the partner holds in hand from the first second.', lead())}
      ${part('Logo', 'Chosen or dropped; what is shown is what visitors of the form see.', logos())}
      ${part('Form for websites', 'One tag on a stranger’s page. It takes the page’s font and the partner’s colour; everything else is its own.', html`${leadForms('light')} ${leadForms('dark')}`, true)}
      ${this.frames ? this.#scenes() : nothing}
    </main>`;
  }

  #scenes(): TemplateResult {
    const of = (group: Scene['group']) => scenes.filter((scene) => scene.group === group);
    const panels = html`<div class="scenes panels">
      ${of('panel').map(
        (scene) =>
          html`<figure>
            <figcaption>${scene.title}</figcaption>
            ${this.#frame(scene, 'panel')}
          </figure>`,
      )}
    </div>`;
    const pages = html`<div class="scenes">
      ${of('portal').map(
        (scene) =>
          html`<figure>
            <figcaption>${scene.title}</figcaption>
            <div class="both">${this.#frame(scene, 'screen')} ${this.#frame(scene, 'phone')}</div>
          </figure>`,
      )}
    </div>`;
    return html`${part('Partner panel', 'Beside a partner’s record in Zoho CRM, drawn for 760 by 560. Approving an applicant here can be tried.', panels, true)}
    ${part('Pages of the portal', 'On a screen and on a phone.', pages, true)}`;
  }

  #frame({ id, title }: Scene, size: 'panel' | 'screen' | 'phone'): TemplateResult {
    return html`<div class="window ${size}">
      <iframe loading="lazy" title="${title}, ${size}" src="?show=${id}&amp;theme=${this.theme}"></iframe>
    </div>`;
  }
}

function part(title: string, text: string, show: TemplateResult, wide = false): TemplateResult {
  return html`<section class=${wide ? 'wide' : ''}>
    <div>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>
    <div class="show">${show}</div>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-style-page': StylePageElement;
  }
}

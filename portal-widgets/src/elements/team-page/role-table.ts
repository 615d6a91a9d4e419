import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Action, RoleSummary } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import * as icons from '../../ui/icons.js';
import { styles } from './team-page.styles.js';

/** What can be said of a role: actions everybody has, or nobody, are no difference worth a line. */
export function telling(roles: readonly RoleSummary[]): Action[] {
  const all = [...new Set(roles.flatMap(({ can }) => can.map(({ action }) => action)))];
  const reach = (role: RoleSummary, action: Action) => role.can.find((one) => one.action === action)?.reach ?? '';
  return all.filter((action) => t.team.action[action] && new Set(roles.map((role) => reach(role, action))).size > 1);
}

/** Who can do what, out of the same table the portal asks before it lets anybody do anything. */
@customElement('pp-role-table')
export class RoleTableElement extends LitElement {
  static override styles = [ground, styles];

  @property({ attribute: false }) roles: readonly RoleSummary[] = [];

  override render() {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.team.who}>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="hidden">${t.team.what}</span></th>
            ${this.roles.map(({ role }) => html`<th scope="col">${t.team.role[role]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${telling(this.roles).map(
            (action) =>
              html`<tr>
                <th scope="row">${t.team.action[action]}</th>
                ${this.roles.map((role) => this.#cell(role, action))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cell(role: RoleSummary, action: Action) {
    const can = role.can.find((one) => one.action === action);
    if (!can) return html`<td class="faint">–<span class="hidden">${t.team.cannot}</span></td>`;
    if (/_MEMBER$/.test(action) && role.gives.length < this.roles.length)
      return html`<td class="soft">${t.team.givesOnly}</td>`;
    const reach = t.team.reach[can.reach];
    if (reach && /LEADS$/.test(action)) return html`<td class="soft">${reach}</td>`;
    return html`<td class="yes">${icons.check()}<span class="hidden">${t.team.can}</span></td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-role-table': RoleTableElement;
  }
}

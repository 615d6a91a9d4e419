import { css, html, nothing } from 'lit';
import type { LeadRow, Stage } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { glyph } from '../../ui/glyphs.js';

const COLUMNS: readonly Stage[] = ['received', 'contacted', 'qualified', 'proposal', 'won'];
/** How many leads of a stage are named; the rest are counted. */
const NAMED = 3;

/** Where all leads are, by stage. Only for a reader whose leads are all known: a count of some of them would mislead. */
export function pipeline(leads: readonly LeadRow[]) {
  const open = leads.filter(({ status, lifecycle }) => !isOver(status.stage) && lifecycle !== 'crm_deleted');
  return html`<section class="card" aria-labelledby="pipeline">
    <header>
      <h2 id="pipeline">${t.home.pipeline}</h2>
      <span class="small faint">${t.home.open(open.length)}</span>
      <a class="link small end" href="/portal/leads">${t.home.all}</a>
    </header>
    <div class="board">
      ${COLUMNS.map((stage) =>
        column(
          stage,
          leads.filter(({ status, lifecycle }) => (status.stage ?? 'none') === stage && lifecycle !== 'crm_deleted'),
        ),
      )}
    </div>
  </section>`;
}

function isOver(stage: Stage | null | undefined): boolean {
  return stage === 'won' || stage === 'lost';
}

function column(stage: Stage, leads: readonly LeadRow[]) {
  return html`<section>
    <h3>${glyph(stage)} ${t.stage[stage]}</h3>
    <span class="n ${leads.length === 0 ? 'none' : ''}"
      >${leads.length === 0 ? t.home.none : t.count(leads.length)}</span
    >
    ${
      leads.length === 0
        ? nothing
        : html`<ul>
            ${leads.slice(0, NAMED).map(
              ({ id, company, status }) =>
                html`<li>
                  <a href="/portal/leads/${id}"
                    ><span>${company}</span
                    ><time class="age" datetime=${status.since} title=${t.time.exact(status.since)}
                      >${t.time.age(status.since)}</time
                    ></a
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

/** The looks of {@link pipeline}: five columns side by side, on a phone five lines. */
export const board = css`
  .board {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    border-top: 1px solid var(--pp-line);
  }
  .board section {
    min-width: 0;
    padding: var(--pp-3) 10px var(--pp-4);
    border-inline-start: 1px solid var(--pp-line);
  }
  .board section:first-child {
    padding-inline-start: var(--pp-4);
    border: 0;
  }
  .board h3 {
    display: flex;
    align-items: center;
    gap: 7px;
    font-weight: 500;
  }
  .board .n {
    display: block;
    margin: 6px 0 10px;
    font-size: var(--pp-size-l);
    font-weight: var(--pp-weight-title);
    letter-spacing: -0.02em;
    line-height: 1.2;
  }
  .board .none {
    font-size: var(--pp-size-s);
    font-weight: 400;
    letter-spacing: 0;
    color: var(--pp-text-3);
  }
  .board a {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    margin: 0 -6px;
    padding: 4px 6px;
    border-radius: var(--pp-radius-s);
    font-size: var(--pp-size-s);
  }
  .board a:hover {
    background: var(--pp-surface-2);
    text-decoration: none;
  }
  .board a > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .board .age {
    flex: none;
    font-size: var(--pp-size-xs);
    color: var(--pp-text-3);
  }
  @media (max-width: 760px) {
    .board {
      grid-template-columns: 1fr;
    }
    .board section,
    .board section:first-child {
      display: grid;
      grid-template-columns: 1fr auto;
      align-items: center;
      padding: 11px var(--pp-4);
      border-inline-start: 0;
      border-top: 1px solid var(--pp-line);
    }
    .board section:first-child {
      border-top: 0;
    }
    .board .n {
      margin: 0;
      font-size: var(--pp-size-m);
      text-align: end;
    }
    .board ul {
      display: none;
    }
  }
`;

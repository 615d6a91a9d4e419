import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ground } from '../theme/shared.styles.js';

export interface Column<Row> {
  /** Unique within the table; also where the cell goes when rows are stacked. */
  key: string;
  head: string;
  cell: (row: Row) => unknown;
  /** Numbers stand at the end. */
  end?: boolean;
  /**
   * Place in a stacked row: the name at the top left, the state at the top right, a whole line, the left or right part
   * of a line, or nowhere.
   */
  stacked?: 'name' | 'state' | 'line' | 'left' | 'right' | 'none';
  /** Left out where the table is narrower than about 1,000 px. */
  roomy?: boolean;
}

/**
 * A semantic table. In a place narrower than 760 px (in the CRM, whose text is smaller, 660 px) its rows become stacked blocks; explicit roles keep it a table for
 * those who listen. Rows keep their nodes from one drawing to the next.
 *
 * @csspart row - One row.
 */
@customElement('pp-data-table')
export class DataTableElement<Row = unknown> extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        container-type: inline-size;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--pp-size-s);
      }
      th {
        height: 36px;
        padding: 0 var(--pp-3);
        text-align: start;
        font-size: var(--pp-size-xs);
        font-weight: var(--pp-weight-strong);
        color: var(--pp-text-3);
        white-space: nowrap;
        border-bottom: 1px solid var(--pp-line);
      }
      td {
        height: 56px;
        padding: 6px var(--pp-3);
        border-top: 1px solid var(--pp-line);
      }
      :host([dense]) td {
        height: var(--pp-row);
      }
      tbody tr:first-child td {
        border-top: 0;
      }
      th:first-child,
      td:first-child {
        padding-inline-start: var(--pp-4);
      }
      th:last-child,
      td:last-child {
        padding-inline-end: var(--pp-4);
      }
      .end {
        text-align: end;
      }
      tbody tr {
        position: relative;
      }
      tbody tr:hover {
        background: color-mix(in oklab, var(--pp-text) 3%, var(--pp-surface));
      }
      tr.new,
      tr.new:hover {
        background: color-mix(in oklab, var(--pp-brand) 6%, var(--pp-surface));
        animation: arrive 6s var(--pp-ease) 1;
      }
      tr.new td:first-child {
        box-shadow: inset 3px 0 var(--pp-brand);
      }
      @keyframes arrive {
        from {
          background: color-mix(in oklab, var(--pp-brand) 16%, var(--pp-surface));
        }
      }
      /* parts a cell may use */
      .who {
        display: grid;
        max-width: 20em;
        line-height: 1.35;
        min-width: 0;
      }
      .who b {
        font-size: var(--pp-size-m);
        overflow-wrap: anywhere;
      }
      .cover::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .cover:focus-visible {
        outline: none;
      }
      .cover:focus-visible::after {
        outline: 2px solid var(--pp-brand);
        outline-offset: -2px;
        border-radius: var(--pp-radius-s);
      }
      .change {
        display: grid;
        color: var(--pp-text-2);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .change .icon {
        vertical-align: -3px;
        color: var(--pp-text-3);
      }
      .owner {
        display: flex;
        white-space: nowrap;
        align-items: center;
        gap: var(--pp-2);
      }
      .avatar {
        flex: none;
        display: inline-grid;
        place-items: center;
        width: 26px;
        height: 26px;
        border-radius: 50%;
        color: var(--pp-text-2);
        background: color-mix(in oklab, var(--pp-text) 9%, var(--pp-surface));
        font-size: 11px;
        font-weight: var(--pp-weight-title);
      }
      .person {
        display: flex;
        align-items: center;
        gap: 10px;
        min-width: 0;
        line-height: 1.35;
      }
      .person > span:last-child {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .person .avatar {
        width: 32px;
        height: 32px;
        font-size: var(--pp-size-xs);
      }
      .acts {
        display: inline-flex;
        flex-wrap: wrap;
        gap: var(--pp-2);
        justify-content: flex-end;
      }
      .end pp-menu-button {
        display: inline-block;
      }
      .nowrap {
        white-space: nowrap;
      }
      @container (max-width: 66.7rem) {
        .roomy {
          display: none;
        }
      }
      @container (max-width: 50.6rem) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        table,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) fit-content(55%);
          gap: 6px var(--pp-3);
          align-items: start;
          padding: 13px var(--pp-4);
          border-top: 1px solid var(--pp-line);
        }
        tbody tr:first-child {
          border-top: 0;
        }
        td,
        td:first-child,
        td:last-child,
        :host([dense]) td {
          display: block;
          height: auto;
          padding: 0;
          border: 0;
        }
        tr.new {
          box-shadow: inset 3px 0 var(--pp-brand);
        }
        tr.new td:first-child {
          box-shadow: none;
        }
        .at-none,
        td.roomy {
          display: none;
        }
        .at-name,
        .at-left {
          grid-column: 1;
        }
        .at-name,
        .at-state {
          grid-row: 1;
        }
        .at-state,
        .at-right {
          grid-column: 2;
          text-align: end;
        }
        .at-line {
          grid-column: 1 / -1;
        }
        .calm, /* what is worth saying only where there is room */
        td:empty {
          display: none;
        }
        .who {
          max-width: none;
        }
        .nowrap {
          white-space: normal;
        }
        .change {
          display: block;
        }
        .change .then::before {
          content: ' · ';
          white-space: pre;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        tr.new {
          animation: none;
        }
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) columns: readonly Column<Row>[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) rowKey: (row: Row) => string = () => '';
  /** Keys of rows that have just changed: they carry a bar and a tint that fades. */
  @property({ attribute: false }) changed: ReadonlySet<string> = new Set();
  /** One line per row instead of two. */
  @property({ type: Boolean, reflect: true }) dense = false;

  override render() {
    /* eslint-disable lit-a11y/no-redundant-role -- as blocks (stacked) the parts of a table lose the roles they have by nature */
    return html`<table role="table" aria-label=${this.label}>
      <thead role="rowgroup">
        <tr role="row">
          ${this.columns.map(
            (column) => html`<th role="columnheader" scope="col" class=${place(column)}>${column.head}</th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          this.rows,
          (row) => this.rowKey(row),
          (row) =>
            html`<tr role="row" part="row" class=${this.changed.has(this.rowKey(row)) ? 'new' : ''}>
              ${this.columns.map((column) => html`<td role="cell" class=${place(column)}>${column.cell(row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

function place<Row>({ stacked = 'line', end, roomy }: Column<Row>): string {
  return [`at-${stacked}`, end ? 'end' : '', roomy ? 'roomy' : ''].join(' ').trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-data-table': DataTableElement;
  }
}

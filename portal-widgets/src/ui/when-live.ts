import { html, nothing, type TemplateResult } from 'lit';
import type { Live } from '../api/live-value.js';
import { t } from '../i18n/texts.js';
import './error-panel.js';
import './note-box.js';
import './skeleton-block.js';

/** The four states of something that is loaded. */
export interface Drawing<T> {
  content: (value: T, at: number) => unknown;
  /** Whether there is a value but nothing in it. */
  isEmpty?: (value: T) => boolean;
  empty?: (value: T) => unknown;
  /** Left out, three grey lines. */
  waiting?: () => unknown;
  /** Left out, the common panel. */
  problem?: (problem: NonNullable<Live<T>['problem']>) => unknown;
}

/**
 * Draws a {@link Live} value: grey lines, why it is empty, the content, or the problem. Content that is there stays
 * there: a problem is then one sentence above it, with the time the content is from.
 */
export function whenLive<T>(live: Live<T>, drawing: Drawing<T>): TemplateResult {
  const { value, at = 0, problem } = live;
  return html`${problem && value !== undefined ? stale(problem.kind === 'offline', at) : nothing}${inside(live, drawing)}`;
}

function inside<T>({ value, at = 0, problem }: Live<T>, drawing: Drawing<T>): unknown {
  if (value !== undefined)
    return drawing.empty && drawing.isEmpty?.(value) ? drawing.empty(value) : drawing.content(value, at);
  if (problem) return drawing.problem?.(problem) ?? html`<pp-error-panel .problem=${problem}></pp-error-panel>`;
  return drawing.waiting?.() ?? html`<pp-skeleton-block></pp-skeleton-block>`;
}

function stale(offline: boolean, at: number): TemplateResult {
  const asOf = t.time.second(at);
  return html`<pp-note-box class="stale" kind="warn"
    >${offline ? t.problem.staleOffline(asOf) : t.problem.stale(asOf)}</pp-note-box
  >`;
}

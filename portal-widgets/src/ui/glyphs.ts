import { css, html, nothing, svg, type TemplateResult } from 'lit';

/** The shapes of progress: a circle that fills. Readable in grey, in print, at 16 px. */
export type Glyph =
  'received' | 'contacted' | 'qualified' | 'proposal' | 'won' | 'lost' | 'returned' | 'draft' | 'arrived';

const ring = svg`<circle cx="8" cy="8" r="6.25" stroke-width="1.5"/>`;
const filled = (quarters: number) =>
  svg`${ring}<circle cx="8" cy="8" r="2" stroke-width="4" stroke-dasharray="${(Math.PI * quarters).toFixed(2)} 12.57" transform="rotate(-90 8 8)"/>`;

const shapes = {
  received: ring,
  contacted: filled(1),
  qualified: filled(2),
  proposal: filled(3),
  won: svg`<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/><path d="m4.9 8.2 2.1 2.2 4.1-4.6" stroke="var(--pp-surface)" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  lost: svg`${ring}<path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" stroke-width="1.5" stroke-linecap="round"/>`,
  returned: svg`${ring}<path d="M11 8H5.2m2.3-2.4L5 8l2.5 2.4" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  arrived: svg`${ring}<circle cx="8" cy="8" r="2.5" fill="currentColor" stroke="none"/>`,
  draft: svg`<circle cx="8" cy="8" r="6.25" stroke-width="1.5" stroke-dasharray="2 1.93"/>`,
};

/** Draws a glyph. It is decoration: the word stands beside it. */
export function glyph(shape: Glyph | null | undefined): TemplateResult | typeof nothing {
  const known = shape ?? 'received';
  return html`<svg class="glyph ${known}" viewBox="0 0 16 16" aria-hidden="true">${shapes[known]}</svg>`;
}

/** Colours of the glyphs; brand where it moves, grey at both ends, green when won. */
export const glyphs = css`
  .glyph {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    color: var(--pp-brand);
  }
  .glyph.received,
  .glyph.lost,
  .glyph.draft {
    color: var(--pp-text-3);
  }
  .glyph.won {
    color: var(--pp-good);
  }
  .glyph.returned {
    color: var(--pp-warn);
  }
`;

/** What the panels of the overview have in common. */
import { oneLine } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import type { Panel } from '../../app/panels.ts';

/** How a panel is drawn, whatever it holds. */
export interface BoxProps {
  readonly glyphs: Glyphs;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  readonly focused: boolean;
  readonly selected: number;
}

/** Where a filter leaves nothing. */
export const NOTHING_FITS = ' Nothing fits; Esc shows all.';

/** What a panel is filtered by, behind its title. */
export function filterText({ filter }: Panel): string {
  return filter.trim() === '' ? '' : ` /${oneLine(filter)}`;
}

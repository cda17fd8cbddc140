/** What the panels of the overview have in common. */

import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import type { BoardPanel } from './panels.ts';

/** How a panel is drawn, whatever it holds. */
export interface BoxProps {
  readonly glyphs: Glyphs;
  /** Its rows of content, without title and frame, and the columns of the terminal that it takes, its frame included, ≥ 0. */
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  readonly focused: boolean;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** What it says where its filter leaves nothing. */
  readonly empty: string;
}

/** What a panel is filtered by, behind its title. */
export function panelFilterText({ filter }: BoardPanel): string {
  return filter.trim() === '' ? '' : ` /${terminalSafeOneLine(filter)}`;
}

/** What the panels of the overview have in common. */

import { oneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import type { BoardPanel } from './panels.ts';

/** How a panel is drawn, whatever it holds. */
export interface BoxProps {
  readonly glyphs: Glyphs;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  readonly focused: boolean;
  readonly selected: number;
  /** What it says where its filter leaves nothing. */
  readonly empty: string;
}

/** What a panel says where its filter leaves nothing. */
export function nothingFits(state: State): string {
  return ` Nothing fits; ${keyOf(state, 'nav.back')} shows all.`;
}

/** What a panel is filtered by, behind its title. */
export function filterText({ filter }: BoardPanel): string {
  return filter.trim() === '' ? '' : ` /${oneLine(filter)}`;
}

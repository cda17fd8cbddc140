/** What the screen remembers. */
import type { State } from '../../tui/state.ts';

/** The overview, with the panel in focus (its place among them, from 0) and the row selected in each. */
export interface OverviewScreen {
  readonly kind: 'overview';
  /** The place of the panel in focus among those of the board, from 0. */
  readonly panel: number;
  /** By panel id, the index of its selected row. */
  readonly selected: Readonly<Record<string, number>>;
  /** By panel id of a track, the id of the row that was selected there, which may come to stand elsewhere; left out: the index holds. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** First line shown where the terminal is too small for panels. */
  readonly scroll: number;
  /** By panel id, what its rows are filtered by. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** What a dashboard opens with. */
export const BOTTOM: OverviewScreen = { kind: 'overview', panel: 0, selected: {}, scroll: 0 };

/** The overview at the bottom of the stack. */
export function bottomOverviewScreen(state: State): OverviewScreen {
  const [bottom] = state.layers;
  return bottom?.kind === 'overview' ? bottom : BOTTOM;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly overview: OverviewScreen;
  }
}

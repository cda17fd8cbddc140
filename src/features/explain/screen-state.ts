/** What the screen remembers. */
import type { View } from '../../tui/view.ts';

/** How a node came to its score, and what moved it. */
export interface ExplainScreen {
  readonly kind: 'explain';
  /** The node; in the tree the one that it was opened at. */
  readonly id: string;
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into `LOOKBACKS`. */
  readonly lookback: number;
  /** Ids of the branches of the tree whose parts are shown; left out: those on the way to the node, and itself. */
  readonly unfolded?: readonly string[];
  /** As on an indicator's screen. */
  readonly from?: View;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly explain: ExplainScreen;
  }
}

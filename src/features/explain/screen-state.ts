/** What the screen remembers. */
import type { View } from '../../tui/view.ts';

/** How a node came to its score, and what moved it. */
export interface ExplainScreen {
  readonly kind: 'explain';
  /** The node. */
  readonly id: string;
  readonly tab: number;
  readonly selected: number;
  /** Index into `LOOKBACKS`. */
  readonly lookback: number;
  /** The tripwire, or `band`, whose own look back the change has; undefined, or not crossed any more: `lookback` says it. */
  readonly alert?: string | undefined;
  /** As on an indicator's screen. */
  readonly from?: View;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly explain: ExplainScreen;
  }
}

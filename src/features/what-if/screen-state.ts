/** What the screen remembers. */

/** The values that are tried, and the scenarios they can be saved as. */
export interface WhatIfScreen {
  readonly kind: 'whatIf';
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** What the inputs, or the scenarios, are filtered by; '' for nothing. */
  readonly filter: string;
  /** Index of the band to reach; undefined: the next above the one that stands. */
  readonly goal: number | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly whatIf: WhatIfScreen;
  }
}

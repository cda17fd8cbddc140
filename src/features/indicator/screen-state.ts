/** What the screen remembers. */
import type { HistoryRow } from '../../core/journal/journal.ts';
import type { View } from '../../tui/view.ts';

export const INDICATOR_TABS = ['Chart', 'Readings', 'Rule', 'Sources'] as const;

export interface IndicatorScreen {
  readonly kind: 'indicator';
  readonly id: string;
  /** Index into `INDICATOR_TABS`. */
  readonly tab: number;
  /** Index into `history`, on the tabs of readings. */
  readonly selected: number;
  /** First line shown of the rule, or the source selected; 0 when left out. */
  readonly line?: number;
  /** Id of the event whose flag on the chart is spelled out; undefined: the newest ones are. */
  readonly flag?: string | undefined;
  /** Every version of every reading, newest first; undefined until it was read. */
  readonly history: readonly HistoryRow[] | undefined;
  /** What was looked at before the board went to the day of an event; the way back returns to it. */
  readonly from?: View;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly indicator: IndicatorScreen;
  }
}

/** What the screen remembers. */
import type { Day } from '../../core/model/model.ts';

/** The board's day beside another one. */
export interface CompareScreen {
  readonly kind: 'compare';
  readonly other: Day;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly compare: CompareScreen;
  }
}

/** What the screen remembers. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import type { Board } from '../../core/scoring/board.ts';

/** What differs between the strategy file in use and another of its id. */
export interface RevisionScreen {
  readonly kind: 'revision';
  readonly other: OtherFile;
  /** Whether that file was read. */
  readonly read: boolean;
  /** The board of the same day by it; undefined until then, and where it cannot be used. */
  readonly board: Board | undefined;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly revision: RevisionScreen;
  }
}

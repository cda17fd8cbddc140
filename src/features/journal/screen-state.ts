/** What the screen remembers. */
import type { EntryEffect } from '../../core/journal/journal-effects.ts';

/** Entries that a replay shows in a second. */
export const REPLAY_SPEEDS = [1, 2, 5, 10, 25, 50] as const;

export interface JournalScreen {
  readonly kind: 'journal';
  /** Index of the selected row. */
  readonly selected: number;
  readonly filter: string;
  /** Newest first; undefined until they were read. */
  readonly effects: readonly EntryEffect[] | undefined;
  /** False for a journal too long to be read from its first entry. */
  readonly whole: boolean;
  readonly playing: boolean;
  /** Number of the replay under way; a tick of an older one says nothing. */
  readonly ticket: number;
  /** Index into `REPLAY_SPEEDS`. */
  readonly speed: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly journal: JournalScreen;
  }
}

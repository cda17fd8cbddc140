/** What the screen remembers. */
import type { Proposal } from '../../core/journal/proposal.ts';

export interface InboxScreen {
  readonly kind: 'inbox';
  /** Index of the selected row. */
  readonly selected: number;
  readonly filter: string;
  /** Those that are open; undefined until they were read. */
  readonly proposals: readonly Proposal[] | undefined;
  /** Id of the node on whose first proposal it opens; left out: on the first of all. */
  readonly about?: string;
  /** Whether it opens on the first of those that were proposed last; left out: it does not. */
  readonly onNewest?: boolean;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly inbox: InboxScreen;
  }
}

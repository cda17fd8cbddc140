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
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly inbox: InboxScreen;
  }
}

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
  /** Whether it opens on what was proposed on the last day, on the first about that node where it has one then; left out: it does not. */
  readonly onNewest?: boolean;
  /** Ids of those that were in doubt since it opened: they stay in place when an answer settles them; left out: none was. */
  readonly doubted?: ReadonlySet<string>;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly inbox: InboxScreen;
  }
}

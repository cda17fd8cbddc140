/** How many proposals there are, for the board and for the inbox. */
import type { WaitingProposals } from '../core/journal/proposal.ts';
import { countWithNoun } from '../text/format.ts';

/** "14 proposals from 5 sources". */
export function proposalCountText({ count, sources }: WaitingProposals): string {
  return `${countWithNoun(count, 'proposal')} from ${countWithNoun(sources, 'source')}`;
}

/** How many proposals there are, for the board and for the inbox. */
import type { WaitingProposals } from '../core/journal/proposal.ts';
import { countWithNoun } from '../text/format.ts';

/** "14 proposals from 5 sources". */
export function proposalCountText(count: number, sources: number): string {
  return `${countWithNoun(count, 'proposal')} from ${countWithNoun(sources, 'source')}`;
}

/** "14 proposals from 5 sources, 2 put off"; undefined where nothing is open. */
export function waitingProposalsText({
  count,
  sources,
  later,
}: WaitingProposals): string | undefined {
  const putOff = `${later} put off`;
  if (count === 0) return later === 0 ? undefined : `${countWithNoun(later, 'proposal')} put off`;
  return `${proposalCountText(count, sources)}${later === 0 ? '' : `, ${putOff}`}`;
}

/** Why a proposal is rather a slip than a reading: it is accepted only by itself, after a question. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import type { Board } from '../../core/scoring/board.ts';
import { farBeyondText } from '../record/beyond-goalposts.ts';
import { typingSlipText, usualStepCheck } from '../record/record-preview.ts';
import { isSameAsStanding, type ProposalRow } from './proposal-rows.ts';

/** Why a value looks like a slip, as a sentence without its point; undefined: it does not, or it stands, or an event is proposed. */
export function slipText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isSameAsStanding(row))
    return undefined;
  const { observation } = proposed;
  return (
    farBeyondText(row.indicator, observation.value) ?? typingSlipText(board, observation, undefined)
  );
}

/** The slip that a value looks like, else that its step is longer than usual; undefined: neither. */
export function doubtText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isSameAsStanding(row))
    return undefined;
  const slip = slipText(board, row);
  if (slip !== undefined) return `check: ${slip}`;
  const step = usualStepCheck(board, proposed.observation, undefined);
  return step?.outside === true ? step.text : undefined;
}

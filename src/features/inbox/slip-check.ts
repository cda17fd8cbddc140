/** Why a proposal is rather a slip than a reading, or an event that counts already: it is accepted only by itself, after a question. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import type { Board } from '../../core/scoring/board.ts';
import { likeCountedEventText } from '../events/like-event.ts';
import { farBeyondText } from '../record/beyond-goalposts.ts';
import { slipQuestionText, usualStepCheck } from '../record/record-preview.ts';
import { isPutOff, isSameAsStanding, isUnanswered, type ProposalRow } from './proposal-rows.ts';

/** What is asked before a proposal is accepted, as a sentence without its point: it looks like a slip, or like an event that counts already; undefined: nothing, or it says what stands. */
export function askedText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (!isProposedReading(proposed)) return likeCountedEventText(board, proposed.happening);
  if (row.indicator === undefined || isSameAsStanding(row)) return undefined;
  const { observation } = proposed;
  return (
    farBeyondText(row.indicator, observation.value) ??
    slipQuestionText(board, observation, undefined)
  );
}

/** Whether a proposal that nobody has looked at is asked about before it is accepted. */
export function isDoubtful(board: Board, row: ProposalRow): boolean {
  return isUnanswered(row) && !isPutOff(row) && askedText(board, row) !== undefined;
}

/** The same, else that the step of a value is longer than usual; undefined: neither. */
export function doubtText(board: Board, row: ProposalRow): string | undefined {
  const asked = askedText(board, row);
  if (asked !== undefined) return `check: ${asked}`;
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isSameAsStanding(row))
    return undefined;
  const step = usualStepCheck(board, proposed.observation, undefined);
  return step?.outside === true ? step.text : undefined;
}

/** The way through proposals: each in the form of a reading or an event; saving it, refusing it or putting it off opens the next. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { pushScreen, type Screen, type State } from '../../tui/state.ts';
import { proposedEventSheetScreen } from '../events/event-sheet.ts';
import { recordFormForProposal } from '../record/record-form.ts';
import { allProposalDoubtsText, suggestedProposalDeclineReasonText } from './doubtful-proposals.ts';
import { isProposalPutOff, type ProposalRow } from './proposal-rows.ts';
import { proposalAnsweredText } from './refusing.ts';

/** Whether a proposal can be opened: an event, or a reading of an indicator that the strategy has. */
export function canOpenProposalForm({ proposal, indicator }: ProposalRow): boolean {
  return indicator !== undefined || !isProposedReading(proposal.proposed);
}

/** The state with the form of the one of these proposals at `at`, from 0, on top; that state where there is none. */
export function withProposalFormOpened(
  state: State,
  rows: readonly ProposalRow[],
  at: number,
  answered: readonly string[] = [],
): State {
  const row = rows[at];
  const screen = row && formScreenOf(state, row, rows, at, answered);
  return screen === undefined ? state : pushScreen(state, screen);
}

function formScreenOf(
  { strategy, board }: State,
  row: ProposalRow,
  rows: readonly ProposalRow[],
  at: number,
  answered: readonly string[],
): Screen | undefined {
  const {
    proposal: { id, proposed },
    indicator,
  } = row;
  const next = (below: State): State =>
    withProposalFormOpened(below, rows, at + 1, [...answered, id]);
  const later = (below: State): State => withProposalFormOpened(below, rows, at + 1, answered);
  const count = rows.length;
  const rivals = row.rivals.filter((rival) => !answered.includes(rival.id));
  const also = allProposalDoubtsText(board, { ...row, rivals });
  const proposals = {
    id,
    reason: suggestedProposalDeclineReasonText(board, { ...row, rivals }),
    said: proposalAnsweredText(row),
    putOff: isProposalPutOff(row),
    also,
    at,
    count,
    next,
    later,
  };
  if (!isProposedReading(proposed)) {
    const place = count === 1 ? '' : `${at + 1} of ${count}: `;
    return {
      ...proposedEventSheetScreen(strategy, { id, happening: proposed.happening }, place),
      proposals,
    };
  }
  if (indicator === undefined) return undefined;
  const form = recordFormForProposal(indicator, { id, observation: proposed.observation });
  return { kind: 'form', form, proposals };
}

/** A proposal in the form of a reading or an event: saving it accepts it, as it is or as it was changed. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { pushScreen, type Screen, type State } from '../../tui/state.ts';
import { proposedEventSheetScreen } from '../events/event-sheet.ts';
import { recordFormForProposal } from '../record/record-form.ts';
import { allProposalDoubtsText, suggestedProposalDeclineReasonText } from './doubtful-proposals.ts';
import { type ProposalRow, rivalsNotPutOff } from './proposal-rows.ts';
import { answeredProposalText } from './refusing.ts';

/** Whether a proposal can be opened: an event, or a reading of an indicator that the strategy has. */
export function canOpenProposalForm({ proposal, indicator }: ProposalRow): boolean {
  return indicator !== undefined || !isProposedReading(proposal.proposed);
}

/** The state with the form of a proposal on top; that state where it cannot be opened. */
export function withProposalFormOpened(state: State, row: ProposalRow): State {
  const screen = formScreenOf(state, row);
  return screen === undefined ? state : pushScreen(state, screen);
}

function formScreenOf({ strategy, board }: State, row: ProposalRow): Screen | undefined {
  const {
    proposal: { id, proposed },
    indicator,
  } = row;
  const of = {
    id,
    said: answeredProposalText(row),
    reason: suggestedProposalDeclineReasonText(board, row),
    also: allProposalDoubtsText(board, row),
  };
  if (!isProposedReading(proposed))
    return {
      ...proposedEventSheetScreen(strategy, { id, happening: proposed.happening }),
      proposal: of,
    };
  if (indicator === undefined) return undefined;
  const form = recordFormForProposal(indicator, { id, observation: proposed.observation });
  const rivals = rivalsNotPutOff(row).map((rival) => rival.id);
  const also = [of.also, ...(rivals.length === 0 ? [] : ['saving refuses the other value'])];
  return { kind: 'form', form, proposal: { ...of, also: also.join('; '), rivals } };
}

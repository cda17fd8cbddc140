/** The way through proposals: each in the form of a reading or an event, saving one opens the next. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { pushScreen, type Screen, type State } from '../../tui/state.ts';
import { proposedEventScreen } from '../events/event-sheet.ts';
import { proposalForm } from '../record/record-form.ts';
import type { ProposalRow } from './proposal-rows.ts';

/** Whether a proposal can be opened: an event, or a reading of an indicator that the strategy has. */
export function hasForm({ proposal, indicator }: ProposalRow): boolean {
  return indicator !== undefined || !isProposedReading(proposal.proposed);
}

/** The state with the form of one of these proposals on top; that state where there is none. */
export function withProposalForm(state: State, rows: readonly ProposalRow[], at: number): State {
  const row = rows[at];
  const screen = row && formScreenOf(state, row, rows, at);
  return screen === undefined ? state : pushScreen(state, screen);
}

function formScreenOf(
  { strategy }: State,
  { proposal: { id, proposed }, indicator }: ProposalRow,
  rows: readonly ProposalRow[],
  at: number,
): Screen | undefined {
  const next = (below: State): State => withProposalForm(below, rows, at + 1);
  const count = rows.length;
  if (!isProposedReading(proposed)) {
    const place = count === 1 ? '' : `${at + 1} of ${count}: `;
    return { ...proposedEventScreen(strategy, { id, happening: proposed.happening }, place), next };
  }
  if (indicator === undefined) return undefined;
  const form = proposalForm(indicator, { id, observation: proposed.observation });
  return { kind: 'form', form, proposals: { at, count, next } };
}

/** The way through proposals: each in the form of a reading or an event; saving it, refusing it or putting it off opens the next. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { stepWithoutEffects, whyNothingCanBeWritten } from '../../tui/binding.ts';
import { askBeforeLeavingStep } from '../../tui/leaving.ts';
import {
  type Binding,
  popScreen,
  pushScreen,
  type Screen,
  type State,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import type { ProposalSteps } from '../../views/proposals.ts';
import { proposedEventSheetScreen } from '../events/event-sheet.ts';
import { proposalForm } from '../record/record-form.ts';
import { doubtsText } from './doubtful-proposals.ts';
import { isProposalPutOff, type ProposalRow } from './proposal-rows.ts';
import { askDeclineReasonStep, declineProposalsStep, proposalRowText } from './refusing.ts';

/** Whether a proposal can be opened: an event, or a reading of an indicator that the strategy has. */
export function canOpenProposalForm({ proposal, indicator }: ProposalRow): boolean {
  return indicator !== undefined || !isProposedReading(proposal.proposed);
}

/** The state with the form of one of these proposals on top; that state where there is none. */
export function withProposalForm(
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
  const next = (below: State): State => withProposalForm(below, rows, at + 1, [...answered, id]);
  const later = (below: State): State => withProposalForm(below, rows, at + 1, answered);
  const count = rows.length;
  const rivals = row.rivals.filter((rival) => !answered.includes(rival.id));
  const also = doubtsText(board, { ...row, rivals });
  const proposals = {
    id,
    said: proposalRowText(row),
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
  const form = proposalForm(indicator, { id, observation: proposed.observation });
  return { kind: 'form', form, proposals };
}

/** The step of the way that is on top; undefined: the form on top is of no proposal. */
function stepOnTop(state: State): ProposalSteps | undefined {
  const top = topScreen(state);
  return top.kind === 'form' || top.kind === 'sheet' ? top.proposals : undefined;
}

/** The state in which the form on top, once it is answered, goes on as from one that stays open. */
function withStepLeftOpen(state: State, step: ProposalSteps): State {
  const top = topScreen(state);
  const proposals = { ...step, next: step.later };
  return top.kind === 'form' || top.kind === 'sheet'
    ? withTopScreen(state, { ...top, proposals })
    : state;
}

const NO_PROPOSAL = 'This form is of no proposal.';

/** What the forms of proposals answer to beside what every form does. */
export const PROPOSAL_FORM_KEYS: readonly Binding[] = [
  {
    id: 'inbox.formRefuse',
    keys: ['^D'],
    label: 'refuse',
    description: 'in a form of a proposal, say no to it, with a reason; the next one opens',
    also: 'reject no delete',
    group: 'This screen',
    screens: ['form', 'sheet'],
    footer: true,
    whyDisabled: (state) =>
      stepOnTop(state) === undefined ? NO_PROPOSAL : whyNothingCanBeWritten(state),
    run(state) {
      const step = stepOnTop(state);
      return step === undefined
        ? stepWithoutEffects(state)
        : askDeclineReasonStep(state, step, 'refused');
    },
  },
  {
    id: 'inbox.formNext',
    keys: ['^N'],
    label: 'later',
    description:
      'in a form of a proposal, put it off without a reason; it stays in the inbox, last, and the next one opens',
    also: 'skip leave put off',
    group: 'This screen',
    screens: ['form', 'sheet'],
    footer: true,
    whyDisabled: (state) =>
      stepOnTop(state) === undefined ? NO_PROPOSAL : whyNothingCanBeWritten(state),
    run: (state) =>
      askBeforeLeavingStep(state, (left) => {
        const step = stepOnTop(left);
        if (step === undefined) return stepWithoutEffects(left);
        // a reason that was given stays
        return step.putOff
          ? stepWithoutEffects(step.later(popScreen(left)))
          : declineProposalsStep(
              withStepLeftOpen(left, step),
              [step.id],
              'later',
              '',
              `${step.said} put off`,
            );
      }),
  },
];

/** What opens the inbox, and what the forms of its proposals answer to. */
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  makeWhyScreenAlreadyOpen,
  openAddressStep,
  selectedIndicatorId,
  stepWithoutEffects,
  topScreenIfOfKind,
  VIEWS,
  whyNothingCanBeWritten,
} from '../../tui/binding.ts';
import { askBeforeLeavingStep } from '../../tui/leaving.ts';
import {
  type Binding,
  pushScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
} from '../../tui/state.ts';
import type { ProposalOfForm } from '../../views/proposals.ts';
import { addressOfProposalRow } from './decided.ts';
import { noProposalSelectedSentence, selectedProposalRow } from './inbox-screen.ts';
import type { ProposalRow } from './proposal-rows.ts';
import { askRefuseOrPutOffReasonStep } from './refusing.ts';
import { selectedProposalOnTogetherScreen } from './together-screen.ts';

/** What opens it, from any view. */
export const INBOX_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'inbox.open',
    keys: ['I'],
    label: 'proposals',
    description:
      'what is proposed and waits for your yes, from scripts and colleagues; on what came last',
    also: 'inbox proposed accept waiting',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('inbox'),
    run: (state) => openedStep(state, selectedIndicatorId(state), true),
  },
  bindingForScreenKind('form', {
    id: 'inbox.goTo',
    keys: ['^G'],
    label: 'proposal',
    description:
      'go to what is proposed for this indicator, as long as nothing is typed and not saved',
    also: 'inbox proposed',
    footer: true,
    whyDisabled: (state, screen) => {
      if (screen.proposal !== undefined)
        return 'This form is of a proposal already; saving accepts it.';
      if (state.proposedOn?.has(screen.form.indicator) !== true)
        return 'Nothing is proposed for this indicator; its value is typed here.';
      // from there many keys lead on, past a form that waits below
      const typed = screenDefinitionOf(state, screen).unsaved?.(state, screen);
      return typed === undefined
        ? undefined
        : `Save ${typed} first, or empty it: it would be lost from there.`;
    },
    run: (state, { form }) => openedStep(state, form.indicator, false),
  }),
];

/** The inbox on top, on the first proposal about a node where one is named and has one, or on what came last. */
function openedStep(state: State, about: string | undefined, onNewest: boolean): Step {
  const opened = {
    kind: 'inbox',
    selected: 0,
    filter: '',
    proposals: undefined,
    onNewest,
  } as const;
  return [
    pushScreen(state, about === undefined ? opened : { ...opened, about }),
    [{ kind: 'proposals', view: state.view }],
  ];
}

/** The proposal that the form on top is of; undefined: it is of none. */
function proposalOnTop(state: State): ProposalOfForm | undefined {
  const top = topScreen(state);
  return top.kind === 'form' || top.kind === 'sheet' ? top.proposal : undefined;
}

/** What the forms of proposals answer to beside what every form does. */
export const PROPOSAL_FORM_KEYS: readonly Binding[] = [
  inProposalForm('inbox.formRefuse', '^D', 'refuse', 'say no to it, with a reason', 'refused'),
  inProposalForm(
    'inbox.formLater',
    '^N',
    'later',
    'put it off, with a reason; it stays in the inbox, last',
    'later',
  ),
];

function inProposalForm(
  id: string,
  key: string,
  label: string,
  does: string,
  answer: 'refused' | 'later',
): Binding {
  return {
    id,
    keys: [key],
    label,
    description: `in a form of a proposal, ${does}`,
    also: 'reject no delete put off',
    group: 'This screen',
    screens: ['form', 'sheet'],
    footer: true,
    whyDisabled: (state) =>
      proposalOnTop(state) === undefined
        ? 'This form is of no proposal: save it, or leave it.'
        : whyNothingCanBeWritten(state),
    run: (state) =>
      askBeforeLeavingStep(state, (left) => {
        const proposal = proposalOnTop(left);
        return proposal === undefined
          ? stepWithoutEffects(left)
          : askRefuseOrPutOffReasonStep(left, [proposal.id], proposal, answer);
      }),
  };
}

/** What opens the address of the proposal in hand, on both lists of them. */
export const PROPOSAL_SOURCE_KEYS: readonly Binding[] = [
  {
    id: 'inbox.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the selected proposal in the browser',
    also: 'url link page',
    group: 'This screen',
    screens: ['inbox', 'together'],
    footer: true,
    whyDisabled: (state) => {
      const row = rowInHand(state);
      if (row === undefined) {
        const inbox = topScreenIfOfKind(state, 'inbox');
        return inbox === undefined
          ? 'Nothing is listed here.'
          : noProposalSelectedSentence(state, inbox);
      }
      const address = addressOfProposalRow(row);
      if (address === '') return 'No address was given with it; one is typed in its form.';
      const kept = whyNotWebAddressSentence(address);
      return kept && `What was given is ${kept}; another is typed in its form.`;
    },
    run: (state) => {
      const row = rowInHand(state);
      return openAddressStep(state, row && addressOfProposalRow(row));
    },
  },
];

/** The selected row of the inbox or of the page that accepts together; undefined: none is selected. */
function rowInHand(state: State): ProposalRow | undefined {
  const inbox = topScreenIfOfKind(state, 'inbox');
  if (inbox !== undefined) return selectedProposalRow(state, inbox);
  const together = topScreenIfOfKind(state, 'together');
  return together && selectedProposalOnTogetherScreen(state, together);
}

/** What opens the inbox, and what the forms of its proposals answer to. */
import {
  bindingForScreenKind,
  makeWhyScreenAlreadyOpen,
  selectedIndicatorId,
  stepWithoutEffects,
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
import { askRefuseOrPutOffReasonStep } from './refusing.ts';

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

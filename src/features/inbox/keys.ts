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
  popScreen,
  pushScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import type { ProposalSteps } from '../../views/proposals.ts';
import { askRefuseOrPutOffReasonStep } from './refusing.ts';

/** What opens it, from any view. */
export const INBOX_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'inbox.open',
    keys: ['I'],
    label: 'inbox',
    description:
      'what scripts and colleagues have proposed and waits for your yes, on what came last',
    also: 'proposals proposed accept waiting',
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
      if (screen.proposals !== undefined) return 'This is a proposal.';
      if (state.proposedOn?.has(screen.form.indicator) !== true)
        return 'Nothing is proposed for this indicator.';
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
        : askRefuseOrPutOffReasonStep(state, step, 'refused');
    },
  },
  {
    id: 'inbox.formNext',
    keys: ['^N'],
    label: 'later',
    description:
      'in a form of a proposal, put it off, with a reason; it stays in the inbox, last, and the next one opens',
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
          : askRefuseOrPutOffReasonStep(left, step, 'later', (below) =>
              withStepLeftOpen(below, step),
            );
      }),
  },
];

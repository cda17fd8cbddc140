/** What opens the inbox, and what it answers to. */
import { isProposedReading, sourceOfProposed } from '../../core/journal/proposal.ts';
import { countWithNoun } from '../../text/format.ts';
import { canonicalWebAddress, whyNotWebAddressSentence } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  makeWhyScreenAlreadyOpen,
  selectedIndicatorId,
  stepWithoutEffects,
  VIEWS,
} from '../../tui/binding.ts';
import {
  type Binding,
  pushScreen,
  type State,
  type Step,
  screenDefinitionOf,
} from '../../tui/state.ts';
import {
  answerProposalsStep,
  proposalStandsAlreadyText,
  proposalsRecordingNothingText,
  recordedByDecisionsText,
} from './accepting.ts';
import { acceptDoubtQuestionText, soundProposals } from './doubtful-proposals.ts';
import { inboxRows, selectedProposalRow } from './inbox-list.ts';
import { canOpenProposalForm, withProposalForm } from './proposal-forms.ts';
import {
  acceptingDecisions,
  filterProposalRowsBySource,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
} from './proposal-rows.ts';
import { askBulkRefusalReasonStep, askDeclineReasonStep, proposalRowText } from './refusing.ts';
import type { InboxScreen } from './screen-state.ts';

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

const NONE_SELECTED = 'Nothing is proposed here.';

const whyNone = (state: State, screen: InboxScreen): string | undefined =>
  selectedProposalRow(state, screen) === undefined ? NONE_SELECTED : undefined;

export const INBOX_KEYS: readonly Binding[] = [
  bindingForScreenKind('inbox', {
    id: 'inbox.acceptTogether',
    keys: ['A'],
    label: 'take all sound',
    description:
      'look over all that nothing speaks against, with what it would do, and record it as one action; a digit narrows it to the source or the indicator of the selected proposal',
    also: 'accept all source together preview',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) =>
      whyNone(state, screen) ??
      (soundProposals(inboxRows(state, screen), state.board).length === 0
        ? 'None here is sound: what is in doubt is answered by itself.'
        : undefined),
    run: (state, screen) => {
      const about = selectedProposalRow(state, screen)?.proposal.id;
      return stepWithoutEffects(
        about === undefined || screen.proposals === undefined
          ? state
          : pushScreen(state, {
              kind: 'together',
              ...{ selected: 0, tab: 0, filter: screen.filter, out: [], about },
              proposals: screen.proposals,
            }),
      );
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.form',
    keys: ['Enter'],
    label: 'open',
    description:
      'open the selected proposal in the form of a reading or an event, to accept it as it is or as you change it; saving goes on to the next',
    also: 'change edit walk',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      if (row === undefined) return NONE_SELECTED;
      return canOpenProposalForm(row) ? undefined : 'The strategy has this indicator no more.';
    },
    run: (state, screen) => {
      const rows = inboxRows(state, screen);
      const from = Math.min(screen.selected, rows.length - 1);
      const walked = rows
        .slice(from)
        .filter((row, at) => canOpenProposalForm(row) && (at === 0 || !isProposalPutOff(row)));
      return stepWithoutEffects(withProposalForm(state, walked, 0));
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.accept',
    keys: ['a'],
    label: 'accept',
    description: 'record the selected proposal as it is',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      if (row === undefined) return stepWithoutEffects(state);
      const accept = (now: State): Step =>
        answerProposalsStep(
          now,
          acceptingDecisions([row], now.today),
          `${proposalRowText(row)} ${proposalStandsAlreadyText(row) ?? 'accepted'}`,
        );
      const asked = acceptDoubtQuestionText(state.board, row);
      const question = `${asked}. Is it meant?`;
      return asked === undefined
        ? accept(state)
        : stepWithoutEffects(pushScreen(state, { kind: 'confirm', question, onYes: accept }));
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.same',
    keys: ['='],
    label: 'accept same',
    description:
      'accept all that say what stands already, as checks; where a newer reading stands nothing is recorded',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) =>
      inboxRows(state, screen).some(isProposalSameAsStanding)
        ? undefined
        : 'No proposal here says what stands already.',
    run: (state, screen) => {
      const same = inboxRows(state, screen).filter(isProposalSameAsStanding);
      const decisions = acceptingDecisions(same, state.today);
      const text = `${countWithNoun(same.length, 'proposal')} of what stands accepted as ${recordedByDecisionsText(decisions)}${proposalsRecordingNothingText(same)}`;
      return answerProposalsStep(state, decisions, text);
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.refuse',
    keys: ['D'],
    label: 'refuse',
    description: 'say no to the selected proposal, with a reason; it is not proposed again',
    also: 'reject no delete',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => askStep(state, screen, 'refused'),
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.refuseSource',
    keys: ['N'],
    label: 'refuse source',
    description:
      'say no to all that the source of the selected proposal published, after a question, with a reason',
    also: 'reject no delete',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      return row === undefined
        ? stepWithoutEffects(state)
        : askBulkRefusalReasonStep(state, rowsOfItsSource(state, screen, row));
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.later',
    keys: ['l'],
    label: 'later',
    description: 'put off the selected proposal; it stays here, last',
    also: 'postpone put off',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => askStep(state, screen, 'later'),
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the selected proposal in the browser',
    also: 'url link page',
    footer: true,
    whyDisabled: (state, screen) => {
      const address = selectedAddress(state, screen);
      if (address === undefined) return NONE_SELECTED;
      if (address === '') return 'No address was given with it.';
      const kept = whyNotWebAddressSentence(address);
      return kept && `What was given is ${kept}.`;
    },
    run: (state, screen) => {
      const url = canonicalWebAddress(selectedAddress(state, screen) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  }),
];

/** The proposals on the screen that have the source of one of them. */
function rowsOfItsSource(
  state: State,
  screen: InboxScreen,
  { proposal: { proposed } }: ProposalRow,
): readonly ProposalRow[] {
  return filterProposalRowsBySource(inboxRows(state, screen), sourceOfProposed(proposed));
}

function askStep(state: State, screen: InboxScreen, answer: 'refused' | 'later'): Step {
  const row = selectedProposalRow(state, screen);
  return row === undefined
    ? stepWithoutEffects(state)
    : askDeclineReasonStep(state, { id: row.proposal.id, said: proposalRowText(row) }, answer);
}

/** The address of the selected proposal; '' when none is given, undefined where there is no proposal. */
function selectedAddress(state: State, screen: InboxScreen): string | undefined {
  const proposed = selectedProposalRow(state, screen)?.proposal.proposed;
  if (proposed === undefined) return undefined;
  if (!isProposedReading(proposed)) return proposed.happening.url;
  const { url, archived } = proposed.observation;
  return url === '' ? archived : url;
}

/** What opens the changes since the last assessment, and what they and an assessment answer to. */

import {
  type Assessment,
  whyAuthorCannotSign,
  whyNotAuthorName,
} from '../../core/journal/assessment.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import {
  bindingForScreenKind,
  makeWhyScreenAlreadyOpen,
  stepWithoutEffects,
  VIEWS,
  whyNothingCanBeWritten,
  withNotice,
  writeStep,
} from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type PromptScreen,
  pushScreen,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldWith } from '../../tui/text-field.ts';
import {
  type AssessmentScreen,
  type AssessScreen,
  assessmentsUpToBoardDay,
  openedAssessmentPair,
} from './assessed.ts';
import {
  ASSESSMENT_TABS,
  selectedAssessmentEvidenceReading,
  shownAssessmentTabName,
} from './assessment-screen.ts';
import { ASSESSMENT_PURPOSE, newAssessmentSheet } from './assessment-sheet.ts';
import { shownAssessmentsTabName } from './assessments-list.ts';

export const ASSESSMENT_KEYS: readonly Binding[] = [
  bindingForScreenKind('assess', {
    id: 'assessment.open',
    keys: ['Enter'],
    label: 'go on',
    description: 'write what you make of the board, or open an earlier assessment',
    footer: true,
    whyDisabled(state, screen) {
      if (shownAssessmentsTabName(screen) === 'What has changed')
        return whyNothingCanBeWritten(state);
      return selectedAssessment(state, screen) === undefined
        ? 'There is no assessment here.'
        : undefined;
    },
    run: openAssessScreenRowStep,
  }),
  bindingForScreenKind('assess', {
    id: 'assessment.mark',
    keys: [' '],
    label: 'mark',
    description: 'mark an earlier assessment: the next one opened is laid beside it; again forgets',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedAssessment(state, screen) === undefined
        ? `There is no assessment here; ${actionKeyName(state, 'tab.next')} shows the earlier ones.`
        : undefined,
    run(state, screen) {
      const id = selectedAssessment(state, screen)?.id;
      if (id === undefined) return stepWithoutEffects(state);
      const marked = screen.marked === id ? undefined : id;
      const said =
        marked === undefined
          ? 'Marked no more.'
          : `${id} is marked: open another one to look back on both.`;
      return stepWithoutEffects(withNotice(withTopScreen(state, { ...screen, marked }), said));
    },
  }),
  bindingForScreenKind('assessment', {
    id: 'assessment.board',
    keys: ['Enter'],
    label: 'basis',
    description: 'the board it was written of, the readings that board stood on, and all of one',
    also: 'evidence sources board then',
    footer: true,
    whyDisabled(state, screen) {
      if (shownAssessmentTabName(screen) !== 'Evidence') return undefined;
      if (screen.of !== undefined)
        return `These are its readings; ${actionKeyName(state, 'source.open')} opens the source.`;
      return selectedAssessmentEvidenceReading(state, screen) === undefined
        ? 'No reading was known here.'
        : undefined;
    },
    run: openDeeperStep,
  }),
  bindingForScreenKind('assessment', {
    id: 'assessment.sign',
    keys: ['i'],
    label: 'sign',
    description:
      'as a second person stand by an assessment; asks who signs, where you wrote it or have signed it',
    also: 'who second author name signature countersign approve',
    footer: true,
    writes: true,
    whyDisabled(state, screen) {
      const { opened } = openedAssessmentPair(state, screen);
      if (opened === undefined) return 'This assessment does not stand any more.';
      return opened.withdrawn === undefined ? undefined : 'Its author has withdrawn it.';
    },
    run(state, screen) {
      const { opened } = openedAssessmentPair(state, screen);
      if (opened === undefined) return stepWithoutEffects(state);
      if (whyAuthorCannotSign(opened, state.author) !== undefined)
        return stepWithoutEffects(pushScreen(state, askWhoSigns(opened)));
      const question = terminalSafeOneLine(
        `Sign as ${state.author} ${assessmentName(opened)}? It can be undone.`,
      );
      const said = { text: 'Signed', undo: 'takes it back' } as const;
      const sign = { kind: 'sign', assessment: opened.id } as const;
      return stepWithoutEffects(
        pushScreen(state, {
          kind: 'confirm',
          question,
          onYes: (below) => writeStep(below, sign, said),
        }),
      );
    },
  }),
];

/** An assessment as people know it: by its board and its author. */
function assessmentName({ asOf, author }: Assessment): string {
  return terminalSafeOneLine(`the assessment of ${dayText(asOf)} by ${author}`);
}

/** The name of a second person at the same terminal, who signs with Enter. */
function askWhoSigns(opened: Assessment): PromptScreen {
  return {
    kind: 'prompt',
    label: `who signs ${assessmentName(opened)}`,
    field: textFieldWith(''),
    answer(below, typed) {
      const author = typed.trim();
      const why = whyNotAuthorName(author) ?? whyAuthorCannotSign(opened, author);
      if (why !== undefined) return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
      return writeStep(
        below,
        { kind: 'sign', assessment: opened.id, author },
        { text: `Signed by ${terminalSafeOneLine(author)}` },
      );
    },
  };
}

/** What opens the changes since the last assessment, from any view. */
export const ASSESSMENT_LIST_KEYS: readonly Binding[] = [
  {
    id: 'assessment.new',
    keys: ['n'],
    label: 'assess',
    description:
      'walk through what has changed and write what you make of it; what was said before',
    also: 'last assessment judgement opinion evidence new read sign signed',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('assess'),
    run: (state) =>
      stepWithoutEffects(
        pushScreen(state, { kind: 'assess', tab: 0, selected: 0, marked: undefined }),
      ),
  },
];

/** The state with an assessment opened, beside another one or the one before it. */
export function withAssessmentOpened(state: State, assessment: string, beside?: string): State {
  return pushScreen(state, {
    kind: 'assessment',
    assessment,
    beside: beside === assessment ? undefined : beside,
    filter: '',
    tab: 0,
    selected: 0,
  });
}

/** From what was said to the board, from the board to its readings, from a reading to all of its indicator. */
function openDeeperStep(state: State, screen: AssessmentScreen): Step {
  const to = (name: (typeof ASSESSMENT_TABS)[number]): Step =>
    stepWithoutEffects(
      withTopScreen(state, { ...screen, tab: ASSESSMENT_TABS.indexOf(name), selected: 0 }),
    );
  switch (shownAssessmentTabName(screen)) {
    case 'Board then':
      return to('Evidence');
    case 'Evidence': {
      const of = selectedAssessmentEvidenceReading(state, screen)?.indicator.id;
      return stepWithoutEffects(
        of === undefined ? state : pushScreen(state, { ...screen, of, filter: '', selected: 0 }),
      );
    }
    default:
      return to('Board then');
  }
}

function selectedAssessment(state: State, screen: AssessScreen): Assessment | undefined {
  return shownAssessmentsTabName(screen) === 'Earlier ones'
    ? assessmentsUpToBoardDay(state)[screen.selected]
    : undefined;
}

function openAssessScreenRowStep(state: State, screen: AssessScreen): Step {
  if (shownAssessmentsTabName(screen) === 'What has changed') {
    return stepWithoutEffects(
      pushScreen(state, {
        kind: 'sheet',
        purpose: ASSESSMENT_PURPOSE,
        sheet: newAssessmentSheet(state.today, state.author),
      }),
    );
  }
  const assessment = selectedAssessment(state, screen);
  return stepWithoutEffects(
    assessment === undefined ? state : withAssessmentOpened(state, assessment.id, screen.marked),
  );
}

import type { Assessment } from '../../core/journal/assessment.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { proseLine } from '../../text/line.ts';
import {
  bindingForScreenKind,
  stepWithoutEffects,
  whyNothingCanBeWritten,
  withNotice,
} from '../../tui/binding.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Binding, pushScreen, type State, type Step, withTopScreen } from '../../tui/state.ts';
import { withAssessmentOpened } from './assessment-screen.ts';
import { ASSESSMENT_PURPOSE, newAssessmentSheet } from './assessment-sheet.ts';
import { assessmentsUpToBoardDay, lastAssessmentUpToViewedDay } from './assessments-in-view.ts';
import { changesSinceAssessmentLines, type LinesLayout } from './changes-since-assessment.ts';

/** What has changed since the last assessment, and the earlier ones. */
interface AssessmentsScreen {
  readonly kind: 'assessments';
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** Id of the assessment that the next one opened is laid beside; undefined: the one before it. */
  readonly marked: string | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly assessments: AssessmentsScreen;
  }
}

const ASSESSMENTS_TABS = ['What has changed', 'Earlier ones'] as const;

/** The name of the tab that the list of assessments shows. */
function shownAssessmentsTabName({ tab }: AssessmentsScreen): (typeof ASSESSMENTS_TABS)[number] {
  return ASSESSMENTS_TABS[tab] ?? 'What has changed';
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: '*', drawn: true },
  { key: 'id' },
  { key: 'as of' },
  { key: 'author', most: 12 },
  { key: 'confidence', drop: 2 },
  { key: 'likelihood', drop: 1 },
  { key: 'signed by', most: 12, drop: 0 },
  { key: 'so what', grows: true },
];

/** What has changed, or the list of what was said before. */
function assessmentsListData(
  state: State,
  screen: AssessmentsScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const common = { title: 'Assessments', tabs: ASSESSMENTS_TABS, tab: screen.tab };
  return shownAssessmentsTabName(screen) === 'Earlier ones'
    ? { ...common, ...earlierView(state, screen) }
    : { ...common, ...walkView(state, { cells, glyphs }) };
}

function earlierView(state: State, { marked }: AssessmentsScreen): ListBody {
  const earlier = assessmentsUpToBoardDay(state);
  const texts = earlier.map(({ id, asOf, author, judgement, signatures, withdrawn }) => ({
    '*': marked === id ? '*' : ' ',
    id,
    'as of': dayText(asOf),
    author: terminalSafeOneLine(author),
    confidence: judgement.confidence,
    likelihood: judgement.likelihood ?? '',
    'signed by': terminalSafeOneLine(signatures.map((each) => each.author).join(', ')),
    'so what': `${withdrawn === undefined ? '' : 'WITHDRAWN '}${terminalSafeOneLine(judgement.soWhat)}`,
  }));
  return {
    head:
      texts.length === 0
        ? [
            proseLine(
              whyNothingCanBeWritten(state) === undefined
                ? `No assessment up to ${dayText(state.board.asOf)}; ${actionKeyName(state, 'assessment.open')} on the first tab begins one.`
                : `No assessment up to ${dayText(state.board.asOf)}.`,
            ),
          ]
        : [],
    specs: COLUMNS,
    texts,
    targets: texts.map(() => undefined),
    foot: [proseLine('Never edited, only followed; undone, withdrawn. None of it scores.')],
  };
}

function walkView(state: State, layout: LinesLayout): ListBody {
  const lines = changesSinceAssessmentLines(state, layout);
  const next =
    whyNothingCanBeWritten(state) ??
    `${actionKeyName(state, 'assessment.open')} writes what you make of it, in four paragraphs.`;
  return {
    ...NO_TABLE,
    head: lines === undefined ? [proseLine('not read yet')] : [proseLine(next), ...lines],
    foot: [],
  };
}

/** What has changed, and the earlier assessments as a screen. */
export const ASSESSMENTS_SCREEN = listScreen<AssessmentsScreen>({
  kind: 'assessments',
  place: 'assess',
  shows: 'What has changed since the last assessment, and what was written and signed before.',
  leads: ['assessment.open'],
  tabbed: true,
  newest: (state, screen) =>
    withTopScreen(state, {
      ...screen,
      tab: ASSESSMENTS_TABS.indexOf('Earlier ones'),
      selected: 0,
    }),
  boards: (state) => [lastAssessmentUpToViewedDay(state)],
  reads: ['assessments', 'boardsThen', 'events', 'view', 'locked', 'readOnly'],
  data: assessmentsListData,
});

export const ASSESSMENTS_KEYS: readonly Binding[] = [
  bindingForScreenKind('assessments', {
    id: 'assessment.open',
    keys: ['Enter'],
    label: 'go on',
    description: 'write what you make of the board, or open an earlier assessment',
    footer: true,
    whyDisabled(state, screen) {
      if (shownAssessmentsTabName(screen) === 'What has changed')
        return whyNothingCanBeWritten(state);
      return selectedAssessment(state, screen) === undefined
        ? `There is no assessment here; ${actionKeyName(state, 'tab.prev')} shows what has changed, where one is written.`
        : undefined;
    },
    run: openAssessScreenRowStep,
  }),
  bindingForScreenKind('assessments', {
    id: 'assessment.mark',
    keys: [' '],
    label: 'mark',
    aim: 'act',
    description: 'mark an earlier assessment: the next one opened is laid beside it; again forgets',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedAssessment(state, screen) === undefined
        ? shownAssessmentsTabName(screen) === 'What has changed'
          ? `Only an earlier assessment is marked; ${actionKeyName(state, 'tab.next')} shows those.`
          : 'There is no earlier assessment to mark.'
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
];

function selectedAssessment(state: State, screen: AssessmentsScreen): Assessment | undefined {
  return shownAssessmentsTabName(screen) === 'Earlier ones'
    ? assessmentsUpToBoardDay(state)[screen.selected]
    : undefined;
}

function openAssessScreenRowStep(state: State, screen: AssessmentsScreen): Step {
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

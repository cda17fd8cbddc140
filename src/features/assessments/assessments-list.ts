import { addDays, daysBetween } from '../../core/model/day.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { headingLine, indentedLine, proseLine, type ViewLine } from '../../text/line.ts';
import { whyNothingCanBeWritten } from '../../tui/binding.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { daysAgoText } from './assess-late.ts';
import {
  type AssessScreen,
  assessmentsUpToBoardDay,
  boardOfDayByViewedReadings,
  lastAssessmentInView,
} from './assessed.ts';
import {
  boardChangeSections,
  type ChangeSection,
  changesStartWithoutAssessment,
} from './changes-since-assessment.ts';
import { scoreChangeTableLines } from './score-changes.ts';

export const ASSESS_TABS = ['What has changed', 'Earlier ones'] as const;

/** The name of the tab that the screen shows. */
export function shownAssessmentsTabName({ tab }: AssessScreen): (typeof ASSESS_TABS)[number] {
  return ASSESS_TABS[tab] ?? 'What has changed';
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
export function assessmentsListData(
  state: State,
  screen: AssessScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const common = { title: 'Assessments', tabs: ASSESS_TABS, tab: screen.tab };
  return shownAssessmentsTabName(screen) === 'Earlier ones'
    ? { ...common, ...earlierView(state, screen) }
    : { ...common, ...walkView(state, { cells, glyphs }) };
}

function earlierView(state: State, { marked }: AssessScreen): ListBody {
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

/** What has changed since the last assessment, in lines; undefined until its board is read. */
export function changesSinceAssessmentLines(
  state: State,
  layout?: LinesLayout,
): readonly ViewLine[] | undefined {
  const { board } = state;
  const last = lastAssessmentInView(state);
  const from = last?.asOf ?? changesStartWithoutAssessment(board, addDays(board.asOf, -365));
  if (last !== undefined && !state.boardsThen.has(last.id)) return undefined;
  const stood = last === undefined ? undefined : state.boardsThen.get(last.id);
  const since =
    last === undefined
      ? `No assessment yet; since ${dayText(from)}:`
      : terminalSafeOneLine(
          `Last assessed ${daysAgoText(daysBetween(from, board.asOf))}, on ${dayText(from)}, by ${last.author}; since then:`,
        );
  return [
    proseLine(since),
    ...changeSectionLines(
      boardChangeSections(stood ?? boardOfDayByViewedReadings(state, from), board, {
        events: state.events,
        said: last === undefined ? [] : [{ assessment: last, stood }],
        hash: state.hash,
      }),
      layout,
    ),
  ];
}

/** The width that lines are laid out in, and what with. */
export interface LinesLayout {
  /** Without end where they are heard. */
  readonly cells: number;
  readonly glyphs: Glyphs;
}

/** Sections of changes under their titles; what is a table as such where there is a width for it. */
export function changeSectionLines(
  parts: readonly ChangeSection[],
  layout?: LinesLayout,
): readonly ViewLine[] {
  return parts.flatMap(({ title, lines, table }) => {
    if (title === '') return lines;
    return table === undefined || layout === undefined || !Number.isFinite(layout.cells)
      ? [headingLine(title.toUpperCase()), ...lines.map(indentedLine)]
      : scoreChangeTableLines(table, layout.cells, layout.glyphs);
  });
}

/** What has changed, and the earlier assessments as a screen. */
export const ASSESS_SCREEN = listScreen<AssessScreen>({
  kind: 'assess',
  place: 'assess',
  shows: 'What has changed since the last assessment, and what was written and signed before.',
  leads: ['assessment.open'],
  tabbed: true,
  newest: (_, screen) => ({
    ...screen,
    tab: ASSESS_TABS.indexOf('Earlier ones'),
    selected: 0,
  }),
  boards: (state) => [lastAssessmentInView(state)],
  reads: ['assessments', 'boardsThen', 'events', 'view', 'locked', 'readOnly'],
  data: assessmentsListData,
});

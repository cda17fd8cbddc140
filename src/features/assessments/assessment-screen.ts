/** One assessment: what was said, its board as it stood, what came since, and another one beside it. */

import {
  type Assessment,
  compareAssessmentsByBoardDay,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
  whyAuthorCannotSignAssessment,
  whyNotAuthorName,
} from '../../core/journal/assessment.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import { cutToWidth, wrapTextToWidth } from '../../text/cells.ts';
import {
  capitalized,
  dayText,
  shortUnit,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  headingLine,
  indentedLine,
  lineFromTemplate,
  proseLine,
  terminalSafeViewLine,
  type ViewLine,
} from '../../text/line.ts';
import { bindingForScreenKind, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { PromptScreen } from '../../tui/prompt-screen.ts';
import {
  type Binding,
  pushScreen,
  type SelectedReading,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { EVIDENCE_FILTER_FORMS } from '../../views/filter.ts';
import { readingOrCheckDetailTexts } from '../../views/indicator-lines.ts';
import { valueArithmeticTexts, whyNoValueText } from '../../views/indicator-value.ts';
import { assessmentDifferenceLines } from './assessment-differs.ts';
import { STRATEGY_THEN_UNUSABLE } from './assessment-output.ts';
import { boardOfDayByViewedReadings, openedAssessmentPair } from './assessments-in-view.ts';
import { boardEvidenceAndTripwireTexts, gaugeAndTrackScoreLines } from './board-summary.ts';
import {
  boardChangeSections,
  changeSectionLines,
  type LinesLayout,
} from './changes-since-assessment.ts';
import {
  assessmentEvidenceRowsAndBoard,
  type Evidence,
  filterTextOfAssessmentEvidence,
  indicatorFilterMatchReasonText,
  isReadingStillStanding,
  scoreOrNotCountedText,
} from './evidence.ts';

/** One assessment, with the board as it stood. */
export interface AssessmentScreen {
  readonly kind: 'assessment';
  /** Its id. */
  readonly assessment: string;
  /** Id of the one it is laid beside; undefined: the one before it. */
  readonly beside: string | undefined;
  /** Id of the indicator whose readings are the evidence listed; undefined: those of the whole board. */
  readonly of?: string;
  /** What the evidence of the whole board is filtered by. */
  readonly filter: string;
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
}

const ASSESSMENT_TABS = ['Said', 'Board then', 'Evidence', 'Came since', 'Beside another'] as const;

/** The name of the tab that the screen of an assessment shows. */
function shownAssessmentTabName({ tab }: AssessmentScreen): (typeof ASSESSMENT_TABS)[number] {
  return ASSESSMENT_TABS[tab] ?? 'Said';
}

/** One assessment. */
function openedAssessmentListData(
  state: State,
  screen: AssessmentScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const common = { tabs: ASSESSMENT_TABS, tab: screen.tab, ...NO_TABLE };
  const { opened, other } = openedAssessmentPair(state, screen);
  if (opened === undefined)
    return {
      ...common,
      title: 'Assessment',
      head: [
        proseLine(
          `It is not in this store any more; ${actionKeyName(state, 'nav.back')} goes back.`,
        ),
      ],
      foot: [],
    };
  const { id, asOf, at, strategy } = opened;
  const view = {
    ...common,
    title: `Assessment ${id} of ${dayText(asOf)}`,
    foot: [
      proseLine(
        `As it was known on ${dayText(localDayOfInstant(at))}, by strategy ${shortHashText(strategy)}. Never edited.`,
      ),
    ],
  };
  const lines = (below: readonly ViewLine[]): ListData => ({
    ...view,
    head: [proseLine(headLine(opened)), proseLine(''), ...below],
  });
  switch (shownAssessmentTabName(screen)) {
    case 'Board then':
      return lines(stoodLines(state, opened));
    case 'Evidence':
      return { ...view, ...evidenceListData(state, screen, cells) };
    case 'Came since':
      return lines(sinceLines(state, opened, { cells, glyphs }));
    case 'Beside another':
      return lines(
        other === undefined
          ? [
              proseLine(
                `No other stands before it; ${actionKeyName(state, 'assessment.mark')} in the list marks one to lay beside it.`,
              ),
            ]
          : twoLines(state, opened, other, { cells, glyphs }),
      );
    default:
      return lines(judgementLines(opened));
  }
}

function headLine({ author, signatures, withdrawn }: Assessment): string {
  const signed =
    signatures.length === 0
      ? 'not signed by anybody else'
      : `signed by ${signatures.map((each) => each.author).join(', ')}`;
  const gone =
    withdrawn === undefined
      ? ''
      : `; WITHDRAWN by its author on ${dayText(localDayOfInstant(withdrawn))}`;
  return terminalSafeOneLine(`by ${author}, ${signed}${gone}`);
}

/** What came since an assessment, from its board as it stood. */
function sinceLines(state: State, opened: Assessment, layout: LinesLayout): readonly ViewLine[] {
  if (!state.boardsThen.has(opened.id)) return [NOT_READ];
  const stood = state.boardsThen.get(opened.id);
  return changeSectionLines(
    boardChangeSections(stood ?? boardOfDayByViewedReadings(state, opened.asOf), state.board, {
      events: state.events,
      assessments: [{ assessment: opened, stood }],
      hash: state.hash,
    }),
    layout,
  );
}

/** Two assessments, the earlier first: what differs, what was said, what the board showed, what came between them. */
function twoLines(
  state: State,
  one: Assessment,
  other: Assessment,
  layout: LinesLayout,
): readonly ViewLine[] {
  const { boardsThen } = state;
  const both = [one, other].toSorted(compareAssessmentsByBoardDay);
  const [earlier = one, later = one] = both;
  const named = (each: Assessment): string => `${each.id} of ${dayText(each.asOf)}`;
  const read = both.every(({ id }) => boardsThen.has(id));
  const [before, after] = both.map(({ id }) => boardsThen.get(id));
  return [
    headingLine(`WHAT DIFFERS, ${named(earlier)} -> ${named(later)}`),
    ...(read ? assessmentDifferenceLines(earlier, before, later, after) : [NOT_READ]).map(
      indentedLine,
    ),
    headingLine('WHAT WAS SAID'),
    ...both.flatMap((each) => [
      proseLine(terminalSafeOneLine(`${named(each)}, ${headLine(each)}`)),
      ...judgementLines(each).map(indentedLine),
    ]),
    headingLine('WHAT THE BOARD SHOWED, AS IT WAS KNOWN THEN'),
    ...both.flatMap((each) => [
      proseLine(named(each)),
      ...stoodLines(state, each).map(indentedLine),
    ]),
    headingLine('WHAT CAME BETWEEN THEM'),
    proseLine('By what is known now and by the rules of today; after is not because.'),
    ...changeSectionLines(
      boardChangeSections(
        boardOfDayByViewedReadings(state, earlier.asOf),
        boardOfDayByViewedReadings(state, later.asOf),
        {
          events: state.events,
          assessments: both.map((assessment) => ({
            assessment,
            stood: boardsThen.get(assessment.id),
          })),
          hash: state.hash,
        },
      ),
      layout,
    ),
  ];
}

const NOT_READ = proseLine('not read yet');

/** The board of an assessment as it stood, and what it rested on, in lines. */
function stoodLines({ boardsThen }: State, { id }: Assessment): readonly ViewLine[] {
  if (!boardsThen.has(id)) return [NOT_READ];
  const stood = boardsThen.get(id);
  return stood === undefined
    ? [proseLine(STRATEGY_THEN_UNUSABLE)]
    : [...gaugeAndTrackScoreLines(stood), ...boardEvidenceAndTripwireTexts(stood).map(proseLine)];
}

/** The paragraphs under their titles, confidence and likelihood on a line each. */
function judgementLines({ judgement }: Assessment): readonly ViewLine[] {
  return [
    ...PARAGRAPHS.flatMap((name) => [
      headingLine(PARAGRAPH_TITLES[name].toUpperCase()),
      ...(judgement[name] === '' ? ['none stated'] : judgement[name].split('\n')).map((text) =>
        proseLine(terminalSafeOneLine(text)),
      ),
    ]),
    proseLine(`confidence ${judgement.confidence}`),
    proseLine(`likelihood ${judgement.likelihood ?? 'not given'}`),
  ];
}

/** One assessment as a screen. */
export const ASSESSMENT_SCREEN = listScreen<AssessmentScreen>({
  kind: 'assessment',
  place: 'assessment',
  shows: 'One assessment as it was written, who signed it, and the board it was written of.',
  leads: ['assessment.board'],
  tabbed: true,
  crumb: (_, { of }) => (of === undefined ? 'assessment' : 'readings then'),
  filter: (state, screen) =>
    shownAssessmentTabName(screen) === 'Evidence' && screen.of === undefined
      ? listScreenFilter(screen, `filter: ${EVIDENCE_FILTER_FORMS}`)
      : `Only its evidence is filtered; ${actionKeyName(state, 'tab.next')} goes there.`,
  boards(state, screen) {
    const { opened, other } = openedAssessmentPair(state, screen);
    return [opened, other];
  },
  reads: ['assessments', 'boardsThen', 'events', 'view'],
  reading: selectedAssessmentEvidenceReading,
  data: openedAssessmentListData,
});

/** The reading under the cursor of the evidence, as it was known then; undefined: none. */
function selectedAssessmentEvidenceReading(
  state: State,
  screen: AssessmentScreen,
): SelectedReading | undefined {
  if (shownAssessmentTabName(screen) !== 'Evidence') return undefined;
  const rows = assessmentEvidenceRowsAndBoard(state, screen)?.rows ?? [];
  const { indicator, reading } = rows[Math.min(screen.selected, rows.length - 1)] ?? {};
  if (indicator === undefined || reading === undefined) return undefined;
  const standing = isReadingStillStanding(state.board, reading);
  const withdrawn = standing ? '' : 'corrected or withdrawn since';
  return { indicator, reading, standing, withdrawn };
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'id' },
  { key: 'indicator', most: 30, drop: 0 },
  { key: 'value', align: 'right', most: 15 },
  { key: 'of' },
  { key: 'confidence', drop: 1 },
  { key: 'source', grows: true },
];

/** Lines about the selected reading, 3…8: always as many, so that the table stays where it is. */
function leadRows({ size }: State): number {
  return Math.max(3, Math.min(size.rows - 15, 8));
}

/** The readings that a board stood on, or all of one indicator that were known then. */
function evidenceListData(
  state: State,
  screen: AssessmentScreen,
  cells: number,
): Omit<ListBody, 'foot'> {
  const shown = assessmentEvidenceRowsAndBoard(state, screen);
  if (shown === undefined) {
    const { opened } = openedAssessmentPair(state, screen);
    const isRead = opened !== undefined && state.boardsThen.has(opened.id);
    return { ...NO_TABLE, head: [isRead ? proseLine(STRATEGY_THEN_UNUSABLE) : NOT_READ] };
  }
  const { stood, rows } = shown;
  const [first] = rows;
  const filter = filterTextOfAssessmentEvidence(state, screen).trim();
  const filtered = filter === '' ? '' : `; filtered by ${terminalSafeOneLine(filter)}`;
  if (first === undefined && filter !== '')
    return {
      ...NO_TABLE,
      head: [proseLine(nothingFitsSentence(state, filter))],
    };
  const head =
    screen.of === undefined || first === undefined
      ? `The readings the board of ${dayText(stood.asOf)} stood on, as they were known then${filtered}.`
      : terminalSafeOneLine(
          `Every reading of ${nodeCodeOf(first.indicator)} ${first.indicator.title} known then.`,
        );
  const texts = rows.map(({ indicator, known }) => ({
    id: terminalSafeOneLine(nodeCodeOf(indicator)),
    indicator: terminalSafeOneLine(indicator.title),
    value: terminalSafeViewLine(
      indicator.levels === undefined
        ? lineFromTemplate`${valueTextWithoutUnit(indicator, known?.value)} ${shortUnit(indicator)}`
        : lineFromTemplate`${valueWithUnitOrLevelText(indicator, known?.value)}`,
    ),
    of: known === undefined ? '' : dayText(known.observedOn),
    confidence: known?.confidence ?? '',
    source:
      known === undefined ? whyNoValueText(stood, indicator) : sourceOrNotGivenText(known.source),
  }));
  const room = leadRows(state);
  return {
    head: [proseLine(head)],
    lead: (selected) => {
      const row = rows[Math.min(selected, rows.length - 1)];
      const why =
        row === undefined || screen.of !== undefined
          ? ''
          : indicatorFilterMatchReasonText(filter, stood, row);
      const [name = '', ...more] = tabLines(state, stood, row, cells);
      const lines = [name, ...(why === '' ? [] : wrapTextToWidth(why, cells)), ...more];
      return Array.from({ length: room }, (_, at) =>
        proseLine(
          at === room - 1 && lines.length > room
            ? cutToWidth(lines.slice(at).join(' '), cells)
            : (lines[at] ?? ''),
        ),
      );
    },
    specs:
      screen.of === undefined
        ? COLUMNS
        : COLUMNS.filter(({ key }) => key !== 'id' && key !== 'indicator'),
    texts,
    targets: rows.map(() => undefined),
  };
}

function sourceOrNotGivenText(source: string): string {
  return source === '' ? 'not given' : terminalSafeOneLine(source);
}

function tabLines(
  { board }: State,
  stood: Parameters<typeof scoreOrNotCountedText>[0],
  row: Evidence | undefined,
  cells: number,
): readonly string[] {
  if (row === undefined) return [];
  const { indicator, known, reading } = row;
  const name = terminalSafeOneLine(`${nodeCodeOf(indicator)} ${indicator.title}`);
  if (known === undefined)
    return [cutToWidth(`${name}: ${whyNoValueText(stood, indicator)}`, cells)];
  const own = stood.card.indicators.get(indicator.id)?.reading === reading;
  const made = own
    ? valueArithmeticTexts(stood, indicator).flatMap((line) => wrapTextToWidth(line, cells))
    : [];
  if (reading === undefined)
    return [cutToWidth(`${name}, ${scoreOrNotCountedText(stood, indicator)}`, cells), ...made];
  const stands = isReadingStillStanding(board, reading) ? '' : ', corrected or withdrawn since';
  return [
    cutToWidth(
      `${name}${own ? `, ${scoreOrNotCountedText(stood, indicator)}` : ''}${stands}`,
      cells,
    ),
    ...made.slice(0, 1),
    ...readingOrCheckDetailTexts(indicator, reading, cells),
  ];
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly assessment: AssessmentScreen;
  }
}

export const ASSESSMENT_KEYS: readonly Binding[] = [
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
      const why = whyAuthorCannotSignAssessment(opened, state.author);
      return opened.withdrawn === undefined ? undefined : why && `${terminalSafeOneLine(why)}.`;
    },
    run(state, screen) {
      const { opened } = openedAssessmentPair(state, screen);
      if (opened === undefined) return stepWithoutEffects(state);
      if (whyAuthorCannotSignAssessment(opened, state.author) !== undefined)
        return stepWithoutEffects(pushScreen(state, askWhoSigns(opened)));
      const question = terminalSafeOneLine(
        `Sign as ${state.author} ${assessmentName(opened)}? It can be undone.`,
      );
      const said = { text: 'Signed', undo: 'takes it back' } as const;
      const sign = { kind: 'sign', assessment: opened.id } as const;
      return askYesOrNoStep(state, question, (below) => writeStep(below, sign, said));
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
    field: textFieldHolding(''),
    answer(below, typed) {
      const author = typed.trim();
      const why = whyNotAuthorName(author) ?? whyAuthorCannotSignAssessment(opened, author);
      if (why !== undefined) return `${capitalized(why)}.`;
      return writeStep(
        below,
        { kind: 'sign', assessment: opened.id, author },
        { text: `Signed by ${terminalSafeOneLine(author)}` },
      );
    },
  };
}

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

/** The walk before an assessment and the earlier ones; one assessment with the board as it stood, and what came since. */
import { type Assessment, PARAGRAPH_TITLES, PARAGRAPHS } from '../../domain/assessment.ts';
import { boardOf } from '../../domain/board.ts';
import { addDays, daysBetween } from '../../domain/day.ts';
import { agoText, firstDay, standLines, type WalkPart, walkParts } from '../assessment-walk.ts';
import { dayText, oneLine } from '../format.ts';
import { type ColumnSpec, type ListView, layTable, NO_TABLE } from '../list-view.ts';
import { timelineWith } from '../mechanism-view.ts';
import { keyOf } from '../own-keys.ts';
import type { AssessmentScreen, AssessScreen } from '../screen.ts';
import type { State } from '../state.ts';

export const ASSESS_TABS = ['What has changed', 'Earlier ones'] as const;
export const ASSESSMENT_TABS = [
  'What was said',
  'Board then',
  'What came since',
  'The one before',
] as const;

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'as of' },
  { key: 'author', most: 12 },
  { key: 'confidence' },
  { key: 'likelihood' },
  { key: 'signed by', most: 12, drop: 1 },
  { key: 'so what', grows: true },
];

/** The earlier assessments, the newest first; undefined until they were read. */
export function earlierOnes(screen: AssessScreen): readonly Assessment[] | undefined {
  return screen.known?.assessments.toReversed();
}

/** The walk through what has changed, or the list of what was said before. */
export function assessList(state: State, screen: AssessScreen, cells: number): ListView {
  const common = { title: 'Assessments', tabs: ASSESS_TABS, tab: screen.tab };
  const earlier = earlierOnes(screen);
  if (screen.known === undefined || earlier === undefined)
    return { ...common, ...NO_TABLE, head: ['not read yet'], foot: [] };
  if (screen.tab === 1) {
    const texts = earlier.map(({ asOf, author, judgement, signatures }) => ({
      'as of': dayText(asOf),
      author: oneLine(author),
      confidence: judgement.confidence,
      likelihood: judgement.likelihood ?? '',
      'signed by': oneLine(signatures.map((each) => each.author).join(', ')),
      'so what': oneLine(judgement.soWhat),
    }));
    return {
      ...common,
      head:
        texts.length === 0
          ? [`No assessment yet; ${keyOf(state, 'assessment.open')} on the first tab begins one.`]
          : [],
      ...layTable(COLUMNS, texts, cells),
      targets: texts.map(() => undefined),
      foot: ['Never edited, only followed. None of it scores.'],
    };
  }
  const { board } = state;
  const [last] = earlier;
  const from = last?.asOf ?? firstDay(board, addDays(board.asOf, -365));
  const before = screen.known.before ?? boardNow(state, from);
  const since =
    last === undefined
      ? `No assessment yet; since ${dayText(from)}:`
      : oneLine(
          `Last assessed ${agoText(daysBetween(from, board.asOf))}, on ${dayText(from)}, by ${last.author}; since then:`,
        );
  return {
    ...common,
    ...NO_TABLE,
    head: [since, ...partLines(walkParts(before, board, state.events))],
    foot: [`${keyOf(state, 'assessment.open')} writes what you make of it, in four paragraphs.`],
  };
}

/** One assessment. */
export function assessmentList(state: State, screen: AssessmentScreen): ListView {
  const { assessment, tab } = screen;
  const { id, asOf, author, at, strategy, signatures } = assessment;
  const signed =
    signatures.length === 0
      ? 'not signed by anybody else'
      : `signed by ${signatures.map((each) => each.author).join(', ')}`;
  return {
    title: `Assessment ${id} of ${dayText(asOf)}`,
    tabs: ASSESSMENT_TABS,
    tab,
    ...NO_TABLE,
    head: [oneLine(`by ${author}, ${signed}`), '', ...linesOf(state, screen)],
    foot: [
      oneLine(
        `As it was known at ${at}, by strategy ${strategy.slice(0, 8)}. Never edited, only followed.`,
      ),
    ],
  };
}

function linesOf(state: State, screen: AssessmentScreen): readonly string[] {
  const { assessment, previous } = screen;
  switch (screen.tab) {
    case 1:
      return screen.stood === 'unread'
        ? ['not read yet']
        : screen.stood === undefined
          ? ['The strategy file of then cannot be used by this program.']
          : standLines(screen.stood);
    case 2:
      return partLines(walkParts(boardNow(state, assessment.asOf), state.board, state.events));
    case 3:
      return previous === undefined
        ? ['This is the first one.']
        : [
            `${previous.id} of ${dayText(previous.asOf)}, by ${oneLine(previous.author)}`,
            '',
            ...saidLines(previous),
          ];
    default:
      return saidLines(assessment);
  }
}

/** The paragraphs under their titles, confidence and likelihood on a line each. */
function saidLines({ judgement }: Assessment): readonly string[] {
  return [
    ...PARAGRAPHS.flatMap((name) => [
      PARAGRAPH_TITLES[name].toUpperCase(),
      judgement[name] === '' ? 'none stated' : oneLine(judgement[name]),
    ]),
    `confidence ${judgement.confidence}`,
    `likelihood ${judgement.likelihood ?? 'not given'}`,
  ];
}

function partLines(parts: readonly WalkPart[]): readonly string[] {
  return parts.flatMap(({ title, lines }) => [
    title.toUpperCase(),
    ...lines.map((line) => `  ${line}`),
  ]);
}

function boardNow({ strategy, board }: State, day: string) {
  return boardOf(strategy, board.readings, day, timelineWith(strategy, board.readings));
}

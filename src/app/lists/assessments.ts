/** The walk before an assessment and the earlier ones; one assessment with the board as it stood, what came since, and another one beside it. */
import { type Assessment, byBoard, PARAGRAPH_TITLES, PARAGRAPHS } from '../../domain/assessment.ts';
import { boardOf } from '../../domain/board.ts';
import { addDays, daysBetween } from '../../domain/day.ts';
import type { Day } from '../../domain/model.ts';
import { assessmentsHere, lastAssessment, openedOf } from '../assessed.ts';
import { differLines } from '../assessment-differs.ts';
import {
  agoText,
  evidenceLines,
  firstDay,
  standLines,
  type WalkPart,
  walkParts,
} from '../assessment-walk.ts';
import { dayText, oneLine } from '../format.ts';
import { type ColumnSpec, type ListView, layTable, NO_TABLE } from '../list-view.ts';
import { keyOf } from '../own-keys.ts';
import type { AssessmentScreen, AssessScreen } from '../screen.ts';
import type { State } from '../state.ts';
import { timelineWith } from '../timelines.ts';

export const ASSESS_TABS = ['What has changed', 'Earlier ones'] as const;
export const ASSESSMENT_TABS = [
  'What was said',
  'Board then',
  'What came since',
  'Beside another',
] as const;

const COLUMNS: readonly ColumnSpec[] = [
  { key: '*' },
  { key: 'id' },
  { key: 'as of' },
  { key: 'author', most: 12 },
  { key: 'confidence', drop: 2 },
  { key: 'likelihood', drop: 1 },
  { key: 'signed by', most: 12, drop: 0 },
  { key: 'so what', grows: true },
];

/** The walk through what has changed, or the list of what was said before. */
export function assessList(state: State, screen: AssessScreen, cells: number): ListView {
  const common = { title: 'Assessments', tabs: ASSESS_TABS, tab: screen.tab };
  return screen.tab === 1
    ? { ...common, ...earlierView(state, screen, cells) }
    : { ...common, ...walkView(state) };
}

type Body = Omit<ListView, 'title' | 'tabs' | 'tab'>;

function earlierView(state: State, { marked }: AssessScreen, cells: number): Body {
  const earlier = assessmentsHere(state);
  const texts = earlier.map(({ id, asOf, author, judgement, signatures, withdrawn }) => ({
    '*': marked === id ? '*' : ' ',
    id,
    'as of': dayText(asOf),
    author: oneLine(author),
    confidence: judgement.confidence,
    likelihood: judgement.likelihood ?? '',
    'signed by': oneLine(signatures.map((each) => each.author).join(', ')),
    'so what': `${withdrawn === undefined ? '' : 'WITHDRAWN '}${oneLine(judgement.soWhat)}`,
  }));
  return {
    head:
      texts.length === 0
        ? [
            `No assessment up to ${dayText(state.board.asOf)}; ${keyOf(state, 'assessment.open')} on the first tab begins one.`,
          ]
        : [],
    ...layTable(COLUMNS, texts, cells),
    targets: texts.map(() => undefined),
    foot: ['Never edited, only followed; undone, withdrawn. None of it scores.'],
  };
}

function walkView(state: State): Body {
  const { board } = state;
  const last = lastAssessment(state);
  const from = last?.asOf ?? firstDay(board, addDays(board.asOf, -365));
  if (last !== undefined && !state.boardsThen.has(last.id))
    return { ...NO_TABLE, head: ['not read yet'], foot: [] };
  const stood = last === undefined ? undefined : state.boardsThen.get(last.id);
  const since =
    last === undefined
      ? `No assessment yet; since ${dayText(from)}:`
      : oneLine(
          `Last assessed ${agoText(daysBetween(from, board.asOf))}, on ${dayText(from)}, by ${last.author}; since then:`,
        );
  return {
    ...NO_TABLE,
    head: [
      since,
      ...partLines(
        walkParts(stood ?? boardNow(state, from), board, {
          events: state.events,
          said: last === undefined ? [] : [last],
          stood,
        }),
      ),
    ],
    foot: [`${keyOf(state, 'assessment.open')} writes what you make of it, in four paragraphs.`],
  };
}

/** One assessment. */
export function assessmentList(state: State, screen: AssessmentScreen): ListView {
  const common = { tabs: ASSESSMENT_TABS, tab: screen.tab, ...NO_TABLE };
  const { opened, other } = openedOf(state, screen);
  if (opened === undefined)
    return {
      ...common,
      title: 'Assessment',
      head: ['It is not in this store any more.'],
      foot: [],
    };
  const { id, asOf, at, strategy } = opened;
  const lines = (): readonly string[] => {
    switch (screen.tab) {
      case 1:
        return stoodLines(state, opened);
      case 2:
        return sinceLines(state, opened);
      case 3:
        return other === undefined
          ? [
              `No other stands before it; ${keyOf(state, 'assessment.mark')} in the list marks one to lay beside it.`,
            ]
          : twoLines(state, opened, other);
      default:
        return saidLines(opened);
    }
  };
  return {
    ...common,
    title: `Assessment ${id} of ${dayText(asOf)}`,
    head: [headLine(opened), '', ...lines()],
    foot: [
      `As it was known on ${dayText(at.slice(0, 10))}, by strategy ${strategy.slice(0, 8)}. Never edited.`,
    ],
  };
}

function headLine({ author, signatures, withdrawn }: Assessment): string {
  const signed =
    signatures.length === 0
      ? 'not signed by anybody else'
      : `signed by ${signatures.map((each) => each.author).join(', ')}`;
  const gone =
    withdrawn === undefined
      ? ''
      : `; WITHDRAWN by its author on ${dayText(withdrawn.slice(0, 10))}`;
  return oneLine(`by ${author}, ${signed}${gone}`);
}

/** What came since an assessment, from its board as it stood. */
function sinceLines(state: State, opened: Assessment): readonly string[] {
  if (!state.boardsThen.has(opened.id)) return ['not read yet'];
  const stood = state.boardsThen.get(opened.id);
  return partLines(
    walkParts(stood ?? boardNow(state, opened.asOf), state.board, {
      events: state.events,
      said: [opened],
      stood,
    }),
  );
}

/** Two assessments, the earlier first: what differs, what was said, what the board showed, what came between them. */
function twoLines(state: State, one: Assessment, other: Assessment): readonly string[] {
  const { boardsThen } = state;
  const both = [one, other].toSorted(byBoard);
  const [earlier = one, later = one] = both;
  const named = (each: Assessment): string => `${each.id} of ${dayText(each.asOf)}`;
  const read = both.every(({ id }) => boardsThen.has(id));
  const [before, after] = both.map(({ id }) => boardsThen.get(id));
  return [
    `WHAT DIFFERS, ${named(earlier)} -> ${named(later)}`,
    ...(read ? differLines(earlier, before, later, after) : ['not read yet']).map(
      (line) => `  ${line}`,
    ),
    'WHAT WAS SAID',
    ...both.flatMap((each) => [
      oneLine(`${named(each)}, ${headLine(each)}`),
      ...saidLines(each).map((line) => `  ${line}`),
    ]),
    'WHAT THE BOARD SHOWED, AS IT WAS KNOWN THEN',
    ...both.flatMap((each) => [named(each), ...stoodLines(state, each).map((line) => `  ${line}`)]),
    'WHAT CAME BETWEEN THEM',
    'By what is known now and by the rules of today; after is not because.',
    ...partLines(
      walkParts(boardNow(state, earlier.asOf), boardNow(state, later.asOf), {
        events: state.events,
        said: both,
        stood: before,
      }),
    ),
  ];
}

/** The board of an assessment as it stood, and what it rested on, in lines. */
function stoodLines({ boardsThen }: State, { id }: Assessment): readonly string[] {
  if (!boardsThen.has(id)) return ['not read yet'];
  const stood = boardsThen.get(id);
  return stood === undefined
    ? ['The strategy file of then cannot be used by this program.']
    : [...standLines(stood), ...evidenceLines(stood)];
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

function boardNow({ strategy, board }: State, day: Day) {
  return boardOf(strategy, board.readings, day, timelineWith(strategy, board.readings));
}

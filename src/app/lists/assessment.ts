/** One assessment: what was said, its board as it stood, what came since, and another one beside it. */

import { type Assessment, byBoard, PARAGRAPH_TITLES, PARAGRAPHS } from '../../domain/assessment.ts';
import { openedOf } from '../assessed.ts';
import { differLines } from '../assessment-differs.ts';
import { evidenceLines, standLines, walkParts } from '../assessment-walk.ts';
import { EVIDENCE_FILTER_FORMS } from '../filter.ts';
import { dayText, oneLine } from '../format.ts';
import { type ListView, NO_TABLE } from '../list-view.ts';
import { listScreen } from '../lists.ts';
import { keyOf } from '../own-keys.ts';
import type { AssessmentScreen } from '../screen.ts';
import type { State } from '../state.ts';
import { boardNow, partLines } from './assessments.ts';
import { evidenceView } from './evidence.ts';

export const ASSESSMENT_TABS = [
  'Said',
  'Board then',
  'Evidence',
  'Came since',
  'Beside another',
] as const;

/** The name of the tab that the screen of an assessment shows. */
export function assessmentTab({ tab }: AssessmentScreen): (typeof ASSESSMENT_TABS)[number] {
  return ASSESSMENT_TABS[tab] ?? 'Said';
}

/** One assessment. */
export function openedAssessmentList(
  state: State,
  screen: AssessmentScreen,
  cells: number,
): ListView {
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
  const view = {
    ...common,
    title: `Assessment ${id} of ${dayText(asOf)}`,
    foot: [
      `As it was known on ${dayText(at.slice(0, 10))}, by strategy ${strategy.slice(0, 8)}. Never edited.`,
    ],
  };
  const lines = (texts: readonly string[]): ListView => ({
    ...view,
    head: [headLine(opened), '', ...texts],
  });
  switch (assessmentTab(screen)) {
    case 'Board then':
      return lines(stoodLines(state, opened));
    case 'Evidence':
      return { ...view, ...evidenceView(state, screen, cells) };
    case 'Came since':
      return lines(sinceLines(state, opened));
    case 'Beside another':
      return lines(
        other === undefined
          ? [
              `No other stands before it; ${keyOf(state, 'assessment.mark')} in the list marks one to lay beside it.`,
            ]
          : twoLines(state, opened, other),
      );
    default:
      return lines(saidLines(opened));
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
      said: [{ assessment: opened, stood }],
      hash: state.hash,
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
        said: both.map((assessment) => ({ assessment, stood: boardsThen.get(assessment.id) })),
        hash: state.hash,
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
      ...(judgement[name] === '' ? ['none stated'] : judgement[name].split('\n').map(oneLine)),
    ]),
    `confidence ${judgement.confidence}`,
    `likelihood ${judgement.likelihood ?? 'not given'}`,
  ];
}

/** One assessment as a screen. */
export const ASSESSMENT_SCREEN = listScreen<AssessmentScreen>({
  kind: 'assessment',
  place: 'assessment',
  leads: ['assessment.board'],
  tabbed: true,
  crumb: (_, { of }) => (of === undefined ? 'assessment' : 'readings then'),
  filter: (state, screen) =>
    assessmentTab(screen) === 'Evidence' && screen.of === undefined
      ? {
          text: screen.filter,
          label: `filter: ${EVIDENCE_FILTER_FORMS}`,
          by: (filter) => ({ ...screen, filter, selected: 0 }),
        }
      : `Only its evidence is filtered; ${keyOf(state, 'tab.next')} goes there.`,
  boards(state, screen) {
    const { opened, other } = openedOf(state, screen);
    return [opened, other];
  },
  reads: ['assessments', 'boardsThen', 'events', 'view'],
  view: openedAssessmentList,
});

/** Rival explanations against what the indicators did, as text and as `axiswatch.hypotheses/1`. */
import {
  FEWEST_SEPARATING,
  type HypothesesReport,
  type HypothesisRow,
  type HypothesisStanding,
  type RankedHypothesis,
  type ScoreCourse,
  type Silence,
  WIDEST,
} from '../../core/analysis/hypotheses.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  NONE,
  percentText,
  scoreChangeWithMarginText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import {
  labelledParagraphTexts,
  type TableRoom,
  tableTexts,
  valueOrNull,
} from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import type { HypothesesJson } from './hypotheses-document.ts';

/** The document of a board's hypotheses. */
export function hypothesesJson(
  { asOf }: Board,
  { rows, hypotheses, order, tooLittle, deciding }: HypothesesReport,
): Unscored<HypothesesJson> {
  return {
    schema: 'axiswatch.hypotheses/1',
    asOf,
    rows: Object.fromEntries(
      rows.map(({ node, course, freshness, weights, separates, from, change, silence }) => [
        node.id,
        {
          moved: valueOrNull(course),
          freshness: valueOrNull(freshness),
          weights: Object.fromEntries(weights),
          separates,
          from: valueOrNull(from),
          change: valueOrNull(change?.change),
          low: valueOrNull(change?.low),
          high: valueOrNull(change?.high),
          silence: valueOrNull(silence),
        },
      ]),
    ),
    inconsistency: Object.fromEntries(
      hypotheses.map(({ hypothesis, inconsistency }) => [
        hypothesis.id,
        valueOrNull(inconsistency),
      ]),
    ),
    order,
    standings: Object.fromEntries(
      hypotheses.flatMap(({ hypothesis, standing }) =>
        standing === undefined ? [] : [[hypothesis.id, standing]],
      ),
    ),
    tooLittle,
    deciding: deciding.map(({ node, order: left }) => ({ row: node.id, order: left })),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const COURSE_WORDS: Readonly<Record<ScoreCourse, string>> = {
  rose: 'rose',
  fell: 'fell',
  still: 'stood still',
};

const SILENCE_WORDS: Readonly<Record<Silence, string>> = {
  missing: 'no value',
  expired: 'expired',
  stale: 'stale',
  'not begun': 'no score since the start',
  'same reading': 'the same reading as on the first day',
  'too wide': `its change is not known within ${WIDEST} points`,
};

const NO_RANK = 'no rank: nothing it speaks about could have told';

/** The hypotheses in lines of at most `cells` cells, the table in a terminal of `room`. */
export function hypothesesTexts(
  { asOf, strategy }: Board,
  report: HypothesesReport,
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const { rows, hypotheses, order, tooLittle, deciding } = report;
  if (hypotheses.length === 0) return ['This strategy names no hypotheses.'];
  const letters = new Map(
    hypotheses.map(({ hypothesis }, at) => [hypothesis.id, LETTERS[at] ?? '?']),
  );
  const telling = rows.filter(({ silence }) => silence === undefined);
  const separating = telling.filter(({ separates }) => separates > 0);
  const told = (text: string): readonly string[] => labelledParagraphTexts('', text, cells);
  const table = (title: string, of: readonly HypothesisRow[]): readonly string[] =>
    of.length === 0 ? [] : ['', ...told(title), ...hypothesisRowLines(of, letters, room)];
  const orderText = (ids: readonly string[]): string =>
    ids.length === 0 ? 'nobody has a rank' : ids.map((id) => letters.get(id) ?? id).join(' ');
  return [
    `Hypotheses, as of ${dayText(asOf)}`,
    '',
    ...told(
      `What each expected the scores to do since ${strategy.start === undefined ? 'the start' : dayText(strategy.start)}, and how much of it did not come. What came as expected proves nothing and is not counted.`,
    ),
    ...(tooLittle
      ? told(
          `Too little to say: of ${countWithNoun(rows.length, 'row')} those that tell them apart are ${separating.length}, fewer than ${FEWEST_SEPARATING}.`,
        )
      : []),
    '',
    ...byStanding(hypotheses, order).flatMap(({ hypothesis, standing }) =>
      labelledParagraphTexts(
        `${letters.get(hypothesis.id) ?? '?'}  `,
        terminalSafeOneLine(
          `${hypothesis.title}: ${standingText(standing, tooLittle)}${hypothesis.says === undefined ? '' : `. “${hypothesis.says}”`}`,
        ),
        cells,
      ),
    ),
    ...table(
      'Rows that separate them: . as expected, 2 the opposite, 1 in between',
      separating.toSorted((a, b) => b.separates - a.separates),
    ),
    ...table(
      'Rows that separate nothing',
      telling.filter((row) => !separating.includes(row)),
    ),
    ...(deciding.length === 0
      ? []
      : [
          '',
          'Rows that decide the order',
          ...deciding.flatMap(({ node, order: left }) =>
            told(
              terminalSafeOneLine(
                `${nodeRowName(node)}: without it ${orderText(left) === orderText(order) ? 'the same order, other gaps' : orderText(left)}`,
              ),
            ),
          ),
        ]),
    ...silentLines(rows, cells),
  ];
}

/** Those that have a rank as they stand, then the others. */
function byStanding(
  hypotheses: readonly RankedHypothesis[],
  order: readonly string[],
): readonly RankedHypothesis[] {
  const place = ({ hypothesis: { id } }: RankedHypothesis): number =>
    order.includes(id) ? order.indexOf(id) : order.length;
  return hypotheses.toSorted((a, b) => place(a) - place(b));
}

function standingText(standing: HypothesisStanding | undefined, tooLittle: boolean): string {
  if (standing === undefined) return NO_RANK;
  return tooLittle ? 'too little to say' : standing;
}

function hypothesisRowLines(
  rows: readonly HypothesisRow[],
  letters: ReadonlyMap<string, string>,
  room?: TableRoom,
): readonly string[] {
  return tableTexts(
    [
      ...[...letters.values()].map((title) => ({ title })),
      { title: 'did' },
      { title: 'change', align: 'right' },
      { title: 'fresh', align: 'right' },
      { title: 'indicator', least: 12 },
    ],
    rows.map(({ node, weights, course, change, freshness }) => [
      ...[...letters.keys()].map((id) => weightText(weights.get(id))),
      course === undefined ? NONE : COURSE_WORDS[course],
      scoreChangeWithMarginText(change),
      freshness === undefined ? NONE : percentText(freshness),
      terminalSafeOneLine(nodeRowName(node)),
    ]),
    room,
  );
}

/** `weight` 0…2, 0 as a dot; '' where it is undefined: there is none. */
function weightText(weight: number | undefined): string {
  if (weight === undefined) return '';
  return weight === 0 ? '.' : String(weight);
}

function silentLines(rows: readonly HypothesisRow[], cells: number): readonly string[] {
  const silent = rows.flatMap(({ node, silence }) =>
    silence === undefined ? [] : [{ node, silence }],
  );
  if (silent.length === 0) return [];
  return [
    '',
    'Rows that could not have told',
    ...Map.groupBy(silent, ({ silence }) => silence)
      .entries()
      .flatMap(([silence, of]) =>
        labelledParagraphTexts(
          '',
          terminalSafeOneLine(
            `${SILENCE_WORDS[silence]}: ${of.map(({ node }) => node.code ?? node.id).join(', ')}`,
          ),
          cells,
        ),
      ),
  ];
}

/** The indicators of a track as rows of a panel: whole names first, then the value with its unit and the score; what is not well is marked. */
import { alignToBothEnds, cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { ageText, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { displayTextOfLinePart, lineOfSpans, type ViewLine } from '../../text/line.ts';
import { isWellState, STATE_MARKS, scoreTone } from '../../text/tone.ts';
import {
  type ColumnSpec,
  fitListTableToWidth,
  type ListView,
  type RowCells,
} from '../../tui/list-view.ts';
import type { IndicatorRow } from '../../views/gauge-and-tracks.ts';
import {
  scoreAndTrendSpans,
  scoreBarSpans,
  stateWithLatenessLine,
} from '../../views/indicator-cells.ts';

/** What a panel has beside name, value and score: `least` a letter for the state before the score, `words` the word and where the score went, and a bar, `all` no bar; all of them id and age where there is room. */
export type BoardColumns = 'least' | 'words' | 'all';

/** Cells of the bar of a score; of a score with where it went; of one behind the letters of its state and of how late it is. */
const [BAR, SCORE, LETTERED_SCORE] = [10, 4, 5];

/** Blanks between the longest name with its value and what it is cut for. */
const SPARE = 3;

/** What stands in a row where no name is cut for it. */
interface Extras {
  readonly hasCode: boolean;
  readonly hasAge: boolean;
  readonly hasBar: boolean;
}

/** From the most to the least, what goes last standing longest. */
const EXTRAS: readonly Extras[] = [
  { hasCode: true, hasAge: true, hasBar: true },
  { hasCode: true, hasAge: true, hasBar: false },
  { hasCode: true, hasAge: false, hasBar: false },
  { hasCode: false, hasAge: true, hasBar: false },
];
const NO_EXTRAS: Extras = { hasCode: false, hasAge: false, hasBar: false };

/** Rows of indicators in a width: a name has what its own value with the unit leaves of the cells before the score, so that a unit is whole in any. */
export function boardPanelIndicatorTable(
  rows: readonly IndicatorRow[],
  cells: number,
  columns: BoardColumns,
  glyphs: Glyphs,
): Pick<ListView, 'columns' | 'rows'> {
  const isLettered = columns === 'least';
  const widest = (textOf: (row: IndicatorRow) => string): number =>
    rows.reduce((most, row) => Math.max(most, textWidth(textOf(row))), 0);
  const code = widest(({ code: text }) => text);
  const age = widest((row) => ageText(row.age));
  const score = isLettered ? LETTERED_SCORE : SCORE;
  const stateOf = (row: IndicatorRow): ViewLine | '' =>
    isWellState(row.state) ? '' : stateWithLatenessLine(row, false);
  const named = widest((row) => `${row.title} ${valueWithUnit(row)}`);
  const state = Math.max(
    'state'.length,
    widest((row) => displayTextOfLinePart(stateOf(row))),
  );
  const roomBeside = ({ hasAge, hasBar }: Extras): number =>
    cells -
    (score + 1) -
    (isLettered ? 0 : state + 1) -
    (hasAge ? age + 1 : 0) -
    (hasBar ? BAR + 1 : 0);
  const extras =
    EXTRAS.find(
      (each) =>
        (!each.hasBar || columns === 'words') &&
        named + (each.hasCode ? code + 1 : 0) <= roomBeside(each),
    ) ?? NO_EXTRAS;
  const natural = named + (extras.hasCode ? code + 1 : 0);
  // beside words a value stands near its name, and what is left over stays empty
  const room = isLettered ? roomBeside(extras) : Math.min(roomBeside(extras), natural + SPARE);
  const specs: readonly ColumnSpec[] = [
    // a blank before the title of scores, which is wider than they are
    { key: 'now', title: isLettered ? 'now' : 'now ', align: 'right', from: room, most: room },
    ...(extras.hasBar ? [{ key: 'bar', title: '', drawn: true }] : []),
    { key: 'score', align: 'right', from: score, most: score },
    ...(isLettered ? [] : [{ key: 'state', states: true }]),
    ...(extras.hasAge ? [{ key: 'age', align: 'right' as const, from: age, most: age }] : []),
  ];
  return fitListTableToWidth(
    specs,
    rows.map(
      (row): RowCells => ({
        now: alignToBothEnds(
          extras.hasCode ? `${cutOrPadToWidth(row.code, code)} ${row.title}` : row.title,
          valueWithUnit(row),
          room,
        ),
        bar: lineOfSpans(scoreBarSpans(row.score, BAR, glyphs), ''),
        score: isLettered ? letteredScoreLine(row) : lineOfSpans(scoreAndTrendSpans(row, glyphs)),
        state: stateOf(row),
        age: ageText(row.age),
      }),
    ),
    cells,
  );
}

function letteredScoreLine(row: IndicatorRow): ViewLine {
  return lineOfSpans([
    { text: STATE_MARKS[row.state], tone: row.state },
    { text: row.late === undefined ? ' ' : STATE_MARKS[row.late], tone: row.late ?? 'plain' },
    { text: cutOrPadToWidth(scoreText(row.score), 3, 'right'), tone: scoreTone(row.score) },
  ]);
}

function valueWithUnit({ value, unit }: IndicatorRow): string {
  return unit === '' ? value : `${value} ${unit}`;
}

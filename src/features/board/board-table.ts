/** The indicators of a track as rows of a panel: whole names first, then the value with its unit and the score; what is not well is marked. */
import { alignToBothEnds, cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { ageText, LATE_MARK, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { lineOfSpans, type ViewLine } from '../../text/line.ts';
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

/** Which columns a panel has: `least` a letter for the state, `words` the word, where the score went and a bar, `all` no bar; all of them the id where there is room, the last two the age too. */
export type BoardColumns = 'least' | 'words' | 'all';

/** Cells of the bar of a score. */
const BAR = 10;

const ID: ColumnSpec = { key: 'id', most: 8, drop: 1 };
const AGE: ColumnSpec = { key: 'age', align: 'right', drop: 2 };
const TITLE: ColumnSpec = { key: 'indicator', grows: true, least: 12 };
const NOW: ColumnSpec = { key: 'now', align: 'right' };
const SCORE: ColumnSpec = { key: 'score', align: 'right', from: 4 };

/** Cells of a score behind the letter of its state and the mark of what is late. */
const LETTERED_SCORE = 5;

const COLUMNS: Readonly<Record<Exclude<BoardColumns, 'least'>, readonly ColumnSpec[]>> = {
  words: [
    ID,
    TITLE,
    NOW,
    { key: 'bar', title: '', drawn: true, drop: 0 },
    SCORE,
    { key: 'state', from: 7, states: true },
    AGE,
  ],
  all: [ID, TITLE, NOW, SCORE, { key: 'state', from: 7, states: true }, AGE],
};

/** Rows of indicators in a width. */
export function boardPanelIndicatorTable(
  rows: readonly IndicatorRow[],
  cells: number,
  columns: BoardColumns,
  glyphs: Glyphs,
): Pick<ListView, 'columns' | 'rows'> {
  if (columns === 'least') return leastTable(rows, cells);
  // no name is cut for what is beside it
  const leaves = rows.reduce((most, { title }) => Math.max(most, textWidth(title)), 0);
  const specs = COLUMNS[columns].map((spec) =>
    spec.drop === undefined ? spec : { ...spec, leaves },
  );
  const tableOf = (hasAge: boolean): Pick<ListView, 'columns' | 'rows'> =>
    fitListTableToWidth(
      specs,
      rows.map((row) => rowCells(row, hasAge, glyphs)),
      cells,
    );
  const table = tableOf(true);
  return table.columns.some(({ key }) => key === 'age') ? table : tableOf(false);
}

/** Rows of few cells: the name has what its own value with the unit leaves of them, so that a unit is whole in any. */
function leastTable(
  rows: readonly IndicatorRow[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const room = cells - LETTERED_SCORE - 1;
  const code = rows.reduce((most, row) => Math.max(most, textWidth(row.code)), 0);
  const withCode = (row: IndicatorRow): string => `${cutOrPadToWidth(row.code, code)} ${row.title}`;
  const hasCodes = rows.every(
    (row) => textWidth(withCode(row)) + 1 + textWidth(valueWithUnit(row)) <= room,
  );
  const specs: readonly ColumnSpec[] = [
    { ...NOW, from: room, most: room },
    { ...SCORE, from: LETTERED_SCORE },
  ];
  return fitListTableToWidth(
    specs,
    rows.map((row) => ({
      now: alignToBothEnds(hasCodes ? withCode(row) : row.title, valueWithUnit(row), room),
      score: letteredScoreLine(row),
    })),
    cells,
  );
}

function letteredScoreLine(row: IndicatorRow): ViewLine {
  return lineOfSpans([
    { text: STATE_MARKS[row.state], tone: row.state },
    { text: row.late === undefined ? ' ' : LATE_MARK, tone: row.late ?? 'plain' },
    { text: cutOrPadToWidth(scoreText(row.score), 3, 'right'), tone: scoreTone(row.score) },
  ]);
}

function valueWithUnit({ value, unit }: IndicatorRow): string {
  return unit === '' ? value : `${value} ${unit}`;
}

/** The cells of an indicator; beside an age, that has the mark of what is late. */
function rowCells(row: IndicatorRow, hasAge: boolean, glyphs: Glyphs): RowCells {
  return {
    id: row.code,
    indicator: row.title,
    now: valueWithUnit(row),
    bar: lineOfSpans(scoreBarSpans(row.score, BAR, glyphs), ''),
    score: lineOfSpans(scoreAndTrendSpans(row, glyphs)),
    state: isWellState(row.state)
      ? ''
      : stateWithLatenessLine(hasAge ? { ...row, late: undefined } : row, false),
    age: ageText(row.age, row.late !== undefined),
  };
}

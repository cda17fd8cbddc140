/** The indicators of a track as rows of a panel: whole names first, then the value with its unit and the score; what is not well is marked. */
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { ageText, LATE_MARK, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { lineOfSpans } from '../../text/line.ts';
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

/** Which columns a panel has: `least` a letter for the state, `words` the word, where the score went and a bar, `all` no bar; the last two the id and the age where there is room. */
export type BoardColumns = 'least' | 'words' | 'all';

/** Cells of a value with its unit; a longer one stands without its unit. */
const VALUE = 11;
/** Cells of the bar of a score. */
const BAR = 10;

const ID: ColumnSpec = { key: 'id', most: 8, drop: 1 };
const AGE: ColumnSpec = { key: 'age', align: 'right', drop: 2 };
const TITLE: ColumnSpec = { key: 'indicator', grows: true, least: 12 };
const NOW: ColumnSpec = { key: 'now', align: 'right' };
const SCORE: ColumnSpec = { key: 'score', align: 'right', from: 4 };

const COLUMNS: Readonly<Record<BoardColumns, readonly ColumnSpec[]>> = {
  least: [TITLE, NOW, { ...SCORE, from: 5 }],
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
  // no name is cut for what is beside it
  const leaves = rows.reduce((most, { title }) => Math.max(most, textWidth(title)), 0);
  const specs = COLUMNS[columns].map((spec) =>
    spec.drop === undefined ? spec : { ...spec, leaves },
  );
  const tableOf = (hasAge: boolean): Pick<ListView, 'columns' | 'rows'> =>
    fitListTableToWidth(
      specs,
      rows.map((row) => rowCells(row, columns, hasAge, glyphs)),
      cells,
    );
  if (columns === 'least') return tableOf(false);
  const table = tableOf(true);
  return table.columns.some(({ key }) => key === 'age') ? table : tableOf(false);
}

/** The cells of an indicator; beside an age, that has the mark of what is late. */
function rowCells(
  row: IndicatorRow,
  columns: BoardColumns,
  hasAge: boolean,
  glyphs: Glyphs,
): RowCells {
  const whole = row.unit === '' ? row.value : `${row.value} ${row.unit}`;
  const tone = scoreTone(row.score);
  const score = cutOrPadToWidth(scoreText(row.score), 3, 'right');
  return {
    id: row.code,
    indicator: row.title,
    now: columns === 'least' && textWidth(whole) > VALUE ? row.value : whole,
    bar: lineOfSpans(scoreBarSpans(row.score, BAR, glyphs), ''),
    score:
      columns === 'least'
        ? lineOfSpans([
            { text: STATE_MARKS[row.state], tone: row.state },
            { text: row.late === undefined ? ' ' : LATE_MARK, tone: row.late ?? 'plain' },
            { text: score, tone },
          ])
        : lineOfSpans(scoreAndTrendSpans(row, glyphs)),
    state: isWellState(row.state)
      ? ''
      : stateWithLatenessLine(hasAge ? { ...row, late: undefined } : row, false),
    age: ageText(row.age, row.late !== undefined),
  };
}

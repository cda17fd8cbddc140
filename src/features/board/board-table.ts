/** The indicators of a track as rows of a panel: whole names first, then the value with its unit and the score; what is not well is marked. */
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { ageText, LATE_MARK, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { lineOfSpans } from '../../text/line.ts';
import { isWellState, STATE_MARKS, scoreTone } from '../../text/tone.ts';
import { type ColumnSpec, fitListTableToWidth, type ListView } from '../../tui/list-view.ts';
import type { IndicatorRow } from '../../views/gauge-and-tracks.ts';
import {
  scoreAndTrendSpans,
  scoreBarSpans,
  stateWithLatenessLine,
} from '../../views/indicator-cells.ts';

/** Which columns a panel has: `least` a letter for the state, `words` the word and where the score went, `all` the age too. */
export type BoardColumns = 'least' | 'words' | 'all';

/** Cells of a value with its unit; a longer one stands without its unit. */
const VALUE = 11;
/** Cells of the bar of a score. */
const BAR = 10;

const TITLE: ColumnSpec = { key: 'indicator', grows: true, least: 12 };
const NOW: ColumnSpec = { key: 'now', align: 'right' };
const SCORE: ColumnSpec = { key: 'score', align: 'right', from: 4 };

const COLUMNS: Readonly<Record<BoardColumns, readonly ColumnSpec[]>> = {
  least: [TITLE, NOW, { ...SCORE, from: 5 }],
  words: [
    TITLE,
    NOW,
    { key: 'bar', title: '', drawn: true, drop: 1, leaves: 24 },
    SCORE,
    { key: 'state', from: 7, states: true },
  ],
  all: [
    TITLE,
    NOW,
    SCORE,
    { key: 'state', from: 7, states: true },
    { key: 'age', align: 'right', drop: 3 },
  ],
};

/** Rows of indicators in a width. */
export function boardPanelIndicatorTable(
  rows: readonly IndicatorRow[],
  cells: number,
  columns: BoardColumns,
  glyphs: Glyphs,
): Pick<ListView, 'columns' | 'rows'> {
  return fitListTableToWidth(
    COLUMNS[columns],
    rows.map((row) => {
      const whole = row.unit === '' ? row.value : `${row.value} ${row.unit}`;
      const tone = scoreTone(row.score);
      const score = cutOrPadToWidth(scoreText(row.score), 3, 'right');
      return {
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
        // where there is room for an age, that has the mark of what is late
        state: isWellState(row.state)
          ? ''
          : stateWithLatenessLine(columns === 'all' ? { ...row, late: undefined } : row, false),
        age: ageText(row.age, row.late !== undefined),
      };
    }),
    cells,
  );
}

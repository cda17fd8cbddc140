/** Text in columns and paragraphs, safe for a terminal, never padded at the end of a line. */
import type { ScoreChange } from '../core/scoring/change-interval.ts';
import { textWidth, wrapTextToWidth } from './cells.ts';
import { CONTROL, terminalSafeOneLine } from './format.ts';
import {
  columnTitlesRowCells,
  fitColumns,
  rowTextsFittedToColumnWidths,
  tableRowText,
} from './table.ts';

export interface TextColumn {
  readonly title: string;
  readonly align?: 'left' | 'right' | undefined;
  /** Cells down to which it is cut, ≥ 1, where the table has too little room; undefined: it is never cut. */
  readonly least?: number | undefined;
}

/** Blanks between two columns. */
const BETWEEN = 2;

/** The cells of a line of a table, from 1; undefined: as many as it takes, as in a pipe. */
export type TableRoom = number | undefined;

/** Rows under their titles, each column as wide as it must be; what does not go into `room` cells is cut off, from the last column that may be cut. `between`: the blanks between two columns. */
export function tableTexts(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  room: TableRoom = Number.POSITIVE_INFINITY,
  between = BETWEEN,
): readonly string[] {
  const texts = rows.map((row) => Object.fromEntries(row.map((text, at) => [`${at}`, text])));
  const specs = columns.map(({ least, ...column }, at) => ({
    ...column,
    key: `${at}`,
    least: least === undefined ? undefined : Math.max(least, textWidth(column.title)),
  }));
  const fitted = fitColumns(specs, texts, room, between);
  const titles = columns.some(({ title }) => title !== '') ? [columnTitlesRowCells(fitted)] : [];
  return [...titles, ...texts.map((row) => rowTextsFittedToColumnWidths(row, fitted))].map(
    (cells) => tableRowText(cells, fitted, between),
  );
}

/** A paragraph behind a label; the lines after the first are indented to stand under it. */
export function labelledParagraphTexts(
  label: string,
  text: string,
  cells: number,
): readonly string[] {
  const indent = ' '.repeat(textWidth(label));
  return wrapTextToWidth(text, Math.max(20, cells - indent.length)).map(
    (line, at) => (at === 0 ? label : indent) + line,
  );
}

/** Lines as one text that ends with a line feed. */
export function joinedLinesText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** One JSON document, two spaces deep. */
export function jsonText(document: unknown): string {
  return `${escapedJson(JSON.stringify(document, undefined, 2))}\n`;
}

/** One JSON document on a line of its own. */
export function singleLineJsonText(document: unknown): string {
  return `${escapedJson(JSON.stringify(document))}\n`;
}

/** JSON in which what moves a terminal or turns a text round is written as `\u009b`; only below a space it is so anyway. */
function escapedJson(json: string): string {
  return json.replace(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Missing is null in a document. */
export function valueOrNull<T>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}

/** A change of a score with the ends of its interval; null where it is not known. */
export function scoreChangeJson(change: ScoreChange | undefined) {
  return {
    change: valueOrNull(change?.change),
    low: valueOrNull(change?.low),
    high: valueOrNull(change?.high),
  };
}

/** The line about handling on one line; null where none is set. */
export function handlingMarkingJson(handling: string | undefined): string | null {
  return emptyTextAsNull(terminalSafeOneLine(handling ?? '').trim());
}

/** A text that was given; null when it was left empty. */
export function emptyTextAsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

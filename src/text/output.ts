/** Text in columns and paragraphs, safe for a terminal, never padded at the end of a line. */
import { fill, width, wrap } from './cells.ts';
import { CONTROL, oneLine } from './format.ts';

export interface TextColumn {
  readonly title: string;
  readonly align?: 'left' | 'right' | undefined;
  /** Cells down to which it is cut where the table has too little room; undefined: it is never cut. */
  readonly least?: number | undefined;
}

const BETWEEN = 2;

/** Rows under their titles, each column as wide as it must be; what does not go into `room` cells is cut off, from the last column that may be cut. Without room given, as in a pipe, nothing is. */
export function table(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  room = Number.POSITIVE_INFINITY,
): readonly string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(width(title), ...rows.map((row) => width(row[at] ?? ''))),
  );
  let over = widths.reduce((sum, each) => sum + each + BETWEEN, -BETWEEN) - room;
  for (const [at, { title, least }] of [...columns.entries()].reverse()) {
    const own = widths[at] ?? 0;
    if (over <= 0 || least === undefined) continue;
    const cut = Math.min(over, Math.max(0, own - Math.max(least, width(title))));
    widths[at] = own - cut;
    over -= cut;
  }
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, at) => fill(cells[at] ?? '', widths[at] ?? 0, column.align))
      .join(' '.repeat(BETWEEN))
      .trimEnd();
  const titles = columns.map((column) => column.title);
  return [...(titles.some((title) => title !== '') ? [line(titles)] : []), ...rows.map(line)];
}

/** A paragraph behind a label; the lines after the first are indented to stand under it. */
export function hanging(label: string, text: string, cells: number): readonly string[] {
  const indent = ' '.repeat(width(label));
  return wrap(text, Math.max(20, cells - indent.length)).map(
    (line, at) => (at === 0 ? label : indent) + line,
  );
}

/** Lines as one text that ends with a line feed. */
export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** One JSON document, two spaces deep. */
export function jsonText(document: unknown): string {
  return `${escapedJson(JSON.stringify(document, undefined, 2))}\n`;
}

/** One JSON document on a line of its own. */
export function jsonLine(document: unknown): string {
  return `${escapedJson(JSON.stringify(document))}\n`;
}

/** JSON in which what moves a terminal or turns a text round is written as `\u009b`; only below a space it is so anyway. */
function escapedJson(json: string): string {
  return json.replace(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Missing is null in a document. */
export function orNull<T>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}

/** The line about handling on one line; null where none is set. */
export function handlingJson(handling: string | undefined): string | null {
  return given(oneLine(handling ?? '').trim());
}

/** A text that was given; null when it was left empty. */
export function given(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

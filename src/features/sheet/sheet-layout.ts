/** How a sheet is laid out: its lines with paragraphs broken to the box, where the cursor stands, and what is read beside it. */
import { cutToWidth, textWidth } from '../../text/cells.ts';
import { type ViewLine, wrapLines } from '../../text/line.ts';
import type { NamedLine } from '../../tui/form.ts';
import { firstVisibleRow, fullScreenPanelSize } from '../../tui/layout.ts';
import type { ScreenTypes, State } from '../../tui/state.ts';
import { visiblePartOfField, wrappedTextWithCursor } from '../../tui/text-field.ts';

/** Fewest cells of a label. */
const LEAST_LABEL = 13;

/** Rows below the lines: a blank one, and what is said of the line in focus; one fewer where rows are few. */
const BELOW = 4;
/** Rows of the sheet below which they are few. */
const FEW_ROWS = 10;

/** Columns from which what is read stands beside the sheet. */
const SIDE_BY_SIDE = 110;

/** Rows below which what is read has no room below it. */
const LEAST_BELOW = 4;

/** Fewest lines that are shown where what saving would do needs room below them. */
const LEAST_LINES = 3;
/** Cells of the widest box. */
const MOST_BOX = 72;

/** A line of the sheet, and the rows of a paragraph that are shown of it; left out of any other. */
export interface SheetRow {
  readonly line: NamedLine;
  readonly focused: boolean;
  readonly texts?: readonly string[];
}

export interface SheetLayout {
  readonly framed: boolean;
  /** Rows of content, and columns of the panel that the sheet stands in, ≥ 0. */
  readonly body: number;
  readonly columns: number;
  /** Cells of a row within it, ≥ 0, of a label, ≥ 13, and of the box of a line, 10…72. */
  readonly inner: number;
  readonly label: number;
  readonly box: number;
  readonly rows: readonly SheetRow[];
  /** Rows below what is said of the line in focus, for what saving would do, ≥ 0. */
  readonly preview: number;
  /** Column and row in which the cursor stands within the panel's content, from 0; undefined: on a choice. */
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
  /** What is read: in a panel of its own at the right, or below the lines; undefined: nothing, or there is no room. */
  readonly beside: BesideLayout | undefined;
}

interface BesideLayout {
  readonly title: string;
  readonly isRight: boolean;
  /** Columns of its panel and rows that it has, ≥ 0, and the first line that is shown, from 0. */
  readonly columns: number;
  readonly rows: number;
  readonly first: number;
  readonly lines: readonly ViewLine[];
}

/** Where the parts of a sheet stand in a terminal, which of its lines are shown, and where the cursor is. */
export function sheetLayout(state: State, screen: ScreenTypes['sheet']): SheetLayout {
  const { size } = state;
  const { framed, body, cells } = fullScreenPanelSize(size);
  const edge = framed ? 1 : 0;
  const isRight = screen.purpose.beside !== undefined && size.columns >= SIDE_BY_SIDE;
  const columns = isRight ? Math.round(size.columns * 0.55) : size.columns;
  const inner = isRight ? columns - 4 : cells;
  const { sheet } = screen;
  const label = Math.max(LEAST_LABEL, ...sheet.lines.map((each) => textWidth(each.label) + 1));
  const box = Math.max(10, Math.min(MOST_BOX, columns - label - 8 - edge * 2));
  const below = body < FEW_ROWS ? BELOW - 1 : BELOW;
  const { length } = screen.purpose.preview?.(state, screen) ?? [];
  // its heading and a blank row
  const wanted = length === 0 ? 0 : length + 2;
  const room = Math.max(
    1,
    body - below - Math.min(wanted, Math.max(0, body - below - LEAST_LINES)),
  );
  const heights = rowHeights(sheet.lines, sheet.focus, box, room);
  const start = heights === undefined ? firstVisibleRow(sheet.focus, room, sheet.lines.length) : 0;
  const shown = heights === undefined ? sheet.lines.slice(start, start + room) : sheet.lines;
  const rows = shown.map((line, at): SheetRow => {
    const focused = start + at === sheet.focus;
    return line.long === true
      ? { line, focused, texts: paragraph(line, focused, box, heights?.[at] ?? 1).texts }
      : { line, focused };
  });
  const above = rows.slice(0, sheet.focus - start);
  const used = (of: readonly SheetRow[]): number =>
    of.reduce((sum, { texts }) => sum + (texts?.length ?? 1), 0);
  const at = cursorIn(sheet.lines[sheet.focus], box, heights?.[sheet.focus - start] ?? 1);
  return {
    framed,
    body,
    columns,
    inner,
    label,
    box,
    rows,
    preview: Math.max(0, body - used(rows) - below - 1),
    cursor: at && { x: edge + 1 + label + 2 + at.x, y: used(above) + at.y },
    beside: besideLayout(state, screen, {
      isRight,
      columns: isRight ? size.columns - columns : columns,
      cells: isRight ? size.columns - columns - 4 : inner,
      rows: isRight ? body : body - used(rows) - below - 1,
    }),
  };
}

/** Rows of each line, ≥ 1, where fields are `box` cells wide, ≥ 10: paragraphs as many as they need, the one in focus first; undefined where not even one each has room. */
function rowHeights(
  lines: readonly NamedLine[],
  focus: number,
  box: number,
  room: number,
): readonly number[] | undefined {
  if (lines.length > room) return undefined;
  const wanted = lines.map((line) =>
    line.long === true ? wrappedTextWithCursor(line.field, box).lines.length : 1,
  );
  const heights = lines.map(() => 1);
  let left = room - lines.length;
  for (const at of [focus, ...lines.keys()]) {
    const more = Math.min(left, (wanted[at] ?? 1) - (heights[at] ?? 1));
    heights[at] = (heights[at] ?? 1) + more;
    left -= more;
  }
  return heights;
}

/** The rows of a paragraph that are shown, `height` of them, ≥ 1, `box` cells wide, ≥ 10: those around the cursor where it has the focus. */
function paragraph(
  { field }: NamedLine,
  focused: boolean,
  box: number,
  height: number,
): { readonly texts: readonly string[]; readonly first: number } {
  const { lines, row } = wrappedTextWithCursor(field, box);
  const first = focused ? Math.max(0, Math.min(lines.length - height, row - height + 1)) : 0;
  const texts = lines.slice(first, first + height);
  const isCut = !focused && lines.length > height;
  return {
    first,
    texts: texts.map((text, at) =>
      isCut && at === texts.length - 1 ? cutToWidth(`${text.padEnd(box)}…`, box) : text,
    ),
  };
}

/** The cell and the row of the cursor within a line of `height` rows, ≥ 1, whose field is `box` cells wide, ≥ 10; undefined: it is a choice. */
function cursorIn(line: NamedLine | undefined, box: number, height: number) {
  if (line === undefined || line.choices !== undefined) return undefined;
  if (line.long !== true) return { x: visiblePartOfField(line.field, box).cursor, y: 0 };
  const { row, cell } = wrappedTextWithCursor(line.field, box);
  return { x: cell, y: row - paragraph(line, true, box, height).first };
}

function besideLayout(
  state: State,
  { purpose, scroll = 0 }: ScreenTypes['sheet'],
  {
    isRight,
    columns,
    cells,
    rows,
  }: Pick<BesideLayout, 'isRight' | 'columns' | 'rows'> & { readonly cells: number },
): BesideLayout | undefined {
  if (purpose.beside === undefined || rows < LEAST_BELOW) return undefined;
  const { title, lines } = purpose.beside(state);
  const all = wrapLines(lines, cells);
  const first = Math.max(0, Math.min(scroll, all.length - rows));
  return { title, isRight, columns, rows, first, lines: all };
}

/** The screen of a sheet with what is read beside the sheet moved a page up (`by` -1) or down (1); the same screen where that moves no further. */
export function sheetAsideScrolledByPage(
  state: State,
  screen: ScreenTypes['sheet'],
  by: 1 | -1,
): ScreenTypes['sheet'] {
  const { beside } = sheetLayout(state, screen);
  if (beside === undefined) return screen;
  const last = Math.max(0, beside.lines.length - beside.rows);
  const scroll = Math.max(0, Math.min(last, beside.first + by * (beside.rows - 1)));
  return scroll === beside.first ? screen : { ...screen, scroll };
}

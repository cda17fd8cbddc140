/** Tables as lines that fit any width, for text and screen alike. */
import { barLine, pointsBar } from './bar.ts';
import { type Glyphs, inGlyphs } from './glyphs.ts';
import { figureSide, figureText, figureTone, type Style } from './kinds.ts';
import { type Column, type Placed, placeColumns } from './layout.ts';
import {
  cutLine,
  type Line,
  padLine,
  padText,
  safeLine,
  type Tone,
  textWidth,
  trimLine,
  wrapText,
} from './line.ts';
import type { TableSection } from './page.ts';

export interface DrawOptions {
  readonly glyphs: Glyphs;
  /** Left out: plain in a table, detail in lines. */
  readonly style?: Style;
  /** Index of the marked row; −1: none, with room for the mark. */
  readonly selected?: number;
  /** The rows that are drawn, from 0, the last one not among them; widths are those of all rows. */
  readonly rows?: readonly [number, number];
  readonly heads?: false;
  /** Cells between columns; 2 where left out. */
  readonly gap?: number;
  /** What grows takes all that is left, not only what its longest text needs. */
  readonly fill?: true;
  /** Cells of the bars in place of those of the figures. */
  readonly bar?: number;
}

/** A table of which any row can be drawn; it is as wide whichever are. */
export interface TableLayout {
  readonly head: Line;
  readonly row: (index: number, isSelected?: boolean) => Line;
  /** The same cell by cell, without the mark of the selected row; each with the blanks behind it. */
  readonly heads: readonly Line[];
  readonly cells: (index: number) => readonly Line[];
}

type AnyRow = TableSection['rows'][number];
type AnyFigure = TableSection['figures'][string];

/** What a section says, in so many columns. */
export function drawSays(
  { says }: Pick<TableSection, 'says'>,
  columns: number,
  glyphs: Glyphs,
): readonly Line[] {
  if (says === undefined) return [];
  return inGlyphs(
    wrapText(safeLine(says), columns).map((text) => [{ text }]),
    glyphs,
  );
}

/** What it says, its heads, and its rows. */
export function drawTable(
  section: TableSection,
  columns: number,
  options: DrawOptions,
): readonly Line[] {
  const says = drawSays(section, columns, options.glyphs);
  const count = section.rows.length;
  if (count === 0) {
    const text = safeLine(section.empty ?? 'nothing');
    return [...says, ...inGlyphs([cutLine([{ text, tone: 'dim' }], columns)], options.glyphs)];
  }
  if (section.lines) return [...says, ...drawLines(section, columns, options)];
  const { head, row } = layTable(section, columns, options);
  const [from, to] = options.rows ?? [0, count];
  return [
    ...says,
    ...(options.heads === false ? [] : [head]),
    ...Array.from({ length: Math.min(to, count) - from }, (_, at) =>
      row(from + at, from + at === options.selected),
    ),
  ];
}

export function layTable(
  section: TableSection,
  columns: number,
  options: DrawOptions,
): TableLayout {
  const { glyphs, selected, gap = 2, fill = false } = options;
  const room = columns - (selected === undefined ? 0 : 2);
  const placed = placeColumns(columnsOf(section, options), room, gap, fill);
  const finished = (cells: readonly Line[], isSelected: boolean): Line => {
    const mark = { text: isSelected ? `${glyphs.marker} ` : '  ', tone: 'strong' as const };
    const line = selected === undefined ? cells.flat() : [mark, ...cells.flat()];
    const fitting = isSelected
      ? padLine(line, columns).map((span) => ({ ...span, on: 'selected' as const }))
      : trimLine(cutLine(line, columns));
    return inGlyphs([fitting], glyphs)[0] ?? [];
  };
  const spaced = (column: Placed<AnyRow>, cell: Line): Line => [
    ...cell,
    { text: ' '.repeat(column.space) },
  ];
  const heads = placed.map((column): Line => {
    const side =
      column.bar > 0 || column.figure.most !== undefined ? 'left' : figureSide(column.figure.kind);
    const head = [{ text: padText(column.head, column.width, side), tone: 'dim' as const }];
    return spaced(column, inGlyphs([head], glyphs)[0] ?? []);
  });
  const cells = (index: number): readonly Line[] =>
    placed.map((column) =>
      spaced(
        column,
        inGlyphs([cellOf(column, index, section.rows[index], glyphs)], glyphs)[0] ?? [],
      ),
    );
  return {
    heads,
    cells,
    head: finished(heads, false),
    row: (index, isSelected = false) => finished(cells(index), isSelected),
  };
}

function columnsOf(
  { figures, rows }: TableSection,
  { style, heads, bar }: DrawOptions,
): readonly Column<AnyRow>[] {
  return Object.entries(figures).map(([name, figure]) => {
    const cells = figure.bar === undefined ? 0 : (bar ?? figure.bar);
    const texts = figure.bare ? [] : rows.map((row) => textOf(figure, row, style));
    const widest = texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
    const isHeaded = heads !== false && figure.kind !== 'mark';
    const head = isHeaded ? safeLine(figure.head ?? name) : '';
    return {
      figure,
      heads: [head, isHeaded ? safeLine(figure.shortHead ?? head) : ''],
      texts,
      body: figure.bare ? cells : widest + (figure.most === undefined ? 0 : 1 + cells),
      bar: figure.bare || figure.most !== undefined ? 0 : cells,
    };
  });
}

function cellOf(column: Placed<AnyRow>, index: number, row: AnyRow, glyphs: Glyphs): Line {
  const { figure, texts, body, bar, barCells, width } = column;
  if (figure.bare) return padLine(barOf(figure, row, body, glyphs), width);
  const tone = toneOf(figure, row);
  const text = texts[index] ?? '';
  if (figure.most !== undefined) {
    const cells = Math.min(figure.bar ?? 0, width);
    const number = { text: `${padText(text, Math.max(0, width - 1 - cells), 'right')} `, tone };
    return padLine([number, ...barOf(figure, row, cells, glyphs)], width);
  }
  if (bar === 0) return [{ text: padText(text, width, figureSide(figure.kind)), tone }];
  const number = { text: `${padText(text, body, 'right')} `, tone };
  return padLine([number, ...barOf(figure, row, barCells, glyphs)], width);
}

/** `label  figure`, without what is missing and has no sign for it; a blank line between rows. */
function drawLines(
  { figures, rows }: TableSection,
  columns: number,
  { glyphs, style = 'detail', bar }: DrawOptions,
): readonly Line[] {
  const groups = rows.map((row) => factTexts({ figures }, row, style));
  const widest = Math.max(0, ...groups.flat().map(({ label }) => textWidth(label)));
  const left = Math.min(widest, Math.floor(columns / 3));
  const lines = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [[]]),
    ...group.flatMap(({ label, text, figure }) =>
      wrapText(text, columns - left - 2).map((part, index): Line => {
        const isFirst = index === 0;
        const cells = isFirst && figure.bar !== undefined ? (bar ?? figure.bar) : 0;
        return [
          { text: `${padText(isFirst ? label : '', left)}  `, tone: 'dim' },
          { text: `${part} `, tone: toneOf(figure, rows[at]) },
          ...barOf(figure, rows[at], cells, glyphs),
        ];
      }),
    ),
  ]);
  return inGlyphs(
    lines.map((line) => cutLine(trimLine(line), columns)),
    glyphs,
  );
}

/** Label and figure of what is not missing, or has a sign for it. */
export function factTexts(
  { figures }: Pick<TableSection, 'figures'>,
  row: AnyRow,
  style: Style = 'detail',
): readonly {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly figure: AnyFigure;
}[] {
  return Object.entries(figures).flatMap(([name, figure]) => {
    const text = figure.bare ? ' ' : textOf(figure, row, style);
    return text === '' ? [] : [{ name, label: safeLine(figure.head ?? name), text, figure }];
  });
}

export function textOf(figure: AnyFigure, row: AnyRow, style: Style | undefined): string {
  const raw = figure.get(row);
  return raw === undefined && figure.missing === ''
    ? ''
    : figureText(figure.kind, raw, figure.style ?? style);
}

export function toneOf(figure: AnyFigure, row: AnyRow): Tone | undefined {
  return figure.dim?.(row) ? 'dim' : figureTone(figure.kind, figure.get(row));
}

/** The bar of a score or points; nothing behind `–`, dots where it stands alone. */
function barOf(figure: AnyFigure, row: AnyRow, cells: number, glyphs: Glyphs): Line {
  const raw = cells === 0 ? undefined : figure.get(row);
  const score = typeof raw === 'number' ? raw : undefined;
  if (score === undefined && !figure.bare) return [];
  if (score !== undefined && figure.kind === 'points')
    return pointsBar(score, figure.most ?? 100, cells, glyphs);
  return barLine(score, cells, glyphs, figure.dim?.(row) ? 'dim' : undefined);
}

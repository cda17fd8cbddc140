/** Rows in columns of a width: which columns stay, how wide each is, and its cells. */
import { cutOrPadToWidth, textWidth } from './cells.ts';
import { displayTextOfLinePart, type Part } from './line.ts';
import { fitSpansToWidth, type Span } from './tone.ts';

/** A column as a table asks for it; as wide as its texts and its title where nothing else is said. */
export interface TableColumn {
  /** Which text of a row stands in it. */
  readonly key: string;
  /** Its heading; the key when left out. */
  readonly title?: string;
  readonly align?: 'left' | 'right' | undefined;
  /** Cells, ≥ 0: no narrower than this, whatever its texts; undefined: as narrow as they are. */
  readonly from?: number | undefined;
  /** Cells, ≥ 0: no wider than this, whatever its texts, which are not asked for where it is `from` too; undefined: as wide as they are. */
  readonly most?: number | undefined;
  /** Cells down to which it is cut, ≥ 1, where the width is short, the last such column first; undefined: it is never cut. */
  readonly least?: number | undefined;
  /** Cells down to which it is cut, ≥ 1, before any column is cut to its `least`; undefined: it is cut at once to that. */
  readonly enough?: number | undefined;
  /** Is cut below `least` (12 when left out) where nothing else helps; one column at the most. */
  readonly grows?: boolean | undefined;
  /** Its place in the order of going where the width is short, the lowest first, ≥ 0; undefined: it never goes. */
  readonly drop?: number | undefined;
  /** For one that goes: it does where a column that is cut would have fewer cells than this, ≥ 1; the `least` of that when left out. */
  readonly leaves?: number | undefined;
}

/** A column of a table that is laid out. */
export interface Fitted {
  /** Cells, ≥ 0. */
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Texts by the key of their column. */
export type Texts = Readonly<Record<string, string>>;

/** Where the cells of a laid out row that have tones of their own are kept, in parts, by the key of their column. */
export const TONED = Symbol('toned');

/** The cells of a row by the key of their column, each of its column's width. */
export interface LaidCells extends Texts {
  readonly [TONED]?: Readonly<Record<string, readonly Span[]>>;
}

/** Cells below which a column that grows is not cut, unless it says another number. */
const LEAST_GROWING = 12;

/** The columns that stay in `cells` cells with `between` blanks, from 0, between them, and their widths, for rows of texts. */
export function fitColumns<Spec extends TableColumn>(
  specs: readonly Spec[],
  rows: readonly Texts[],
  cells: number,
  between = 1,
): readonly (Spec & Fitted)[] {
  const widest = ({ key }: TableColumn): number =>
    rows.reduce((most, row) => Math.max(most, textWidth(row[key] ?? '')), 0);
  return fitColumnsByLongestText(specs, widest, cells, between);
}

/** The columns of a table with widths that fit, so many cells, from 0, between two of them, where `widest` tells the cells of the longest text of a column; droppable ones go where there is no room. */
export function fitColumnsByLongestText<Spec extends TableColumn>(
  specs: readonly Spec[],
  widest: (spec: Spec) => number,
  cells: number,
  between = 1,
): readonly (Spec & Fitted)[] {
  const natural = new Map(
    specs.map((spec) => {
      const isGiven = spec.from !== undefined && spec.from === spec.most;
      return [spec, naturalWidth(spec, isGiven ? 0 : widest(spec))];
    }),
  );
  const own = (spec: Spec): number => natural.get(spec) ?? 0;
  const floor = (spec: Spec, leaves?: number): number => {
    const least = spec.least ?? (spec.grows === true ? LEAST_GROWING : undefined);
    return least === undefined ? own(spec) : Math.min(leaves ?? least, own(spec));
  };
  let kept = specs;
  const over = (widthOf: (spec: Spec) => number): number =>
    kept.reduce((sum, spec) => sum + widthOf(spec) + between, -between) - cells;
  const going = specs.filter(({ drop }) => drop !== undefined);
  for (const each of going.toSorted((a, b) => (a.drop ?? 0) - (b.drop ?? 0)))
    if (over((spec) => floor(spec, each.leaves)) > 0) kept = kept.filter((spec) => spec !== each);
  const widths = new Map(kept.map((spec) => [spec, own(spec)]));
  const widthOf = (spec: Spec): number => widths.get(spec) ?? 0;
  const shrink = (spec: Spec, to: number): void => {
    widths.set(
      spec,
      Math.max(Math.min(to, widthOf(spec)), widthOf(spec) - Math.max(0, over(widthOf))),
    );
  };
  for (const spec of kept.toReversed())
    if (spec.enough !== undefined) shrink(spec, Math.max(spec.enough, floor(spec)));
  for (const spec of kept.toReversed()) shrink(spec, floor(spec));
  for (const spec of kept) if (spec.grows === true) shrink(spec, 1);
  return kept.map((spec) => ({ ...spec, width: widthOf(spec), align: spec.align ?? 'left' }));
}

/** Cells that a column takes where there is room, ≥ 0: as its widest text and its title need, within its limits. */
function naturalWidth(
  { key, title = key, from = 0, most = Number.POSITIVE_INFINITY }: TableColumn,
  widest: number,
): number {
  return Math.min(most, Math.max(from, widest, textWidth(title)));
}

/** The texts of a row, each cut and padded to its column. */
export function rowTextsFittedToColumnWidths(
  texts: Texts,
  columns: readonly (TableColumn & Fitted)[],
): Texts {
  return Object.fromEntries(
    columns.map(({ key, width: own, align }) => [
      key,
      cutOrPadToWidth(texts[key] ?? '', own, align),
    ]),
  );
}

/** The parts of a row, each cut and padded to its column, in their tones. */
export function layOutRowCells(
  parts: Readonly<Record<string, Part>>,
  columns: readonly (TableColumn & Fitted)[],
): LaidCells {
  const texts = Object.fromEntries(
    columns.map(({ key }) => [key, displayTextOfLinePart(parts[key] ?? '')]),
  );
  const cells = rowTextsFittedToColumnWidths(texts, columns);
  const toned = columns.flatMap(({ key, width, align }) => {
    const part = parts[key] ?? '';
    return typeof part === 'string' || part.spans === undefined
      ? []
      : [[key, fitSpansToWidth(part.spans, width, align)] as const];
  });
  return toned.length === 0 ? cells : { ...cells, [TONED]: Object.fromEntries(toned) };
}

/** The titles of columns, as the cells of a row. */
export function columnTitlesRowCells(columns: readonly (TableColumn & Fitted)[]): Texts {
  return rowTextsFittedToColumnWidths(
    Object.fromEntries(columns.map(({ key, title = key }) => [key, title])),
    columns,
  );
}

/** A title of a column, and the cell that it begins in. */
export interface TitlePlace {
  readonly title: string;
  /** Cells before it, ≥ 0, from the first one of the row. */
  readonly at: number;
}

/** Where the titles of columns stand in a row of them. */
export function columnTitlePositions(
  columns: readonly (TableColumn & Fitted)[],
): readonly TitlePlace[] {
  let from = 0;
  return columns.map(({ key, title = key, width, align }) => {
    const at = from + (align === 'right' ? width - textWidth(title) : 0);
    from += width + 1;
    return { title, at };
  });
}

/** A row of cells as a line, so many blanks, from 0, between two of them and none at its end. */
export function tableRowText(cells: Texts, columns: readonly TableColumn[], between = 1): string {
  return columns
    .map(({ key }) => cells[key] ?? '')
    .join(' '.repeat(between))
    .trimEnd();
}

/** A laid out row as parts in their tones, a blank between its cells. */
export function laidRowSpans(cells: LaidCells, columns: readonly TableColumn[]): readonly Span[] {
  return columns.flatMap(({ key }, at) => [
    ...(at === 0 ? [] : [{ text: ' ' }]),
    ...(cells[TONED]?.[key] ?? [{ text: cells[key] ?? '' }]),
  ]);
}

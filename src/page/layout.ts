/** Which columns of a table a width has room for, and how wide each is. */
import { figureSide, type Kind } from './kinds.ts';
import { textWidth } from './line.ts';
import type { Figure } from './page.ts';

/** What a column asks for, in cells. */
export interface Column<Row> {
  readonly figure: Figure<Row>;
  /** The head, and the one that stands where the table does not fit with those. */
  readonly heads: readonly [string, string];
  readonly texts: readonly string[];
  /** Of its widest text. */
  readonly body: number;
  /** Of the bar behind its number, at most. */
  readonly bar: number;
}

export interface Placed<Row> extends Column<Row> {
  readonly head: string;
  readonly width: number;
  /** Cells of its bar; 0: none. */
  readonly barCells: number;
  /** Blanks behind it. */
  readonly space: number;
}

/** What grows is not cut below this while another column can go; no text is cut below that. */
const LEAST_GROWING = 24;
const LEAST_TEXT = 4;
/** A shorter bar says nothing. */
const LEAST_BAR = 4;

/**
 * Columns go by `drop`; what is left goes to what grows, then to bars, then with `fill` to what grows
 * again. Texts are cut last. More room never shows fewer columns.
 */
export function placeColumns<Row>(
  all: readonly Column<Row>[],
  room: number,
  gap: number,
  fill: boolean,
): readonly Placed<Row>[] {
  const space = ({ figure }: Column<Row>): number => (figure.kind === 'mark' ? 1 : gap);
  const total = (some: readonly Column<Row>[], widths: readonly number[]): number =>
    some.slice(0, -1).reduce((sum, column) => sum + space(column), 0) +
    widths.reduce((sum, width) => sum + width, 0);
  const whole = all.map((column) => withBar(column, column.bar, full(column, 0)));
  const headAt = total(all, whole) > room ? 1 : 0;
  const least = (column: Column<Row>): number => {
    const natural = full(column, headAt);
    return column.figure.grows ? Math.min(natural, column.figure.least ?? LEAST_GROWING) : natural;
  };
  const kept = keptColumns(all, (some) => total(some, some.map(least)) <= room);
  const sizes = kept.map(least);
  const left = (): number => room - total(kept, sizes);
  const growing = (limit: (column: Column<Row>) => number) =>
    kept.map((column, at) => (column.figure.grows ? limit(column) : (sizes[at] ?? 0)));
  const texts = kept.map((column, at) => (isText(column) ? LEAST_TEXT : (sizes[at] ?? 0)));
  if (left() < 0) {
    resize(sizes, texts, left());
    // nothing else is left to cut
    resize(sizes, Array(kept.length).fill(LEAST_TEXT), Math.min(0, left()));
  } else
    resize(
      sizes,
      growing((column) => full(column, headAt)),
      left(),
    );
  const withBars = (most: number): readonly number[] =>
    kept.map((column, at) => withBar(column, Math.min(most, column.bar), sizes[at] ?? 0));
  let most = Math.max(0, ...kept.map(({ bar }) => bar));
  while (most >= LEAST_BAR && total(kept, withBars(most)) > room) most -= 1;
  if (most < LEAST_BAR) most = 0;
  for (const [at, width] of withBars(most).entries()) sizes[at] = width;
  if (fill && left() > 0)
    resize(
      sizes,
      growing(() => Infinity),
      left(),
    );
  return kept.map((column, at) => ({
    ...column,
    head: column.heads[headAt],
    width: sizes[at] ?? 0,
    barCells: Math.min(most, column.bar),
    space: at === kept.length - 1 ? 0 : space(column),
  }));
}

function full<Row>({ heads, body }: Column<Row>, headAt: 0 | 1): number {
  return Math.max(body, textWidth(heads[headAt]));
}

function withBar<Row>({ body }: Column<Row>, bar: number, width: number): number {
  return bar === 0 ? width : Math.max(width, body + 1 + bar);
}

function isText<Row>({ figure }: { readonly figure: Figure<Row, Kind> }): boolean {
  return figureSide(figure.kind) === 'left' && figure.kind !== 'mark';
}

/** Those that never go, then as many of the others as fit, `drop` 1 first. */
function keptColumns<Row>(
  all: readonly Column<Row>[],
  fits: (some: readonly Column<Row>[]) => boolean,
): readonly Column<Row>[] {
  const groups: { readonly place: number; readonly columns: Column<Row>[] }[] = [];
  for (const column of all) {
    const { drop = 0 } = column.figure;
    if (drop === 'with') groups.at(-1)?.columns.push(column);
    else groups.push({ place: drop, columns: [column] });
  }
  const order = groups.toSorted((one, other) => one.place - other.place);
  const never = order.filter(({ place }) => place === 0).length;
  for (let count = order.length; ; count -= 1) {
    const some = new Set(order.slice(0, count).flatMap(({ columns }) => columns));
    const kept = all.filter((column) => some.has(column));
    if (count <= never || fits(kept)) return kept;
  }
}

/** Gives so many cells, one at a time, to the smallest below its limit; takes −cells from the largest above its own. */
function resize(sizes: number[], limits: readonly number[], cells: number): void {
  const sign = Math.sign(cells);
  for (let done = 0; done < Math.abs(cells); done += 1) {
    const open = sizes.map((size, at) =>
      sign * ((limits[at] ?? 0) - size) > 0 ? sign * size : Infinity,
    );
    const next = Math.min(...open);
    if (next === Infinity) return;
    sizes[open.indexOf(next)] = sign * next + sign;
  }
}

/** Which layout a terminal of a given size gets, and what a panel that fills it has room for. */

export interface Size {
  /** Columns of the terminal, ≥ 1; without end where what is laid out is said aloud. */
  readonly columns: number;
  /** Rows of the terminal, without that of the line about handling, ≥ 0. */
  readonly rows: number;
}

/** wide: side by side; stacked: one panel at a time; narrow: the same without borders; tiny: the status as a list. */
export type LayoutClass = 'wide' | 'stacked' | 'narrow' | 'tiny';

/** Cells from which a line has room for more than what is most needed, and from which it has room for all of it in full. */
export const [MODEST_CELLS, AMPLE_CELLS] = [70, 100];

/** Columns from which there are panels, and from which they have frames. */
export const [COLUMNS_OF_PANELS, COLUMNS_OF_FRAMES] = [60, 80];

/** Columns from which panels stand side by side where there are rows for it. */
const COLUMNS_OF_WIDE = 120;

/** Rows from which a panel below a head leaves room for the head. */
export const ROWS_OF_HEAD = 16;

/** Rows from which there are panels: 20, of which the line about handling may take one. */
export const ROWS_OF_PANELS = 19;

/** Rows from which panels stand side by side where there are columns for it. */
const ROWS_OF_WIDE = 30;

/** The layout of a terminal of a size; panels from 60 columns and 19 rows on. */
export function terminalLayoutClass({ columns, rows }: Size): LayoutClass {
  if (columns < COLUMNS_OF_PANELS || rows < ROWS_OF_PANELS) return 'tiny';
  if (columns < COLUMNS_OF_FRAMES) return 'narrow';
  return columns >= COLUMNS_OF_WIDE && rows >= ROWS_OF_WIDE ? 'wide' : 'stacked';
}

/** First visible row, from 0, of a list of so many rows in total, so that the selected one is visible, a page at a time, so that a step redraws two rows. */
export function firstVisibleRow(selected: number, visible: number, total: number): number {
  if (visible <= 0) return 0;
  return Math.max(0, Math.min(total - visible, Math.floor(selected / visible) * visible));
}

/** `lines 1-14 of 30` where not all of the total are visible, from the one at `start`, from 0; '' where they are. */
export function shownLineRangeText(start: number, visible: number, total: number): string {
  return total <= visible
    ? ''
    : `lines ${start + 1}-${Math.min(total, start + visible)} of ${total}`;
}

/** Rows from which a panel that fills the screen has a lower edge. */
const ROWS_OF_EDGES = 30;

/** What the edges of a panel that fills the screen take: a frame where there are columns and rows for it; a narrower terminal leaves as many rows blank, so that it never shows more than a wider one. */
export function panelEdgeSizes({ columns, rows }: Size): {
  readonly framed: boolean;
  /** Rows above and below what it holds, and cells beside it, in all. */
  readonly rows: 1 | 2;
  readonly cells: 2 | 4;
} {
  const framed = columns >= COLUMNS_OF_FRAMES && rows >= ROWS_OF_EDGES;
  return { framed, rows: rows >= ROWS_OF_EDGES ? 2 : 1, cells: framed ? 4 : 2 };
}

/** Cells of a row inside a full-screen panel, ≥ 0, beside its frame and the marker. */
export function fullScreenRowWidth(size: Size): number {
  return Math.max(0, size.columns - panelEdgeSizes(size).cells);
}

/** The panel that fills a screen between its header and its notice, and whether it has a frame. */
export function fullScreenPanelSize(size: Size): {
  readonly framed: boolean;
  /** Rows within it, and cells of a row within, ≥ 0. */
  readonly body: number;
  readonly cells: number;
} {
  const { framed, rows } = panelEdgeSizes(size);
  return { framed, body: Math.max(0, size.rows - 3 - rows), cells: fullScreenRowWidth(size) };
}

/** Where a layer lies over the screen below it: in the middle where that leaves something of it to see, else over all of it. */
export function layerPanelPlacement(size: Size): {
  /** Cells and rows from the left upper corner of the screen between header and notice, ≥ 0. */
  readonly left: number;
  readonly top: number;
  /** Columns of the terminal that it takes, its frame included, ≥ 1. */
  readonly columns: number;
  readonly framed: boolean;
  /** Rows within its frame, ≥ 0. */
  readonly body: number;
  /** Cells of a row within, ≥ 0. */
  readonly cells: number;
} {
  const whole = fullScreenPanelSize(size);
  const columns = Math.min(size.columns, Math.max(WIDEST_LAYER, Math.floor(size.columns * 0.6)));
  if (size.columns - columns < LEAST_BESIDE || size.rows < ROWS_BESIDE)
    return { left: 0, top: 0, columns: size.columns, ...whole };
  return {
    left: Math.floor((size.columns - columns) / 2),
    top: 2,
    columns,
    framed: true,
    body: whole.body - 4,
    cells: columns - 4,
  };
}

/** Cells that lines of words are well read in. */
const WIDEST_LAYER = 100;
/** Cells beside a layer, and rows of the terminal, from which something of the screen below is to be seen. */
const [LEAST_BESIDE, ROWS_BESIDE] = [10, 28];

/** Rows that a page up or down moves in a list that fills the screen, about as many as are shown, ≥ 1. */
export function fullScreenPageMoveRowCount({ rows }: Size): number {
  return Math.max(1, rows - 10);
}

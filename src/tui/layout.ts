/** Which layout a terminal of a given size gets, and how its rows are shared out. */

export interface Size {
  /** Cells of the terminal, its `columns` and its `rows`, ≥ 1. */
  readonly columns: number;
  readonly rows: number;
}

/** wide: side by side; stacked: one panel at a time; narrow: the same without borders; tiny: the status as a list. */
export type LayoutClass = 'wide' | 'stacked' | 'narrow' | 'tiny';

/** Rows from which there are panels: 20, of which the line about handling may take one. */
export const ROWS_OF_PANELS = 19;

/** Rows from which panels stand side by side where there are columns for it. */
const ROWS_OF_WIDE = 30;

/** The layout of a terminal of a size; panels from 60 columns and 19 rows on. */
export function terminalLayoutClass({ columns, rows }: Size): LayoutClass {
  if (columns < 60 || rows < ROWS_OF_PANELS) return 'tiny';
  if (columns < 80) return 'narrow';
  return columns >= 120 && rows >= ROWS_OF_WIDE ? 'wide' : 'stacked';
}

/** Rows of content in each part of the overview; borders and titles come on top. */
export interface OverviewRows {
  /** Rows of the first tracks side by side (wide), or of the panel in focus, ≥ 0. */
  readonly panel: number;
  /** Rows of the other tracks side by side, ≥ 0; 0: folded to a line. */
  readonly others: number;
  /** Rows of what needs attention, at the foot, ≥ 0. */
  readonly attention: number;
}

/** What the rows of an overview are shared out among, beside its panels. */
export interface Sharing {
  /** Rows of the terminal, ≥ 1, without a line of time. */
  readonly rows: number;
  /** Rows above the footer, ≥ 0. */
  readonly bottom: number;
  /** Lines below what needs attention, ≥ 0: what is new since the last visit, what comes next, and that an assessment is due. */
  readonly foot: number;
  /** Rows of the answer, ≥ 0, its frame included. */
  readonly answer: number;
}

/** Indicators of a panel that is alone. */
const LEAST_OF_ONE = 2;
/** Indicators of panels side by side, in the first row of them and in the other; together they show no fewer than one alone. */
const [LEAST_OF_FRONTS, LEAST_OF_OTHERS] = [3, 2];
/** Rows from which a panel that is alone sums up its track on a line of its own. */
const ROWS_OF_SUMMARY = 24;

/** Whether a panel without a frame sums up its track on a line of its own, in a terminal of so many rows. */
export function hasRoomForTrackSummary(rows: number): boolean {
  return rows >= ROWS_OF_SUMMARY;
}
/** Lines of what needs attention that are shown where rows are few. */
const LEAST_ATTENTION = 2;
/** More lines of what needs attention than a morning has use for. */
const MOST_ATTENTION = 12;

/** Rows from which a wide overview unfolds all tracks: 36, of which the line of time may take one. */
const ROOMY_ROWS = 35;

/** Shares out the rows of a wide overview; `othersFocused` unfolds the other tracks where they are folded. */
export function wideOverviewRowCounts(
  { rows, bottom, foot, answer }: Sharing,
  othersFocused: boolean,
): OverviewRows {
  const roomy = rows >= ROOMY_ROWS;
  const unfolded = roomy || othersFocused;
  // what is unfolded for the sake of the panel in focus takes the room of what needs attention
  const share = roomy ? 0.36 : unfolded ? 0.2 : 0.4;
  // header and footer; the frames of the first tracks and of what needs attention; the other tracks: a frame, or a line
  const left = rows - 2 - bottom - answer - 2 - 2 - (unfolded ? 2 : 1);
  const wanted =
    foot + Math.max(LEAST_ATTENTION, Math.min(MOST_ATTENTION, Math.round(left * share)));
  const least = unfolded ? LEAST_OF_FRONTS + LEAST_OF_OTHERS : LEAST_OF_FRONTS;
  const attention = Math.max(LEAST_ATTENTION, Math.min(wanted, left - least - (roomy ? 2 : 0)));
  const rest = left - attention;
  if (!unfolded) return { panel: rest, others: 0, attention };
  const others = Math.max(LEAST_OF_OTHERS, Math.round(rest * (othersFocused ? 0.5 : 0.42)));
  return { panel: rest - others, others, attention };
}

interface StackedSharing extends Sharing {
  /** Whether the panel in focus is what needs attention, or the answer, which stands above. */
  readonly focused: 'track' | 'attention' | 'answer';
  /** Lines that need attention, ≥ 0. */
  readonly pressing: number;
  /** Rows for the tracks that stand in no other line, ≥ 0. */
  readonly others: number;
}

/** Rows that a track with its indicators has use for before what needs attention has more. */
const ROWS_OF_A_PANEL = 12;

/** Shares out the rows of a stacked or narrow overview; a panel is no longer than it must be, and what is left goes to what needs attention. */
export function stackedOverviewHeights({
  rows,
  bottom,
  foot,
  answer,
  focused,
  pressing,
  others,
}: StackedSharing): OverviewRows {
  const left = rows - 2 - bottom - answer - 1 - others;
  if (focused === 'attention') return { panel: left, others, attention: 0 };
  // no more than a wide overview of as many rows has room for among its frames
  const lines = Math.ceil((left - ROWS_OF_A_PANEL) / 3) + 1;
  const wanted = foot + Math.min(pressing, Math.max(LEAST_ATTENTION, lines));
  const least = LEAST_OF_ONE + (hasRoomForTrackSummary(rows) ? 1 : 0);
  const attention = Math.max(0, Math.min(wanted, left - least));
  return { panel: left - attention, others, attention };
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
  readonly rows: 1 | 2;
  readonly cells: 2 | 4;
} {
  const framed = columns >= 80 && rows >= ROWS_OF_EDGES;
  return { framed, rows: rows >= ROWS_OF_EDGES ? 2 : 1, cells: framed ? 4 : 2 };
}

/** Cells of a row inside a full-screen panel, ≥ 0, beside its frame and the marker. */
export function fullScreenRowWidth(size: Size): number {
  return size.columns - panelEdgeSizes(size).cells;
}

/** The panel that fills a screen between its header and its notice: whether it has a frame, its rows, and cells of a row within. */
export function fullScreenPanelSize(size: Size): {
  readonly framed: boolean;
  readonly body: number;
  readonly cells: number;
} {
  const { framed, rows } = panelEdgeSizes(size);
  return { framed, body: size.rows - 3 - rows, cells: fullScreenRowWidth(size) };
}

/** Where a layer lies over the screen below it: in the middle where that leaves something of it to see, else over all of it. */
export function layerPanelPlacement(size: Size): {
  /** Cells and rows from the left upper corner of the screen between header and notice. */
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly framed: boolean;
  /** Rows within its frame. */
  readonly body: number;
  /** Cells of a row within. */
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

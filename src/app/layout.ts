/** Which layout a terminal of a given size gets, and how its rows are shared out. */

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** wide: side by side; stacked: one panel at a time; narrow: the same without borders; tiny: the status as a list. */
export type LayoutClass = 'wide' | 'stacked' | 'narrow' | 'tiny';

/** Rows from which there are panels: 20, of which the line about handling may take one. */
export const ROWS_OF_PANELS = 19;

/** The layout of a terminal; panels from 60x20 on. */
export function layoutOf({ columns, rows }: Size): LayoutClass {
  if (columns < 60 || rows < ROWS_OF_PANELS) return 'tiny';
  if (columns < 80) return 'narrow';
  return columns >= 120 && rows >= 30 ? 'wide' : 'stacked';
}

/** Rows of content in each part of the overview; borders and titles come on top. */
export interface OverviewRows {
  readonly gauge: number;
  /** The three fronts side by side (wide), or the panel in focus. */
  readonly panel: number;
  /** The China panels side by side; 0: folded to a line each. */
  readonly china: number;
  readonly attention: number;
}

const MOST_FRONT = 15;
const MOST_CHINA = 10;

/** Shares out the rows of a wide overview, `bottom` of which stand above the footer; `chinaFocused` unfolds the China panels where they are folded. */
export function wideRows(rows: number, bottom: number, chinaFocused: boolean): OverviewRows {
  const gauge = 5;
  const folded = rows < 36 && !chinaFocused;
  // header and footer; borders of gauge, fronts, attention and (unfolded) China
  const fixed = 2 + gauge + 2 + 2 + 2 + (folded ? 2 : 2);
  const left = rows - fixed - bottom;
  const attention = Math.max(2, Math.min(8, Math.round(left * 0.15)));
  const rest = left - attention;
  if (folded) return { gauge, panel: rest, china: 0, attention };
  const china = Math.min(MOST_CHINA, Math.max(4, Math.round(rest * (chinaFocused ? 0.5 : 0.38))));
  const panel = Math.min(MOST_FRONT, rest - china);
  return { gauge, panel, china, attention: attention + (rest - china - panel) };
}

/** Rows of a panel that are worth a frame. */
const LEAST_PANEL = 2;

/** Shares out the rows of a stacked or narrow overview; where they are few, "needs attention" gives way to the panel in focus. */
export function stackedRows(
  rows: number,
  bottom: number,
  bordered: boolean,
  tracks: number,
  attentionFocused: boolean,
): OverviewRows {
  const gauge = rows >= 30 ? 5 : rows >= 24 ? 4 : 3;
  const frames = bordered ? 4 : 2;
  const left = rows - 2 - bottom - gauge - frames - tracks;
  const wanted = attentionFocused ? 0 : rows >= 30 ? 4 : 2;
  const attention = Math.max(0, Math.min(wanted, left - LEAST_PANEL));
  return { gauge, panel: Math.max(LEAST_PANEL, left - attention), china: 0, attention };
}

/** First visible row of a list so that the selected one is visible, a page at a time, so that a step redraws two rows. */
export function pageStart(selected: number, visible: number, total: number): number {
  if (visible <= 0 || total <= visible) return 0;
  return Math.min(total - visible, Math.floor(selected / visible) * visible);
}

/** `lines 1-14 of 30` where not all of them are shown; '' where they are. */
export function linesText(start: number, visible: number, total: number): string {
  return total <= visible
    ? ''
    : `lines ${start + 1}-${Math.min(total, start + visible)} of ${total}`;
}

/** Cells of a row inside a full-screen panel, beside its frame and the marker. */
export function bodyCells({ columns }: Size): number {
  return columns - (columns >= 80 ? 4 : 2);
}

/** Rows that a full-screen list shows, and a page of movement. */
export function bodyRows({ rows }: Size): number {
  return Math.max(1, rows - 10);
}

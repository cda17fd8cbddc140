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
export function terminalLayout({ columns, rows }: Size): LayoutClass {
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

/** What the rows of an overview are shared out among, beside its panels. */
export interface Sharing {
  /** Rows of the terminal, without a line of time. */
  readonly rows: number;
  /** Rows above the footer. */
  readonly bottom: number;
  /** Lines below what needs attention: what is new since the last visit, and that an assessment is due. */
  readonly since: number;
}

const MOST_FRONT = 15;
const MOST_CHINA = 10;

/** Shares out the rows of a wide overview; `chinaFocused` unfolds the China panels where they are folded. */
export function wideOverviewRows(
  { rows, bottom, since }: Sharing,
  chinaFocused: boolean,
): OverviewRows {
  const gauge = 5;
  const folded = rows < 36 && !chinaFocused;
  // header and footer; borders of gauge, fronts, attention and China, which folded is two lines
  const fixed = 2 + gauge + 2 + 2 + 2 + 2;
  const left = rows - fixed - bottom;
  const attention = since + Math.max(2, Math.min(8, Math.round((left - since) * 0.15)));
  const rest = left - attention;
  if (folded) return { gauge, panel: rest, china: 0, attention };
  const china = Math.min(MOST_CHINA, Math.max(4, Math.round(rest * (chinaFocused ? 0.5 : 0.38))));
  const panel = Math.min(MOST_FRONT, rest - china);
  return { gauge, panel, china, attention: attention + (rest - china - panel) };
}

/** Rows of a panel that are worth a frame. */
const LEAST_PANEL = 2;
interface StackedSharing extends Sharing {
  readonly bordered: boolean;
  /** Indicators of each track. */
  readonly tracks: readonly number[];
  /** Lines that need attention; undefined: their panel is the one in focus. */
  readonly pressing: number | undefined;
}

/** Shares out the rows of a stacked or narrow overview; what the longest track leaves is for what needs attention, which gives way where rows are few. */
export function stackedOverviewRows(sharing: StackedSharing): OverviewRows {
  const { rows, bottom, since, bordered, tracks, pressing } = sharing;
  const gauge = rows >= 30 ? 5 : rows >= 24 ? 4 : 3;
  const frames = bordered ? 4 : 2;
  const left = rows - 2 - bottom - gauge - frames - tracks.length;
  if (pressing === undefined)
    return { gauge, panel: Math.max(LEAST_PANEL, left), china: 0, attention: 0 };
  // beside its indicators a track has a heading, and a line on what a narrow table leaves out
  const spare = left - since - Math.max(0, ...tracks) - (bordered ? 1 : 2);
  const wanted = since + Math.min(pressing, Math.max(rows >= 30 ? 4 : 2, spare));
  const attention = Math.max(0, Math.min(wanted, left - LEAST_PANEL));
  return { gauge, panel: Math.max(LEAST_PANEL, left - attention), china: 0, attention };
}

/** First visible row of a list so that the selected one is visible, a page at a time, so that a step redraws two rows. */
export function firstVisibleRow(selected: number, visible: number, total: number): number {
  if (visible <= 0) return 0;
  return Math.max(0, Math.min(total - visible, Math.floor(selected / visible) * visible));
}

/** `lines 1-14 of 30` where not all of them are shown; '' where they are. */
export function visibleLinesText(start: number, visible: number, total: number): string {
  return total <= visible
    ? ''
    : `lines ${start + 1}-${Math.min(total, start + visible)} of ${total}`;
}

/** Cells of a row inside a full-screen panel, beside its frame and the marker. */
export function fullScreenRowCells({ columns }: Size): number {
  return columns - (columns >= 80 ? 4 : 2);
}

/** The panel that fills a screen between its header and its notice: whether it has a frame, its rows, and cells of a row within. */
export function fullScreenPanelSize(size: Size): {
  readonly framed: boolean;
  readonly body: number;
  readonly cells: number;
} {
  const framed = size.columns >= 80;
  return { framed, body: size.rows - 3 - (framed ? 2 : 1), cells: fullScreenRowCells(size) };
}

/** Where a layer lies over the screen below it: in the middle where that leaves something of it to see, else over all of it. */
export function layerPanelSize(size: Size): {
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
    ...{ left: Math.floor((size.columns - columns) / 2), top: 2, columns, framed: true },
    ...{ body: whole.body - 4, cells: columns - 4 },
  };
}

/** Cells that lines of words are well read in. */
const WIDEST_LAYER = 100;
/** Cells beside a layer, and rows of the terminal, from which something of the screen below is to be seen. */
const [LEAST_BESIDE, ROWS_BESIDE] = [10, 28];

/** Rows that a full-screen list shows, and a page of movement. */
export function fullScreenListRows({ rows }: Size): number {
  return Math.max(1, rows - 10);
}

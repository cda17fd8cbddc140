/** How the rows of a terminal are shared out among the parts of the overview. */

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
  const rest = Math.max(0, left - attention);
  if (!unfolded) return { panel: rest, others: 0, attention };
  const others = Math.max(LEAST_OF_OTHERS, Math.round(rest * (othersFocused ? 0.5 : 0.42)));
  return { panel: Math.max(0, rest - others), others, attention };
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
  const left = Math.max(0, rows - 2 - bottom - answer - 1 - others);
  if (focused === 'attention') return { panel: left, others, attention: 0 };
  // no more than a wide overview of as many rows has room for among its frames
  const lines = Math.ceil((left - ROWS_OF_A_PANEL) / 3) + 1;
  const wanted = foot + Math.min(pressing, Math.max(LEAST_ATTENTION, lines));
  const least = LEAST_OF_ONE + (hasRoomForTrackSummary(rows) ? 1 : 0);
  const attention = Math.max(0, Math.min(wanted, left - least));
  return { panel: left - attention, others, attention };
}

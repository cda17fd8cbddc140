/** A track with all its indicators: in which order, which of them, and the rows they make. */

import type { Movers } from '../../core/analysis/movers.ts';
import { addDays } from '../../core/model/day.ts';
import {
  type Branch,
  type Day,
  type IndicatorScore,
  isIndicator,
  isObjective,
  isTrack,
  type Node,
} from '../../core/model/model.ts';
import { TELLING } from '../../core/model/states.ts';
import { leavesOf, nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import { type Board, scoreChangeOverDays } from '../../core/scoring/board.ts';
import { evenlySpacedPastScores } from '../../core/scoring/board-timeline.ts';
import { cutTextAtSeparator, textWidth } from '../../text/cells.ts';
import {
  ageText,
  changeWithErrorText,
  countWithNoun,
  intervalText,
  NONE,
  percentText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  displayTextOfPart,
  lineOfSpans,
  preformattedLine,
  type ViewLine,
} from '../../text/line.ts';
import { cutSpansToWidth, spansText } from '../../text/tone.ts';
import {
  type ColumnSpec,
  fitListTableToWidth,
  type ListView,
  type RowCells,
} from '../../tui/list-view.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { filterTextBeingTyped, type State } from '../../tui/state.ts';
import { filterableOfNode, rowPassesFilter } from '../../views/filter.ts';
import { type Flag, lineTextWithDaySigns, todayMarkAndLegendIfAhead } from '../../views/flags.ts';
import {
  effortScoreText,
  type IndicatorRow,
  indicatorRow,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import {
  intervalBarSpans,
  scoreAndTrendSpans,
  scoreBarSpans,
  sparklineSpans,
  valueWithChangeArrowText,
} from '../../views/indicator-cells.ts';
import { gaugePointsByIndicator, moversOfBoard } from '../../views/preview.ts';

/** All indicators of a track, by objective or in one order. */
export interface TrackScreen {
  readonly kind: 'track';
  readonly id: string;
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into `TRACK_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
  /** Whether the selected row is spelled out beside the list, where there is room. */
  readonly preview: boolean;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly track: TrackScreen;
  }
}

/** Orders in which `s` goes round; the first keeps the objectives apart. */
export const TRACK_ORDERS = [
  'as in the file',
  'by state',
  'by age',
  'by score',
  'by effect on the index',
] as const;

/** A line of the list: the title of an objective, or an indicator. */
type TrackLine =
  | { readonly kind: 'objective'; readonly id: string; readonly branch: Branch }
  | { readonly kind: 'indicator'; readonly id: string; readonly leaf: IndicatorScore };

/** The lines of a track, filtered and in order; objectives stand above theirs where the order is that of the file. */
export function trackRows(
  board: Board,
  { id, order, reversed }: TrackScreen,
  filter: string,
): readonly TrackLine[] {
  const track = nodePlacesOf(board.strategy).get(id)?.node;
  if (track === undefined || isIndicator(track)) return [];
  const shown = (node: Branch): readonly TrackLine[] =>
    leavesOf(node).flatMap((leaf): readonly TrackLine[] => {
      const scored = board.card.indicators.get(leaf.id);
      return scored !== undefined && rowPassesFilter(filter, filterableOfNode(board, leaf.id))
        ? [{ kind: 'indicator', id: leaf.id, leaf: scored }]
        : [];
    });
  if (order === 0) {
    const groups = track.children.map((child): readonly TrackLine[] => {
      if (isIndicator(child)) return shown({ ...track, children: [child] });
      const below = shown(child);
      const lines = reversed ? below.toReversed() : below;
      return below.length === 0
        ? []
        : [{ kind: 'objective', id: child.id, branch: child }, ...lines];
    });
    return (reversed ? groups.toReversed() : groups).flat();
  }
  const lines = shown(track)
    .map((line) => ({
      line,
      key: isIndicator(line) ? sortKeyOf(board, line.leaf, order) : 0,
    }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line);
  return reversed ? lines.toReversed() : lines;
}

/** What an order sorts by, smallest first: the most pressing, the oldest, the lowest score, the largest effect. */
function sortKeyOf(board: Board, leaf: IndicatorScore, order: number): number {
  switch (TRACK_ORDERS[order]) {
    case 'by state': {
      const at = TELLING.indexOf(board.words.get(leaf.node.id) ?? 'missing');
      return at < 0 ? TELLING.length : at;
    }
    case 'by age':
      return -(leaf.age ?? Number.MAX_VALUE);
    case 'by score':
      return leaf.score ?? 101;
    default:
      return -(moversOfBoard(board)?.indicators.get(leaf.node.id)?.plausible ?? -1);
  }
}

/** The lines that a track screen shows, filtered by what is typed while it is typed. */
export function filteredTrackRows(state: State, screen: TrackScreen): readonly TrackLine[] {
  return trackRows(state.board, screen, filterTextBeingTyped(state) ?? screen.filter);
}

/** `2 of 13` for an indicator, `objective 1 of 4` for a title above some; '' for neither. */
export function positionInTrackText(lines: readonly TrackLine[], selected: number): string {
  const line = lines[Math.min(selected, lines.length - 1)];
  if (line === undefined) return '';
  const like = lines.filter(({ kind }) => kind === line.kind);
  const number = `${like.indexOf(line) + 1} of ${like.length}`;
  return isObjective(line) ? `objective ${number}` : number;
}

/** Id of the node that the selected line is about; undefined: the list is empty. */
export function selectedTrackNodeId(state: State, screen: TrackScreen): string | undefined {
  const lines = filteredTrackRows(state, screen);
  return lines[Math.min(screen.selected, lines.length - 1)]?.id;
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'id', most: 8 },
  // of a name enough to tell it, before the columns that may go
  { key: 'indicator', grows: true, least: 16 },
  { key: 'objective', most: 22, drop: 0 },
  { key: 'now', align: 'right' },
  { key: 'unit', most: 9, drop: 2 },
  { key: 'bar', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'state', states: true },
  { key: 'age', align: 'right', drop: 4 },
  { key: 'index', align: 'right', drop: 3 },
];
const BAR = 8;

/** The lines as a table; `index` is by how much a usual step of the indicator moves the index. */
export function trackTable(
  board: Board,
  lines: readonly TrackLine[],
  order: number,
  cells: number,
  glyphs: Glyphs,
): Pick<ListView, 'columns' | 'rows'> {
  const movers = moversOfBoard(board);
  const texts = lines.map((line) =>
    isObjective(line)
      ? objectiveText(board, line.branch, glyphs)
      : indicatorText(board, line.leaf, order === 0, movers, glyphs),
  );
  const specs = COLUMNS.filter(({ key }) => key !== 'objective' || order > 0);
  const drawn = fitListTableToWidth(specs, texts, cells);
  const longest = texts.reduce(
    (most, text) => Math.max(most, textWidth(displayTextOfPart(text.indicator ?? ''))),
    0,
  );
  const room = drawn.columns.find(({ key }) => key === 'indicator')?.width ?? 0;
  if (room >= longest) return drawn;
  const words = specs.filter(({ key }) => key !== 'bar' && key !== 'objective');
  return fitListTableToWidth(words, texts, cells);
}

function objectiveText(board: Board, branch: Branch, glyphs: Glyphs): RowCells {
  const score = board.card.nodes.get(branch.id)?.score;
  return {
    indicator: terminalSafeOneLine(branch.title),
    ...scoreCells({ score, trend: undefined }, glyphs),
  };
}

/** A score drawn and written, in its tone. */
function scoreCells(row: Pick<IndicatorRow, 'score' | 'trend'>, glyphs: Glyphs): RowCells {
  return {
    bar: lineOfSpans(scoreBarSpans(row.score, BAR, glyphs)),
    score: lineOfSpans(scoreAndTrendSpans(row, glyphs)),
  };
}

function indicatorText(
  board: Board,
  leaf: IndicatorScore,
  indented: boolean,
  movers: Movers | undefined,
  glyphs: Glyphs,
): RowCells {
  const row: IndicatorRow = indicatorRow(board, leaf);
  const plausible = movers?.indicators.get(row.id)?.plausible;
  const above = nodePlacesOf(board.strategy).get(row.id)?.parent;
  return {
    id: row.code,
    indicator: indented && !isTrack(above) ? `  ${row.title}` : row.title,
    objective: above === undefined || isTrack(above) ? '' : terminalSafeOneLine(above.title),
    now: valueWithChangeArrowText(row, glyphs),
    unit: row.unit,
    ...scoreCells(row, glyphs),
    state: row.state,
    age: ageText(row.age, row.late !== undefined),
    index: !row.counted
      ? 'context'
      : plausible === undefined
        ? NONE
        : `±${roundedText(plausible, 2)}`,
  };
}

/** How the list is ordered and filtered, and what it leaves out. */
export function trackOrderAndFilterTexts(
  state: State,
  screen: TrackScreen,
  filter: string,
): readonly string[] {
  const { board } = state;
  const keys = `${actionKeyName(state, 'list.sort')}, ${actionKeyName(state, 'list.reverse')}`;
  const track = nodePlacesOf(board.strategy).get(screen.id)?.node;
  const all = track === undefined ? [] : leavesOf(track);
  const left = all.filter((leaf) => !rowPassesFilter(filter, filterableOfNode(board, leaf.id)));
  const order = `sorted ${TRACK_ORDERS[screen.order] ?? ''}${screen.reversed ? ', reversed' : ''} (${keys})`;
  return left.length === 0
    ? [order]
    : [
        order,
        `"${terminalSafeOneLine(filter)}" leaves out ${countWithNoun(left.length, 'indicator')}: ${left.map(nodeCodeOf).join(' ')}`,
      ];
}

/** The track's score, interval, changes and the effort for it; where something happened the flags above its past; its past, its weight and its part in the gauge. */
export function trackHeadLines(
  board: Board,
  id: string,
  cells: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
): readonly ViewLine[] {
  const score = board.card.nodes.get(id);
  const view = trackViews(board).find((track) => track.id === id);
  const changes = [30, 365].map(
    (days) => `${changeWithErrorText(scoreChangeOverDays(board, id, days))} in ${days}d`,
  );
  const stands =
    score?.score === undefined
      ? 'no score  '
      : `${scoreText(score.score)}/100 (${intervalText(score)})  ${changes.join(', ')}  `;
  const effort = view === undefined ? '' : effortScoreText(view);
  const words = effort === '' ? stands : `${stands}${effort}  `;
  const summary = view === undefined || view.summary === '' ? '' : `${view.summary}  `;
  const room = Math.min(40, cells - textWidth(words) - textWidth(summary));
  const drawn =
    room >= 10 && score?.score !== undefined ? intervalBarSpans(score, room, glyphs) : [];
  const brings = bringsOf(
    board,
    leavesOf(nodePlacesOf(board.strategy).get(id)?.node ?? board.strategy.root),
  );
  const scores = sparklineScores(board, id, Math.max(10, Math.min(40, cells - 60)));
  const known = scores.some((each) => each !== undefined);
  const { marks, legend } = todayMarkAndLegendIfAhead(board, glyphs);
  const past = known ? sparklineSpans(scores, glyphs) : [];
  const from = sparklineStartDay(board);
  const blank = ' '.repeat(scores.length);
  const flagged = known
    ? lineTextWithDaySigns(blank, [...marks, ...flags], from, board.asOf)
    : blank;
  const behind = known ? `${legend}  ` : '';
  const left = cells - textWidth(spansText(past) + behind);
  const share = percentText(score?.effectiveWeight ?? 0, 1);
  const feeds = [
    `weight in the index ${share}${brings === undefined ? '' : `, brings ${brings[0]} of its ${brings[1]} points`}`,
    `${share} of the index${brings === undefined ? '' : `: ${brings.join(' of ')} points`}`,
  ];
  const fitting = feeds.find((text) => textWidth(text) <= left) ?? '';
  const said = cutTextAtSeparator(`${words}${summary}`.trimEnd(), cells, ', ');
  return [
    lineOfSpans([
      { text: drawn.length === 0 ? said : `${words}${summary}`, tone: 'title' },
      ...drawn,
    ]),
    ...(flagged.trim() === '' ? [] : [preformattedLine(flagged.trimEnd())]),
    lineOfSpans(cutSpansToWidth([...past, { text: `${behind}${fitting}` }], cells)),
  ];
}

/** The points that leaves bring, and those of the gauge; undefined where it has no score. */
function bringsOf(board: Board, leaves: readonly Node[]): readonly [string, string] | undefined {
  const points = gaugePointsByIndicator(board);
  if (points === undefined) return undefined;
  const sum = leaves.reduce((total, leaf) => total + (points.get(leaf.id) ?? 0), 0);
  return [roundedText(sum, 1), scoreText(board.card.root.score, 1)];
}

/** The day on which a line of the past begins: the strategy's start, else a year back. */
function sparklineStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** Scores of a node ('': the root) on evenly spaced days from the strategy's start (at most `points`) up to the board's day; undefined marks a day without. */
function sparklineScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  const node = id === '' ? board.strategy.root.id : id;
  return evenlySpacedPastScores(board, node, sparklineStartDay(board), points).map(
    ({ score }) => score,
  );
}

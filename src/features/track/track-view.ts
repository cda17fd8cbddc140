/** A track with all its indicators: in which order, which of them, and the rows they make. */
import type { Movers } from '../../core/analysis/movers.ts';
import {
  type Branch,
  type IndicatorScore,
  isIndicator,
  isObjective,
  isTrack,
  type Node,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { CROSSED_WORDS, NOT_KNOWN, TELLING } from '../../core/model/states.ts';
import {
  findNodeById,
  leavesOf,
  nodeByIdOrRoot,
  nodeCodeOf,
  nodeCodeOrTitle,
  nodePlacesOf,
} from '../../core/model/tree.ts';
import { type Board, nodeScoreChangeSince, scoreChangeOverDays } from '../../core/scoring/board.ts';
import { doesScoreChangeIntervalHoldZero } from '../../core/scoring/change-interval.ts';
import { cutTextAtSeparator, cutToWidth, fittingPartsText, textWidth } from '../../text/cells.ts';
import {
  ageText,
  dayText,
  intervalText,
  monthText,
  NONE,
  percentText,
  pointsUpOrDownText,
  roundedText,
  scoreChangeMarginText,
  scoreChangeWithMarginText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  displayTextOfLinePart,
  lineOfSpans,
  preformattedLine,
  proseLine,
  type ViewLine,
  wrapLines,
} from '../../text/line.ts';
import { type Span, spansText } from '../../text/tone.ts';
import {
  type ColumnSpec,
  fitListTableToWidth,
  type ListView,
  type RowCells,
} from '../../tui/list-view.ts';
import { filterTextBeingTyped, type ScreenTypes, type State } from '../../tui/state.ts';
import {
  alertWatchAndUnknownTripwireRows,
  attentionTextFittedToWidth,
} from '../../views/attention.ts';
import { nodeAsSeenByFilter, rowPassesFilter } from '../../views/filter.ts';
import {
  chartLineTextWithDaySigns,
  type Flag,
  todayMarkAndLegendIfAhead,
} from '../../views/flags.ts';
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
  stateWithLatenessLine,
  withValueChangeArrowText,
} from '../../views/indicator-cells.ts';
import { readingAgeOrDueWord } from '../../views/lateness.ts';
import { isMoveByReadingOrEvent, scoreMovesViewOrReason } from '../../views/moves.ts';
import { pastScores, pastScoresStartDay } from '../../views/past-scores.ts';
import { gaugePointsByIndicator, moversOfBoard } from '../../views/selected-row-detail.ts';

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
export function filteredTrackObjectiveAndIndicatorRows(
  board: Board,
  { id, order, reversed }: ScreenTypes['track'],
  filter: string,
): readonly TrackLine[] {
  const track = findNodeById(board.strategy, id);
  if (track === undefined || isIndicator(track)) return [];
  const shown = (node: Branch): readonly TrackLine[] =>
    leavesOf(node).flatMap((leaf): readonly TrackLine[] => {
      const scored = board.card.indicators.get(leaf.id);
      return scored !== undefined && rowPassesFilter(filter, nodeAsSeenByFilter(board, leaf.id))
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

/** What an order sorts by, a number of either sign, smallest first: the place of its state among the most pressing, its age in days, negated, its score, or its effect in points of the index, negated. */
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
export function filteredTrackScreenRows(
  state: State,
  screen: ScreenTypes['track'],
): readonly TrackLine[] {
  return filteredTrackObjectiveAndIndicatorRows(
    state.board,
    screen,
    filterTextBeingTyped(state) ?? screen.filter,
  );
}

/** Which line is selected, from 0: `2 of 13` for an indicator, `objective 1 of 4` for a title above some; '' for neither. */
export function positionInTrackText(lines: readonly TrackLine[], selected: number): string {
  const line = lines[Math.min(selected, lines.length - 1)];
  if (line === undefined) return '';
  const like = lines.filter(({ kind }) => kind === line.kind);
  const number = `${like.indexOf(line) + 1} of ${like.length}`;
  return isObjective(line) ? `objective ${number}` : number;
}

/** Id of the node that the selected line is about; undefined: the list is empty. */
export function nodeIdSelectedOnTrackScreen(
  state: State,
  screen: ScreenTypes['track'],
): string | undefined {
  const lines = filteredTrackScreenRows(state, screen);
  return lines[Math.min(screen.selected, lines.length - 1)]?.id;
}

/** Cells of a unit at the most, without where its value went, which stands behind it. */
const UNIT = 9;

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'id', most: 8 },
  // of a name enough to tell it, before the columns that may go
  { key: 'indicator', grows: true, least: 28 },
  { key: 'objective', most: 22, drop: 0 },
  { key: 'now', align: 'right' },
  { key: 'unit', most: UNIT + 2, drop: 3 },
  { key: 'bar', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'state', states: true },
  { key: 'age', align: 'right', drop: 4 },
  { key: 'index', align: 'right', drop: 2 },
];

/** Cells of the bar of a score. */
const BAR = 8;
/** Cells of a bar in the column of values at the least. */
const LEAST_DRAWN = 6;

/** The column that an order sorts by, which stays; undefined: there is none. */
const SORTED_BY: readonly (string | undefined)[] = [undefined, 'state', 'age', 'score', 'index'];

/** The lines as a table, whose order is known by its place from 0; `index` is by how much a usual step of the indicator moves the index. */
export function trackObjectivesAndIndicatorsTable(
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
      : indicatorCells(board, line.leaf, order, movers, glyphs),
  );
  const valueWidth = texts.reduce(
    (most, { now = '' }) => Math.max(most, textWidth(displayTextOfLinePart(now))),
    LEAST_DRAWN,
  );
  const sorted = SORTED_BY[order];
  const specs = COLUMNS.filter(({ key }) => key !== 'objective' || order > 0).map(
    (spec): ColumnSpec => (spec.key === sorted ? { ...spec, drop: undefined } : spec),
  );
  const table = fitListTableToWidth(specs, texts, cells);
  const has = (name: string): boolean => table.columns.some(({ key }) => key === name);
  const [hasBars, hasUnits] = [has('bar'), has('unit')];
  if (hasBars) return table;
  // without a column of bars those of the objectives stand where indicators have their values, without one of units the arrows do
  const drawn = lines.map((line, at): RowCells => {
    const own = texts[at];
    if (isObjective(line)) {
      const score = board.card.nodes.get(line.branch.id);
      const now = score && { now: lineOfSpans(intervalBarSpans(score, valueWidth, glyphs), '') };
      return { ...own, ...now };
    }
    const row = indicatorRow(board, line.leaf);
    return hasUnits
      ? { ...own }
      : { ...own, now: withValueChangeArrowText(row.value, row, glyphs) };
  });
  return fitListTableToWidth(specs, drawn, cells);
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

/** The cells of an indicator; `order` is the index into `TRACK_ORDERS`, from 0, of the order of the table. */
function indicatorCells(
  board: Board,
  leaf: IndicatorScore,
  order: number,
  movers: Movers | undefined,
  glyphs: Glyphs,
): RowCells {
  const row: IndicatorRow = indicatorRow(board, leaf);
  const plausible = movers?.indicators.get(row.id)?.plausible;
  const above = nodePlacesOf(board.strategy).get(row.id)?.parent;
  return {
    id: row.code,
    indicator: order === 0 && !isTrack(above) ? `  ${row.title}` : row.title,
    objective: above === undefined || isTrack(above) ? '' : terminalSafeOneLine(above.title),
    now: row.value,
    // behind the unit, since between value and unit it reads as a sum: 3 = 0-3
    unit: withValueChangeArrowText(cutToWidth(row.unit, UNIT), row, glyphs).trimEnd(),
    ...scoreCells(row, glyphs),
    state: stateWithLatenessLine(row, false),
    age: ageText(row.age),
    index: !row.counted
      ? 'context'
      : plausible === undefined
        ? NONE
        : `±${roundedText(plausible, 2)}`,
  };
}

/** How the indicators of a track are ordered on its screen: `sorted by age, reversed`. */
export function trackIndicatorOrderText({ order, reversed }: ScreenTypes['track']): string {
  return `sorted ${TRACK_ORDERS[order] ?? ''}${reversed ? ', reversed' : ''}`;
}

/** What a filter leaves out of the list; undefined: nothing. */
export function leftOutByTrackFilterText(
  board: Board,
  { id }: ScreenTypes['track'],
  filter: string,
): string | undefined {
  const track = findNodeById(board.strategy, id);
  const all = track === undefined ? [] : leavesOf(track);
  const left = all.filter((leaf) => !rowPassesFilter(filter, nodeAsSeenByFilter(board, leaf.id)));
  return left.length === 0
    ? undefined
    : `"${terminalSafeOneLine(filter)}" leaves out ${countWithNoun(left.length, 'indicator')}: ${left.map(nodeCodeOf).join(' ')}`;
}

/** What is told of the selected line of the list in at most so many lines, from 0, where no preview does: how it stands and why it matters; where there is one line alone why, but how it stands of what is crossed and where not why whole has room. */
export function selectedIndicatorLines(
  board: Board,
  id: string | undefined,
  most: number,
  cells: number,
): readonly ViewLine[] {
  const stands = indicatorStandingLine(board, id, cells);
  if (stands === undefined) return [];
  if (most > 1) return [stands, ...indicatorImportanceLines(board, id, most - 1, cells)];
  const isCrossed = board.crossings.some(({ node }) => node.id === id);
  const why = isCrossed ? [] : indicatorImportanceLines(board, id, most, cells);
  return why.length > 0 ? why : [stands];
}

/** How the indicator of a line stands: what is crossed and since when, else its score with interval, confidence and day; undefined of an objective. */
function indicatorStandingLine(
  board: Board,
  id: string | undefined,
  cells: number,
): ViewLine | undefined {
  const leaf = board.card.indicators.get(id ?? '');
  if (leaf === undefined) return undefined;
  const code = `${terminalSafeOneLine(nodeCodeOf(leaf.node))} `;
  const { score, confidence, observedOn } = leaf;
  const stands = [
    score === undefined ? 'no score' : `score ${scoreText(score)} (${intervalText(leaf)})`,
    ...(confidence === undefined ? [] : [`${confidence} confidence`]),
    ...(observedOn === undefined ? [] : [`read ${dayText(observedOn)}`]),
  ];
  const crossed = alertWatchAndUnknownTripwireRows(board).find((row) => row.id === id);
  const word = crossed === undefined ? '' : `${crossed.word} `;
  const room = cells - textWidth(code + word);
  const what = crossed === undefined ? [] : [attentionTextFittedToWidth(crossed, room, true, true)];
  const left = what.reduce((cellsLeft, text) => cellsLeft - textWidth(`${text}; `), room);
  const rest = fittingPartsText(stands, left, ', ');
  return lineOfSpans([
    { text: code, tone: 'title' },
    ...(crossed === undefined ? [] : [{ text: word, tone: crossed.word }]),
    { text: [...what, ...(rest === '' ? [] : [rest])].join('; ') },
  ]);
}

/** Why a line of the list matters, in at most so many lines, from 0: as many whole sentences, else clauses, as have room; none where not one has, of an objective, and where the strategy does not say. */
export function indicatorImportanceLines(
  { card }: Board,
  id: string | undefined,
  most: number,
  cells: number,
): readonly ViewLine[] {
  const { node } = card.indicators.get(id ?? '') ?? {};
  if (node?.why === undefined) return [];
  const said = terminalSafeOneLine(`${nodeCodeOf(node)} matters: ${node.why}`);
  const linesOf = (text: string): readonly ViewLine[] => wrapLines([proseLine(text)], cells);
  const whole = [SENTENCE_ENDS, CLAUSE_ENDS]
    .map((ends) => textsUpToEnds(said, ends).findLast((text) => linesOf(text).length <= most))
    .find((text) => text !== undefined);
  return whole === undefined ? [] : linesOf(whole);
}

/** What stands where a sentence, and where a clause ends. */
const SENTENCE_ENDS: readonly string[] = ['. '];
const CLAUSE_ENDS: readonly string[] = ['; ', ', and ', ', so ', ' so that ', ', which '];

/** A text up to each of its ends and whole, the shortest first. */
function textsUpToEnds(text: string, ends: readonly string[]): readonly string[] {
  const places = Array.from({ length: text.length }, (_, at) => at).filter((at) =>
    ends.some((each) => text.startsWith(each, at)),
  );
  return [...places.map((at) => `${text.slice(0, at)}.`), text];
}

/** Cells of the line of the past at the most. */
const MOST_OF_PAST = 34;
/** Cells that are kept beside it for what is crossed. */
const BESIDE_PAST = 53;

/** How a track stands and has moved, in words; what moved it most, beside the flags above its past; its past, and beside it what is crossed and late in it. A flag alone is not drawn, since a lone number says nothing; the line below names its event. Where rows are few the second line is there for the flags alone. */
export function trackHeadLines(
  board: Board,
  id: string,
  cells: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
  areRowsFew = false,
): readonly ViewLine[] {
  const score = board.card.nodes.get(id);
  const parts = trackStandingParts(board, id);
  const [first = ''] = parts;
  // the margins say by themselves what is within error
  const whole = [parts, trackStandingParts(board, id, false)]
    .map((each) => each.join('; '))
    .find((text) => textWidth(text) <= cells);
  const fitting = whole ?? fittingPartsText(parts, cells, '; ');
  const stands = fitting === '' ? cutTextAtSeparator(first, cells, ', ') : fitting;
  const room = Math.min(40, cells - textWidth(stands) - 2);
  const drawn =
    room >= 10 && score?.score !== undefined ? intervalBarSpans(score, room, glyphs) : [];
  const scores = pastScores(board, id, Math.max(10, Math.min(MOST_OF_PAST, cells - BESIDE_PAST)));
  const known = scores.some((each) => each !== undefined);
  const { marks, legend } = todayMarkAndLegendIfAhead(board, glyphs);
  const past = known ? sparklineSpans(scores, glyphs) : [];
  const from = pastScoresStartDay(board);
  const blank = ' '.repeat(scores.length);
  const flagged = known
    ? chartLineTextWithDaySigns(blank, [...marks, ...flags], from, board.asOf)
    : blank;
  const isFlagged = flagged.trim() !== '';
  const moved = whatMovedTrackTexts(board, id);
  const beside = (texts: readonly string[], left: string, between: string): string =>
    fittingPartsText(texts, left === '' ? cells : cells - textWidth(left) - 2, between);
  const behind = known ? legend : '';
  const line = spansText(past);
  const legends = behind.trim() === '' ? [] : [[{ text: behind.trim() }]];
  const roomBeside = line === '' ? cells : cells - textWidth(line) - 2;
  const widthOf = (parts: readonly (readonly Span[])[]): number =>
    textWidth(parts.map(spansText).join('  '));
  const before = [...legends, ...crossedSpans(board, id)];
  const late = lateSpans(board, id);
  const byWord = [...before, ...late.byWord];
  const crossed = widthOf(byWord) <= roomBeside ? byWord : [...before, ...late.inAll];
  const fittingUpTo = crossed.findLastIndex(
    (_, at) => widthOf(crossed.slice(0, at + 1)) <= roomBeside,
  );
  return [
    lineOfSpans([
      {
        text: drawn.length === 0 ? stands : `${stands}  `,
        tone: 'title',
      },
      ...drawn,
    ]),
    ...(isFlagged && marks.length + flags.length > 1
      ? [
          preformattedLine(
            `${flagged}  ${beside(moved, flagged, ', ')}`.trimEnd(),
            moved.join(', '),
          ),
        ]
      : (areRowsFew && !isFlagged) || moved.length === 0
        ? []
        : [proseLine(beside(moved, '', ', '))]),
    lineOfSpans([
      ...past,
      ...crossed
        .slice(0, fittingUpTo + 1)
        .flatMap((each, at) => [...(at === 0 && line === '' ? [] : [{ text: '  ' }]), ...each]),
    ]),
  ];
}

/** `44/100 (30 to 58): up 13 ±14 since Nov 2024, within error`, which is left out where it is not `isJudged`, `0 ±1 in 30d`, `effort 44`, `−1 ±16 in 365d`. */
function trackStandingParts(board: Board, id: string, isJudged = true): readonly string[] {
  const score = board.card.nodes.get(id);
  const view = trackViews(board).find((track) => track.id === id);
  const effort = view === undefined ? '' : effortScoreText(view);
  if (score?.score === undefined) return ['no score', effort].filter((each) => each !== '');
  const { start } = board.strategy;
  const since =
    start === undefined || start > board.asOf ? undefined : nodeScoreChangeSince(board, id, start);
  const over = (days: number): string =>
    `${scoreChangeWithMarginText(scoreChangeOverDays(board, id, days))} in ${days}d`;
  const stands = `${scoreText(score.score)}/100 (${intervalText(score)})`;
  const said =
    since === undefined || start === undefined
      ? []
      : [
          `${pointsUpOrDownText(since.change)} ${scoreChangeMarginText(since)} since ${monthText(start)}${isJudged ? `, ${doesScoreChangeIntervalHoldZero(since) ? 'within' : 'beyond'} error` : ''}`,
        ];
  const [first = '', ...rest] = [...said, over(30), effort, over(365)];
  return [`${stands}: ${first}`, ...rest].filter((each) => each !== '');
}

/** So many indicators that moved a track are named. */
const MOST_MOVERS = 3;

/** `Moved most by IR4 UN sanctions in force +9.1`, `IR8 Uranium at 60% −4.0`, since the strategy began, else in a year; none: nothing that happened moved it, or that cannot be told. */
export function whatMovedTrackTexts(board: Board, id: string): readonly string[] {
  const moves = scoreMovesViewOrReason(board, pastScoresStartDay(board), board.asOf, id);
  if (typeof moves === 'string') return [];
  return moves.rows
    .filter(isMoveByReadingOrEvent)
    .slice(0, MOST_MOVERS)
    .map(
      ({ title, points }, at) =>
        `${at === 0 ? 'Moved most by ' : ''}${title} ${signedChangeText(points, 1)}`,
    );
}

/** What is crossed in a branch by word, each by the code of its indicator or the name of its branch: `ALERT its score, IR5`. */
function crossedSpans(board: Board, id: string): readonly (readonly Span[])[] {
  const branch = findNodeById(board.strategy, id);
  if (branch === undefined || isIndicator(branch)) return [];
  const isInside = (node: Node): boolean =>
    node.id === id || (nodePlacesOf(board.strategy).get(node.id)?.path ?? []).includes(branch);
  const named = [
    ...board.crossings.map((each) => ({ ...each, word: CROSSED_WORDS[each.tripwire.severity] })),
    ...board.unknown.map((each) => ({ ...each, word: NOT_KNOWN })),
  ].filter(({ node }) => isInside(node));
  const words = Map.groupBy(named, ({ word }) => word);
  return TELLING.flatMap((word) => {
    const of = words.get(word);
    if (of === undefined) return [];
    const names = of.map(({ node }) =>
      terminalSafeOneLine(node.id === id ? 'its score' : nodeCodeOrTitle(node)),
    );
    return [[{ text: word, tone: word }, { text: ` ${[...new Set(names)].join(', ')}` }]];
  });
}

/** How many indicators of a branch are late, by word, `1 expired, 2 stale, 7 due`, and in all, `10 of 14 late`; none where none is. */
function lateSpans(
  board: Board,
  id: string,
): Readonly<Record<'byWord' | 'inAll', readonly (readonly Span[])[]>> {
  const branch = nodeByIdOrRoot(board.strategy, id);
  const leaves = leavesOf(branch).flatMap((leaf) => board.card.indicators.get(leaf.id) ?? []);
  const late = leaves.flatMap((leaf) => readingAgeOrDueWord(leaf) ?? []);
  if (late.length === 0) return { byWord: [], inAll: [] };
  const counts = TELLING.flatMap((word): readonly Span[] => {
    const of = late.filter((each) => each === word).length;
    return of === 0 ? [] : [{ text: `${of} ${word}`, tone: word }];
  });
  return {
    byWord: [counts.flatMap((each, at) => (at === 0 ? [each] : [{ text: ', ' }, each]))],
    inAll: [[{ text: `${late.length} of ${leaves.length} late` }]],
  };
}

/** What a track weighs in the index and brings to it: `weighs 6.0 %, brings 2.5 of the index's 36.5`. */
export function trackWeightAndPointsText(board: Board, id: string): string {
  const share = percentText(board.card.nodes.get(id)?.effectiveWeight ?? 0, 1);
  const brings = bringsOf(board, leavesOf(nodeByIdOrRoot(board.strategy, id)));
  return `weighs ${share}${brings === undefined ? '' : `, brings ${brings.join(" of the index's ")}`}`;
}

/** The points that leaves bring, and those of the gauge; undefined where it has no score. */
function bringsOf(board: Board, leaves: readonly Node[]): readonly [string, string] | undefined {
  const points = gaugePointsByIndicator(board);
  if (points === undefined) return undefined;
  const sum = leaves.reduce((total, leaf) => total + (points.get(leaf.id) ?? 0), 0);
  return [roundedText(sum, 1), scoreText(board.card.root.score, 1)];
}

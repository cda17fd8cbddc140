/** What stands beside a list of indicators: the selected row spelled out. */

import { gaugeSensitivities, type Movers } from '../core/analysis/movers.ts';
import { effectPointsByIndicator, pointsMakingUpScore } from '../core/analysis/points.ts';
import { whatIfProbeOfScorecard } from '../core/analysis/probe.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import {
  type Branch,
  type Day,
  type Indicator,
  type IndicatorScore,
  isIndicator,
} from '../core/model/model.ts';
import { findNodeById, leavesOf, tracksOf } from '../core/model/tree.ts';
import { aggregationFormulaText, cutToScoreRange } from '../core/scoring/aggregate.ts';
import type { Board } from '../core/scoring/board.ts';
import { cutOrPadToWidth, cutToWidth, wrapTextToWidth } from '../text/cells.ts';
import {
  ageText,
  dayText,
  intervalText,
  percentText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
  terminalSafeText,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
} from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { headingLine, proseLine, type ViewLine, wrapLines } from '../text/line.ts';
import { actionKeyName } from '../tui/own-keys.ts';
import type { State } from '../tui/state.ts';
import { nodeRowName } from './arithmetic.ts';
import { flagLegendText } from './flags.ts';
import { indicatorChartFlagsAndCounts, indicatorChartLines } from './indicator-chart.ts';
import { NEXT_VALUE_TITLE } from './indicator-lines.ts';
import {
  eventsCountedByIndicator,
  sumOrRollingMeanBasisText,
  whyNoValueText,
} from './indicator-value.ts';
import { stateWordWithLatenessText } from './lateness.ts';

/** The movers of a board; undefined where the gauge has no score. */
export const moversOfBoard = memoizePerObject((board: Board): Movers | undefined =>
  gaugeSensitivities(board.card, board.readings),
);

/** The points of the index, 0…100, that each indicator brings to it, by its id; undefined where the index has no score. */
export const gaugePointsByIndicator = memoizePerObject(
  (board: Board): ReadonlyMap<string, number> | undefined => {
    const points = pointsMakingUpScore(board.card);
    return points && effectPointsByIndicator(points.effects);
  },
);

/** The selected line spelled out in at most `rows` lines of at most `cells` cells. */
export function selectedRowDetailLines(
  state: State,
  id: string | undefined,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { board } = state;
  const node = id === undefined ? undefined : findNodeById(board.strategy, id);
  if (node === undefined) return [];
  if (!isIndicator(node)) return branchNote(state, node, cells).slice(0, rows);
  const leaf = board.card.indicators.get(node.id);
  return leaf === undefined ? [] : indicatorNote(state, leaf, cells, rows, glyphs).slice(0, rows);
}

function branchNote(state: State, branch: Branch, cells: number): readonly ViewLine[] {
  const score = state.board.card.nodes.get(branch.id);
  const lines = [
    `score ${scoreText(score?.score, 1)} (${intervalText({ low: score?.low, high: score?.high })})`,
    `weight in the index ${percentText(score?.effectiveWeight ?? 0, 1)}, coverage ${percentText(score?.coverage ?? 0)}`,
    aggregationFormulaText(branch.aggregation),
    ...(branch.aim === undefined ? [] : ['', terminalSafeText(branch.aim)]),
    '',
    `${actionKeyName(state, 'item.open')} shows how it came to its score.`,
  ];
  return wrapLines(
    [headingLine(terminalSafeOneLine(branch.title)), ...lines.map(proseLine)],
    cells,
  );
}

/** Rows of the chart at most, and at least. */
const CHART_ROWS = 9;
const LEAST_CHART_ROWS = 5;
/** The title over what an indicator moves. */
const EFFECTS = 'EFFECT ON SCORES';
/** So many of the newest readings or events are shown. */
const LATEST = 4;

function indicatorNote(
  { board, events }: State,
  leaf: IndicatorScore,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { node, value } = leaf;
  const word = board.words.get(node.id) ?? 'missing';
  const level = node.levels?.find((each) => each.value === value);
  const lines = [
    value === undefined
      ? `${whyNoValueText(board, node)}   ${word}`
      : `${unitValueOrLevelCodeText(node, value)}   ${stateWordWithLatenessText(word, leaf)}   ${ageText(leaf.age)} old`,
    ...(value === undefined ? [] : [sumOrRollingMeanBasisText(board, node) ?? []].flat()),
    ...(level === undefined ? [] : [cutToWidth(terminalSafeOneLine(level.title), cells)]),
    `score ${scoreText(leaf.score, 1)} (${intervalText(leaf)})`,
  ];
  const told = lines.map((line) => proseLine(terminalSafeOneLine(line)));
  const head = wrapLines([headingLine(terminalSafeOneLine(nodeRowName(node))), ...told], cells);
  const latest = latestOf(board, node).map(({ day, said }) =>
    cutToWidth(
      terminalSafeOneLine(`${cutOrPadToWidth(dayText(day), 11, 'right')}  ${said}`),
      cells,
    ),
  );
  const marked = indicatorChartFlagsAndCounts(board, events, node);
  const legend = flagLegendText(marked, undefined, cells);
  const least = LEAST_CHART_ROWS + (legend === '' ? 0 : 2);
  const effects = effectLines(board, leaf);
  const all: readonly Section[] = [
    { title: node.count === undefined ? 'LATEST READINGS' : 'LATEST EVENTS', lines: latest },
    { title: EFFECTS, lines: wrappedTexts(effects, cells), whole: true },
    ...indicatorPurposeAndLookUpSections(node, cells),
  ].filter(({ lines }) => lines.length > 0);
  const sections = sectionLinesFittedToRows(all, rows - head.length - least, cells);
  const room = Math.min(CHART_ROWS, rows - head.length - sections.length);
  if (room < least) {
    // without a chart as many sections as have room, then less of its effect, so that none breaks off
    const brief = wrappedTexts(effects.slice(0, 1), cells);
    const before = all.slice(
      0,
      all.findIndex(({ title }) => title === EFFECTS),
    );
    const fewer = [
      ...all.slice(before.length).map((_, at) => all.slice(0, all.length - at)),
      [...before, { title: EFFECTS, lines: brief, whole: true }],
      before,
    ];
    const own = rows - head.length;
    const fitted = fewer.map((some) => sectionLinesFittedToRows(some, own, cells));
    return [...head, ...(fitted.find(({ length }) => length <= own) ?? [])];
  }
  const own = room - (legend === '' ? 0 : 1);
  const chart = indicatorChartLines(board, node, undefined, cells, own, glyphs, marked.flags);
  const below = legend === '' || chart.length === 0 ? [] : [proseLine(legend)];
  return [...head, ...chart, ...below, ...sections];
}

/** Why an indicator matters, and where its next value is found, in lines of at most `cells` cells. */
export function indicatorPurposeAndLookUpSections(
  { lookUp, why }: Indicator,
  cells: number,
): readonly Section[] {
  const links = lookUp.map(({ title, url }) => `${title}${url === undefined ? '' : ` ${url}`}`);
  return [
    { title: 'WHY IT MATTERS', lines: wrappedTexts(why === undefined ? [] : [why], cells) },
    { title: NEXT_VALUE_TITLE, lines: wrappedTexts(links, cells) },
  ].filter(({ lines }) => lines.length > 0);
}

function wrappedTexts(texts: readonly string[], cells: number): readonly string[] {
  return texts.flatMap((text) => wrapTextToWidth(terminalSafeText(text), cells));
}

/** The newest readings of an indicator, of a counted one its newest events and what they count now. */
function latestOf(
  board: Board,
  node: Indicator,
): readonly { readonly day: Day; readonly said: string }[] {
  if (node.count !== undefined)
    return eventsCountedByIndicator(board, node)
      .slice(0, LATEST)
      .map(({ event: { day, title }, now }) => ({
        day,
        said: `${roundedText(now, 2)}  ${title}`,
      }));
  return board.readings
    .of(node.id)
    .filter(({ observedOn }) => observedOn <= board.asOf)
    .slice(-LATEST)
    .toReversed()
    .map(({ observedOn, value, confidence }) => ({
      day: observedOn,
      said: `${valueTextWithoutUnit(node, value)}  ${confidence}`,
    }));
}

/** What a usual step of the indicator would move, and what its score brings now. */
function effectLines(board: Board, leaf: IndicatorScore): readonly string[] {
  const { node } = leaf;
  if (leaf.effectiveWeight === 0) return ['none: shown as context, not counted'];
  if (leaf.score === undefined) return ['none until it has a value that counts'];
  const track = tracksOf(board.strategy).find((each) => leavesOf(each).includes(node));
  const own = track === undefined ? undefined : pointsMakingUpScore(board.card, track.id);
  const points = gaugePointsByIndicator(board)?.get(node.id);
  const step = moversOfBoard(board)?.indicators.get(node.id)?.step;
  const moved =
    step === undefined || track === undefined
      ? undefined
      : stepEffect(board, node.id, track.id, step);
  return [
    ...(moved === undefined || step === undefined
      ? []
      : [
          `its usual change (${roundedText(step)} points) moves the track by ${roundedText(moved.track, 1)}, the index by ${roundedText(moved.gauge, 2)}`,
        ]),
    ...(own === undefined || track === undefined || points === undefined
      ? []
      : [
          `now brings ${roundedText(effectPointsByIndicator(own.effects).get(node.id) ?? 0, 1)} of the track's ${scoreText(own.after, 1)}, ${roundedText(points, 1)} of the index's ${scoreText(board.card.root.score, 1)}`,
        ]),
  ];
}

/** The larger absolute change of track and gauge, points, ≥ 0, when an indicator moves by a step either way; undefined without a gauge. */
function stepEffect(
  board: Board,
  id: string,
  track: string,
  step: number,
): { readonly track: number; readonly gauge: number } | undefined {
  const probe = whatIfProbeOfScorecard(board.card);
  const trackScore = board.card.nodes.get(track)?.score;
  if (probe === undefined || trackScore === undefined) return undefined;
  const before = probe.root();
  const moves = [-step, step].map((by) => {
    probe.set(
      probe.leaves.map(({ node, score = 0 }) =>
        node.id === id ? cutToScoreRange(score + by) : score,
      ),
    );
    return {
      track: Math.abs((probe.scoreOf(track) ?? trackScore) - trackScore),
      gauge: Math.abs(probe.root() - before),
    };
  });
  return {
    track: Math.max(...moves.map((move) => move.track)),
    gauge: Math.max(...moves.map((move) => move.gauge)),
  };
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** Never shortened. */
  readonly whole?: boolean;
}

/** Sections with their titles in so many rows where they can be, the longest shortened first, down to a line. */
export function sectionLinesFittedToRows(
  sections: readonly Section[],
  rows: number,
  cells: number,
): readonly ViewLine[] {
  const kept = sections.map(({ lines }) => lines.length);
  const total = (): number => kept.reduce((sum, lines) => sum + 1 + lines, 0);
  while (total() > rows) {
    const longest = Math.max(...kept.filter((_, at) => sections[at]?.whole !== true));
    if (longest <= 1) break;
    kept[kept.findLastIndex((lines, at) => lines === longest && sections[at]?.whole !== true)] =
      longest - 1;
  }
  return sections.flatMap(({ title, lines }, at) => {
    const shown = lines.slice(0, kept[at]);
    const last = shown.at(-1);
    const whole = shown.length === lines.length || last === undefined;
    const texts = whole ? shown : [...shown.slice(0, -1), cutToWidth(`${last} …`, cells)];
    return [headingLine(title), ...texts.map(proseLine)];
  });
}

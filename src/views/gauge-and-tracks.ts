/** What the overview and the status line say, in words and rounded numbers; every output reads the same view. Long: gauge and tracks are read together. */

import { effortChildScoresOfNode } from '../core/analysis/effort.ts';
import type { SourceReport } from '../core/analysis/sources.ts';
import {
  type Branch,
  type IndicatorScore,
  isIndicator,
  isTrack,
  type Standing,
  type Strategy,
  type Trend,
  type ValueChange,
} from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import type { StateWord } from '../core/model/states.ts';
import { leavesOf, nodeCodeOf, tracksOf } from '../core/model/tree.ts';
import {
  type Board,
  headlineCauseAndEffectMoves,
  nodeScoreChangeSince,
  scoreChangeOverDays,
} from '../core/scoring/board.ts';
import type { ScoreChange } from '../core/scoring/change-interval.ts';
import { rootScoreBoundsFromMissingIndicators } from '../core/scoring/score-bounds.ts';
import { riseOrFallSincePriorReading, trendOfIndicator } from '../core/scoring/trend.ts';
import {
  bandOrBandRangeText,
  dayText,
  intervalText,
  isScoreChangeVisible,
  type NamedChange,
  scoreChangeWithMarginText,
  scoreText,
  shortUnit,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../text/format.ts';
import { joinedLine, lineFromTemplate, terminalSafeViewLine, type ViewLine } from '../text/line.ts';
import { whyNoValueText } from './indicator-value.ts';
import {
  branchStateCountsWithTripwires,
  latenessWordHiddenByTripwire,
  readingAgeOrDueWord,
} from './lateness.ts';
import { shortCauseAndEffectTitles } from './link-view.ts';

/** The gauge in words. */
export interface GaugeView {
  readonly title: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Low and high end of the 90 % interval, 0…100; undefined with the score. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly scoreText: string;
  readonly interval: string;
  readonly band: string;
  /** `+1 in 30 days`, `no score 30 days ago`. */
  readonly over30: string;
  /** `+1 ±3`, for where the days are told beside it. */
  readonly over30Bare: string;
  readonly over365: string;
  readonly sinceStart: string | undefined;
  /** The three that there are, as they are told. */
  readonly changes: readonly ToldChange[];
  /** `Pressure 53 (+17)  Conduct 28 (−3)`; undefined without a mechanism. */
  readonly mechanism: string | undefined;
  /** The scores of cause and effect of the headline link with their changes, each for itself; none without a mechanism. */
  readonly linkEnds: readonly ToldChange[];
  /** What a band named after an effect still lacks; undefined when nothing is held back. */
  readonly unmet: string | undefined;
  /** `by score alone Reconsidering`; undefined when nothing is held back. */
  readonly byScore: string | undefined;
  /** The band by score alone and what holds it back; undefined when nothing is held back. */
  readonly held: string | undefined;
  /** Why there is no score and where it could lie; undefined when there is one. */
  readonly gap: string | undefined;
}

/** A change with the words that quote it. */
interface ToldChange extends NamedChange {
  readonly text: string;
}

/** The gauge of a board. */
export function gaugeView(board: Board): GaugeView {
  const { root, standing } = board.card;
  const { start } = board.strategy;
  const held = bandHeldBackView(board);
  const ends = headlineLinkEndChanges(board);
  const over30 = scoreChangeOverDays(board, root.node.id, 30);
  const told = (change: ScoreChange | undefined, name: string, when: string, then: string) => ({
    name,
    change,
    text: changeInTimeText(change, when, then),
  });
  const days = [
    told(over30, '30 days', 'in 30 days', '30 days ago'),
    told(scoreChangeOverDays(board, root.node.id, 365), '365 days', 'in 365 days', '365 days ago'),
  ] as const;
  const since =
    start === undefined || start > board.asOf
      ? undefined
      : told(
          nodeScoreChangeSince(board, root.node.id, start),
          `since ${dayText(start)}`,
          `since ${dayText(start)}`,
          `on ${dayText(start)}`,
        );
  return {
    title: root.node.title,
    score: root.score,
    low: root.low,
    high: root.high,
    scoreText: scoreText(root.score),
    interval: intervalText(root),
    band: bandOrBandRangeText(standing),
    over30: days[0].text,
    over30Bare: scoreChangeWithMarginText(over30),
    over365: days[1].text,
    sinceStart: since?.text,
    changes: since === undefined ? days : [...days, since],
    mechanism: ends.length === 0 ? undefined : ends.map(({ line }) => line.text).join('  '),
    linkEnds: ends.map(({ name, change, line }) => ({ name, change, text: line.text })),
    unmet: held?.unmet.text,
    byScore: held?.byScore,
    held: held?.held.text,
    gap: root.score === undefined ? `${whyGaugeIsMissingText(board)}.` : undefined,
  };
}

/** What keeps the band below the one by score alone, as the gauge says it; undefined when nothing does. */
export function bandHeldBackView({
  card,
  strategy,
}: Board):
  | { readonly unmet: ViewLine; readonly byScore: string; readonly held: ViewLine }
  | undefined {
  const { standing, nodes } = card;
  if (standing === undefined || standing.unmet.length === 0) return undefined;
  const lacks = joinedLine(
    standing.unmet.map((each) => {
      const title = nodes.get(each.node)?.node.title ?? each.node;
      return lineFromTemplate`${title} ${scoreText(each.score)} of the ${scoreText(each.atLeast)}`;
    }),
    ', ',
  );
  const byScore = terminalSafeOneLine(`by score alone ${standing.scoreBand.title}`);
  const unmet = terminalSafeViewLine(
    lineFromTemplate`capped: ${lacks} that ${titleOfBandWithUnmetRequirements(strategy, standing)} requires`,
  );
  return { unmet, byScore, held: lineFromTemplate`${byScore}, ${unmet}` };
}

/** The title of the band whose requirements cap the one that stands; only where something is unmet. */
export function titleOfBandWithUnmetRequirements(
  { bands }: Strategy,
  { band, scoreBand }: Standing,
): string {
  return terminalSafeOneLine((bands[bands.indexOf(band) + 1] ?? scoreBand).title);
}

function changeInTimeText(change: ScoreChange | undefined, when: string, then: string): string {
  if (change === undefined) return `no score ${then}`;
  if (!isScoreChangeVisible(change.change)) return `unchanged ${when}`;
  return `${scoreChangeWithMarginText(change)} ${when}`;
}

/** The two ends of the headline link, each with its score and its change since the start; nothing without a link or a score. */
function headlineLinkEndChanges(
  board: Board,
): readonly (NamedChange & { readonly line: ViewLine })[] {
  const mechanism = headlineCauseAndEffectMoves(board);
  if (mechanism === undefined) return [];
  const { cause, effect } = mechanism;
  if (cause.node.score === undefined && effect.node.score === undefined) return [];
  const names = shortCauseAndEffectTitles(mechanism);
  return [cause, effect].map(({ node, sinceStart }, at) => {
    const name = names[at] ?? '';
    const line = lineFromTemplate`${name} ${scoreText(node.score)} (${scoreChangeWithMarginText(sinceStart)})`;
    return { name, change: sinceStart, line };
  });
}

/** Why there is no score and where it could lie, without its full stop. */
export function whyGaugeIsMissingText(board: Board): string {
  const { low, high } = rootScoreBoundsFromMissingIndicators(board.card);
  const silent = branchesWithout(board, board.strategy.root).map((branch) => branch.title);
  const why = silent.length === 0 ? 'too little is known' : `no score for ${silent.join(', ')}`;
  return `No index: ${why}. It could lie anywhere from ${scoreText(low)} to ${scoreText(high)}`;
}

/** The lowest branches that keep their parents from a score. */
function branchesWithout(board: Board, branch: Branch): readonly Branch[] {
  const silent = branch.children.flatMap((child) =>
    !isIndicator(child) && child.weight > 0 && board.card.nodes.get(child.id)?.score === undefined
      ? [child]
      : [],
  );
  return silent.flatMap((child) => {
    const below = isTrack(child) ? [] : branchesWithout(board, child);
    return below.length === 0 ? [child] : below;
  });
}

/** One indicator as a row of a table. */
export interface IndicatorRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Where its value went, and whether its score got better or worse by that. */
  readonly valueChange: ValueChange | undefined;
  readonly trend: Trend | undefined;
  readonly state: StateWord;
  /** What age alone says where `state` is of a tripwire; undefined: `state` says it. */
  readonly late: StateWord | undefined;
  /** Whole days since its value was observed, ≥ 0; undefined without a value. */
  readonly age: number | undefined;
  /** Why it has no value; undefined: it has one. */
  readonly missing: string | undefined;
  /** False when its weight is 0: shown, not counted. */
  readonly counted: boolean;
  readonly beyond: boolean;
}

/** The row of an indicator. */
export function indicatorRow(board: Board, leaf: IndicatorScore): IndicatorRow {
  const { node } = leaf;
  const state = board.words.get(node.id) ?? 'missing';
  return {
    id: node.id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    title: terminalSafeOneLine(node.title),
    value: valueTextWithoutUnit(node, leaf.value),
    unit: terminalSafeOneLine(shortUnit(node)),
    score: leaf.score,
    valueChange: riseOrFallSincePriorReading(leaf, board.readings, board.asOf),
    trend: trendOfIndicator(leaf, board.readings, board.asOf),
    state,
    late: latenessWordHiddenByTripwire(state, leaf),
    age: leaf.age,
    missing: leaf.value === undefined ? whyNoValueText(board, node) : undefined,
    counted: leaf.effectiveWeight > 0,
    beyond: leaf.beyond,
  };
}

/** A track with its rows. */
export interface TrackView {
  readonly id: string;
  readonly title: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  readonly scoreText: string;
  readonly interval: string;
  readonly over30: string;
  /** Scores, 0…100, of what our side does for it, undefined: none yet, which are no part of its own; nearly always one, none where the strategy keeps none. */
  readonly efforts: readonly (number | undefined)[];
  readonly rows: readonly IndicatorRow[];
  /** How many tripwires on it or below are crossed, and how many of its readings are late, ≥ 1, by word. */
  readonly counts: ReadonlyMap<StateWord, number>;
  /** `2 ALERT`, `1 expired`, by the words that its rows have; none when everything is fresh. */
  readonly summary: readonly string[];
}

/** Every track of the strategy, in file order. */
export function trackViews(board: Board): readonly TrackView[] {
  return tracksOf(board.strategy).map((track) => {
    const score = board.card.nodes.get(track.id);
    // Made when they are asked for: the status needs none of them.
    const rowsOf = (): readonly IndicatorRow[] =>
      leavesOf(track).flatMap((leaf) => {
        const found = board.card.indicators.get(leaf.id);
        return found === undefined ? [] : [indicatorRow(board, found)];
      });
    let rows: readonly IndicatorRow[] | undefined;
    const counts = branchStateCountsWithTripwires(board, track);
    return {
      id: track.id,
      title: terminalSafeOneLine(track.title),
      score: score?.score,
      scoreText: scoreText(score?.score),
      interval: intervalText({ low: score?.low, high: score?.high }),
      over30: scoreChangeWithMarginText(scoreChangeOverDays(board, track.id, 30)),
      efforts: effortChildScoresOfNode(board.strategy, board.card, track.id).map(
        (each) => each.score,
      ),
      get rows() {
        rows ??= rowsOf();
        return rows;
      },
      counts,
      summary: Array.from(
        branchStateCountsWithTripwires(board, track, readingAgeOrDueWord),
        ([word, n]) => `${n} ${word}`,
      ),
    };
  });
}

/** `effort 44`, beside the score of a track; '' where there is none. */
export function effortScoreText({ efforts }: Pick<TrackView, 'efforts'>): string {
  return efforts.length === 0 ? '' : `effort ${trackEffortScoresText(efforts)}`;
}

/** The scores of the efforts of a track, `44` or `44, 51`; '' where there is none. */
export function trackEffortScoresText(efforts: TrackView['efforts']): string {
  return efforts.map((score) => scoreText(score)).join(', ');
}

/** What the band hangs on, without a point: "1 source alone would change the band", "without one source there would be no index", that no single source would. */
export function sourcesFlippingBandText(sources: readonly SourceReport[]): string {
  const flipping = sources.filter(({ flips }) => flips);
  const losing = flipping.filter(({ band }) => band === undefined).length;
  const changing = flipping.length - losing;
  const any = losing === 1 ? 'one source' : `any of ${losing} sources`;
  const texts = [
    ...(changing === 0 ? [] : [`${countWithNoun(changing, 'source')} alone would change the band`]),
    ...(losing === 0 ? [] : [`without ${any} there would be no index`]),
  ];
  return texts.length === 0 ? 'no single source would change the band' : texts.join('; ');
}

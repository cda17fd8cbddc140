/** The board as `axiswatch.status/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import {
  firstBandWithRequirements,
  lastVerdictChange,
  requiredBandReachedAnswer,
} from '../../core/analysis/verdict.ts';
import type { WaitingProposals } from '../../core/journal/proposal.ts';
import type { IndicatorScore, NodeScore, Standing } from '../../core/model/model.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import { type Board, headlineCauseAndEffectMoves } from '../../core/scoring/board.ts';
import type { ScoreChange } from '../../core/scoring/change-interval.ts';
import { trendOfIndicator } from '../../core/scoring/trend.ts';
import { emptyTextAsNull, handlingMarkingJson, valueOrNull } from '../../text/output.ts';
import { boardAheadFieldJson } from '../../views/as-of-day.ts';
import type { IndicatorJson, NodeJson, StatusJson } from './status-document.ts';

/** The document of a board; `hash` is the short hash of the strategy file, `handling` the line about it, `waiting` what is open in the inbox, undefined of a day that was named. */
export function statusJson(
  board: Board,
  hash: string,
  handling?: string,
  waiting?: WaitingProposals,
): StatusJson {
  const { strategy, asOf, card } = board;
  const { root, standing } = card;
  const mechanism = headlineCauseAndEffectMoves(board);
  return {
    schema: 'axiswatch.status/1',
    asOf,
    ...boardAheadFieldJson(board),
    handling: handlingMarkingJson(handling),
    strategy: { id: strategy.id, title: strategy.title, hash },
    root: {
      id: root.node.id,
      score: valueOrNull(root.score),
      low: valueOrNull(root.low),
      high: valueOrNull(root.high),
      ...bandsOf(standing),
      coverage: root.coverage,
      quality: root.quality,
    },
    verdict: verdictJson(board),
    mechanism:
      mechanism === undefined
        ? null
        : { cause: endJson(mechanism.cause), effect: endJson(mechanism.effect) },
    proposals:
      waiting === undefined
        ? null
        : { waiting: waiting.count, sources: waiting.sources, later: waiting.later },
    tripwires: tripwiresJson(board),
    nodes: mapped(card.nodes, nodeJson),
    indicators: mapped(card.indicators, (leaf) => indicatorJson(board, leaf)),
  };
}

function bandsOf(standing: Standing | undefined) {
  return {
    band: standing?.band.id ?? null,
    scoreBand: standing?.scoreBand.id ?? null,
    bandLow: standing?.bandLow.id ?? null,
    bandHigh: standing?.bandHigh.id ?? null,
    printed:
      standing === undefined ? [] : [...new Set([standing.bandLow.id, standing.bandHigh.id])],
    unmet:
      standing?.unmet.map(({ node, atLeast, score }) => ({
        node,
        atLeast,
        score: valueOrNull(score),
      })) ?? [],
  };
}

function verdictJson(board: Board): StatusJson['verdict'] {
  const { bands } = board.strategy;
  const { standing } = board.card;
  const band = firstBandWithRequirements(bands);
  const answer = standing && requiredBandReachedAnswer(bands, standing);
  return answer === undefined || band === undefined
    ? null
    : { answer, band: band.id, since: lastVerdictChange(board)?.day ?? null };
}

function endJson(end: { node: NodeScore; sinceStart: ScoreChange | undefined }) {
  return {
    id: end.node.node.id,
    score: valueOrNull(end.node.score),
    sinceStart: valueOrNull(end.sinceStart?.change),
    low: valueOrNull(end.sinceStart?.low),
    high: valueOrNull(end.sinceStart?.high),
  };
}

/** Every tripwire of the strategy with its state, in file order. */
function tripwiresJson({ strategy, crossings, unknown }: Board): StatusJson['tripwires'] {
  const sinces = [
    ...crossings.map(({ tripwire, since }) => [tripwire.id, { state: 'crossed', since }] as const),
    ...unknown.map(({ tripwire, since }) => [tripwire.id, { state: 'unknown', since }] as const),
  ];
  const states = new Map<string, StatusJson['tripwires'][string]>(sinces);
  return Object.fromEntries(
    [...nodePlacesOf(strategy).values()].flatMap(({ node }) =>
      node.tripwires.map(
        ({ id }) => [id, states.get(id) ?? { state: 'clear', since: null }] as const,
      ),
    ),
  );
}

function nodeJson(score: NodeScore): NodeJson {
  return {
    score: valueOrNull(score.score),
    low: valueOrNull(score.low),
    high: valueOrNull(score.high),
    coverage: score.coverage,
    quality: score.quality,
    weight: score.node.weight,
    effectiveWeight: score.effectiveWeight,
  };
}

function indicatorJson(board: Board, leaf: IndicatorScore): IndicatorJson {
  const { node, value, observedOn, confidence, source } = leaf;
  return {
    code: valueOrNull(node.code),
    value: valueOrNull(value),
    observedOn: valueOrNull(observedOn),
    score: valueOrNull(leaf.score),
    freshness: valueOrNull(leaf.freshness),
    state: leaf.state,
    sigma: board.card.root.score !== undefined ? valueOrNull(leaf.sigma) : null,
    slope: valueOrNull(leaf.slope),
    beyond: leaf.beyond,
    confidence: valueOrNull(confidence),
    source: emptyTextAsNull(source),
    due: leaf.due,
    lateBy: valueOrNull(leaf.lateBy),
    trend: valueOrNull(trendOfIndicator(leaf, board.readings, board.asOf)),
  };
}

function mapped<V, W>(map: ReadonlyMap<string, V>, to: (value: V) => W): Record<string, W> {
  const object: Record<string, W> = {};
  for (const [id, value] of map) object[id] = to(value);
  return object;
}

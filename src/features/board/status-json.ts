/** The board as `axiswatch.status/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import type {
  Confidence,
  Day,
  IndicatorScore,
  NodeScore,
  Standing,
} from '../../core/model/model.ts';
import type { FreshnessState } from '../../core/model/states.ts';
import { type Board, mechanismOf } from '../../core/scoring/board.ts';
import { given, handlingJson, orNull } from '../../text/output.ts';

export interface StatusJson {
  readonly schema: 'axiswatch.status/1';
  readonly asOf: Day;
  /** How the board may be handled; null where nothing is set. */
  readonly handling: string | null;
  readonly strategy: { readonly id: string; readonly title: string; readonly hash: string };
  readonly root: {
    readonly id: string;
    readonly score: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** Id of the band that stands, and of the one by score alone. */
    readonly band: string | null;
    readonly scoreBand: string | null;
    /** Ids of the lowest and the highest band to print; the same where the band is firm. */
    readonly bandLow: string | null;
    readonly bandHigh: string | null;
    /** Ids of the bands to print: `bandLow`, and `bandHigh` where that is another. */
    readonly printed: readonly string[];
    readonly unmet: readonly UnmetJson[];
    readonly coverage: number;
    readonly quality: number;
  };
  readonly mechanism: { readonly cause: EndJson; readonly effect: EndJson } | null;
  readonly nodes: Readonly<Record<string, NodeJson>>;
  readonly indicators: Readonly<Record<string, IndicatorJson>>;
}

interface UnmetJson {
  readonly node: string;
  readonly atLeast: number;
  readonly score: number | null;
}

interface EndJson {
  readonly id: string;
  readonly score: number | null;
  readonly sinceStart: number | null;
}

interface NodeJson {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly coverage: number;
  readonly quality: number;
  readonly weight: number;
  readonly effectiveWeight: number;
}

interface IndicatorJson {
  readonly code: string | null;
  readonly value: number | null;
  readonly observedOn: Day | null;
  readonly score: number | null;
  readonly freshness: number | null;
  readonly state: FreshnessState;
  readonly sigma: number | null;
  readonly slope: number | null;
  readonly beyond: boolean;
  readonly confidence: Confidence | null;
  readonly source: string | null;
}

/** The document of a board; `hash` is the short hash of the strategy file, `handling` the line about it. */
export function statusJson(board: Board, hash: string, handling?: string): StatusJson {
  const { strategy, asOf, card } = board;
  const { root, standing } = card;
  const mechanism = mechanismOf(board);
  return {
    schema: 'axiswatch.status/1',
    asOf,
    handling: handlingJson(handling),
    strategy: { id: strategy.id, title: strategy.title, hash },
    root: {
      id: root.node.id,
      score: orNull(root.score),
      low: orNull(root.low),
      high: orNull(root.high),
      ...bandsOf(standing),
      coverage: root.coverage,
      quality: root.quality,
    },
    mechanism:
      mechanism === undefined
        ? null
        : { cause: endJson(mechanism.cause), effect: endJson(mechanism.effect) },
    nodes: mapped(card.nodes, nodeJson),
    indicators: mapped(card.indicators, (leaf) => indicatorJson(leaf, root.score !== undefined)),
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
        score: orNull(score),
      })) ?? [],
  };
}

function endJson(end: { node: NodeScore; sinceStart: number | undefined }): EndJson {
  return {
    id: end.node.node.id,
    score: orNull(end.node.score),
    sinceStart: orNull(end.sinceStart),
  };
}

function nodeJson(score: NodeScore): NodeJson {
  return {
    score: orNull(score.score),
    low: orNull(score.low),
    high: orNull(score.high),
    coverage: score.coverage,
    quality: score.quality,
    weight: score.node.weight,
    effectiveWeight: score.effectiveWeight,
  };
}

function indicatorJson(leaf: IndicatorScore, rootScored: boolean): IndicatorJson {
  const { node, reading } = leaf;
  return {
    code: orNull(node.code),
    value: orNull(reading?.value),
    observedOn: orNull(reading?.observedOn),
    score: orNull(leaf.score),
    freshness: orNull(leaf.freshness),
    state: leaf.state,
    sigma: rootScored ? orNull(leaf.sigma) : null,
    slope: orNull(leaf.slope),
    beyond: leaf.beyond,
    confidence: orNull(reading?.confidence),
    source: given(reading?.source),
  };
}

function mapped<V, W>(map: ReadonlyMap<string, V>, to: (value: V) => W): Record<string, W> {
  const object: Record<string, W> = {};
  for (const [id, value] of map) object[id] = to(value);
  return object;
}

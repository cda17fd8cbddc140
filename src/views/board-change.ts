/** What became of a board: two boards of one day side by side, in words and rounded numbers. */

import { effortChildScoresOfNode } from '../core/analysis/effort.ts';
import { EPSILON, type Node, type Tripwire } from '../core/model/model.ts';
import { CROSSED_WORDS } from '../core/model/states.ts';
import { indicatorsOfStrategy, nodePlacesOf, tracksOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../text/format.ts';
import {
  type BandChangeTexts,
  type BeforeAndAfterTexts,
  bandChangeView,
  scoreBeforeAndAfterView,
} from '../text/gauge-change.ts';
import { proseLine, type ViewLine } from '../text/line.ts';
import { labelledParagraphTexts, type TableRoom, tableTexts } from '../text/output.ts';
import { nodeRowName } from './arithmetic.ts';

/** One node before and after. */
export interface ChangeRow extends BeforeAndAfterTexts {
  readonly id: string;
  readonly title: string;
  /** `before` without the unit where `after` bears it too. */
  readonly bare: string;
  /** 90 % interval of the score after, with one decimal; '' of a value. */
  readonly interval: string;
}

export interface ChangeView extends BandChangeTexts {
  /** The indicators of `focus` by value. */
  readonly values: readonly ChangeRow[];
  /** Scores: the indicators of `focus`, the tracks that moved or hold one of them, each with our effort for it that did, and the root, always last. */
  readonly scores: readonly ChangeRow[];
  /** The root's interval after. */
  readonly interval: string;
  /** Tripwires that are crossed now and were not: `ALERT Title`. */
  readonly crossed: readonly string[];
  /** Tripwires that were crossed and are no more. */
  readonly cleared: readonly string[];
  /** Tripwires of which it was known whether they are crossed, and is no more. */
  readonly unknown: readonly string[];
}

/** Compares two boards of one strategy and day; `focus` are the ids of the indicators the reader asked about. */
export function boardChangeView(before: Board, after: Board, focus: readonly string[]): ChangeView {
  const { strategy } = after;
  const places = nodePlacesOf(strategy);
  const near = new Set(focus);
  const holds = (track: Node): boolean =>
    focus.some((id) => places.get(id)?.path.some((branch) => branch.id === track.id));
  const asked = indicatorsOfStrategy(strategy).filter((indicator) => near.has(indicator.id));
  const isTold = (node: Node): boolean => holds(node) || hasNodeScoreMoved(before, after, node.id);
  const tracks = tracksOf(strategy).flatMap((track) => [
    ...(isTold(track) ? [track] : []),
    // our effort is beside the score of its track, which it does not move
    ...effortChildScoresOfNode(strategy, after.card, track.id)
      .map(({ node }) => node)
      .filter(isTold),
  ]);
  return {
    values: asked.map((indicator) => {
      const was = before.card.indicators.get(indicator.id)?.value;
      const is = after.card.indicators.get(indicator.id)?.value;
      const text = [was, is].map((value) =>
        terminalSafeOneLine(valueWithUnitOrLevelText(indicator, value)),
      );
      const both = was !== undefined && is !== undefined && indicator.levels === undefined;
      return {
        id: indicator.id,
        // What was entered is one of the readings that it is the mean of.
        title: `${nodeRowName(indicator)}${indicator.rolling === undefined ? '' : ', mean'}`,
        before: text[0] ?? '',
        after: text[1] ?? '',
        bare: (both ? terminalSafeOneLine(valueTextWithoutUnit(indicator, was)) : text[0]) ?? '',
        change: '',
        interval: '',
      };
    }),
    scores: [...asked, ...tracks, strategy.root].map((node) => scoreRow(before, after, node)),
    interval: intervalText(after.card.root, 1),
    ...bandChangeView(before, after),
    ...tripwireTexts(tripwireChanges(before, after)),
  };
}

/** What a tripwire has become between two boards. */
export const BECOME = ['crossed', 'unknown', 'cleared'] as const;

/** A tripwire that is crossed, cleared or not known on the later of two boards and was not on the earlier. */
export interface TripwireChange {
  readonly tripwire: Tripwire;
  /** The node that it is a rule of. */
  readonly node: Node;
  readonly become: (typeof BECOME)[number];
}

/** The tripwires that have become something else, in file order of each. */
export function tripwireChanges(before: Board, after: Board): readonly TripwireChange[] {
  const only = (
    these: readonly Omit<TripwireChange, 'become'>[],
    others: readonly Omit<TripwireChange, 'become'>[],
    become: TripwireChange['become'],
  ): readonly TripwireChange[] => {
    const known = new Set(others.map(({ tripwire }) => tripwire.id));
    return these
      .filter(({ tripwire }) => !known.has(tripwire.id))
      .map(({ tripwire, node }) => ({ tripwire, node, become }));
  };
  const [was, is] = [before, after].map(({ crossings, unknown }) => [...crossings, ...unknown]);
  return [
    ...only(after.crossings, before.crossings, 'crossed'),
    ...only(after.unknown, before.unknown, 'unknown'),
    ...only(was ?? [], is ?? [], 'cleared'),
  ];
}

function tripwireTexts(
  changes: readonly TripwireChange[],
): Pick<ChangeView, TripwireChange['become']> {
  const textsOf = (wanted: TripwireChange['become']): readonly string[] =>
    changes
      .filter(({ become }) => become === wanted)
      .map(({ tripwire }) =>
        terminalSafeOneLine(`${CROSSED_WORDS[tripwire.severity]} ${tripwire.title}`),
      );
  return {
    crossed: textsOf('crossed'),
    cleared: textsOf('cleared'),
    unknown: textsOf('unknown'),
  };
}

/** The tripwires that a change crosses, clears or makes unknown, a line each. */
export function crossingChangeLines({
  crossed,
  cleared,
  unknown,
}: Pick<ChangeView, 'crossed' | 'cleared' | 'unknown'>): readonly ViewLine[] {
  return [
    ...crossed,
    ...cleared.map((wire) => `no longer: ${wire}`),
    ...unknown.map((wire) => `not known any more: ${wire}`),
  ].map(proseLine);
}

function scoreRow(before: Board, after: Board, node: Node): ChangeRow {
  const now = after.card.nodes.get(node.id);
  const scores = scoreBeforeAndAfterView(before.card.nodes.get(node.id)?.score, now?.score);
  return {
    id: node.id,
    title: nodeRowName(node),
    ...scores,
    bare: scores.before,
    interval: now === undefined ? NONE : intervalText(now, 1),
  };
}

function hasNodeScoreMoved(before: Board, after: Board, id: string): boolean {
  const was = before.card.nodes.get(id)?.score;
  const is = after.card.nodes.get(id)?.score;
  if (was === undefined || is === undefined) return was !== is;
  return Math.abs(is - was) > EPSILON;
}

/** The change, its sentences in lines of `cells` cells, its table in a terminal of `room`. */
export function boardChangeTexts(
  view: ChangeView,
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const values = view.values.flatMap((row) =>
    row.before === row.after
      ? [`${row.title}: ${row.after}, as before`]
      : [`${row.title}: ${row.before} -> ${row.after}`],
  );
  const scores = tableTexts(
    [
      { title: 'score', least: 20 },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
      { title: `${INTERVAL_PERCENT} interval` },
      { title: 'change', align: 'right' },
    ],
    view.scores.map((row) => [row.title, row.before, row.after, row.interval, row.change]),
    room,
  );
  return [
    ...values.flatMap((line) => labelledParagraphTexts('', line, cells)),
    ...scores,
    ...labelledParagraphTexts('', `${view.bandChanged ? 'BAND' : 'band'} ${view.band}`, cells),
    ...view.crossed.flatMap((text) => labelledParagraphTexts('', `${text}: now crossed`, cells)),
    ...view.cleared.flatMap((text) =>
      labelledParagraphTexts('', `${text}: no longer crossed`, cells),
    ),
    ...view.unknown.flatMap((text) =>
      labelledParagraphTexts('', `${text}: not known any more`, cells),
    ),
  ];
}

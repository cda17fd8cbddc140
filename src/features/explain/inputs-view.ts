/** What a score is made of today: the points that each indicator below a branch brings to it. */

import { headroomOf, pointsById, pointsOf } from '../../core/analysis/points.ts';
import type { Branch } from '../../core/model/model.ts';
import { leavesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { rounded, signed } from '../../text/format.ts';
import { addUp } from '../../views/add-up.ts';
import { type IndicatorRow, indicatorRow } from '../../views/gauge-and-tracks.ts';

export interface Input {
  readonly row: IndicatorRow;
  /** Points of the branch; undefined: it has no score, or never counts. */
  readonly points: string | undefined;
  /** Points of the branch that its score at 100 would add, all others as they are; undefined: as above. */
  readonly couldBring: string | undefined;
}

export interface Inputs {
  /** Most points first; those that bring none last, in file order. */
  readonly inputs: readonly Input[];
  /** How the column adds up, in words and numbers. */
  readonly working: readonly string[];
}

const DECIMALS = 2;

/** The inputs of a branch on the board's day. */
export function inputsOf(board: Board, branch: Branch): Inputs {
  const explained = pointsOf(board.card, branch.id);
  const headroom = headroomOf(board.card, branch.id);
  const brought = pointsById(explained?.effects ?? []);
  const pointsFor = (row: IndicatorRow): number | undefined =>
    explained === undefined || row.score === undefined || !row.counted
      ? undefined
      : (brought.get(row.id) ?? 0);
  const all = leavesOf(branch)
    .flatMap(({ id }) => board.card.indicators.get(id) ?? [])
    .map((leaf) => indicatorRow(board, leaf))
    .map((row) => ({ row, exact: pointsFor(row) }))
    .sort((a, b) => (b.exact ?? -1) - (a.exact ?? -1));
  const absent = all.filter(({ row }) => row.score === undefined && row.counted).length;
  const base = explained?.base ?? 0;
  const score = explained?.after;
  const added = addUp(
    all.map(({ exact }) => exact ?? 0),
    (score ?? 0) - base,
    DECIMALS,
  );
  return {
    inputs: all.map(({ row, exact }, at) => ({
      row,
      points: exact === undefined ? undefined : (added.parts[at] ?? 0).toFixed(DECIMALS),
      couldBring: exact === undefined ? undefined : signed(headroom.get(row.id), DECIMALS),
    })),
    working: [
      score === undefined
        ? 'No score, so there are no points to share out.'
        : `${rounded(score, DECIMALS)} in all: the column adds up as printed${base > 0 ? `, ${rounded(base, DECIMALS)} there with everything at 0 (the floor)` : ''}${added.remainder === 0 ? '' : `, rounding ${signed(added.remainder, DECIMALS)}`}`,
      ...(absent === 0 || score === undefined
        ? []
        : [`${absent} without a score bring nothing: their weight goes to the parts beside them`]),
    ],
  };
}

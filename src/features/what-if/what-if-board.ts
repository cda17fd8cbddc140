/** A board with values that exist only in memory: how it would stand, and what a plausible step is. */

import { moversOf, stepOf } from '../../core/analysis/movers.ts';
import { withValues } from '../../core/analysis/whatif.ts';
import { lastFor } from '../../core/model/kept.ts';
import type { Indicator } from '../../core/model/model.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { scoreOf, valueAt } from '../../core/scoring/leaf.ts';
import { rounded } from '../../text/format.ts';

type Values = Readonly<Record<string, number>>;

/** By board, the values that were tried last, and the board that they make. */
/** The board as it would stand with other values; nothing is stored. */
export const supposedBoard = lastFor((board: Board, values: Values): Board => {
  const known = Object.entries(values).filter(([id]) => board.card.indicators.has(id));
  const readings = withValues(board.readings, new Map(known), board.asOf);
  return boardOf(board.strategy, readings, board.asOf);
});

/** Indicators in the order of their plausible effect on the gauge; those without one follow in file order. */
export function inputOrder(board: Board): readonly Indicator[] {
  const order = moversOf(board.card, board.readings)?.order ?? [];
  const first = order.flatMap((id) => board.card.indicators.get(id)?.node ?? []);
  const rest = [...board.card.indicators.values()]
    .map((leaf) => leaf.node)
    .filter((node) => !order.includes(node.id));
  return [...first, ...rest];
}

/** A value one plausible step better (1) or worse (−1): the next level of a judged indicator, else a step in score points. */
export function nudged(
  board: Board,
  indicator: Indicator,
  value: number | undefined,
  way: 1 | -1,
): number | undefined {
  const { levels, goalposts, decimals } = indicator;
  if (levels !== undefined) {
    const rising = levels
      .map((level) => level.value)
      .toSorted((a, b) => scoreOf(a, goalposts) - scoreOf(b, goalposts));
    const at = value === undefined ? -1 : rising.indexOf(value);
    return rising[Math.max(0, Math.min(rising.length - 1, at + way))];
  }
  const now = value === undefined ? 50 : scoreOf(value, goalposts);
  const score = Math.max(
    0,
    Math.min(100, now + way * stepOf(indicator, board.readings, board.asOf)),
  );
  if (score === now) return value;
  return Number(rounded(valueAt(score, goalposts), decimals ?? 3));
}

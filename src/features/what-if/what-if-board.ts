/** A board with values that exist only in memory: how it would stand, and what a plausible step is. */

import { gaugeMoversOf, plausibleScoreMove } from '../../core/analysis/movers.ts';
import { readingsWithTrialValues, trialDay } from '../../core/analysis/whatif.ts';
import { memoizeLatestPerObject } from '../../core/model/kept.ts';
import type { Indicator } from '../../core/model/model.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { scoreOfValue, valueOfScore } from '../../core/scoring/leaf.ts';
import { roundedText } from '../../text/format.ts';

type Values = Readonly<Record<string, number>>;

/** By board, the values that were tried last, and the board that they make. */
/** The board as it would stand with other values; nothing is stored. */
export const boardWithTrialValues = memoizeLatestPerObject(
  (board: Board, values: Values): Board => {
    const known = Object.entries(values).filter(([id]) => board.card.indicators.has(id));
    const readings = readingsWithTrialValues(
      board.strategy,
      board.readings,
      new Map(known),
      trialDay(board),
    );
    return boardAsOf(board.strategy, readings, board.asOf);
  },
);

/** Indicators in the order of their plausible effect on the gauge; those without one follow in file order. */
export function indicatorsByPlausibleEffect(board: Board): readonly Indicator[] {
  const order = gaugeMoversOf(board.card, board.readings)?.order ?? [];
  const first = order.flatMap((id) => board.card.indicators.get(id)?.node ?? []);
  const rest = [...board.card.indicators.values()]
    .map((leaf) => leaf.node)
    .filter((node) => !order.includes(node.id));
  return [...first, ...rest];
}

/** A value one plausible step better (1) or worse (−1): the next level of a judged indicator, else a step in score points. */
export function plausibleStepValue(
  board: Board,
  indicator: Indicator,
  value: number | undefined,
  way: 1 | -1,
): number | undefined {
  const { levels, goalposts, decimals } = indicator;
  if (levels !== undefined) {
    const rising = levels
      .map((level) => level.value)
      .toSorted((a, b) => scoreOfValue(a, goalposts) - scoreOfValue(b, goalposts));
    const at = value === undefined ? -1 : rising.indexOf(value);
    return rising[Math.max(0, Math.min(rising.length - 1, at + way))];
  }
  const now = value === undefined ? 50 : scoreOfValue(value, goalposts);
  const score = Math.max(
    0,
    Math.min(100, now + way * plausibleScoreMove(indicator, board.readings, board.asOf)),
  );
  if (score === now) return value;
  return Number(roundedText(valueOfScore(score, goalposts), decimals ?? 3));
}

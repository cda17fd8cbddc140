/** The least change of a single indicator that reaches a band, in values. */

import { scoreChangesToBand } from '../../core/analysis/movers.ts';
import type { Band } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { valueOfScore } from '../../core/scoring/leaf.ts';
import {
  roundedText,
  signedChangeText,
  terminalSafeOneLine,
  valueWithUnit,
} from '../../text/format.ts';
import type { WhatIfScreen } from './screen-state.ts';

/** The band whose least change is shown: the one chosen, else the next above the one that stands. */
export function leastChangeTargetBand(board: Board, screen: WhatIfScreen): Band | undefined {
  const { bands } = board.strategy;
  const standing = board.card.standing?.band;
  const next = standing === undefined ? 0 : Math.min(bands.length - 1, bands.indexOf(standing) + 1);
  return bands[(screen.goal ?? next) % bands.length];
}

/** The least changes of one indicator that reach a band, in values, the smallest move of a score first; with the key that chooses another band. */
export function leastChangeSentence(made: Board, goal: Band | undefined, key: string): string {
  if (goal === undefined) return '';
  const title = terminalSafeOneLine(goal.title);
  if (made.card.standing?.band === goal) return `${title} stands (${key} chooses another band)`;
  const reached = [...scoreChangesToBand(made.card, goal)]
    .flatMap(([id, change]) => (change === undefined ? [] : [{ id, change }]))
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
    .slice(0, 3)
    .flatMap(({ id, change }) => {
      const leaf = made.card.indicators.get(id);
      if (leaf?.score === undefined) return [];
      const value = valueOfScore(leaf.score + change, leaf.node.goalposts);
      return [
        `${leaf.node.code ?? id} to ${valueWithUnit(leaf.node, Number(roundedText(value, (leaf.node.decimals ?? 2) + 1)))} (score ${signedChangeText(change, 1)})`,
      ];
    });
  return reached.length === 0
    ? `${title}: not reachable by one indicator alone (${key} chooses another band)`
    : `least change to ${title} (${key} chooses): ${reached.join(', or ')}`;
}

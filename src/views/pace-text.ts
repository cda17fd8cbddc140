/** Whether nodes keep pace with their targets, in words; nothing where the strategy file has none. */

import { type Pace, pacesOfTargetNodes } from '../core/analysis/pace.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  dayText,
  intervalText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../text/format.ts';

/** `China: conduct: goal 60 by 30 Jun 2027, behind: 27.9 (12.1 to 43.6), the straight path stands at 48.2`, a line for each target. */
export function boardTargetPaceTexts(board: Board): readonly string[] {
  return pacesOfTargetNodes(board.card, board.history).map(
    (pace) => `${terminalSafeOneLine(pace.node.title)}: ${paceText(board, pace)}`,
  );
}

/** Whether a node moves fast enough for its target, without its title; undefined: it has no target. */
export function nodeTargetPaceText(board: Board, id: string): string | undefined {
  const pace = pacesOfTargetNodes(board.card, board.history).find((each) => each.node.id === id);
  return pace === undefined ? undefined : paceText(board, pace);
}

function paceText(board: Board, { node, target, path, word }: Pace): string {
  const scored = board.card.nodes.get(node.id);
  const goal = `goal ${roundedText(target.score)} by ${dayText(target.by)}`;
  if (path === undefined) return `${goal}, ${word}: no straight path without a score at the start`;
  const interval = scored?.low === undefined ? '' : ` (${intervalText(scored, 1)})`;
  return `${goal}, ${word}: ${scoreText(scored?.score, 1)}${interval}, the straight path stands at ${roundedText(path, 1)}`;
}

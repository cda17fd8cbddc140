/** What stands above the list of a track: how the track stands. */

import type { Node } from '../../core/model/model.ts';
import { leavesOf, placesOf } from '../../core/model/tree.ts';
import { type Board, changeOver } from '../../core/scoring/board.ts';
import { cutParts, width } from '../../text/cells.ts';
import { intervalText, moved, percent, rounded, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { type Flag, withFlags } from '../../views/flags.ts';
import { trackViews } from '../../views/gauge-and-tracks.ts';
import { sparkScores, sparkStart } from '../../views/gauge-lines.ts';
import { intervalBar, sparkline } from '../../views/indicator-cells.ts';
import { gaugePoints } from './track-notes.ts';

/** Two lines: the track's score, interval and changes; its past with the flags, its weight and its part in the gauge. */
export function trackHead(
  board: Board,
  id: string,
  cells: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
): readonly [string, string] {
  const score = board.card.nodes.get(id);
  const view = trackViews(board).find((track) => track.id === id);
  const changes = [30, 365].map((days) => `${moved(changeOver(board, id, days))} in ${days}d`);
  const words =
    score?.score === undefined
      ? 'no score  '
      : `${scoreText(score.score)}/100 (${intervalText(score)})  ${changes.join(', ')}  `;
  const summary = view === undefined || view.summary === '' ? '' : `${view.summary}  `;
  const room = Math.min(40, cells - width(words) - width(summary));
  const drawn = room >= 10 && score?.score !== undefined ? intervalBar(score, room, glyphs) : '';
  const brings = bringsOf(
    board,
    leavesOf(placesOf(board.strategy).get(id)?.node ?? board.strategy.root),
  );
  const scores = sparkScores(board, id, Math.max(10, Math.min(40, cells - 60)));
  const known = scores.some((each) => each !== undefined);
  const past = known
    ? `${withFlags(sparkline(scores, glyphs), flags, sparkStart(board), board.asOf)}  `
    : '';
  const share = percent(score?.effectiveWeight ?? 0, 1);
  const feeds = [
    `weight in the gauge ${share}${brings === undefined ? '' : `, brings ${brings[0]} of its ${brings[1]} points`}`,
    `${share} of the gauge${brings === undefined ? '' : `: ${brings.join(' of ')} points`}`,
  ];
  const fitting = feeds.find((text) => width(text) <= cells - width(past)) ?? '';
  return [
    cutParts(`${words}${summary}${drawn}`.trimEnd(), cells, ', '),
    cutParts(`${past}${fitting}`, cells, ', '),
  ];
}

/** The points that leaves bring, and those of the gauge; undefined where it has no score. */
function bringsOf(board: Board, leaves: readonly Node[]): readonly [string, string] | undefined {
  const points = gaugePoints(board);
  if (points === undefined) return undefined;
  const sum = leaves.reduce((total, leaf) => total + (points.get(leaf.id) ?? 0), 0);
  return [rounded(sum, 1), scoreText(board.card.root.score, 1)];
}

/** The whole board as lines of text, for a terminal too small for panels. */
import type { Board } from '../domain/board.ts';
import { attentionRows } from './attention.ts';
import { wrap } from './cells.ts';
import { gaugeView, trackViews } from './overview.ts';

/** Everything the overview says, in lines of at most `cells` cells; `since` says what is new since the last visit. */
export function plainLines(
  board: Board,
  cells: number,
  since?: string | undefined,
): readonly string[] {
  const gauge = gaugeView(board);
  return [
    gauge.gap ?? `${gauge.scoreText}/100 ${gauge.band}, ${gauge.interval}`,
    ...(gauge.gap === undefined ? [gauge.over30] : []),
    ...(gauge.mechanism === undefined ? [] : [gauge.mechanism]),
    ...(gauge.unmet === undefined ? [] : [gauge.unmet]),
    ...(since === undefined ? [] : [since]),
    ...trackViews(board).map((view) => `${view.title} ${view.scoreText} (${view.interval})`),
    ...attentionRows(board).map((row) => `${row.word} ${row.code} ${row.text}`),
  ].flatMap((line) => wrap(line, cells));
}

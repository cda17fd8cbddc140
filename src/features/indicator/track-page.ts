/** A track: its indicators, a row each. */
import type { Board } from '../../model/board.ts';
import { type Change, changeSinceStart, isBeyondError } from '../../model/change.ts';
import { counts, leavesOf, type Node } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { type Page, table } from '../../page/page.ts';
import { type PanelRow, panelRows, sinceText, targetOf } from '../board/board-page.ts';
import { saidOf, standSection } from './indicator-page.ts';

interface TrackLeaf extends PanelRow {
  readonly change: Change | undefined;
  /** Days since the day of its value. */
  readonly age: number | undefined;
  /** Its part of the track's score. */
  readonly brings: number | undefined;
}

export function trackPage(board: Board, track: Node): Page {
  const crossed = tripwiresOf(board, leavesOf(track)).filter(({ state }) => state === 'crossed');
  const rows = panelRows(board, track, crossed).map((row): TrackLeaf => {
    const { leaf, score } = row;
    return {
      ...row,
      change: counts(leaf) ? changeSinceStart(board, leaf) : undefined,
      age: board.leaf(leaf).day === undefined ? undefined : board.age(leaf),
      brings: score === undefined ? undefined : board.share(leaf, track) * score,
    };
  });
  return {
    id: 'track',
    title: track.title,
    sections: [
      standSection(board, track),
      table<TrackLeaf>({
        id: 'indicators',
        title: '',
        rows,
        target: ({ leaf }) => targetOf(leaf),
        figures: {
          mark: { kind: 'mark', get: ({ mark }) => mark },
          title: { kind: 'text', head: 'indicator', get: ({ leaf }) => leaf.title, grows: true },
          value: {
            kind: 'value',
            get: ({ value, leaf }) =>
              value === undefined ? undefined : { value, leaf, said: saidOf(leaf) },
          },
          score: { kind: 'score', get: ({ score }) => score, bar: 10 },
          change: {
            kind: 'points',
            head: sinceText(board.strategy),
            shortHead: 'since',
            drop: 1,
            get: ({ change }) => change?.points,
            dim: ({ change }) => change === undefined || !isBeyondError(change),
          },
          brings: { kind: 'score', get: ({ brings }) => brings, dim: () => true, drop: 2 },
          age: { kind: 'days', get: ({ age }) => age, drop: 3 },
        },
      }),
    ],
  };
}

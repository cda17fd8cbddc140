/** A track: its indicators, a row each. */
import type { Board } from '../../model/board.ts';
import { type Change, changeSinceStart } from '../../model/change.ts';
import { counts, type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { type Page, table } from '../../page/page.ts';
import type { Screen } from '../../tui/screen.ts';
import { type PanelRow, panelRows, sinceFigures, targetOf } from '../board/board-page.ts';
import { WORDS } from '../board/board-screen.ts';
import type { World } from '../dashboard/world.ts';
import {
  aboutSection,
  chartSections,
  latestSections,
  saidOf,
  standSection,
} from './indicator-page.ts';
import { nodeOf, OUTWARDS } from './indicator-screen.ts';

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
          ...sinceFigures(board.strategy, rows, ({ change }) => change, { drop: 1 }),
          brings: { kind: 'score', get: ({ brings }) => brings, dim: () => true, drop: 2 },
          age: { kind: 'days', get: ({ age }) => age, drop: 3 },
        },
      }),
    ],
  };
}

export const trackScreen: Screen<World> = {
  id: 'track',
  load: async (world, target) => trackPage(world.board, nodeOf(world, target) as Node),
  title: ({ world, target }) => nodeOf(world, target)?.title ?? '',
  actions: OUTWARDS,
  view: ({ world, data }) => ({
    kind: 'page',
    page: data as Page,
    list: 'indicators',
    beside: (row) => {
      if (row === undefined) return [];
      const leaf = nodeOf(world, row.id) as Leaf;
      return [
        ...chartSections(world.board, leaf),
        ...latestSections(world.board, leaf),
        aboutSection(leaf),
      ];
    },
  }),
  words: [
    ['interval', WORDS.interval],
    ['since', 'the change of the score since the start; dim within its error'],
    ['from', WORDS.from],
    ['brings', 'its part of the score of the track; the parts add up to it'],
    ['age', 'days since the day that its value refers to'],
    ['of the index', WORDS.share],
    ['of the doubt', WORDS.doubt],
    ['~', WORDS.late],
    ['x', WORDS.expired],
    ['!', WORDS.bad],
    ['+', WORDS.good],
    ['▾', 'an event that names it'],
  ],
};

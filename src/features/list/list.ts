/** `axiswatch list`: the indicators, a row each. */
import type { Board } from '../../model/board.ts';
import { counts, type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import type { LeafValue } from '../../model/value.ts';
import { dayText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { saidOf } from '../indicator/indicator-page.ts';

export async function list(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const day = await context.asOf(options);
  const board = (await context.boards([day], await context.known(options))).on(day);
  return {
    page: listPage(board, id === undefined ? board.strategy.index : await context.node(id)),
  };
}

export function listPage(board: Board, node: Node): Page {
  const share = (leaf: Leaf): number | undefined =>
    board.score(leaf) === undefined || board.score(board.strategy.index) === undefined
      ? undefined
      : board.share(leaf);
  return {
    id: 'list',
    title: `Indicators of ${node.title} on ${dayText(board.day)}`,
    sections: [
      table<LeafValue>({
        id: 'indicators',
        title: '',
        rows: leavesOf(node).map((leaf) => board.leaf(leaf)),
        target: ({ leaf }) => ({ feature: 'indicator', id: leaf.id }),
        figures: {
          id: { kind: 'id', get: ({ leaf }) => leaf.id },
          title: { kind: 'text', get: ({ leaf }) => leaf.title, grows: true },
          value: {
            kind: 'value',
            get: ({ leaf, value }) =>
              value === undefined ? undefined : { value, leaf, said: saidOf(leaf) },
          },
          day: { kind: 'day', get: (row) => row.day },
          age: {
            kind: 'days',
            get: (row) => (row.day === undefined ? undefined : board.age(row.leaf)),
            drop: 3,
          },
          confidence: { kind: 'choice', get: ({ confidence }) => confidence, drop: 3 },
          score: { kind: 'score', get: ({ leaf, score }) => (counts(leaf) ? score : undefined) },
          share: { kind: 'share', get: ({ leaf }) => share(leaf), drop: 2 },
          state: { kind: 'state', get: ({ state }) => state },
          'late by': { kind: 'days', get: ({ lateBy }) => lateBy, missing: '', drop: 2 },
          latest: {
            kind: 'value',
            head: 'newest reading',
            shortHead: 'newest',
            get: ({ leaf, latest }) => latest && { value: latest.value, leaf },
            missing: '',
            drop: 3,
          },
          source: {
            kind: 'source',
            get: ({ latest }) => latest && { title: latest.source ?? '', url: latest.url },
            drop: 3,
          },
        },
      }),
    ],
  };
}

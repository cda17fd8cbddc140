/** Two days side by side: the index, the tracks, the links, and every indicator that differs. */
import type { Board } from '../../model/board.ts';
import { type Change, changeBetween, isBeyondError } from '../../model/change.ts';
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import { counts, type Node } from '../../model/strategy.ts';
import { dayText, type Raws } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import { targetOf } from '../board/board-page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

export async function compare(
  context: Context,
  [one = '', other = 'today']: readonly string[],
): Promise<Outcome> {
  const days = [await context.day(one), await context.day(other)].sort((a, b) => a - b);
  const [from = 0, to = 0] = days;
  if (from === to) throw new Refusal(`both days are ${isoDay(from)}; name two`);
  const boards = await context.boards(days);
  return { page: comparePage(boards.on(from), boards.on(to)) };
}

interface Compared {
  readonly node: Node;
  readonly change: Change | undefined;
}

/** Board a is of an earlier day, or of the same one with less that is known. */
export function comparePage(a: Board, b: Board): Page {
  const { index, tracks, links, leaves } = a.strategy;
  const always = [index, ...tracks, ...links.flatMap(({ cause, effect }) => [cause, effect])];
  const changed = leaves.filter((leaf) => {
    const [before, after] = [a.leaf(leaf), b.leaf(leaf)];
    return (['value', 'score', 'state'] as const).some((each) => before[each] !== after[each]);
  });
  const value = (board: Board, node: Node): Raws['value'] | undefined => {
    if (node.kind === 'branch') return undefined;
    const { value: read } = board.leaf(node);
    return read === undefined ? undefined : { value: read, leaf: node };
  };
  // context scores in nothing
  const score = (board: Board, node: Node): number | undefined =>
    node.kind === 'branch' || counts(node) ? board.score(node) : undefined;
  const mark = (board: Board, node: Node): Raws['mark'] | undefined => {
    const state = node.kind === 'branch' ? 'current' : board.leaf(node).state;
    return { sign: state === 'late' ? '~' : state === 'expired' ? 'x' : '' };
  };
  return {
    id: 'compare',
    title: `${dayText(a.day)} and ${dayText(b.day)}`,
    sections: [
      table<Compared>({
        id: 'nodes',
        title: '',
        ...(leaves.every((leaf) => a.leaf(leaf).value === undefined) && {
          says: `Nothing had been recorded by ${dayText(a.day)}.`,
        }),
        rows: [...new Set([...always, ...changed])].map((node) => ({
          node,
          change: node.kind === 'branch' || counts(node) ? changeBetween(a, b, node) : undefined,
        })),
        target: ({ node }) => targetOf(node),
        figures: {
          id: { kind: 'id', get: ({ node }) => node.id, drop: 3 },
          title: { kind: 'text', head: '', get: ({ node }) => node.title, grows: true },
          'state before': { kind: 'mark', head: '', get: ({ node }) => mark(a, node), drop: 1 },
          'value before': {
            kind: 'value',
            style: 'short',
            missing: '',
            get: ({ node }) => value(a, node),
            drop: 'with',
          },
          'state after': {
            kind: 'mark',
            head: '',
            get: ({ node }) => mark(b, node),
            drop: 'with',
          },
          'value after': {
            kind: 'value',
            head: 'after',
            style: 'short',
            missing: '',
            get: ({ node }) => value(b, node),
            drop: 'with',
          },
          'score before': {
            kind: 'score',
            shortHead: 'before',
            get: ({ node }) => score(a, node),
          },
          'score after': { kind: 'score', head: 'after', get: ({ node }) => score(b, node) },
          change: {
            kind: 'points',
            get: ({ change }) => change?.points,
            dim: ({ change }) => change === undefined || !isBeyondError(change),
          },
          error: { kind: 'error', get: ({ change }) => change?.error, drop: 2 },
        },
      }),
    ],
  };
}

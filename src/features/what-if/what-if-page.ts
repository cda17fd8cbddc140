/** What values that are not recorded would do, and which one reaches the next band. */
import type { Board } from '../../model/board.ts';
import { type Problem, Refusal } from '../../model/problem.ts';
import { counts, type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import { assumedBoard, leastValue, nextBand } from '../../model/what-if.ts';
import { scoreText } from '../../page/kinds.ts';
import { type Page, type TableSection, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { turnedSections } from '../record/effect-page.ts';
import { splitWords, typedValue, type Values } from './typed-value.ts';

/** The least value of each indicator that alone reaches the next band. */
export type Least = ReadonlyMap<Leaf, number | undefined>;

export function leastOf(board: Board): Least {
  return new Map(
    board.strategy.leaves.filter(counts).map((leaf) => [leaf, leastValue(board, leaf)]),
  );
}

export function whatIfPage(board: Board, values: Values): Page {
  const { index } = board.strategy;
  return {
    id: 'what-if',
    title: 'What if',
    sections: [
      scoresSection(board, values, [index, ...movedNodes(board, values)]),
      ...turnedIf(board, values),
      valuesSection(board, values, leastOf(board)),
    ],
  };
}

/** The alerts and watches that the values would raise or end. */
export function turnedIf(board: Board, values: Values): readonly TableSection[] {
  return turnedSections(board, assumedBoard(board, values), 'would end');
}

/** The nodes below the index whose score becomes another one, as far as shows: branches, then indicators. */
export function movedNodes(board: Board, values: Values): readonly Node[] {
  const after = assumedBoard(board, values);
  const { index, branches, leaves } = board.strategy;
  const shown = (of: Board, node: Node): string => scoreText(of.score(node), 1);
  return [...branches, ...leaves].filter(
    (node) => node !== index && shown(board, node) !== shown(after, node),
  );
}

/** Scores before and after; of the index its band too. */
export function scoresSection(board: Board, values: Values, nodes: readonly Node[]): TableSection {
  const after = assumedBoard(board, values);
  const { index } = board.strategy;
  // before anything is typed there is no after
  const then = values.size === 0 ? undefined : after;
  return table<Node>({
    id: 'scores',
    title: '',
    rows: nodes,
    empty: 'no score changes',
    target: (node) => ({ feature: node.kind === 'leaf' ? 'indicator' : 'track', id: node.id }),
    figures: {
      id: { kind: 'id', get: ({ id }) => id, drop: 2 },
      title: { kind: 'text', head: '', get: ({ title }) => title, grows: true },
      before: { kind: 'score', style: 'detail', get: (node) => board.score(node) },
      ...(then && {
        after: { kind: 'score', style: 'detail', get: (node) => then.score(node) },
        change: {
          kind: 'points',
          style: 'detail',
          get: (node) => {
            const [was, is] = [board.score(node), then.score(node)];
            return was === undefined || is === undefined ? undefined : is - was;
          },
        },
      }),
      ...(nodes.includes(index) && {
        band: { kind: 'text', get: (node) => (node === index ? board.band?.title : undefined) },
        ...(then && {
          'band after': {
            kind: 'text',
            get: (node) => (node === index ? then.band?.title : undefined),
          },
        }),
      }),
    },
  });
}

/** The indicators that count, and those that something is typed of. */
export function valuesSection(board: Board, values: Values, least: Least): TableSection {
  const next = nextBand(board);
  const inUnit = (value: number | undefined, leaf: Leaf) =>
    value === undefined ? undefined : { value, leaf };
  return table<Leaf>({
    id: 'values',
    title: '',
    rows: leavesOf(board.strategy.index).filter((leaf) => counts(leaf) || values.has(leaf)),
    target: ({ id }) => ({ feature: 'indicator', id }),
    figures: {
      id: { kind: 'id', get: ({ id }) => id, drop: 3 },
      title: { kind: 'text', head: 'indicator', get: ({ title }) => title, grows: true },
      value: { kind: 'value', head: 'now', get: (leaf) => inUnit(board.leaf(leaf).value, leaf) },
      ...(values.size > 0 && {
        'what if': { kind: 'value', missing: '', get: (leaf) => inUnit(values.get(leaf), leaf) },
      }),
      share: { kind: 'share', head: 'of the index', get: (leaf) => board.share(leaf), drop: 2 },
      ...(next && {
        needs: {
          kind: 'value',
          head: `for ${next.title}`,
          shortHead: 'next band up',
          get: (leaf) => inUnit(least.get(leaf), leaf),
          drop: 1,
        },
      }),
    },
  });
}

export async function whatIf(context: Context, words: readonly string[]): Promise<Outcome> {
  const board = (await context.boards()).on(context.today);
  const values = new Map<Leaf, number>();
  const problems: Problem[] = [];
  for (const [id, text] of splitWords(words)) {
    const leaf = await context.leaf(id);
    const value = typedValue(board, leaf, text);
    if (typeof value !== 'number') problems.push(value);
    else if (values.has(leaf))
      problems.push({ path: leaf.id, message: 'it is given twice; give it once' });
    else values.set(leaf, value);
  }
  if (problems.length > 0) throw new Refusal(problems);
  return { page: whatIfPage(board, values) };
}

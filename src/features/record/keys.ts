/** The keys that write, which hold on every screen: record, nothing new, undo, redo, and the way to what is late. */
import type { Board } from '../../model/board.ts';
import type { Entry } from '../../model/record.ts';
import { findNode, type Leaf, type Node, type Strategy } from '../../model/strategy.ts';
import { countText } from '../../page/kinds.ts';
import type { Action, At, Next } from '../../tui/screen.ts';
import { LATE_KEY } from '../board/board-screen.ts';
import type { World } from '../dashboard/world.ts';
import { walkOn } from './late-page.ts';
import { takenBack } from './take-back.ts';
import { rowTitle } from './typed-reading.ts';
import { changeText, written } from './written.ts';

/** What a screen is about: the node of the selected row, else that of its target. */
export function nodeAt({ world, row, target }: At<World>): Node | undefined {
  const named = (id = ''): Node | undefined =>
    findNode(world.boards.strategy, id.split('=')[0] ?? '');
  return named(row?.id) ?? named(target);
}

export function leafAt(at: At<World>): Leaf | undefined {
  const node = nodeAt(at);
  return node?.kind === 'leaf' ? node : undefined;
}

export const RECORD: Action<World> = {
  key: 'e',
  writes: true,
  label: 'record',
  says: 'record a reading, or an event for a count',
  why: (at) => {
    return nodeAt(at) === undefined ? 'no indicator is selected; : finds one by name' : undefined;
  },
  run: (at) => {
    const node = nodeAt(at);
    if (node === undefined) return { do: 'nothing' };
    const screen = node.kind === 'leaf' ? formOf(node) : 'find';
    return { do: 'open', screen, target: node.id, options: at.options };
  },
};

/** The screen on which something is recorded of an indicator. */
export function formOf({ count }: Leaf): string {
  return count === undefined ? 'record' : 'event-form';
}

export const CHECKED: Action<World> = {
  key: '=',
  writes: true,
  says: 'nothing new for the selected indicator: record a check of today',
  why: (at) => {
    const leaf = leafAt(at);
    if (leaf === undefined) return 'no indicator is selected; Enter opens one';
    const { state } = at.world.boards.on(at.world.today).leaf(leaf);
    return state === 'missing' && leaf.count === undefined
      ? `${leaf.title} has no reading yet, so nothing is new; e records the first one`
      : undefined;
  },
  run: (at) => {
    const { world } = at;
    const leaf = leafAt(at);
    if (leaf === undefined) return { do: 'nothing' };
    return {
      do: 'work',
      work: async () => {
        const row = { indicator: leaf.id, day: world.today, confidence: 'moderate' } as const;
        const changes = [{ kind: 'record', what: 'check', row }] as const;
        const isExpired = world.boards.on(world.today).leaf(leaf).state === 'expired';
        const told = `nothing new of ${leaf.title}${isExpired ? ', still expired' : ''}`;
        const { text, after } = await written(world, changes, told);
        return { do: 'all', nexts: walkOn(at, after, text) };
      },
    };
  },
};

export const LATE: Action<World> = {
  key: LATE_KEY,
  writes: true,
  label: 'late',
  says: 'walk through what is late',
  why: ({ screen }) => (screen === 'late' ? 'this is what is late; Enter records one' : undefined),
  run: ({ world }) => ({ do: 'open', screen: 'late', options: { walk: String(world.seq) } }),
};

export const UNDO: Action<World> = {
  key: 'u',
  writes: true,
  says: 'undo what you did last',
  run: ({ world }) => takingBack(world, 'undo'),
};

export const REDO: Action<World> = {
  key: 'U',
  writes: true,
  says: 'redo what you undid last',
  run: ({ world }) => takingBack(world, 'redo'),
};

function takingBack({ context, boards }: World, which: 'undo' | 'redo'): Next<World> {
  return {
    do: 'work',
    work: async () => {
      const { rows, before, after, putBack } = await takenBack(context, which);
      // what was accepted is told by its rows
      const written = rows.filter(({ row }) => row !== undefined);
      const [first, ...others] = written.length > 0 ? written : rows;
      const what =
        first !== undefined && others.length === 0
          ? entryText(boards.strategy, first)
          : countText('row', 1 + others.length);
      const told =
        which === 'undo' ? ['undone', 'U brings it back'] : ['redone', 'u takes it back'];
      const say = (board: Board): Next<World> => ({
        do: 'say',
        text: `${told[0]}: ${what}: ${changeText(before, board)}; ${told[1]}`,
      });
      if (putBack === undefined) return say(after);
      // the open screens may show what the other strategy does not have
      const work = async () => say(await putBack());
      return {
        do: 'all',
        nexts: [
          { do: 'home', sure: true },
          { do: 'work', work },
        ],
      };
    },
  };
}

function entryText(strategy: Strategy, { kind, what, row, item }: Entry): string {
  if (item !== undefined) return item.title;
  if (row === undefined) return `retraction of a ${what}`;
  return (kind === 'correct' ? 'correction to ' : '') + rowTitle(strategy, row);
}

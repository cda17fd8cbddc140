/** Everything by its name, and a line that records; of a track, its indicators to record one. */
import { findNode, leavesOf, type Node } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import type { Action, Found, Next, Screen } from '../../tui/screen.ts';
import { notToday } from '../another-day/keys.ts';
import { targetOf } from '../board/board-page.ts';
import type { World } from '../dashboard/world.ts';
import { formOf } from '../record/keys.ts';
import { typedLine } from '../record/typed-reading.ts';
import { type Search, searchIn } from './search.ts';

/** What is chosen takes the place of the find line. */
const instead = (next: Next<World>): Next<World> => ({
  do: 'all',
  nexts: [{ do: 'back' }, next],
});

export function findScreen(everywhere: () => readonly Action<World>[]): Screen<World> {
  return {
    id: 'find',
    title: ({ world, target }) =>
      target === undefined ? 'Find' : `Record an indicator of ${nodeOf(world, target)?.title}`,
    load: async (world, target) => {
      if (target !== undefined) return searchIn(leavesIn(world, nodeOf(world, target), 'record'));
      const search = await searchIn(everything(world, everywhere()));
      const lines = new Map<string, readonly Found<World>[]>();
      // each is asked for several times, and to work out what it would do takes a while
      return (typed: string) => {
        const found = lines.get(typed) ?? lineOrNames(world, typed, search);
        lines.set(typed, found);
        return found;
      };
    },
    view: ({ data }) => ({
      kind: 'find',
      sign: ':',
      find: data as Search,
    }),
  };
}

const nodeOf = ({ board }: World, id: string): Node | undefined => findNode(board.strategy, id);

function lineOrNames(world: World, typed: string, search: Search): readonly Found<World>[] {
  const line = typedLine(world, typed);
  if (line === undefined) return search(typed);
  const refused = notToday(world);
  const found: Found<World> = {
    ...line,
    next: refused === undefined ? recorded(line.next) : { do: 'say', text: refused },
  };
  // what is no value may be part of the name
  return line.next.do === 'say' ? [...search(typed), found] : [found];
}

/** The line stays until it is written, whatever is asked or refused. */
function recorded(next: Next<World>): Next<World> {
  if (next.do === 'ask') return { ...next, yes: recorded(next.yes) };
  if (next.do !== 'work') return next;
  return { do: 'work', work: async () => instead(await next.work()) };
}

function everything(world: World, actions: readonly Action<World>[]): readonly Found<World>[] {
  const { tracks } = world.parts;
  return [
    ...tracks.map(({ node }, at): Found<World> => {
      const { feature, id } = targetOf(node);
      return {
        text: node.title,
        says: tracks.length > 9 ? 'track' : `track ${at + 1}`,
        next: instead({ do: 'open', screen: feature, target: id }),
      };
    }),
    { text: 'the first page', says: '0', next: { do: 'home' } },
    { text: 'the briefing', says: 'report', next: instead({ do: 'open', screen: 'report' }) },
    ...actions
      .filter(({ key }) => !/^[1-9:]$/.test(key))
      .map(
        ({ key, says }): Found<World> => ({
          text: says,
          says: key,
          next: instead({ do: 'press', key }),
        }),
      ),
    ...leavesIn(world, world.board.strategy.index, 'indicator'),
  ];
}

function leavesIn(
  { board }: World,
  node: Node | undefined,
  screen: 'indicator' | 'record',
): readonly Found<World>[] {
  if (node === undefined) return [];
  return leavesOf(node).map((leaf) => {
    const { value } = board.leaf(leaf);
    return {
      text: `${leaf.id} ${leaf.title}`,
      says: value === undefined ? '' : valueText(value, leaf),
      next: instead({
        do: 'open',
        screen: screen === 'record' ? formOf(leaf) : screen,
        target: leaf.id,
      }),
    };
  });
}

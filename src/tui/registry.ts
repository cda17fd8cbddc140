/** The registry of a program: its screens, and its keys with the screens that their groups stand for. */
import type { Binding, Registry, ScreenDef, ScreenGroup, ScreenKind, Where } from './state.ts';

/** Which screens a group stands for. */
const GROUPED: Readonly<Record<ScreenGroup, (def: ScreenDef) => boolean>> = {
  boards: ({ sort }) => sort === 'board',
  views: ({ sort }) => sort === 'board' || sort === 'list',
  rows: ({ sort }) => sort === 'board' || sort === 'list' || sort === 'page',
  tabbed: ({ turned }) => turned !== undefined,
  filtered: ({ filter }) => filter !== undefined,
  all: () => true,
};

function isGroup(where: Where): where is ScreenGroup {
  return where in GROUPED;
}

/** What a program is made of: its screens, its keys in the order of footer and help, and behind them those that the screens bring. */
export function buildRegistry(defs: readonly ScreenDef[], keys: readonly Binding[]): Registry {
  const placed = (where: Where): readonly ScreenKind[] =>
    isGroup(where) ? defs.filter(GROUPED[where]).map(({ kind }) => kind) : [where];
  return {
    screens: new Map(defs.map((def) => [def.kind, def])),
    bindings: [...keys, ...defs.flatMap((def) => def.keys ?? [])].map((binding) => ({
      ...binding,
      screens: binding.screens.flatMap(placed),
    })),
    fields: defs.filter(({ sort }) => sort === 'field').map(({ kind }) => kind),
    lists: new WeakMap(),
  };
}

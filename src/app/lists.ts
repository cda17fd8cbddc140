/** Screens that are a list under lines: what every such screen answers, by how it is laid out. */
import type { Board } from '../domain/board.ts';
import { clamp } from './binding.ts';
import { wrap } from './cells.ts';
import { focusOn } from './focus.ts';
import { GLYPHS, type Glyphs } from './glyphs.ts';
import { bodyCells } from './layout.ts';
import type { ListView } from './list-view.ts';
import { glyphsOf } from './looks.ts';
import { CELLS, listSentences, selectedRow } from './spoken-list.ts';
import { defOf, type Screen, type ScreenDef, type State, typedFilter } from './state.ts';

/** What a list remembers. */
export type ListScreen = Screen & { readonly selected: number };

/** The definition of a list, without what follows from how it is laid out. */
export interface ListDef<Own extends ListScreen> extends Omit<ScreenDef<Own>, 'sort' | 'list'> {
  /** Whether it has tabs. */
  readonly tabbed: boolean;
  /** It in a width, whatever row is selected. */
  view(state: State, screen: Own, cells: number, glyphs: Glyphs): ListView;
  readonly reads: readonly (keyof State)[];
  /** Whether the lines that follow the selected row are drawn, and said in the row itself. */
  readonly drawsLead?: boolean;
}

/** The definition of a list as a screen. */
export function listScreen<Own extends ListScreen>(def: ListDef<Own>): ScreenDef<Own> {
  const list = madeOnce(def);
  const shown = (state: State, screen: Own): ListView => list(state, screen, glyphsOf(state));
  // so wide that nothing is cut, in signs that no sentence has
  const spoken = (state: State, screen: Own): ListView =>
    list({ ...state, size: { columns: CELLS, rows: 50 } }, screen, GLYPHS.block);
  return {
    sort: 'list',
    list,
    row: ({ selected }) => selected,
    arrival: (state, screen) => listSentences(spoken(state, screen)),
    focus: (state, screen) =>
      focusOn(selectedRow(spoken(state, screen), screen.selected, def.drawsLead !== true)),
    moved(state, screen, by): Screen {
      const { rows, head } = shown(state, screen);
      const length = rows.length > 0 ? rows.length : head.length;
      return rowsOf(screen, { selected: clamp(screen.selected + by, length) });
    },
    scored: (state, screen) => shown(state, screen).targets[screen.selected],
    ...(def.tabbed
      ? {
          turned(state: State, screen: Own, by: 1 | -1): Screen {
            const { tabs, tab } = shown(state, screen);
            return rowsOf(screen, { selected: 0, tab: (tab + by + tabs.length) % tabs.length });
          },
        }
      : {}),
    ...def,
  };
}

/** The view of a screen that is a list. */
export function listViewOf(state: State, screen: Screen, glyphs: Glyphs): ListView {
  const view = defOf(state, screen).list?.(state, screen, glyphs);
  if (view === undefined) throw new Error(`${screen.kind} is no list`);
  return view;
}

function rowsOf<Own extends ListScreen>(screen: Own, change: object): Own {
  return { ...screen, ...change };
}

/** What a view was made of. */
interface MadeView<Own> {
  readonly state: State;
  readonly screen: Own;
  readonly glyphs: Glyphs;
  readonly view: ListView;
}

/** The view of a list; made once for a board, a screen and a size, whatever row is selected. */
function madeOnce<Own extends ListScreen>(def: ListDef<Own>) {
  const lastMade = new WeakMap<Board, MadeView<Own>>();
  return (state: State, screen: Own, glyphs: Glyphs): ListView => {
    const made = lastMade.get(state.board);
    if (
      made !== undefined &&
      made.glyphs.full === glyphs.full &&
      made.state.size.columns === state.size.columns &&
      made.state.size.rows === state.size.rows &&
      typedFilter(made.state) === typedFilter(state) &&
      def.reads.every((name) => made.state[name] === state[name]) &&
      sameButSelected(made.screen, screen)
    )
      return made.view;
    const cells = bodyCells(state.size);
    const loose = def.view(state, screen, cells, glyphs);
    const wrapped = (lines: readonly string[]): readonly string[] =>
      lines.flatMap((line) => wrap(line, cells));
    const view = { ...loose, head: wrapped(loose.head), foot: wrapped(loose.foot) };
    lastMade.set(state.board, { state, screen, glyphs, view });
    return view;
  };
}

function sameButSelected(a: ListScreen, b: ListScreen): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  keys.delete('selected');
  const fields = (screen: ListScreen): ReadonlyMap<string, unknown> =>
    new Map(Object.entries(screen));
  const [x, y] = [fields(a), fields(b)];
  return [...keys].every((key) => x.get(key) === y.get(key));
}

/** Screens that are a list under lines: what every such screen answers, by what it is made of and how it is laid out. */
import { GLYPHS, type Glyphs } from '../text/glyphs.ts';
import { joinedLine, lineFromTemplate, type Part, spokenTextOfLinePart } from '../text/line.ts';
import { spokenSentencesOfLines } from '../text/speech.ts';
import { chosenGlyphs } from './appearance.ts';
import { clampListIndex } from './binding.ts';
import { NOTHING_TO_FILTER } from './filtering.ts';
import { screenReaderFocusAtLineStart } from './focus.ts';
import { fullScreenRowWidth } from './layout.ts';
import {
  columnMeaningLinesAboveTable,
  type ListData,
  type ListView,
  layOutListView,
  listLegendLinesBelowTable,
} from './list-view.ts';
import {
  type Filter,
  filterTextBeingTyped,
  type MadeList,
  type Screen,
  type ScreenDef,
  type State,
  screenDefinitionOf,
} from './state.ts';

/** What a list remembers. */
export type ListScreen = Screen & {
  /** Index of the selected row, from 0. */
  readonly selected: number;
};

/** The definition of a list, without what follows from it. */
export interface ListDef<Own extends ListScreen> extends Omit<ScreenDef<Own>, 'sort' | 'list'> {
  /** Whether it has tabs. */
  readonly tabbed: boolean;
  /** It as data, whatever row is selected; for a width, which is without end where it is said aloud. */
  data(state: State, screen: Own, cells: number, glyphs: Glyphs): ListData;
  readonly reads: readonly (keyof State)[];
  /** Whether it is the lines of its head that a filter leaves out, not rows; left out: rows. */
  readonly filtersLines?: boolean;
}

/** Rows of a terminal from which nothing is left out. */
const MANY_ROWS = 50;

/** The definition of a list as a screen. */
export function listScreen<Own extends ListScreen>(def: ListDef<Own>): ScreenDef<Own> {
  const made = madeOnce(def);
  const list = (state: State, screen: Own, glyphs: Glyphs): ListView => {
    const known = made(state, screen, glyphs);
    known.view ??= layOutListView(known.data, fullScreenRowWidth(state.size));
    return known.view;
  };
  const shown = (state: State, screen: Own): ListView => list(state, screen, chosenGlyphs(state));
  // whole, in signs that nothing said is made of
  const spoken = (state: State, screen: Own): ListData => {
    const size = { columns: Number.POSITIVE_INFINITY, rows: MANY_ROWS };
    return made({ ...state, size }, screen, GLYPHS.block).data;
  };
  return {
    sort: 'list',
    list,
    row: ({ selected }) => selected,
    arrival: (state, screen) => listSentences(spoken(state, screen)),
    focus: (state, screen) =>
      screenReaderFocusAtLineStart(selectedRowPart(spoken(state, screen), screen.selected)),
    moved(state, screen, by): Screen {
      const { rows, head } = shown(state, screen);
      const length = rows.length > 0 ? rows.length : head.length;
      return withListChanged(screen, { selected: clampListIndex(screen.selected + by, length) });
    },
    scored: (state, screen) => shown(state, screen).targets[screen.selected],
    ...(def.tabbed
      ? {
          turned(state: State, screen: Own, by: 1 | -1): Screen {
            const { tabs, tab } = shown(state, screen);
            return tabs.length < 2
              ? screen
              : withListChanged(screen, {
                  selected: 0,
                  tab: (tab + by + tabs.length) % tabs.length,
                });
          },
        }
      : {}),
    ...def,
    ...(def.filter === undefined
      ? {}
      : {
          filter(state: State, screen: Own): Filter | string {
            const filter = def.filter?.(state, screen) ?? NOTHING_TO_FILTER;
            if (typeof filter === 'string' || filter.text !== '') return filter;
            const { texts, head } = made(state, screen, chosenGlyphs(state)).data;
            const filtered = def.filtersLines === true ? head : texts;
            return filtered.length === 0 ? NOTHING_TO_FILTER : filter;
          },
        }),
  };
}

/** The rows that the lines about the selected row have at least, ≥ 0: `steps` are the rows of the terminal, ≥ 0, from which they have so many, the most first; none are counted where they are said aloud. */
export function detailRowsByTerminalHeight(
  { linear, size }: State,
  steps: readonly (readonly [from: number, lines: number])[],
): Pick<ListData, 'leadRows'> {
  return linear ? {} : { leadRows: steps.find(([from]) => size.rows >= from)?.[1] ?? 0 };
}

/** The view of a screen that is a list. */
export function laidOutListOfScreen(state: State, screen: Screen, glyphs: Glyphs): ListView {
  const view = screenDefinitionOf(state, screen).list?.(state, screen, glyphs);
  if (view === undefined) throw new Error(`${screen.kind} is no list`);
  return view;
}

function withListChanged<Own extends ListScreen>(screen: Own, change: object): Own {
  return { ...screen, ...change };
}

/** A list as data; made once for a board, a screen and a size, whatever row is selected. */
function madeOnce<Own extends ListScreen>(def: ListDef<Own>) {
  return (state: State, screen: Own, glyphs: Glyphs): MadeList => {
    const { lists } = state.registry;
    const made = lists.get(state.board);
    if (
      made !== undefined &&
      made.glyphs.full === glyphs.full &&
      made.state.size.columns === state.size.columns &&
      made.state.size.rows === state.size.rows &&
      filterTextBeingTyped(made.state) === filterTextBeingTyped(state) &&
      def.reads.every((name) => made.state[name] === state[name]) &&
      sameButSelected(made.screen, screen)
    )
      return made;
    const data = def.data(state, screen, fullScreenRowWidth(state.size), glyphs);
    const now: MadeList = { state, screen, glyphs, data };
    lists.set(state.board, now);
    return now;
  };
}

function sameButSelected(a: Screen, b: Screen): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  keys.delete('selected');
  const fields = (screen: Screen): ReadonlyMap<string, unknown> => new Map(Object.entries(screen));
  const [x, y] = [fields(a), fields(b)];
  return [...keys].every((key) => x.get(key) === y.get(key));
}

/** What is said on coming to a list. */
function listSentences({ title, tabs, tab: at, head, specs, foot }: ListData): readonly string[] {
  const tab = tabs[at];
  return [
    `${title}${tab === undefined || tab === title ? '' : `, ${tab}`}.`,
    ...spokenSentencesOfLines([
      ...head,
      ...columnMeaningLinesAboveTable(specs),
      ...foot,
      ...listLegendLinesBelowTable(specs),
    ]),
  ];
}

/** The row that is selected, cell by cell, with the lines that follow it. */
function selectedRowPart({ title, specs, texts, lead }: ListData, selected: number): Part {
  const row = texts[selected];
  if (row === undefined) return title;
  const cells = specs.flatMap(({ key, drawn, repeats }): readonly Part[] => {
    const above = repeats === true ? texts.slice(0, selected + 1) : [row];
    const cell = above.findLast((each) => (each[key] ?? '') !== '')?.[key] ?? '';
    if (drawn === true || spokenTextOfLinePart(cell) === '') return [];
    return [key.trim() === '' ? cell : lineFromTemplate`${key} ${cell}`];
  });
  const about = lead?.(selected).filter((line) => spokenTextOfLinePart(line) !== '') ?? [];
  const told = [joinedLine(cells, ', '), ...about];
  return lineFromTemplate`${`${selected + 1} of ${texts.length}`}: ${joinedLine(told, '. ')}`;
}

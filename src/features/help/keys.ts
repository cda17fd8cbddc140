/** The help and the command palette: letters go into what is looked for, the other keys move and choose. */
import { clamp, still } from '../../tui/binding.ts';
import { helpLines } from '../../tui/help.ts';
import { bodyCells, bodyRows } from '../../tui/layout.ts';
import { type Binding, pop, type ScreenKind, type State, topOf, withTop } from '../../tui/state.ts';
import { fieldOf } from '../../tui/text-field.ts';
import type { HelpScreen, PaletteScreen } from '../screen-types.ts';
import { chosen, paletteItems } from './palette.ts';

const FINDING: readonly ScreenKind[] = ['help', 'palette'];

const by = (lines: (state: State) => number): Binding['run'] => {
  return (state) => still(moved(state, lines(state)));
};

/** The keys of both. */
export const FIND_KEYS: readonly Binding[] = [
  {
    ...find('find.run', ['Enter'], 'run', 'run the selected command, or go to what is selected'),
    screens: ['palette'],
    footer: true,
    run: chosen,
  },
  { ...find('find.down', ['Down'], 'down', 'one line down'), run: by(() => 1) },
  {
    ...find('find.up', ['Up'], 'up, recent', 'one line up; on the first, what was typed before'),
    run: (state) => still(up(state)),
  },
  {
    ...find('find.pageDown', ['PgDn', '^D'], 'page', 'a page down'),
    run: by(({ size }) => bodyRows(size)),
  },
  {
    ...find('find.pageUp', ['PgUp'], 'page up', 'a page up'),
    run: by(({ size }) => -bodyRows(size)),
  },
  {
    ...find('find.close', ['Esc', '^C'], 'close', 'forget what was typed, then close'),
    footer: true,
    run: (state) => still(closed(state)),
  },
];

function find(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
): Omit<Binding, 'run'> {
  return { id, keys, label, description, group: 'This screen', screens: FINDING };
}

function finding(state: State): HelpScreen | PaletteScreen | undefined {
  const top = topOf(state);
  return top.kind === 'help' || top.kind === 'palette' ? top : undefined;
}

function moved(state: State, rows: number): State {
  const top = finding(state);
  if (top === undefined) return state;
  const { bindings } = state.registry;
  const length =
    top.kind === 'help'
      ? helpLines(state, bindings, bodyCells(state.size)).length
      : paletteItems(state, bindings, top).length;
  return withTop(state, { ...top, selected: clamp(top.selected + rows, length) });
}

function up(state: State): State {
  const top = finding(state);
  if (top?.kind !== 'palette' || top.selected > 0) return moved(state, -1);
  const back = Math.min(top.back + 1, state.recent.length);
  const text = state.recent.at(-back);
  if (back === 0 || text === undefined) return state;
  return withTop(state, { ...top, back, field: fieldOf(text) });
}

function closed(state: State): State {
  const top = finding(state);
  if (top?.kind !== 'help' || top.field.text === '') return pop(state);
  return withTop(state, { ...top, selected: 0, field: fieldOf('') });
}

/** The help and the command palette: letters go into what is looked for, the other keys move and choose. */
import { clampListIndex, stepWithoutEffects } from '../../tui/binding.ts';
import { helpLines } from '../../tui/help.ts';
import { fullScreenListRows, layerPanelSize } from '../../tui/layout.ts';
import {
  type Binding,
  popScreen,
  type ScreenKind,
  type State,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldWith } from '../../tui/text-field.ts';
import { paletteItems, runPaletteItemStep } from './palette.ts';
import type { HelpScreen, PaletteScreen } from './screen-state.ts';

const FINDING: readonly ScreenKind[] = ['help', 'palette'];

const by = (lines: (state: State) => number): Binding['run'] => {
  return (state) => stepWithoutEffects(moved(state, lines(state)));
};

/** The keys of both. */
export const FIND_KEYS: readonly Binding[] = [
  {
    ...find('find.run', ['Enter'], 'run', 'run the selected command, or go to what is selected'),
    screens: ['palette'],
    footer: true,
    run: runPaletteItemStep,
  },
  { ...find('find.down', ['Down'], 'down', 'one line down'), run: by(() => 1) },
  {
    ...find('find.up', ['Up'], 'up, recent', 'one line up; on the first, what was typed before'),
    run: (state) => stepWithoutEffects(up(state)),
  },
  {
    ...find('find.pageDown', ['PgDn', '^D'], 'page', 'a page down'),
    run: by(({ size }) => fullScreenListRows(size)),
  },
  {
    ...find('find.pageUp', ['PgUp'], 'page up', 'a page up'),
    run: by(({ size }) => -fullScreenListRows(size)),
  },
  {
    ...find('find.close', ['Esc', '^C'], 'close', 'forget what was typed, then close'),
    footer: true,
    run: (state) => stepWithoutEffects(closed(state)),
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
  const top = topScreen(state);
  return top.kind === 'help' || top.kind === 'palette' ? top : undefined;
}

function moved(state: State, rows: number): State {
  const top = finding(state);
  if (top === undefined) return state;
  const { bindings } = state.registry;
  const length =
    top.kind === 'help'
      ? helpLines(state, bindings, layerPanelSize(state.size).cells).length
      : paletteItems(state, bindings, top).length;
  return withTopScreen(state, { ...top, selected: clampListIndex(top.selected + rows, length) });
}

function up(state: State): State {
  const top = finding(state);
  if (top?.kind !== 'palette' || top.selected > 0) return moved(state, -1);
  const back = Math.min(top.back + 1, state.recent.length);
  const text = state.recent.at(-back);
  if (back === 0 || text === undefined) return state;
  return withTopScreen(state, { ...top, back, field: textFieldWith(text) });
}

function closed(state: State): State {
  const top = finding(state);
  if (top?.kind !== 'help' || top.field.text === '') return popScreen(state);
  return withTopScreen(state, { ...top, selected: 0, field: textFieldWith('') });
}

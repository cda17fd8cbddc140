/** What opens the help and the palette, and their keys; letters go into the field, the other keys move and choose. */

import { clampListIndex, LISTS, stepWithoutEffects } from '../../tui/binding.ts';
import { fullScreenPageMoveRowCount, layerPanelPlacement } from '../../tui/layout.ts';
import {
  type Binding,
  popScreen,
  pushScreen,
  type State,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { helpAndPaletteBindingWithoutRun } from './find-field.ts';
import { helpLines } from './help-lines.ts';
import type { HelpScreen } from './help-screen.ts';
import { paletteItems } from './palette.ts';
import type { PaletteScreen } from './palette-screen.ts';

const moveSelectionStep = (lines: (state: State) => number): Binding['run'] => {
  return (state) => stepWithoutEffects(withSelectionMoved(state, lines(state)));
};

/** What opens the help and the palette, wherever there are rows. */
export const FIND_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'app.help',
    keys: ['?'],
    label: 'help',
    description:
      'what this screen shows, what words mean, and every key; type a word or a key to find it',
    also: 'keys shortcuts',
    group: 'Everywhere',
    aim: 'more',
    screens: LISTS,
    footer: true,
    run: (state) =>
      stepWithoutEffects(
        pushScreen(state, { kind: 'help', selected: 0, field: textFieldHolding('') }),
      ),
  },
  {
    id: 'app.palette',
    keys: [':', '^P'],
    label: 'find',
    description:
      'find anything by its name and do it or go there, or say in a line what to record: RU1 61 31 oct ISW',
    group: 'Everywhere',
    aim: 'more',
    screens: LISTS,
    footer: true,
    run: (state) => [
      pushScreen(state, { kind: 'palette', selected: 0, field: textFieldHolding(''), back: 0 }),
      [{ kind: 'shell' }],
    ],
  },
];

/** The keys of the help and of the palette. */
export const FIND_KEYS: readonly Binding[] = [
  {
    ...helpAndPaletteBindingWithoutRun('find.down', ['Down'], 'down', 'one line down'),
    run: moveSelectionStep(() => 1),
  },
  {
    ...helpAndPaletteBindingWithoutRun(
      'find.up',
      ['Up'],
      'up, recent',
      'one line up; on the first, what was typed before',
    ),
    run: (state) => stepWithoutEffects(withSelectionUpOrRecent(state)),
  },
  {
    ...helpAndPaletteBindingWithoutRun('find.pageDown', ['PgDn', '^D'], 'page', 'a page down'),
    run: moveSelectionStep(({ size }) => fullScreenPageMoveRowCount(size)),
  },
  {
    ...helpAndPaletteBindingWithoutRun('find.pageUp', ['PgUp'], 'page up', 'a page up'),
    run: moveSelectionStep(({ size }) => -fullScreenPageMoveRowCount(size)),
  },
  {
    ...helpAndPaletteBindingWithoutRun(
      'find.close',
      ['Esc', '^C'],
      'close',
      'forget what was typed, then close',
    ),
    footer: true,
    run: (state) => stepWithoutEffects(withFindClosed(state)),
  },
];

function topFindScreen(state: State): HelpScreen | PaletteScreen | undefined {
  const top = topScreen(state);
  return top.kind === 'help' || top.kind === 'palette' ? top : undefined;
}

function withSelectionMoved(state: State, rows: number): State {
  const top = topFindScreen(state);
  if (top === undefined) return state;
  const { bindings } = state.registry;
  const length =
    top.kind === 'help'
      ? helpLines(state, bindings, layerPanelPlacement(state.size).cells).length
      : paletteItems(state, bindings, top).length;
  return withTopScreen(state, { ...top, selected: clampListIndex(top.selected + rows, length) });
}

function withSelectionUpOrRecent(state: State): State {
  const top = topFindScreen(state);
  if (top?.kind !== 'palette' || top.selected > 0) return withSelectionMoved(state, -1);
  const back = Math.min(top.back + 1, state.recent.length);
  const text = state.recent.at(-back);
  if (back === 0 || text === undefined) return state;
  return withTopScreen(state, { ...top, back, field: textFieldHolding(text) });
}

function withFindClosed(state: State): State {
  const top = topFindScreen(state);
  if (top?.kind !== 'help' || top.field.text === '') return popScreen(state);
  return withTopScreen(state, { ...top, selected: 0, field: textFieldHolding('') });
}

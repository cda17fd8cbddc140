/** What every screen answers to, forms aside; tabs, and reading the store again. */
import {
  BOARD,
  EVERY,
  LISTS,
  makeEffectOnlyStepFunction,
  stepWithoutEffects,
  TABBED,
  whyNothingCanBeWritten,
  withNotice,
} from '../../tui/binding.ts';
import { whyFilteringDisabled, withFilterPrompt } from '../../tui/filtering.ts';
import { quitStep } from '../../tui/leaving.ts';
import {
  type Binding,
  type State,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';

export const TAB_KEYS: readonly Binding[] = [
  {
    id: 'tab.next',
    keys: [']'],
    label: 'next tab',
    description: 'next tab',
    group: 'This screen',
    aim: 'move',
    screens: TABBED,
    footer: true,
    whyDisabled: whyNoOtherTab,
    run: (state) => stepWithoutEffects(turned(state, 1)),
  },
  {
    id: 'tab.prev',
    keys: ['['],
    label: 'previous tab',
    description: 'previous tab',
    group: 'This screen',
    aim: 'move',
    screens: TABBED,
    whyDisabled: whyNoOtherTab,
    run: (state) => stepWithoutEffects(turned(state, -1)),
  },
];

export const RELOAD_KEYS: readonly Binding[] = [
  {
    id: 'data.reload',
    keys: ['r'],
    label: 'reload',
    description: 'read the store again',
    also: 'refresh',
    group: 'Everywhere',
    aim: 'more',
    screens: BOARD,
    run: (state) => [withNotice(state, 'The store is read again.'), [{ kind: 'reload' }]],
  },
];

export const EVERYWHERE_KEYS: readonly Binding[] = [
  {
    id: 'app.lock',
    keys: ['L'],
    label: 'lock editing',
    description: 'lock editing, or unlock it',
    also: 'read-only protect',
    group: 'Everywhere',
    aim: 'more',
    screens: LISTS,
    whyDisabled: (state) => whyNothingCanBeWritten({ ...state, locked: false }),
    run: (state) => stepWithoutEffects(lockTurned(state)),
  },
  {
    id: 'app.suspend',
    keys: ['^Z'],
    label: 'suspend',
    description: 'suspend; fg in the shell comes back',
    group: 'Everywhere',
    aim: 'more',
    screens: EVERY,
    run: makeEffectOnlyStepFunction('suspend'),
  },
  {
    id: 'app.redraw',
    keys: ['^L'],
    label: 'redraw',
    description: 'draw the screen again',
    group: 'Everywhere',
    aim: 'more',
    screens: EVERY,
    run: makeEffectOnlyStepFunction('redraw'),
  },
  {
    id: 'app.quit',
    keys: ['q', '^C'],
    label: 'quit',
    description: 'quit; asks when values tried in what-if would be lost',
    also: 'exit leave',
    group: 'Everywhere',
    aim: 'more',
    screens: LISTS,
    footer: true,
    run: quitStep,
  },
];

function lockTurned(state: State): State {
  const locked = !state.locked;
  const text = locked
    ? 'Editing is locked: nothing is written to the board until you unlock it.'
    : 'Editing is unlocked.';
  return withNotice({ ...state, locked }, text);
}

function whyNoOtherTab(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).turned?.(state, top, 1) === top
    ? 'This screen has one tab.'
    : undefined;
}

/** With the screen on top on its next tab (`by` 1) or the one before (-1); the same where it has no tabs. */
function turned(state: State, by: 1 | -1): State {
  const top = topScreen(state);
  const next = screenDefinitionOf(state, top).turned?.(state, top, by);
  return next === undefined ? state : withTopScreen(state, next);
}

/** What narrows every list that can be filtered. */
export const FILTER_KEYS: readonly Binding[] = [
  {
    id: 'list.filter',
    keys: ['/'],
    label: 'filter',
    description: `show only what has the words; ${FILTER_FORMS}`,
    also: 'search narrow',
    group: 'This screen',
    screens: ['filtered'],
    footer: true,
    whyDisabled: whyFilteringDisabled,
    run: (state) => stepWithoutEffects(withFilterPrompt(state)),
  },
];

/** What opens the views of the gauge, and what they answer to. */

import { screenKeyBinding, stepWithoutEffects, VIEWS } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  pushScreen,
  type Screen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { CHANGE, LOOKBACKS } from './explain-change.ts';
import { explainTabs } from './explain-list.ts';
import { explanationScreen, openNodeStep } from './open-node.ts';

export const VIEW_KEYS: readonly Binding[] = [
  explains(
    'item.explain',
    'x',
    'explain',
    'why what is selected scores what it does: a track or objective part by part, an indicator by hand',
    selectedScored,
  ),
  explains(
    'gauge.explain',
    'X',
    'gauge',
    'explain why the gauge stands where it does, part by part, and what moved it',
    (state) => state.strategy.root.id,
  ),
  opens(
    'gauge.howSure',
    '%',
    'how sure',
    'how sure the gauge is, what rests on one source, what to refresh first',
    () => ({
      kind: 'uncertainty',
      tab: 0,
      selected: 0,
    }),
  ),
  opens(
    'gauge.mechanism',
    'm',
    'mechanism',
    'what pushed and what moved, by quarter, and what can be said of it',
    () => ({
      kind: 'mechanism',
      tab: 0,
      selected: 0,
    }),
  ),
  {
    id: 'explain.open',
    keys: ['Enter'],
    label: 'open',
    description: 'go down to the part, or open the indicator the row rests on',
    group: 'This screen',
    screens: ['explain', 'uncertainty', 'compare', 'revision'],
    footer: true,
    whyDisabled: (state) =>
      selectedScored(state) === undefined ? 'There is nothing to open here.' : undefined,
    run: openTarget,
  },
  screenKeyBinding('explain', {
    id: 'explain.lookback',
    keys: ['f'],
    label: 'from',
    description: 'change since the start, over a year, over a month',
    footer: true,
    run(state, screen) {
      const tab = explainTabs(state.board.strategy, screen.id).indexOf(CHANGE);
      const further = screen.tab === tab && screen.alert === undefined ? 1 : 0;
      const lookback = (screen.lookback + further) % LOOKBACKS.length;
      return stepWithoutEffects(
        withTopScreen(state, { ...screen, tab, selected: 0, lookback, alert: undefined }),
      );
    },
  }),
];

function explains(
  id: string,
  key: string,
  label: string,
  description: string,
  idOf: (state: State) => string | undefined,
): Binding {
  return {
    id,
    keys: [key],
    label,
    description,
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) => {
      const top = topScreen(state);
      const node = idOf(state);
      if (node === undefined)
        return `Nothing with a score is selected here; ${actionKeyName(state, 'gauge.explain')} explains the gauge.`;
      return top.kind === 'explain' && top.id === node ? 'You are there already.' : undefined;
    },
    run: (state) => {
      const node = idOf(state);
      return stepWithoutEffects(
        node === undefined ? state : pushScreen(state, explanationScreen(state, node)),
      );
    },
  };
}

/** Id of the node that is selected, else that the screen is about; undefined: nothing that is scored. */
function selectedScored(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).scored?.(state, top);
}

function opens(
  id: string,
  key: string,
  label: string,
  description: string,
  screen: (state: State) => Screen,
): Binding {
  return {
    id,
    keys: [key],
    label,
    description,
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) =>
      topScreen(state).kind === screen(state).kind ? 'You are there already.' : undefined,
    run: (state) => stepWithoutEffects(pushScreen(state, screen(state))),
  };
}

function openTarget(state: State): Step {
  const id = selectedScored(state);
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}

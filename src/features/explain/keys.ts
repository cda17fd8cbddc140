/** Keys that open an explanation, and what a row rests on in whatever explains a score. */

import { chosenGlyphs } from '../../tui/appearance.ts';
import {
  ALREADY_THERE,
  stepWithoutEffects,
  topScreenIfOfKind,
  VIEWS,
  whyNothingOpensSentence,
} from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  pushScreen,
  type State,
  type Step,
  scoredNodeIdOfTopScreen,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { explainScreenWithBranchFoldToggled, foldOrUnfoldLabel } from './explain-screen.ts';
import { explanationScreen, openNodeStep } from './open-node.ts';

/** What opens an explanation, from any view. */
export const EXPLAIN_OPEN_KEYS: readonly Binding[] = [
  explainBinding(
    'item.explain',
    'x',
    'explain',
    'why what is selected scores what it does: the way from the index to it, part by part',
    scoredNodeIdOfTopScreen,
  ),
  explainBinding(
    'gauge.explain',
    'X',
    'index',
    'explain why the index stands as it does, part by part, and what moved it',
    (state) => state.strategy.root.id,
    'index score index',
  ),
];

/** What a row rests on, where a score is explained. */
export const EXPLAIN_ROW_KEYS: readonly Binding[] = [
  {
    id: 'explain.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open the indicator that the row rests on; of a branch in the tree, show or hide its parts',
    group: 'This screen',
    screens: ['explain', 'uncertainty', 'mechanism', 'compare', 'revision'],
    footer: true,
    whyDisabled: (state) =>
      scoredNodeIdOfTopScreen(state) === undefined ? whyNoRowOpensSentence(state) : undefined,
    labelNow(state) {
      const screen = topScreenIfOfKind(state, 'explain');
      return screen && foldOrUnfoldLabel(state, screen);
    },
    run: openSelectedNodeStep,
  },
];

function whyNoRowOpensSentence(state: State): string {
  const top = topScreen(state);
  const list = screenDefinitionOf(state, top).list?.(state, top, chosenGlyphs(state));
  return list !== undefined && list.tabs.length > 1 && list.rows.length === 0
    ? `This tab has no rows; ${actionKeyName(state, 'tab.next')} goes to the next.`
    : whyNothingOpensSentence(state, 'a row of an indicator or a branch');
}

function explainBinding(
  id: string,
  key: string,
  label: string,
  description: string,
  idOf: (state: State) => string | undefined,
  also?: string,
): Binding {
  return {
    id,
    keys: [key],
    label,
    description,
    ...(also === undefined ? {} : { also }),
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) => {
      const top = topScreen(state);
      const node = idOf(state);
      if (node === undefined)
        return `Nothing with a score is selected here; ${actionKeyName(state, 'gauge.explain')} explains the index.`;
      return top.kind === 'explain' && top.id === node ? ALREADY_THERE : undefined;
    },
    run: (state) => {
      const node = idOf(state);
      return stepWithoutEffects(
        node === undefined ? state : pushScreen(state, explanationScreen(state, node)),
      );
    },
  };
}

function openSelectedNodeStep(state: State): Step {
  const id = scoredNodeIdOfTopScreen(state);
  const tree = topScreenIfOfKind(state, 'explain');
  const toggled = tree && explainScreenWithBranchFoldToggled(state, tree);
  if (toggled !== undefined) return stepWithoutEffects(withTopScreen(state, toggled));
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}

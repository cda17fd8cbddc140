/** What opens the views of the gauge, and what they answer to. */

import { screenKeyBinding, stepWithoutEffects, topScreenOfKind, VIEWS } from '../../tui/binding.ts';
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
import { ARITHMETIC, CHANGE, explainScreenOnTab, isTreeShown, LOOKBACKS } from './explain-list.ts';
import {
  type ExplainScreen,
  pathToUnfold,
  type TreeRow,
  treeRowIndex,
  treeRows,
} from './explain-tree.ts';
import { explanationScreen, openNodeStep } from './open-node.ts';

export const VIEW_KEYS: readonly Binding[] = [
  explainBinding(
    'item.explain',
    'x',
    'explain',
    'why what is selected scores what it does: the way from the index to it, part by part, and an indicator by hand',
    selectedScoredNodeId,
  ),
  explainBinding(
    'gauge.explain',
    'X',
    'index',
    'explain why the index stands where it does, part by part, and what moved it',
    (state) => state.strategy.root.id,
    'index score index',
  ),
  openScreenBinding(
    'gauge.howSure',
    '%',
    'how sure',
    'how sure the index is, what rests on one source, what to refresh first',
    () => ({
      kind: 'uncertainty',
      tab: 0,
      selected: 0,
    }),
  ),
  openScreenBinding(
    'gauge.mechanism',
    'm',
    'mechanism',
    'cause and effect: the claims of the strategy beside what happened, quarter by quarter',
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
    description:
      'open the indicator that the row rests on; of a branch in the tree, show or hide its parts',
    group: 'This screen',
    screens: ['explain', 'uncertainty', 'mechanism', 'compare', 'revision'],
    footer: true,
    whyDisabled: (state) =>
      selectedScoredNodeId(state) === undefined ? 'There is nothing to open here.' : undefined,
    run: openSelectedNodeStep,
  },
  screenKeyBinding('explain', {
    id: 'explain.lookback',
    keys: ['f'],
    label: 'from',
    description: 'change since the start, over a year, over a month',
    footer: true,
    run(state, screen) {
      const next = explainScreenOnTab(state, screen, (tabs) => tabs.indexOf(CHANGE));
      const further = screen.id === next.id && screen.tab === next.tab ? 1 : 0;
      const lookback = (screen.lookback + further) % LOOKBACKS.length;
      return stepWithoutEffects(withTopScreen(state, { ...next, lookback }));
    },
  }),
  screenKeyBinding('explain', {
    id: 'explain.unfold',
    keys: ['l', 'Right'],
    label: 'unfold',
    description: 'show the parts of the selected branch, and from there its first part',
    footer: true,
    whyDisabled: (state, screen) =>
      whyNoTree(state, screen) ??
      (selectedRow(state, screen)?.unfolded === undefined
        ? `An indicator has no parts; ${actionKeyName(state, 'explain.open')} opens its readings.`
        : undefined),
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, withRowUnfolded(state, screen))),
  }),
  screenKeyBinding('explain', {
    id: 'explain.fold',
    keys: ['h', 'Left'],
    label: 'fold, up',
    description: 'hide the parts of the selected branch, and from there go to the branch above',
    footer: true,
    whyDisabled: (state, screen) =>
      whyNoTree(state, screen) ??
      (withRowFolded(state, screen) === screen ? 'This is the top of the tree.' : undefined),
    run: (state, screen) => stepWithoutEffects(withTopScreen(state, withRowFolded(state, screen))),
  }),
];

function whyNoTree(state: State, screen: ExplainScreen): string | undefined {
  return isTreeShown(state, screen)
    ? undefined
    : `Only the tree of ${ARITHMETIC} unfolds; ${actionKeyName(state, 'tab.prev')} and ${actionKeyName(state, 'tab.next')} go there.`;
}

function selectedRow({ board }: State, screen: ExplainScreen): TreeRow | undefined {
  const rows = treeRows(board, screen);
  return rows[Math.min(screen.selected, rows.length - 1)];
}

/** The branches whose parts are shown, without one of them or with one more. */
function branchesShown({ board }: State, screen: ExplainScreen): readonly string[] {
  return screen.unfolded ?? pathToUnfold(board, screen.id);
}

/** The selected branch unfolded, or where it is, its first part selected. */
function withRowUnfolded(state: State, screen: ExplainScreen): ExplainScreen {
  const row = selectedRow(state, screen);
  if (row?.unfolded === undefined) return screen;
  return row.unfolded
    ? { ...screen, selected: screen.selected + 1 }
    : { ...screen, unfolded: [...branchesShown(state, screen), row.node.id] };
}

/** The selected branch folded, or where it is, the branch above selected; the same screen at the top. */
function withRowFolded(state: State, screen: ExplainScreen): ExplainScreen {
  const row = selectedRow(state, screen);
  if (row?.unfolded === true)
    return {
      ...screen,
      unfolded: branchesShown(state, screen).filter((id) => id !== row.node.id),
    };
  return row?.parent === undefined
    ? screen
    : { ...screen, selected: treeRowIndex(state.board, screen, row.parent.id) };
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
function selectedScoredNodeId(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).scored?.(state, top);
}

function openScreenBinding(
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

function openSelectedNodeStep(state: State): Step {
  const id = selectedScoredNodeId(state);
  const tree = topScreenOfKind(state, 'explain');
  const row = tree && isTreeShown(state, tree) ? selectedRow(state, tree) : undefined;
  if (tree !== undefined && row?.unfolded !== undefined)
    return stepWithoutEffects(
      withTopScreen(
        state,
        row.unfolded ? withRowFolded(state, tree) : withRowUnfolded(state, tree),
      ),
    );
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}

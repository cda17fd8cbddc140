/** What opens the views of the gauge, and what they answer to. */
import type { OtherFile } from '../../domain/journal-port.ts';
import type { Day } from '../../domain/model.ts';
import { type Binding, say, still, VIEWS } from '../binding.ts';
import { branchOf } from '../explain-view.ts';
import { dayText } from '../format.ts';
import { CHANGE, LOOKBACKS } from '../lists/explain-change.ts';
import { isList, listViewOf } from '../lists.ts';
import { glyphsOf } from '../looks.ts';
import { keyOf } from '../own-keys.ts';
import { focusedPanel, selectedNode } from '../panels.ts';
import type { Screen } from '../screen.ts';
import { push, type State, type Step, topOf, withTop } from '../state.ts';
import { selectedInTrack } from '../track-view.ts';
import { travel } from '../travel.ts';

export const VIEW_KEYS: readonly Binding[] = [
  explains(
    'item.explain',
    'x',
    'explain',
    'why what is selected scores what it does: a track or objective part by part, an indicator by hand',
    scoredInHand,
  ),
  explains(
    'gauge.explain',
    'X',
    'gauge',
    'why the gauge stands where it does, part by part, and what moved it',
    (state) => state.strategy.root.id,
  ),
  opens(
    'gauge.howSure',
    '%',
    'how sure',
    'how sure the gauge is, what rests on one source, what to refresh first',
    () => ({
      kind: 'howSure',
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
    screens: ['explain', 'howSure', 'twoDays', 'revision'],
    footer: true,
    whyDisabled: (state) =>
      targetOf(state) === undefined ? 'There is nothing to open here.' : undefined,
    run: openTarget,
  },
  {
    id: 'explain.lookback',
    keys: ['f'],
    label: 'from',
    description: 'change since the start, over a year, over a month',
    group: 'This screen',
    screens: ['explain'],
    footer: true,
    run: (state) => {
      const top = topOf(state);
      if (top.kind !== 'explain') return still(state);
      const tab = listViewOf(state, top, glyphsOf(state)).tabs.indexOf(CHANGE);
      const lookback = (top.lookback + (top.tab === tab ? 1 : 0)) % LOOKBACKS.length;
      const next = { ...top, tab, selected: 0, lookback };
      return still(withTop(state, next));
    },
  },
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
      const top = topOf(state);
      const node = idOf(state);
      if (node === undefined)
        return `Nothing with a score is selected here; ${keyOf(state, 'gauge.explain')} explains the gauge.`;
      return top.kind === 'explain' && top.id === node ? 'You are there already.' : undefined;
    },
    run: (state) => {
      const node = idOf(state);
      return still(node === undefined ? state : push(state, explanationOf(state, node)));
    },
  };
}

/** Id of the node that is selected, else that the screen is about; undefined: nothing that is scored. */
function scoredInHand(state: State): string | undefined {
  const top = topOf(state);
  switch (top.kind) {
    case 'overview': {
      const panel = focusedPanel(state);
      return panel?.kind === 'track' ? panel.id : selectedNode(state);
    }
    case 'track':
      return selectedInTrack(state, top) ?? top.id;
    case 'indicator':
      return top.id;
    default:
      return targetOf(state);
  }
}

/** The arithmetic of a node, with the look back of the explanation it is opened from. */
function explanationOf(state: State, id: string): Screen {
  const top = topOf(state);
  const lookback = top.kind === 'explain' ? top.lookback : 0;
  return { kind: 'explain', id, tab: 0, selected: 0, lookback };
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
      topOf(state).kind === screen(state).kind ? 'You are there already.' : undefined,
    run: (state) => still(push(state, screen(state))),
  };
}

/** Id of the node that the selected row is about; undefined: none. */
function targetOf(state: State): string | undefined {
  const top = topOf(state);
  return isList(top) ? listViewOf(state, top, glyphsOf(state)).targets[top.selected] : undefined;
}

function openTarget(state: State): Step {
  const id = targetOf(state);
  return id === undefined ? still(state) : openNode(state, id);
}

/** A branch opens its arithmetic, an indicator its own screen. */
export function openNode(state: State, id: string): Step {
  if (branchOf(state.board, id) !== undefined) return still(push(state, explanationOf(state, id)));
  return [
    push(state, { kind: 'indicator', id, tab: 0, selected: 0, history: undefined }),
    [{ kind: 'history', indicator: id, view: state.view }],
  ];
}

/** What differs between the strategy file in use and the other one, and what that does to the board. */
export function openRevision(state: State, other: OtherFile): Step {
  const { asOf } = state.board;
  return [
    push(state, { kind: 'revision', other, read: false, board: undefined, selected: 0 }),
    [{ kind: 'revision', hash: other.hash, asOf }],
  ];
}

/** The same as of a day, that of an event; the way back returns to what was looked at before. */
export function openNodeOn(state: State, id: string, day: Day): Step {
  const [opened, effects] = openNode(state, id);
  const top = topOf(opened);
  if (day >= state.board.asOf || (top.kind !== 'explain' && top.kind !== 'indicator'))
    return [opened, effects];
  const [gone, asked] = travel(withTop(opened, { ...top, from: state.view }), {
    ...state.view,
    asOf: day,
  });
  const back = `${keyOf(state, 'nav.back')} returns to the event`;
  return [say(gone, `The board as of ${dayText(day)}, the day of the event; ${back}.`), asked];
}

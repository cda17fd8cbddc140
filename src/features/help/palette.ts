/** The command palette: every command, indicator, track, objective, event and assessment, found by what is typed; Enter runs or jumps. */
import { type Branch, isIndicator, isObjective, type Node } from '../../core/model/model.ts';
import { leavesOf, nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import {
  disabledReason,
  stepWithoutEffects,
  topScreenOfKind,
  withNotice,
} from '../../tui/binding.ts';
import { screenNames } from '../../tui/breadcrumbs.ts';
import type { Findable } from '../../tui/finder.ts';
import { bindingKeyNames } from '../../tui/help.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type PlacedBinding,
  popScreen,
  pushScreen,
  type State,
  type Step,
  topScreen,
} from '../../tui/state.ts';
import { eventSearchText } from '../../views/event-words.ts';
import { assessmentsUpToBoardDay } from '../assessments/assessed.ts';
import { withAssessmentOpened } from '../assessments/keys.ts';
import { withPanelFocused } from '../board/move-keys.ts';
import { boardPanels } from '../board/panels.ts';
import { openEventStep } from '../events/selected-event.ts';
import { openNodeStep } from '../explain/open-node.ts';
import type { PaletteScreen } from './screen-state.ts';

export interface PaletteItem extends Findable {
  readonly kind: 'command' | 'indicator' | 'track' | 'objective' | 'event' | 'assessment';
  /** Action id, or id of what it opens. */
  readonly id: string;
  /** Its keys; '' for none. */
  readonly keys: string;
  /** The sentence why it does not work now; undefined when it does. */
  readonly why: string | undefined;
}

const MOST_RECENT = 20;

/** What is offered for what is typed, the best first. */
export function paletteItems(
  state: State,
  all: readonly PlacedBinding[],
  screen: PaletteScreen,
): readonly PaletteItem[] {
  return state.finder(allItems(popScreen(state), all), screen.field.text);
}

/** Everything there is to run or to go to from a state: what works now first, what only moves late. */
function allItems(state: State, all: readonly PlacedBinding[]): readonly PaletteItem[] {
  const listed = all.filter(({ screens }) =>
    screens.some(
      (kind) => state.registry.screens.get(kind)?.sort !== 'field' && kind !== 'confirm',
    ),
  );
  const itemsOf = (bindings: readonly PlacedBinding[]): readonly PaletteItem[] =>
    bindings.map((binding) => commandItem(state, binding));
  const moves = itemsOf(listed.filter(({ group }) => group === 'Move'));
  const commands = itemsOf(listed.filter(({ group }) => group !== 'Move'));
  const tracks = tracksOf(state.strategy);
  return [
    ...commands.filter((item) => item.why === undefined),
    ...tracks.map((track, at) => item('track', track.id, `${at + 1}`, track.title)),
    ...tracks.flatMap((track) =>
      leavesOf(track).map((leaf) => item('indicator', leaf.id, nodeCodeOf(leaf), leaf.title)),
    ),
    ...tracks.flatMap((track) =>
      objectivesOf(track).map(({ id, title, aim }) =>
        item('objective', id, title, aim === undefined ? '' : `for: ${aim}`),
      ),
    ),
    ...assessmentsUpToBoardDay(state).map(({ id, asOf, author, judgement }) => ({
      ...item('assessment', id, id, `of ${dayText(asOf)} by ${author}: ${judgement.soWhat}`),
      also: ['assessment', ...Object.values(judgement)].join(' '),
    })),
    ...state.events
      .filter(({ day }) => day <= state.board.asOf)
      .toReversed()
      .map((event) => ({
        ...item('event', event.id, dayText(event.day), event.title),
        also: `event ${eventSearchText(event, state.strategy)}`,
      })),
    ...moves,
    ...commands.filter((item) => item.why !== undefined),
  ];
}

function objectivesOf(node: Node): readonly Branch[] {
  if (isIndicator(node)) return [];
  return [...(isObjective(node) ? [node] : []), ...node.children.flatMap(objectivesOf)];
}

function item(kind: PaletteItem['kind'], id: string, name: string, title: string): PaletteItem {
  const words = { name: terminalSafeOneLine(name), title: terminalSafeOneLine(title), also: kind };
  return { kind, id, ...words, keys: '', why: undefined };
}

function commandItem(state: State, binding: PlacedBinding): PaletteItem {
  const here = binding.screens.includes(topScreen(state).kind);
  return {
    kind: 'command',
    id: binding.id,
    name: binding.label,
    title: binding.description,
    also: binding.also,
    keys: bindingKeyNames(state, binding),
    why: here
      ? disabledReason(state, binding)
      : `Works on: ${screenNames(state.registry, binding.screens)}.`,
  };
}

/** The sentence that nothing is called what was typed, with the command of a shell that is. */
export function paletteNotFoundSentence(typed: string): string {
  const text = terminalSafeOneLine(typed.trim());
  const [word = ''] = text.toLowerCase().split(' ');
  const shell = SHELL_WORDS.includes(word) ? `; in a shell: axiswatch ${word}` : '';
  return `No action, indicator or event called "${text}" here${shell}.`;
}

/** Runs or opens the selected item; what does not work stays with the reason. */
export function runPaletteItemStep(state: State): Step {
  const top = topScreenOfKind(state, 'palette');
  const all = state.registry.bindings;
  if (top === undefined) return stepWithoutEffects(state);
  const found = paletteItems(state, all, top)[top.selected];
  if (found === undefined)
    return stepWithoutEffects(
      withNotice(
        state,
        `${paletteNotFoundSentence(top.field.text)} ${actionKeyName(state, 'find.close')} closes.`,
      ),
    );
  if (found.why !== undefined) return stepWithoutEffects(withNotice(state, found.why));
  const text = top.field.text.trim();
  const recent = [...state.recent.filter((each) => each !== text), ...(text === '' ? [] : [text])];
  const below = { ...popScreen(state), recent: recent.slice(-MOST_RECENT) };
  switch (found.kind) {
    case 'command':
      return all.find(({ id }) => id === found.id)?.run(below) ?? stepWithoutEffects(below);
    case 'track':
      return stepWithoutEffects(
        withPanelFocused(
          below,
          boardPanels(state.board).findIndex(({ id }) => id === found.id),
        ),
      );
    case 'event': {
      const event = below.events.find(({ id }) => id === found.id);
      return event === undefined ? stepWithoutEffects(below) : openEventStep(below, event);
    }
    case 'assessment':
      return stepWithoutEffects(withAssessmentOpened(below, found.id));
    case 'objective':
      return openNodeStep(below, found.id);
    case 'indicator':
      return [
        pushScreen(below, {
          kind: 'indicator',
          id: found.id,
          tab: 0,
          selected: 0,
          history: undefined,
        }),
        [{ kind: 'history', indicator: found.id, view: state.view }],
      ];
  }
}

/** The words that follow `axiswatch` in a shell, for who looks for one of them on the dashboard. */
export const SHELL_WORDS: readonly string[] = [
  'status',
  'list',
  'history',
  'ahead',
  'watch',
  'record',
  'checked',
  'undo',
  'redo',
  'event',
  'actions',
  'assessment',
  'explain',
  'movers',
  'uncertainty',
  'sources',
  'mechanism',
  'hypotheses',
  'whatif',
  'report',
  'plot',
  'import',
  'export',
  'backup',
  'restore',
  'strategy',
  'config',
  'info',
  'doctor',
  'completion',
  'man',
];

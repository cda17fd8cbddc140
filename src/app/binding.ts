/** What a key binding is, and what several of them ask. */
import { findIndicator } from '../domain/tree.ts';
import { dayText } from './format.ts';
import { type Part, shownOf, spokenOf } from './line.ts';
import { type KeyedAction, keyOf } from './own-keys.ts';
import { selectedNode } from './panels.ts';
import { FIELD_SCREENS, LIST_KINDS, type ScreenKind } from './screen.ts';
import {
  type Asked,
  type Effect,
  isLive,
  type Notice,
  type State,
  type Step,
  topOf,
} from './state.ts';
import { selectedInTrack } from './track-view.ts';

export const GROUPS = ['This screen', 'Move', 'Everywhere'] as const;

export interface Binding extends KeyedAction {
  /** One or two words for the footer. */
  readonly label: string;
  /** A sentence for the help. */
  readonly description: string;
  /** Words that people look for it by and that stand in neither. */
  readonly also?: string;
  readonly group: (typeof GROUPS)[number];
  /** Whether the footer names it when it works. */
  readonly footer?: boolean;
  /** The sentence why it does not work now; undefined when it does. */
  readonly whyDisabled?: (state: State) => string | undefined;
  /** What it does; asked only when it works. */
  readonly run: (state: State) => Step;
}

/** Screens on which the keys act on the board or an indicator. */
export const BOARD: readonly ScreenKind[] = ['overview', 'track', 'indicator'];
/** Screens from which any of the views can be opened. */
export const VIEWS: readonly ScreenKind[] = [...BOARD, ...LIST_KINDS];
/** Screens with a list to move in. */
export const LISTS: readonly ScreenKind[] = [...VIEWS, 'walked', 'settings'];
/** Every screen, those for typing too. */
export const EVERY: readonly ScreenKind[] = [...LISTS, ...FIELD_SCREENS, 'confirm', 'retract'];
/** Screens with tabs. */
export const TABBED: readonly ScreenKind[] = [
  'indicator',
  ...LIST_KINDS.filter((kind) => kind !== 'twoDays' && kind !== 'journal' && kind !== 'revision'),
];

/** A step without effects. */
export function still(state: State): Step {
  return [state, []];
}

/** A command that only asks something of the outside. */
export function asks(kind: Asked): (state: State) => Step {
  return (state) => [state, [{ kind }]];
}

/** The state with a sentence for the person. */
export function say(state: State, part: Part, tone: Notice['tone'] = 'plain'): State {
  const text = shownOf(part);
  return { ...state, notice: { text, tone, ...(text === part ? {} : { say: spokenOf(part) }) } };
}

/** An index kept within a list. */
export function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(at, length - 1));
}

/** Why nothing can be written; undefined when writing works. */
export function whyReadOnly(state: State): string | undefined {
  if (!isLive(state))
    return `This is the board as of ${dayText(state.board.asOf)}, read-only; ${keyOf(state, 'time.live')} returns to today.`;
  if (state.readOnly !== undefined) return `Nothing can be written: ${state.readOnly}.`;
  return state.locked ? `Editing is locked; ${keyOf(state, 'app.lock')} unlocks it.` : undefined;
}

/** How a sentence that nothing is there goes on: the key that records one, else why nothing can be written. */
export function orRecord(state: State, id: string): string {
  const why = whyReadOnly(state);
  return why === undefined ? `; ${keyOf(state, id)} records one.` : `. ${why}`;
}

/** Whether the board can be written to, in a word. */
export function modeOf(state: State): 'EDIT' | 'LOCKED' | 'READ-ONLY' {
  if (whyReadOnly({ ...state, locked: false }) !== undefined) return 'READ-ONLY';
  return state.locked ? 'LOCKED' : 'EDIT';
}

/** Which effects change what is stored; they are not carried out where nothing can be written. */
const STORES: Readonly<Record<Effect['kind'], boolean>> = {
  record: true,
  recordEvent: true,
  correctEvent: true,
  retractEvent: true,
  assess: true,
  sign: true,
  correct: true,
  retract: true,
  editNote: false,
  editLine: false,
  undo: true,
  redo: true,
  saveScenario: true,
  deleteScenario: true,
  saveSetting: false,
  history: false,
  knownBefore: false,
  boardThen: false,
  open: false,
  copy: false,
  past: false,
  acknowledge: true,
  unacknowledge: true,
  revision: false,
  visit: false,
  journal: false,
  wait: false,
  ring: false,
  scenarios: false,
  reload: false,
  quit: false,
  suspend: false,
  redraw: false,
};

/** Whether an effect changes what is stored. */
export function stores(effect: Effect): boolean {
  return STORES[effect.kind];
}

/** Why a command does not work now; undefined when it does. */
export function whyNot(state: State, binding: Binding): string | undefined {
  return (binding.writes === true ? whyReadOnly(state) : undefined) ?? binding.whyDisabled?.(state);
}

/** Id of the indicator that the keys act on; undefined when the selected row is about something else. */
export function indicatorInHand(state: State): string | undefined {
  const top = topOf(state);
  const id =
    top.kind === 'indicator'
      ? top.id
      : top.kind === 'track'
        ? selectedInTrack(state, top)
        : selectedNode(state);
  return id === undefined ? undefined : findIndicator(state.strategy, id)?.id;
}

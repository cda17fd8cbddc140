/** What several key bindings ask. */

import { findIndicatorByIdOrCode } from '../core/model/tree.ts';
import { dayText } from '../text/format.ts';
import { displayTextOfLinePart, type Part, spokenTextOfLinePart } from '../text/line.ts';
import { canonicalWebAddress } from '../text/web-address.ts';
import { actionKeyName } from './own-keys.ts';
import {
  type Asked,
  type Binding,
  type Effect,
  isAheadView,
  isViewOfToday,
  type Notice,
  type Said,
  type Screen,
  type ScreenKind,
  type ScreenTypes,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  type Where,
  withTopScreen,
} from './state.ts';

/** Screens on which the keys act on the board or an indicator. */
export const BOARD = ['boards'] as const;
/** Screens from which any of the views can be opened. */
export const VIEWS = ['views'] as const;
/** Screens with rows to move in. */
export const LISTS = ['rows'] as const;
/** Every screen, those for typing too. */
export const EVERY = ['all'] as const;
/** Screens with tabs. */
export const TABBED = ['tabbed'] as const;

/** A step without effects. */
export function stepWithoutEffects(state: State): Step {
  return [state, []];
}

/** The screen that decides, where it is of a kind; undefined: it is of another. */
export function topScreenIfOfKind<Kind extends ScreenKind>(
  state: State,
  kind: Kind,
): ScreenTypes[Kind] | undefined {
  const top = topScreen(state);
  return isOfKind(top, kind) ? top : undefined;
}

function isOfKind<Kind extends ScreenKind>(
  screen: Screen,
  kind: Kind,
): screen is ScreenTypes[Kind] {
  return screen.kind === kind;
}

/** A key of one kind of screen. */
interface OwnKey<Kind extends ScreenKind>
  extends Omit<Binding, 'screens' | 'group' | 'run' | 'whyDisabled'> {
  readonly whyDisabled?: (state: State, screen: ScreenTypes[Kind]) => string | undefined;
  readonly run: (state: State, screen: ScreenTypes[Kind]) => Step;
}

/** A key of one kind of screen, which is handed that screen. */
export function bindingForScreenKind<Kind extends ScreenKind>(
  kind: Kind,
  { run, whyDisabled, ...words }: OwnKey<Kind>,
): Binding {
  return {
    ...words,
    screens: [kind],
    group: 'This screen',
    run(state) {
      const screen = topScreenIfOfKind(state, kind);
      return screen === undefined ? stepWithoutEffects(state) : run(state, screen);
    },
    whyDisabled(state) {
      const screen = topScreenIfOfKind(state, kind);
      return screen && whyDisabled?.(state, screen);
    },
  };
}

/** A key that moves the selection or the focus on some screens, labelled with what it does. */
export function moveBinding(
  id: string,
  keys: readonly string[],
  description: string,
  screens: readonly Where[],
  to: (state: State) => State,
): Binding {
  return {
    id,
    keys,
    label: description,
    description,
    group: 'Move',
    screens,
    run: (state) => stepWithoutEffects(to(state)),
  };
}

/** Why a key that opens something does nothing where that is open. */
export const ALREADY_THERE = 'You are there already.';

/** Makes a function of the state for a kind of screen: why a key that opens it does not work, since it is open. */
export function makeWhyScreenAlreadyOpen(kind: ScreenKind): (state: State) => string | undefined {
  return (state) => (topScreen(state).kind === kind ? ALREADY_THERE : undefined);
}

/** Makes the function of a key that leaves the state as it is and only asks something of the outside. */
export function makeEffectOnlyStepFunction(kind: Asked): (state: State) => Step {
  return (state) => [state, [{ kind }]];
}

/** The step that opens an address in the browser; nothing happens where it is none of the web, or undefined. */
export function openAddressStep(state: State, address: string | undefined): Step {
  const url = canonicalWebAddress(address ?? '');
  return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
}

/** The step that has something written, and says so once it is. */
export function writeStep(state: State, effect: Effect, said: Said): Step {
  return [{ ...state, promised: said }, [effect]];
}

/** The state with a sentence for the person. */
export function withNotice(state: State, part: Part, tone: Notice['tone'] = 'plain'): State {
  const text = displayTextOfLinePart(part);
  return {
    ...state,
    notice: { text, tone, ...(text === part ? {} : { say: spokenTextOfLinePart(part) }) },
  };
}

/** The place `at`, from 0, kept within a list of a length, ≥ 0; 0 in an empty one. */
export function clampListIndex(at: number, length: number): number {
  return Math.max(0, Math.min(at, length - 1));
}

/** Why nothing can be written; undefined when writing works. */
export function whyNothingCanBeWritten(state: State): string | undefined {
  if (isAheadView(state))
    return `This is the board as of ${dayText(state.board.asOf)} if nothing is recorded, and nothing can be written there; ${actionKeyName(state, 'time.live')} returns to today. In the shell, axiswatch ahead lists what will change.`;
  if (!isViewOfToday(state))
    return `This is the board as of ${dayText(state.board.asOf)}, read-only; ${actionKeyName(state, 'time.live')} returns to today.`;
  if (state.readOnly !== undefined) return `Nothing can be written: ${state.readOnly}.`;
  return state.locked
    ? `Editing is locked; ${actionKeyName(state, 'app.lock')} unlocks it.`
    : undefined;
}

/** How a sentence that nothing is there goes on: the key that records one, else why nothing can be written. */
export function recordKeyOrWhyNotText(state: State, id: string): string {
  const why = whyNothingCanBeWritten(state);
  return why === undefined ? `; ${actionKeyName(state, id)} records one.` : `. ${why}`;
}

/** Whether the board can be written to, in a word. */
export function writeModeWord(state: State): 'EDIT' | 'LOCKED' | 'READ-ONLY' {
  if (whyNothingCanBeWritten({ ...state, locked: false }) !== undefined) return 'READ-ONLY';
  return state.locked ? 'LOCKED' : 'EDIT';
}

/** Which effects change what is stored; they are not carried out where nothing can be written. */
const STORES: Readonly<Record<Effect['kind'], boolean>> = {
  record: true,
  check: true,
  recordEvent: true,
  correctEvent: true,
  retractEvent: true,
  assess: true,
  sign: true,
  correct: true,
  retract: true,
  retractCheck: true,
  edit: false,
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
  proposals: false,
  answerProposals: true,
  visit: false,
  journal: false,
  wait: false,
  ring: false,
  scenarios: false,
  reload: false,
  quit: false,
  suspend: false,
  redraw: false,
  shell: false,
  author: false,
  run: false,
  reply: false,
  reopen: false,
  stop: false,
};

/** Whether an effect changes what is stored. */
export function doesEffectChangeStore(effect: Effect): boolean {
  return STORES[effect.kind];
}

/** Why a command does not work now; undefined when it does. */
export function whyBindingDisabled(state: State, binding: Binding): string | undefined {
  return (
    (binding.writes === true ? whyNothingCanBeWritten(state) : undefined) ??
    binding.whyDisabled?.(state)
  );
}

/** The screen on top with its selection by so many rows further down, negative: up, without end: to the last or the first; the state as it is where nothing moves. */
export function withTopScreenSelectionMoved(state: State, by: number): State {
  const top = topScreen(state);
  const next = screenDefinitionOf(state, top).moved?.(state, top, by);
  return next === undefined ? state : withTopScreen(state, next);
}

/** What the screen on top is filtered by; '' where it shows everything. */
export function topScreenFilterText(state: State): string {
  const top = topScreen(state);
  const filter = screenDefinitionOf(state, top).filter?.(state, top);
  return typeof filter === 'object' ? filter.text.trim() : '';
}

/** Why nothing opens: no row is selected that leads anywhere; names the rows that do, or what shows them again. */
export function whyNothingOpensSentence(state: State, rows: string): string {
  return topScreenFilterText(state) === ''
    ? `Nothing opens from here; select ${rows}.`
    : `Nothing opens from here; ${actionKeyName(state, 'nav.back')} shows all rows again.`;
}

/** Id of the node that is selected on the uppermost screen of the board; undefined: none. */
export function selectedNodeId(state: State): string | undefined {
  const screen = state.layers.findLast(
    (each) => screenDefinitionOf(state, each).selected !== undefined,
  );
  return screen && screenDefinitionOf(state, screen).selected?.(state, screen);
}

/** Id of the indicator that the keys act on; undefined when the selected row is about something else. */
export function selectedIndicatorId(state: State): string | undefined {
  const id = selectedNodeId(state);
  return id === undefined ? undefined : findIndicatorByIdOrCode(state.strategy, id)?.id;
}

/**
 * What the dashboard knows and shows, what can happen to it, what it asks of the outside, and what a screen is: long,
 * since every message and every effect is listed here and nowhere else.
 */
import type { Assessment, Judgement } from '../core/journal/assessment.ts';
import type { BoardThen } from '../core/journal/board-then.ts';
import type { Entry, HistoryRow } from '../core/journal/journal.ts';
import type {
  Acknowledgement,
  OtherFile,
  ProposalDecision,
  Scenario,
} from '../core/journal/journal-port.ts';
import type { Proposal, ProposedOnNode, WaitingProposals } from '../core/journal/proposal.ts';
import type {
  Check,
  CheckObservation,
  Day,
  Event,
  Happening,
  Indicator,
  Observation,
  Problem,
  Reading,
  Readings,
  Strategy,
} from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import type { Glyphs } from '../text/glyphs.ts';
import type { Looks, TerminalBackground, TerminalColours } from './appearance.ts';
import type { Finder } from './finder.ts';
import type { Size } from './layout.ts';
import type { ListData, ListView } from './list-view.ts';
import type { KeyedAction, OwnKeys } from './own-keys.ts';
import type {
  Asking,
  CommandAnswer,
  CommandRun,
  DueRecipes,
  ShellCommands,
} from './shell-command.ts';
import type { PastStrategy, View } from './view.ts';

/** Every screen by its kind; the file that declares a screen adds it here. */
// biome-ignore lint/suspicious/noEmptyInterface: the screens are its members
export interface ScreenTypes {}
export type ScreenKind = keyof ScreenTypes;
export type Screen = ScreenTypes[ScreenKind];

/** Screens that keys work on alike: the board's own, these and every list, all with rows to move in, those with tabs, those that can be filtered, all. */
export type ScreenGroup = 'boards' | 'views' | 'rows' | 'tabbed' | 'filtered' | 'all';

/** Where a key works. */
export type Where = ScreenKind | ScreenGroup;

export const GROUPS = ['This screen', 'Move', 'Everywhere'] as const;

/** What keys are for, in the order in which the help tells them. */
export const AIMS = ['act', 'look', 'time', 'move', 'more'] as const;
export type Aim = (typeof AIMS)[number];

/** A key as data: its words, where it works, why it does not now, what it does. */
export interface Binding extends KeyedAction<Where> {
  /** One or two words for footer, help and palette. */
  readonly label: string;
  /** What the footer says in their place in a state in which it does only a part of that; undefined: nothing else. */
  readonly labelNow?: (state: State) => string | undefined;
  /** A sentence for the help. */
  readonly description: string;
  /** Words that people look for it by and that stand in neither. */
  readonly also?: string;
  /** Another name for it, by which it is found first; left out: none. */
  readonly alias?: string;
  readonly group: (typeof GROUPS)[number];
  /** What it is for; left out: to act when it writes, to move in the group "Move", else to look. */
  readonly aim?: Aim;
  /** Whether the footer names it when it works. */
  readonly footer?: boolean;
  /** Columns from which the footer names it on a screen that leads with it, ≥ 1; left out: as `footer` says. */
  readonly footerFrom?: number;
  /** The sentence why it does not work now; undefined when it does. */
  readonly whyDisabled?: (state: State) => string | undefined;
  /** What it does; asked only when it works. */
  readonly run: (state: State) => Step;
}

/** The line about what is selected, and the cell of it that the cursor stands on. */
export interface Focus {
  readonly text: string;
  /** Cells from its first, from 0. */
  readonly cursor: number;
}

/**
 * A kind of screen: what it is called, what its keys do, what is said of it aloud. What is left out, the screen has not
 * got. A method is handed the screen on top, where nothing else is said.
 */
export interface ScreenDef<Own extends Screen = Screen> {
  readonly kind: Own['kind'];
  /**
   * `board` and `list` have rows, and every view can be opened from them; `page` has rows alone; letters are text on a
   * `field`; a `question` is answered.
   */
  readonly sort: 'board' | 'list' | 'page' | 'field' | 'question';
  /** Its name on the way to it and where a key works; '' for none. */
  readonly place: string;
  /** What a screen of its kind is called where a key works; `place` when left out. */
  readonly called?: string;
  /** What it shows, in a sentence or two for the help; left out: its name. */
  readonly shows?: string;
  /** Whether the screen below it goes on being shown. */
  readonly over?: boolean;
  /** Its keys beside those of the board, after them in the help. */
  readonly keys?: readonly Binding[];
  /** Its name on the way to it, by what it is about and what lies below. */
  crumb?(state: State, screen: Own, below: Screen | undefined): string;
  /** Ids of the actions that the footer names first, in this order. */
  readonly leads?: readonly string[];
  /** What is said aloud on coming to it; its place when left out. */
  arrival?(state: State, screen: Own): readonly string[];
  /** The line that is said of what is selected; its place when left out. */
  focus?(state: State, screen: Own): Focus;
  /** The list that it is, laid out for the terminal. */
  list?(state: State, screen: Own, glyphs: Glyphs): ListView;
  /** What of a state that list is made of, beside the board, the size, the screen and what is typed: where none of them has changed, it is not made anew. */
  readonly reads?: readonly (keyof State)[];
  /** Index of the selected row of that list, from 0; left out: it has no rows. */
  row?(screen: Own): number;
  /** It after so many rows down, or up when negative; without end: to the last or the first. */
  moved?(state: State, screen: Own, by: number): Screen;
  /** It with a part of it in focus that was clicked, by its index from 0, and a row of that, by its index from 0; undefined: the row it had. */
  pointed?(state: State, screen: Own, area: number, row: number | undefined): Screen;
  /** It on the next tab (1), or the one before (-1). */
  turned?(state: State, screen: Own, by: 1 | -1): Screen;
  /** It after a key that is no command; undefined: the key says nothing. */
  typed?(state: State, screen: Own, key: string): Screen | undefined;
  /** Why a key that is no command says nothing to it, where that is worth a sentence. */
  whyNotTyped?(state: State, screen: Own, key: string): string | undefined;
  /** It after a paste. */
  pasted?(state: State, screen: Own, text: string): Screen;
  /** What it is filtered by, or the sentence why it is not filtered now. */
  filter?(state: State, screen: Own): Filter | string;
  /** Id of the node that it is about; it is left where the strategy in force does not know that. */
  node?(screen: Own): string;
  /** Id of what else it is about. */
  about?(screen: Own): string;
  /** Id of the node that is selected; undefined: none. */
  selected?(state: State, screen: Own): string | undefined;
  /** The reading that its keys act on; left out: the current one of the indicator that is selected. */
  reading?(state: State, screen: Own): SelectedReading | undefined;
  /** The check that stands and is selected on it; undefined: none. */
  check?(state: State, screen: Own): Check | undefined;
  /** Id of the node whose score is explained from it; undefined: none. */
  scored?(state: State, screen: Own): string | undefined;
  /** Whether the newest events are named below it. */
  readonly flagged?: boolean;
  /** What was typed on it and not saved, in words; undefined: nothing. */
  unsaved?(state: State, screen: Own): string | undefined;
  /** The state once it is left without being saved; the screen below when left out. */
  left?(state: State, screen: Own): State;
  /** What would be lost with the program, on whatever screen one is; undefined: nothing. */
  lost?(state: State): string | undefined;
  /** The step by which it is left, where something waits for its answer; it is closed when left out. */
  leaving?(state: State, screen: Own): Step;
  /** What the footer calls that step where it does not leave it yet; undefined: as every way back. */
  leavingLabel?(state: State, screen: Own): string | undefined;
  /** What is said where the last screen of its kind was left; undefined: nothing. */
  farewell?(state: State): string | undefined;
  /** Sentences that are said again wherever one of them changes, whatever lies on top of it. */
  headings?(state: State): readonly string[];
  /** What is said where a step left it on top and changed it. */
  stepped?(state: State, before: Own, after: Own): readonly string[];
  /** The state once something was written with it on top; `before` is that in which it was not yet. */
  written?(state: State, screen: Own, before: State): State;
  /** The state with it on top once something was written above it: with that selected, or with the list below it; `before` is that in which it was not yet. */
  newest?(state: State, screen: Own, before: State): State;
  /** The step once the time it waited for is over; `ticket` is the number of the replay, ≥ 0. */
  ticked?(state: State, screen: Own, ticket: number): Step;
  /** What it asks of the store, on any layer, where the store or the view has changed. */
  asks?(state: State, screen: Own, changed: 'store' | 'view'): readonly Effect[];
  /** It with an answer of the store, on any layer. */
  heard?(state: State, screen: Own, message: Message): Screen;
  /** The assessments whose boards it shows, on any layer. */
  boards?(state: State, screen: Own): readonly (Assessment | undefined)[];
  /** What was looked at before it was opened as of another day; the way back returns to it. */
  before?(screen: Own): View | undefined;
}

/** A reading that keys act on. */
export interface SelectedReading {
  readonly indicator: Indicator;
  readonly reading: Reading;
  /** False for a version that was corrected, retracted or undone. */
  readonly standing: boolean;
  /** Who ended it and when, `withdrawn by sam on 24 Nov 2026`; '' while it stands. */
  readonly withdrawn: string;
}

/** What a list shows only some rows of. */
export interface Filter {
  /** '' shows everything. */
  readonly text: string;
  /** What can be typed, for the prompt. */
  readonly label: string;
  /** The screen filtered anew, its first row selected. */
  readonly by: (text: string) => Screen;
}

/** Every screen and every key of the program. */
export interface Registry {
  readonly screens: ReadonlyMap<ScreenKind, ScreenDef>;
  /** In the order of footer and help, each with the screens where it works. */
  readonly bindings: readonly PlacedBinding[];
  /** The screens where letters are text. */
  readonly fields: readonly ScreenKind[];
  /** By board, the list that was made last. */
  readonly lists: WeakMap<Board, MadeList>;
}

/** A list, and what it was made of. */
export interface MadeList {
  readonly state: State;
  readonly screen: Screen;
  readonly glyphs: Glyphs;
  readonly data: ListData;
  /** Laid out for the size of the state, once it is asked for. */
  view?: ListView;
}

/** A binding with the screens that its groups stand for. */
export interface PlacedBinding extends Binding {
  readonly screens: readonly ScreenKind[];
}

export interface Notice {
  readonly text: string;
  /** What is said aloud in its place; left out: its text. */
  readonly say?: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** What is said once something is written, each without a full stop. */
export interface Said {
  readonly text: string;
  /** Whether it goes on with what became of the gauge. */
  readonly gauge?: boolean;
  /** Whether it goes on with the indicators that count events and are late no more. */
  readonly looks?: boolean;
  /** What undoing it does; said only where the key of undo works. undefined: nothing was written. */
  readonly undo?: 'takes it back' | 'takes all back' | 'brings it back' | 'withdraws it';
  /** What is said in its place where nothing has changed; left out: that. */
  readonly unchanged?: string;
}

/** What stands today, whatever day is looked at; where `T` returns to. */
export interface Present {
  readonly strategy: Strategy;
  readonly hash: string;
  readonly readings: Readings;
  readonly events: readonly Event[];
}

/** Values that are tried and recorded nowhere, until they are saved under a name as a scenario. */
export interface Trials {
  /** By indicator id, in its unit, finite. */
  readonly values: Readonly<Record<string, number>>;
  /** Name of the scenario that was taken up or saved last; '' for none. */
  readonly name: string;
  /** The scenarios of the store; none until what-if was opened. */
  readonly scenarios: readonly Scenario[];
}

/** The last time a reader was here. */
export interface Visit {
  readonly day: Day;
  /** As it stood and was known then. */
  readonly board: Board;
  /** Values recorded or corrected since, by anybody, that still stand, ≥ 0. */
  readonly entered: number;
  /** Whether there may be more than were counted. */
  readonly orMore: boolean;
}

export interface State {
  readonly registry: Registry;
  readonly present: Present;
  /** The strategy that scores the board looked at. */
  readonly strategy: Strategy;
  /** First 8 hex digits of the SHA-256 of the strategy file. */
  readonly hash: string;
  readonly today: Day;
  /** Which board is looked at; that of another day than today is read-only. */
  readonly view: View;
  /** The kept strategy file that scores a past board; undefined: today's does. */
  readonly kept: PastStrategy | undefined;
  /** The events that stand, or stood as known on a past day, by day. */
  readonly events: readonly Event[];
  /** The day this author was here last; undefined: never. */
  readonly lastVisit: Day | undefined;
  /** Every assessment, oldest first, withdrawn ones too. */
  readonly assessments: readonly Assessment[];
  /** By the id of an assessment, its board as it stood; undefined where the strategy file of then cannot be used. */
  readonly boardsThen: ReadonlyMap<string, BoardThen | undefined>;
  /** Days after which another assessment is due, ≥ 1; undefined: never. */
  readonly assessEvery?: number | undefined;
  /** What that visit saw; undefined until it was read, and for a first one. */
  readonly visit: Visit | undefined;
  /** Who has seen which alert. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Another file of the strategy's id that nobody has acknowledged; undefined: none. */
  readonly otherFile?: OtherFile | undefined;
  /** What was proposed and nobody has looked at yet; left out: nothing. */
  readonly waiting?: WaitingProposals;
  /** The recipes that can be collected; left out: nobody has looked yet. */
  readonly due?: DueRecipes;
  /** The command that runs and can be stopped; left out: none does. */
  readonly running?: string | undefined;
  /** By the id of a node, what waits of the open proposals about it; left out: none is about any. */
  readonly proposedOn?: Pick<ReadonlyMap<string, ProposedOnNode>, 'get' | 'has'>;
  /** The sentence why nothing can be written; undefined when writing works. */
  readonly readOnly: string | undefined;
  readonly author: string;
  readonly board: Board;
  /** What `u` and `U` would do, in words; undefined: nothing. */
  readonly undoable: string | undefined;
  readonly redoable: string | undefined;
  /** Sentences about the store that stay on the board. */
  readonly standing: readonly string[];
  /** What the last command did, until the next key. */
  readonly notice: Notice | undefined;
  /** What is said once the store has written what was asked of it; undefined: nothing was. */
  readonly promised: Said | undefined;
  readonly size: Size;
  readonly looks: Looks;
  /** What the terminal can show. */
  readonly terminal: TerminalColours;
  /** Whether a setting that is chosen is kept for the next run. */
  readonly keepsSettings: boolean;
  /** Whether the person has locked editing. */
  readonly locked: boolean;
  readonly ownKeys: OwnKeys;
  /** Whether to greet somebody who is here for the first time; until the first key. */
  readonly hint: boolean;
  readonly finder: Finder;
  /** What is tried in what-if; it stays when that screen is left. */
  readonly trials: Trials;
  /** What was typed in the command palette, newest last. */
  readonly recent: readonly string[];
  /** The commands of the shell; undefined until they were asked for. */
  readonly shell: ShellCommands | undefined;
  /** Whether the board is told in sentences instead of drawn. */
  readonly linear: boolean;
  /** The screens from the bottom up; the last one decides. */
  readonly layers: readonly Screen[];
}

/** What the store says after it was read or written. */
export interface Stored {
  readonly readings: Readings;
  readonly events: readonly Event[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly otherFile?: OtherFile | undefined;
  readonly waiting?: WaitingProposals;
  /** By the id of a node, what waits of the open proposals about it; left out: none is about any. */
  readonly proposedOn?: Pick<ReadonlyMap<string, ProposedOnNode>, 'get' | 'has'>;
  readonly assessments: readonly Assessment[];
  readonly undoable: string | undefined;
  readonly redoable: string | undefined;
  readonly readOnly: string | undefined;
  readonly standing: readonly string[];
}

export type Message =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'pasted'; readonly text: string }
  /** A click on a part of the screen, and where in it. */
  | {
      readonly kind: 'clicked';
      /** Index of the part, from 0; undefined: the one that keys move in. */
      readonly area?: number | undefined;
      /** Index of the row in it, from 0; undefined: it has no rows, or `by` says where. */
      readonly row?: number | undefined;
      /** So many rows below the one in hand, negative above; 0: on that itself; undefined: on what `area` and `row` say. */
      readonly by?: number | undefined;
    }
  /** The wheel was turned over a part of the screen, its index from 0, undefined: the one in focus; so many rows down, negative: up. */
  | { readonly kind: 'scrolled'; readonly area?: number | undefined; readonly by: number }
  /** What the background of the terminal is. */
  | { readonly kind: 'background'; readonly background: TerminalBackground }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'stored'; readonly stored: Stored }
  /** What was asked for is written; `changed`: and it was not so before. */
  | { readonly kind: 'recorded'; readonly stored: Stored; readonly changed: boolean }
  /** What was undone, or redone. */
  | {
      readonly kind: 'takenBack';
      readonly how: 'undo' | 'redo';
      readonly stored: Stored;
      readonly summary: string;
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'history'; readonly indicator: string; readonly rows: readonly HistoryRow[] }
  | {
      readonly kind: 'scenarios';
      readonly scenarios: readonly Scenario[];
    }
  | { readonly kind: 'day'; readonly today: Day }
  | { readonly kind: 'journal'; readonly entries: readonly Entry[]; readonly whole: boolean }
  /** The proposals that are open, or were as known on a past day. */
  | { readonly kind: 'proposals'; readonly proposals: readonly Proposal[] }
  /** A replay may go on; its `ticket` is the number of the replay, ≥ 0. */
  | { readonly kind: 'tick'; readonly ticket: number }
  | { readonly kind: 'visited'; readonly visit: Visit | undefined }
  | { readonly kind: 'finder'; readonly finder: Finder }
  | {
      readonly kind: 'past';
      readonly view: View;
      readonly readings: Readings;
      readonly events: readonly Event[];
      /** undefined: today's file scores. */
      readonly rules: PastStrategy | undefined;
    }
  /** The readings as they were known some days before an event. */
  | { readonly kind: 'knownBefore'; readonly event: string; readonly readings: Readings }
  | {
      readonly kind: 'boardThen';
      readonly assessment: string;
      readonly board: BoardThen | undefined;
    }
  /** The board by the other strategy file; undefined where that cannot be used. */
  | { readonly kind: 'revision'; readonly hash: string; readonly board: Board | undefined }
  /** What came of something that was asked of the terminal. */
  | { readonly kind: 'told'; readonly notice: Notice }
  /** A text as it came back from the editor, and the step that it is for. */
  | { readonly kind: 'edited'; readonly text: string; readonly taken: Taking }
  /** Another person writes now. */
  | {
      readonly kind: 'author';
      readonly author: string;
      readonly lastVisit: Day | undefined;
      /** Whether the next run begins with that name. */
      readonly lasts: boolean;
    }
  | { readonly kind: 'shell'; readonly shell: ShellCommands }
  /** A command that runs asks something, and the step that puts it to the person. */
  | { readonly kind: 'asked'; readonly asking: Asking; readonly put: CommandSteps['asked'] }
  /** Which recipes can be collected. */
  | { readonly kind: 'due'; readonly due: DueRecipes }
  /** How far a command is that runs, and the step that says so. */
  | {
      readonly kind: 'progress';
      readonly sentence: string;
      readonly said: CommandSteps['progress'];
    }
  /** A command has ended, and the step that it leads to. */
  | { readonly kind: 'ran'; readonly answer: CommandAnswer; readonly taken: CommandSteps['taken'] }
  /** The screen was wiped; draw it again. */
  | { readonly kind: 'redrawn' };

export const SETTINGS = [
  'theme',
  'glyphs',
  'mouse',
  'bell',
  'assessEvery',
  'handling',
  'author',
] as const;
export type SettingName = (typeof SETTINGS)[number];

/** The step that a text leads to. */
export type Taking = (state: State, text: string) => Step;

/** The steps that a command leads to while it runs, and once it has ended. */
export interface CommandSteps {
  readonly asked: (state: State, asking: Asking) => Step;
  readonly progress: (state: State, sentence: string) => Step;
  readonly taken: (state: State, answer: CommandAnswer) => Step;
}

/** What is asked by its name alone. */
export type Asked = 'undo' | 'redo' | 'reload' | 'quit' | 'suspend' | 'redraw' | 'stop';

export type Effect =
  | { readonly kind: 'record'; readonly observation: Observation }
  | { readonly kind: 'check'; readonly checks: readonly CheckObservation[] }
  | { readonly kind: 'recordEvent'; readonly happening: Happening }
  | {
      readonly kind: 'correctEvent';
      /** Id of the event. */
      readonly event: string;
      readonly happening: Happening;
    }
  | { readonly kind: 'retractEvent'; readonly event: string }
  /** Asks what was known some days before an event. */
  | { readonly kind: 'knownBefore'; readonly event: string; readonly day: Day }
  /** Asks for the board of an assessment as it stood. */
  | { readonly kind: 'boardThen'; readonly assessment: Assessment }
  | {
      readonly kind: 'assess';
      readonly judgement: Judgement;
      readonly asOf: Day;
      /** Another person at the same terminal; left out: the author of this one. */
      readonly author?: string;
    }
  /** Signs an assessment; `author` is another person at the same terminal, left out: the author of this one. */
  | { readonly kind: 'sign'; readonly assessment: string; readonly author?: string }
  | {
      readonly kind: 'correct';
      /** Id of the reading. */
      readonly reading: string;
      readonly observation: Observation;
    }
  | { readonly kind: 'retract'; readonly reading: string }
  | { readonly kind: 'retractCheck'; readonly check: string }
  /** Opens a text in the person's editor. */
  | {
      readonly kind: 'edit';
      /** What it is, `the note`. */
      readonly what: string;
      readonly text: string;
      readonly taken: Taking;
    }
  | { readonly kind: Asked }
  /** Asks for the readings of an indicator as a view has them. */
  | { readonly kind: 'history'; readonly indicator: string; readonly view: View }
  /** Shows a web address in the browser. */
  | { readonly kind: 'open'; readonly url: string }
  /** Sends a text to the terminal's clipboard. */
  | {
      readonly kind: 'copy';
      readonly text: string;
      /** What the person must know of it before it is pasted anywhere. */
      readonly but?: string;
    }
  | { readonly kind: 'scenarios' }
  | {
      readonly kind: 'acknowledge' | 'unacknowledge';
      readonly tripwire: string;
      /** A day; the hashes of both where it is `TWO_FILES`. */
      readonly since: string;
    }
  /** Asks for the board of a day by another strategy file, which has this hash. */
  | { readonly kind: 'revision'; readonly hash: string; readonly asOf: Day }
  /** Asks for the proposals that are open, or were as known on the day of a view. */
  | { readonly kind: 'proposals'; readonly view: View }
  /** Answers proposals as one action. */
  | { readonly kind: 'answerProposals'; readonly decisions: readonly ProposalDecision[] }
  /** Asks for the journal. */
  | { readonly kind: 'journal' }
  /** Asks for a tick after so many milliseconds, ≥ 0; `ticket` is the number of the replay, ≥ 0. */
  | { readonly kind: 'wait'; readonly ms: number; readonly ticket: number }
  /** Reads again what has come since the last visit. */
  | { readonly kind: 'visit' }
  /** An alert that was not there before, and the bell is on. */
  | { readonly kind: 'ring' }
  /** Asks for what a past board rests on. */
  | { readonly kind: 'past'; readonly view: View }
  | {
      readonly kind: 'saveScenario';
      readonly name: string;
      /** By indicator id, in its unit, finite. */
      readonly values: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'deleteScenario'; readonly name: string }
  /** Writes and signs under another name from now on. */
  | { readonly kind: 'author'; readonly name: string }
  /** Asks for the commands of the shell. */
  | { readonly kind: 'shell' }
  | ({ readonly kind: 'run'; readonly run: CommandRun } & CommandSteps)
  /** Answers what a command has asked; undefined: the person would rather not go on. */
  | { readonly kind: 'reply'; readonly asking: Asking; readonly text: string | undefined }
  /** Opens the dashboard anew, on the board that is in use now. */
  | { readonly kind: 'reopen'; readonly notice: Notice }
  /** '' forgets it. */
  | { readonly kind: 'saveSetting'; readonly name: SettingName; readonly value: string };

/** A state and what it asks for. */
export type Step = readonly [State, readonly Effect[]];

/** Whether the board looked at is today's. */
export function isViewOfToday({ view }: Pick<State, 'view'>): boolean {
  return view.asOf === undefined;
}

/** Whether the board looked at lies after today: what it will be if nothing is recorded. */
export function isAheadView({ view, today }: Pick<State, 'view' | 'today'>): boolean {
  return view.asOf !== undefined && view.asOf > today;
}

/** The screen on top, which decides what keys mean. Throws where none is open, which is a bug. */
export function topScreen({ layers }: State): Screen {
  const top = layers.at(-1);
  if (top === undefined) throw new Error('no screen is open');
  return top;
}

/** What is being typed as a filter of the screen below; undefined: nothing is. */
export function filterTextBeingTyped(state: State): string | undefined {
  const top = topScreen(state);
  return top.kind === 'prompt' && top.filters === true ? top.field.text : undefined;
}

/** The state with another screen in place of the one on top. */
export function withTopScreen(state: State, screen: Screen): State {
  return { ...state, layers: [...state.layers.slice(0, -1), screen] };
}

/** The state with one more screen on top. */
export function pushScreen(state: State, screen: Screen): State {
  return { ...state, layers: [...state.layers, screen] };
}

/** The state with its topmost screen gone; the bottom one stays. */
export function popScreen(state: State): State {
  return state.layers.length > 1 ? { ...state, layers: state.layers.slice(0, -1) } : state;
}

/** The definition of a screen, by its kind. Throws where the registry has no such kind, which is a bug. */
export function screenDefinitionOf({ registry }: State, { kind }: Screen): ScreenDef {
  const def = registry.screens.get(kind);
  if (def === undefined) throw new Error(`no screen is called ${kind}`);
  return def;
}

/** Id of the node whose score is explained from the screen on top, as its definition says; undefined: none. */
export function scoredNodeIdOfTopScreen(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).scored?.(state, top);
}

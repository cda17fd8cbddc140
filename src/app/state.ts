/**
 * What the dashboard knows and shows, what can happen to it, and what it asks of the outside: long, since every message
 * and every effect is listed here and nowhere else.
 */
import type { Assessment, Judgement } from '../domain/assessment.ts';
import type { Board } from '../domain/board.ts';
import type { Entry, HistoryRow } from '../domain/journal.ts';
import type { Acknowledgement, OtherFile, Scenario } from '../domain/journal-port.ts';
import type {
  Day,
  Event,
  Happening,
  Observation,
  Problem,
  Reading,
  Readings,
  Strategy,
} from '../domain/model.ts';
import type { BoardThen } from './board-then.ts';
import type { Finder } from './finder.ts';
import type { Size } from './layout.ts';
import type { Looks } from './looks.ts';
import type { OwnKeys } from './own-keys.ts';
import type { OverviewScreen, Screen, SettingName } from './screen.ts';
import type { PastRules, View } from './view.ts';

export interface Notice {
  readonly text: string;
  /** What is said aloud in its place; left out: its text. */
  readonly say?: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** What is said once something is written, without a full stop. */
export interface Said {
  readonly text: string;
  /** What undoing it does; said only where the key of undo works. undefined: nothing was written. */
  readonly undo?: 'takes it back' | 'brings it back' | 'withdraws it';
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
  /** By indicator id. */
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
  /** Values recorded or corrected since, by anybody, that still stand. */
  readonly entered: number;
  /** Whether there may be more than were counted. */
  readonly orMore: boolean;
}

export interface State {
  readonly present: Present;
  /** The strategy that scores the board looked at. */
  readonly strategy: Strategy;
  /** First 8 hex digits of the SHA-256 of the strategy file. */
  readonly hash: string;
  readonly today: Day;
  /** Which board is looked at; a past one is read-only. */
  readonly view: View;
  /** The kept strategy file that scores a past board; undefined: today's does. */
  readonly kept: PastRules | undefined;
  /** The events that stand, or stood as known on a past day, by day. */
  readonly events: readonly Event[];
  /** The day this author was here last; undefined: never. */
  readonly lastVisit: Day | undefined;
  /** Every assessment, oldest first, withdrawn ones too. */
  readonly assessments: readonly Assessment[];
  /** By the id of an assessment, its board as it stood; undefined where the strategy file of then cannot be used. */
  readonly boardsThen: ReadonlyMap<string, BoardThen | undefined>;
  /** Days after which another assessment is due; undefined: never. */
  readonly assessEvery?: number | undefined;
  /** What that visit saw; undefined until it was read, and for a first one. */
  readonly visit: Visit | undefined;
  /** Who has seen which alert. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Another file of the strategy's id that nobody has acknowledged; undefined: none. */
  readonly otherFile?: OtherFile | undefined;
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
  readonly size: Size;
  readonly looks: Looks;
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
  readonly assessments: readonly Assessment[];
  readonly undoable: string | undefined;
  readonly redoable: string | undefined;
  readonly readOnly: string | undefined;
  readonly standing: readonly string[];
}

export type Message =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'stored'; readonly stored: Stored; readonly notice?: Notice | undefined }
  | { readonly kind: 'recorded'; readonly stored: Stored; readonly said: Said }
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
      readonly said?: string | undefined;
    }
  | { readonly kind: 'day'; readonly today: Day }
  | { readonly kind: 'journal'; readonly entries: readonly Entry[]; readonly whole: boolean }
  /** A replay may go on. */
  | { readonly kind: 'tick'; readonly ticket: number }
  | { readonly kind: 'visited'; readonly visit: Visit | undefined }
  | { readonly kind: 'finder'; readonly finder: Finder }
  | {
      readonly kind: 'past';
      readonly view: View;
      readonly readings: Readings;
      readonly events: readonly Event[];
      /** undefined: today's file scores. */
      readonly rules: PastRules | undefined;
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
  /** The note of a reading as it came back from the editor. */
  | { readonly kind: 'noteEdited'; readonly reading: Reading; readonly note: string }
  /** A paragraph of a sheet as it came back from the editor. */
  | { readonly kind: 'lineEdited'; readonly name: string; readonly text: string }
  /** The screen was wiped; draw it again. */
  | { readonly kind: 'redrawn' };

/** What is asked by its name alone. */
export type Asked = 'undo' | 'redo' | 'reload' | 'quit' | 'suspend' | 'redraw';

export type Effect =
  | { readonly kind: 'record'; readonly observation: Observation; readonly said: Said }
  | { readonly kind: 'recordEvent'; readonly happening: Happening; readonly said: Said }
  | {
      readonly kind: 'correctEvent';
      /** Id of the event. */
      readonly event: string;
      readonly happening: Happening;
      readonly said: Said;
    }
  | { readonly kind: 'retractEvent'; readonly event: string; readonly said: Said }
  /** Asks what was known some days before an event. */
  | { readonly kind: 'knownBefore'; readonly event: string; readonly day: Day }
  /** Asks for the board of an assessment as it stood. */
  | { readonly kind: 'boardThen'; readonly assessment: Assessment }
  | {
      readonly kind: 'assess';
      readonly judgement: Judgement;
      readonly asOf: Day;
      readonly said: Said;
    }
  | { readonly kind: 'sign'; readonly assessment: string; readonly said: Said }
  | {
      readonly kind: 'correct';
      /** Id of the reading. */
      readonly reading: string;
      readonly observation: Observation;
      readonly said: Said;
    }
  | { readonly kind: 'retract'; readonly reading: string; readonly said: Said }
  /** Opens the note of a reading in the person's editor. */
  | { readonly kind: 'editNote'; readonly reading: Reading }
  /** Opens a paragraph of a sheet in the person's editor. */
  | { readonly kind: 'editLine'; readonly name: string; readonly text: string }
  | { readonly kind: Asked }
  /** Asks for the readings of an indicator as a view has them. */
  | { readonly kind: 'history'; readonly indicator: string; readonly view: View }
  /** Shows a web address in the browser. */
  | { readonly kind: 'open'; readonly url: string }
  /** Sends a text to the terminal's clipboard. */
  /** `but` says what the person must know of it before it is pasted anywhere. */
  | { readonly kind: 'copy'; readonly text: string; readonly but?: string }
  | { readonly kind: 'scenarios' }
  | {
      readonly kind: 'acknowledge' | 'unacknowledge';
      readonly tripwire: string;
      /** A day; the hashes of both where it is `TWO_FILES`. */
      readonly since: string;
      readonly said: string;
    }
  /** Asks for the board of a day by another strategy file, which has this hash. */
  | { readonly kind: 'revision'; readonly hash: string; readonly asOf: Day }
  /** Asks for the journal. */
  | { readonly kind: 'journal' }
  /** Asks for a tick after so many milliseconds. */
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
      readonly values: Readonly<Record<string, number>>;
      readonly said: string;
    }
  | { readonly kind: 'deleteScenario'; readonly name: string; readonly said: string }
  /** '' forgets it. */
  | { readonly kind: 'saveSetting'; readonly name: SettingName; readonly value: string };

/** A state and what it asks for. */
export type Step = readonly [State, readonly Effect[]];

/** What a dashboard opens with. */
export const BOTTOM: OverviewScreen = { kind: 'overview', panel: 0, selected: {}, scroll: 0 };

/** Whether the board looked at is today's. */
export function isLive({ view }: Pick<State, 'view'>): boolean {
  return view.asOf === undefined;
}

/** The screen that decides. */
export function topOf(state: State): Screen {
  return state.layers.at(-1) ?? BOTTOM;
}

/** The overview at the bottom of the stack. */
export function overviewOf(state: State): OverviewScreen {
  const [bottom] = state.layers;
  return bottom?.kind === 'overview' ? bottom : BOTTOM;
}

/** What is being typed as a filter of the screen below; undefined: nothing is. */
export function typedFilter(state: State): string | undefined {
  const top = topOf(state);
  return top.kind === 'prompt' && top.purpose === 'list.filter' ? top.field.text : undefined;
}

/** The state with its deciding screen replaced. */
export function withTop(state: State, screen: Screen): State {
  return { ...state, layers: [...state.layers.slice(0, -1), screen] };
}

/** The state with one more screen on top. */
export function push(state: State, screen: Screen): State {
  return { ...state, layers: [...state.layers, screen] };
}

/** The state with its topmost screen gone; the bottom one stays. */
export function pop(state: State): State {
  return state.layers.length > 1 ? { ...state, layers: state.layers.slice(0, -1) } : state;
}

/** The screens that can lie on one another, and what each remembers. */

import type { HistoryRow } from '../core/journal/journal.ts';
import type { EntryEffect } from '../core/journal/journal-effects.ts';
import type { OtherFile } from '../core/journal/journal-port.ts';
import type { Day, Event, Reading, Readings } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import type { State } from '../tui/state.ts';
import type { TextField } from '../tui/text-field.ts';
import type { View } from '../tui/view.ts';
import type { RecordForm } from './record/record-form.ts';
import type { Sheet } from './sheet/sheet.ts';

/** The overview, with the panel in focus (index into `panelsOf`) and the row selected in each. */
export interface OverviewScreen {
  readonly kind: 'overview';
  readonly panel: number;
  readonly selected: Readonly<Record<string, number>>;
  /** First line shown where the terminal is too small for panels. */
  readonly scroll: number;
  /** By panel id, what its rows are filtered by. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** All indicators of a track, by objective or in one order. */
export interface TrackScreen {
  readonly kind: 'track';
  readonly id: string;
  readonly selected: number;
  /** Index into `TRACK_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
  /** Whether the selected row is spelled out beside the list, where there is room. */
  readonly preview: boolean;
}

export const INDICATOR_TABS = ['Chart', 'Readings', 'Rule', 'Sources'] as const;

export interface IndicatorScreen {
  readonly kind: 'indicator';
  readonly id: string;
  /** Index into `INDICATOR_TABS`. */
  readonly tab: number;
  /** Index into `history`, on the tabs of readings. */
  readonly selected: number;
  /** First line shown of the rule, or the source selected; 0 when left out. */
  readonly line?: number;
  /** Id of the event whose flag on the chart is spelled out; undefined: the newest ones are. */
  readonly flag?: string | undefined;
  /** Every version of every reading, newest first; undefined until it was read. */
  readonly history: readonly HistoryRow[] | undefined;
  /** What was looked at before the board went to the day of an event; the way back returns to it. */
  readonly from?: View;
}

export interface FormScreen {
  readonly kind: 'form';
  readonly form: RecordForm;
  /** The walk through everything due that the form is a step of. */
  readonly walk?: Walk;
}

/** A walk through the due indicators, back and forth; each keeps what was typed for it. */
export interface Walk {
  /** Ids of the indicators, in the order of the walk. */
  readonly due: readonly string[];
  /** The forms that were left with something typed and not saved. */
  readonly drafts: readonly RecordForm[];
  /** Ids of those with a new value. */
  readonly entered: readonly string[];
  /** The board as it stood when the walk began. */
  readonly before: Board;
}

/** What a walk through everything due has changed. */
export interface WalkedScreen {
  readonly kind: 'walked';
  readonly walk: Walk;
  /** First line shown. */
  readonly selected: number;
}

/** What a question about retracting is about. */
export type Retracted =
  | { readonly subject: 'reading'; readonly reading: Reading }
  | { readonly subject: 'event'; readonly event: Event };

/** Whether to retract a reading or an event, with what that would do. */
export interface RetractScreen {
  readonly kind: 'retract';
  readonly of: Retracted;
  /** Index into `RETRACT_CHOICES`; the first is the safe one. */
  readonly choice: number;
}

export const RETRACT_CHOICES = ['Cancel', 'Retract'] as const;

/** Every key, or those that what is typed finds. */
export interface HelpScreen {
  readonly kind: 'help';
  /** First line shown. */
  readonly selected: number;
  readonly field: TextField;
}

/** Every command, indicator and track, or those that what is typed finds. */
export interface PaletteScreen {
  readonly kind: 'palette';
  readonly selected: number;
  readonly field: TextField;
  /** How far back in what was typed here before; 0: not at all. */
  readonly back: number;
}

export interface SettingsScreen {
  readonly kind: 'settings';
  /** Index into `SETTINGS`. */
  readonly selected: number;
}

/** How a node came to its score, and what moved it. */
export interface ExplainScreen {
  readonly kind: 'explain';
  /** The node. */
  readonly id: string;
  readonly tab: number;
  readonly selected: number;
  /** Index into `LOOKBACKS`. */
  readonly lookback: number;
  /** The tripwire, or `band`, whose own look back the change has; undefined, or not crossed any more: `lookback` says it. */
  readonly alert?: string | undefined;
  /** As on an indicator's screen. */
  readonly from?: View;
}

export interface UncertaintyScreen {
  readonly kind: 'uncertainty';
  readonly tab: number;
  readonly selected: number;
}

export interface MechanismScreen {
  readonly kind: 'mechanism';
  readonly tab: number;
  readonly selected: number;
}

/** The values that are tried, and the scenarios they can be saved as. */
export interface WhatIfScreen {
  readonly kind: 'whatIf';
  readonly tab: number;
  readonly selected: number;
  /** Index of the band to reach; undefined: the next above the one that stands. */
  readonly goal: number | undefined;
}

/** The board's day beside another one. */
export interface CompareScreen {
  readonly kind: 'compare';
  readonly other: Day;
  readonly selected: number;
}

/** What differs between the strategy file in use and another of its id. */
export interface RevisionScreen {
  readonly kind: 'revision';
  readonly other: OtherFile;
  /** Whether that file was read. */
  readonly read: boolean;
  /** The board of the same day by it; undefined until then, and where it cannot be used. */
  readonly board: Board | undefined;
  readonly selected: number;
}

/** What happened, as a list. */
export interface EventsScreen {
  readonly kind: 'events';
  readonly tab: number;
  readonly selected: number;
  /** Index into `EVENT_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
}

/** One event, with the board before and after it. */
export interface EventScreen {
  readonly kind: 'event';
  /** Id of the event. */
  readonly event: string;
  readonly tab: number;
  readonly selected: number;
  /** The readings as they were known some days before it; undefined until they were read. */
  readonly known: Readings | undefined;
}

/** What has changed since the last assessment, and the earlier ones. */
export interface AssessScreen {
  readonly kind: 'assess';
  readonly tab: number;
  readonly selected: number;
  /** Id of the assessment that the next one opened is laid beside; undefined: the one before it. */
  readonly marked: string | undefined;
}

/** One assessment, with the board as it stood. */
export interface AssessmentScreen {
  readonly kind: 'assessment';
  /** Its id. */
  readonly assessment: string;
  /** Id of the one it is laid beside; undefined: the one before it. */
  readonly beside: string | undefined;
  /** Id of the indicator whose readings are the evidence listed; undefined: those of the whole board. */
  readonly of?: string;
  /** What the evidence of the whole board is filtered by. */
  readonly filter: string;
  readonly tab: number;
  readonly selected: number;
}

/** A sheet of named lines to fill in. */
export interface SheetScreen {
  readonly kind: 'sheet';
  readonly purpose: 'event' | 'assessment';
  readonly sheet: Sheet;
  /** Id of what it continues; '' for nothing. */
  readonly follows: string;
  /** The event that it corrects; undefined: it states a new one. */
  readonly corrects?: Event;
}

/** Entries that a replay shows in a second. */
export const REPLAY_SPEEDS = [1, 2, 5, 10, 25, 50] as const;

export interface JournalScreen {
  readonly kind: 'journal';
  readonly selected: number;
  readonly filter: string;
  /** Newest first; undefined until they were read. */
  readonly effects: readonly EntryEffect[] | undefined;
  /** False for a journal too long to be read from its first entry. */
  readonly whole: boolean;
  readonly playing: boolean;
  /** Number of the replay under way; a tick of an older one says nothing. */
  readonly ticket: number;
  /** Index into `REPLAY_SPEEDS`. */
  readonly speed: number;
}

declare module '../tui/state.ts' {
  interface ScreenTypes {
    readonly overview: OverviewScreen;
    readonly track: TrackScreen;
    readonly indicator: IndicatorScreen;
    readonly form: FormScreen;
    readonly sheet: SheetScreen;
    readonly walked: WalkedScreen;
    readonly retract: RetractScreen;
    readonly help: HelpScreen;
    readonly palette: PaletteScreen;
    readonly settings: SettingsScreen;
    readonly explain: ExplainScreen;
    readonly uncertainty: UncertaintyScreen;
    readonly mechanism: MechanismScreen;
    readonly whatIf: WhatIfScreen;
    readonly compare: CompareScreen;
    readonly revision: RevisionScreen;
    readonly events: EventsScreen;
    readonly event: EventScreen;
    readonly assess: AssessScreen;
    readonly assessment: AssessmentScreen;
    readonly journal: JournalScreen;
  }
}

/** What a dashboard opens with. */
export const BOTTOM: OverviewScreen = { kind: 'overview', panel: 0, selected: {}, scroll: 0 };

/** The overview at the bottom of the stack. */
export function overviewOf(state: State): OverviewScreen {
  const [bottom] = state.layers;
  return bottom?.kind === 'overview' ? bottom : BOTTOM;
}

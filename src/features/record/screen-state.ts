/** What the screens here remember. */
import { isAboutCheck, isAboutReading } from '../../core/journal/journal.ts';
import type { Check, Event, Reading } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import type { ProposalSteps } from '../../views/proposals.ts';
import type { RecordForm } from './record-form.ts';
import type { SourceOffer } from './source-offers.ts';

export interface FormScreen {
  readonly kind: 'form';
  readonly form: RecordForm;
  /** The batch through everything due that the form is a step of. */
  readonly batch?: BatchEntry;
  /** The way through proposals that the form is a step of. */
  readonly proposals?: ProposalSteps;
}

/** A batch through the due indicators, back and forth; each keeps what was typed for it. */
export interface BatchEntry {
  /** Ids of the indicators, in the order of the batch: what removes most doubt first. */
  readonly due: readonly string[];
  /** How many others are due and cannot matter. */
  readonly leftOut: number;
  /** The forms that were left with something typed and not saved. */
  readonly drafts: readonly RecordForm[];
  /** Ids of those with a new value. */
  readonly entered: readonly string[];
  /** Ids of those that were looked at, with nothing new. */
  readonly checked: readonly string[];
  /** The board as it stood when the batch began. */
  readonly before: Board;
}

/** Where a batch through everything due was left, for the next one of this run of the program. */
export interface LeftBatch {
  /** Id of the indicator on which one was; '' where it went to its end. */
  readonly at: string;
  /** The forms that were left with something typed and not saved. */
  readonly drafts: readonly RecordForm[];
}

/** What a batch through everything due has changed. */
export interface BatchDoneScreen {
  readonly kind: 'batchDone';
  readonly batch: BatchEntry;
  /** First line shown. */
  readonly selected: number;
}

/** What a question about retracting is about. */
export type Retracted =
  | { readonly subject: 'reading'; readonly reading: Reading }
  | { readonly subject: 'check'; readonly check: Check }
  | { readonly subject: 'event'; readonly event: Event };

/** What the answer for what is to be retracted makes of it. */
export function handleRetractedByKind<T>(
  answers: { readonly [S in Retracted['subject']]: (of: Extract<Retracted, { subject: S }>) => T },
  of: Retracted,
): T {
  if (isAboutReading(of)) return answers.reading(of);
  return isAboutCheck(of) ? answers.check(of) : answers.event(of);
}

/** Whether to retract a reading, a check or an event, with what that would do. */
export interface RetractScreen {
  readonly kind: 'retract';
  readonly of: Retracted;
  /** Index into `RETRACT_CHOICES`; the first is the safe one. */
  readonly choice: number;
}

export const RETRACT_CHOICES = ['Cancel', 'Retract'] as const;

declare module '../../tui/state.ts' {
  interface State {
    /** Left out: no batch was begun, or nothing of it is left. */
    readonly leftBatch?: LeftBatch | undefined;
    /** The source and the address of the form that was saved last; left out: none that names a source was. */
    readonly sourceSaved?: SourceOffer;
  }
  interface ScreenTypes {
    readonly form: FormScreen;
    readonly batchDone: BatchDoneScreen;
    readonly retract: RetractScreen;
  }
}

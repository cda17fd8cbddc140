/** The journal of a store as it is read and written from above: the one description that store, dashboard and commands share. */

import type {
  CheckObservation,
  Day,
  Event,
  Happening,
  Instant,
  Observation,
  Readings,
  Result,
  Strategy,
} from '../model/model.ts';
import type { Assessment, Judgement } from './assessment.ts';
import type { Entry, HistoryRow } from './journal.ts';
import type { AnswerOfProposal, Proposal, Proposed, WaitingProposals } from './proposal.ts';

/** What one command wrote. */
export interface Written {
  /** Id of the action, which tells what was written apart from what other processes write; undefined when there was nothing to write. */
  readonly action: string | undefined;
  /** Rows that were recorded, ≥ 0. */
  readonly recorded: number;
  /** Rows that stand already, equal in every column, ≥ 0. */
  readonly skipped: number;
}

/** What proposing wrote. */
export interface WrittenProposals {
  /** Proposals that were recorded, ≥ 0. */
  readonly recorded: number;
  /** Those of what was given that wait now. */
  readonly rows: readonly Proposed[];
  /** Left out: those that are open already, that were refused before, that stand or were accepted before. */
  readonly skipped: {
    /** How many proposals for each of these reasons, ≥ 0: `open`, `refused`, `standing`. */
    readonly open: number;
    readonly refused: number;
    readonly standing: number;
  };
}

/** An answer to a proposal, with what is recorded where it is accepted: what was proposed, or what a person made of it; at most one of these. */
export interface ProposalDecision extends AnswerOfProposal {
  readonly reading?: Observation | undefined;
  /** Id of the reading that this one corrects; left out: none. */
  readonly corrects?: string | undefined;
  readonly check?: CheckObservation | undefined;
  readonly event?: Happening | undefined;
}

/** What answering proposals wrote. */
export interface AnsweredProposals {
  /** Readings, checks and events that were recorded, ≥ 0; what stood already is not among them. */
  readonly recorded: number;
  /** Proposals that were answered, ≥ 0. */
  readonly answered: number;
}

/** What was taken back or brought again. */
export interface TakenBack {
  /** In words: "RU1 500 on 2026-10-01". */
  readonly summary: string;
}

/** Who has seen a crossing that lasts since a day. */
export interface Acknowledgement {
  readonly tripwire: string;
  /** First day of the stretch that was acknowledged. */
  readonly since: string;
  readonly author: string;
  readonly at: Instant;
}

/** A strategy file that a store was used with. */
export interface KeptStrategy {
  /** SHA-256 of the bytes, 64 hex digits; the first 8 are the short hash. */
  readonly sha256: string;
  readonly hash: string;
  readonly firstSeen: Instant;
}

/** A file that bears the id of the strategy in use, and was used with its store, and says something else. */
export interface OtherFile {
  /** Where it is; undefined for the shipped one. */
  readonly path: string | undefined;
  /** Its short hash, 8 hex digits. */
  readonly hash: string;
  /** The two short hashes: what it is acknowledged by, so that it is said anew when one of the files changes. */
  readonly pair: string;
}

/** Under which name it is acknowledged that there is such a file; no id of a tripwire has a blank. */
export const TWO_FILES = 'two files';

/** Values by indicator id that were saved under a name. */
export interface Scenario {
  readonly name: string;
  readonly author: string;
  readonly at: Instant;
  /** In the unit of each indicator, finite. */
  readonly values: Readonly<Record<string, number>>;
}

/** The journal as all above the disk see it; what can fail for a reason outside the program is a value. */
export interface JournalPort {
  /** The file, or where it would be when there is none. */
  readonly path: string;
  /** Writes and takes back under another name from now on; gives it as it is written. Refused: no name, and that of what a release ships. */
  writeAs(author: string): Result<string>;
  /** The sentence why nothing can be written; undefined when writing works. */
  readonly readOnly: string | undefined;
  /** Sentences that belong on the board: readings that do not fit, two files of one id, a file that was replaced. */
  readonly notices: readonly string[];

  /** Another file of the same id that nobody has acknowledged; undefined: none. The same until something changes. */
  otherFile(): OtherFile | undefined;
  /** The readings that stand and fit the strategy. The same object until something changes. */
  readings(): Readings;
  /** The readings as known at an instant: from the entries recorded until then. */
  readingsKnownAt(instant: Instant): Readings;
  /** The readings that fit another strategy file, as they stand, as known at an instant, or as known once the entry of a seq, whole, ≥ 0, was written, 0: none; the same object while the same entries are asked for. */
  readingsUnder(strategy: Strategy, known?: Instant | number): Readings;
  /** The events that stand, by day. The same list until something changes. */
  events(): readonly Event[];
  /** The events as known at an instant, or as known once the entry of a seq, whole, ≥ 0, was written, 0: none. */
  eventsKnownAt(known: Instant | number): readonly Event[];
  /** Every version of every reading of an indicator, oldest day first, as it stands or as known at an instant. */
  history(indicator: string, knownAt?: Instant): readonly HistoryRow[];

  /** The newest entries of the journal, newest last: as many as `limit` says, ≥ 1; left out: 1,000. */
  entries(options?: { readonly limit?: number | undefined }): readonly Entry[];
  /** The strategy files this store was written or scored with, by the instant they were first seen. */
  strategies(): readonly KeptStrategy[];
  /** The text of one of them, by its hash or the first digits of it; undefined when it was never seen. */
  strategyText(hash: string): string | undefined;

  /** Records readings as one action; rows that stand already, equal in every column, are skipped. */
  record(observations: readonly Observation[]): Result<Written>;
  /** Records checks as one action: that somebody looked and found nothing new; those that stand already are skipped. */
  recordChecks(checks: readonly CheckObservation[]): Result<Written>;
  /** Records events as one action; those that stand already are skipped. */
  recordEvents(happenings: readonly Happening[]): Result<Written>;
  /** Corrects an event that stands. */
  correctEvent(event: string, happening: Happening): Result<Written>;
  retractEvent(event: string): Result<Written>;
  /** Corrects a reading that stands; refused when it does not, or when the indicator would be another. */
  correct(reading: string, observation: Observation): Result<Written>;
  retract(reading: string): Result<Written>;
  retractCheck(check: string): Result<Written>;

  /** Proposes readings and events as one action, as this author or the one who is named. Nothing is scored by it. */
  propose(rows: readonly Proposed[], author?: string): Result<WrittenProposals>;
  /** The proposals that are open, in the order in which they came. The same list until something changes. */
  openProposals(): readonly Proposal[];
  /** Every proposal, answered ones too, as known at an instant; as known now where it is left out. */
  proposalsKnownAt(instant?: Instant): readonly Proposal[];
  /** How many proposals nobody has looked at yet; asked without reading them. */
  waitingProposals(): WaitingProposals;
  /** Answers proposals as one action, what is accepted recorded with it. */
  answerProposals(decisions: readonly ProposalDecision[]): Result<AnsweredProposals>;

  /** Takes back the newest action of this author not yet undone, whole. */
  undo(): Result<TakenBack>;
  /** Brings again what this author undid last, unless the author has recorded something since. */
  redo(): Result<TakenBack>;
  /** What `undo` would take back, in words; undefined when nothing. */
  undoable(): string | undefined;
  redoable(): string | undefined;

  /** When this author was here last; undefined: never. */
  lastVisit(): Instant | undefined;
  /** When this author was here last on a day before that of the last visit, as `setVisit` was told; undefined: never. */
  earlierVisit(): Instant | undefined;
  /** Notes a visit, and the one on a day before it. */
  setVisit(at: Instant, earlier: Instant | undefined): Result<undefined>;
  acknowledge(tripwire: string, since: string): Result<undefined>;
  /** Every acknowledgement that stands. */
  acknowledgements(): readonly Acknowledgement[];
  /** Takes back an acknowledgement that this author gave; nothing happens where there is none. */
  withdrawAcknowledgement(tripwire: string, since: string): Result<undefined>;
  /** Keeps a what-if under a name; one of the same name is replaced. */
  saveScenario(name: string, values: Readonly<Record<string, number>>): Result<undefined>;
  scenarios(): readonly Scenario[];
  deleteScenario(name: string): Result<undefined>;

  /** Writes what this author, or the one who is named, makes of the board of a day; gives its id. It is never edited, only followed; undone, it is withdrawn and stays. */
  assess(judgement: Judgement, asOf: Day, author?: string): Result<string>;
  /** Every assessment, oldest first, withdrawn ones too. The same list until something changes. */
  assessments(): readonly Assessment[];
  /** Signs the assessment of another author, as this one or the one who is named; refused where it was withdrawn. */
  sign(assessment: string, author?: string): Result<undefined>;

  /** Whether another process has changed the store since this was last asked; what was read before is then stale. */
  changed(): boolean;
  /** Calls back when another process has changed the store; nothing is polled. Returns the end of watching. */
  watch(onChange: () => void): () => void;
  close(): void;
}

/**
 * A store that is open.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Assessment, Judgement } from '../../core/journal/assessment.ts';
import type { Entry, HistoryRow, TakeBackKind } from '../../core/journal/journal.ts';
import type {
  Acknowledgement,
  AnsweredProposals,
  KeptStrategy,
  OtherFile,
  ProposalDecision,
  Scenario,
  TakenBack,
  Written,
  WrittenProposals,
} from '../../core/journal/journal-port.ts';
import type { Proposal, Proposed, WaitingProposals } from '../../core/journal/proposal.ts';
import type {
  CheckObservation,
  Event,
  Happening,
  Instant,
  Observation,
  Readings,
  Result,
  Strategy,
} from '../../core/model/model.ts';
import { indexReadings } from '../../core/model/readings.ts';
import { insertStrategyHashAndHandlingIntoBackup } from '../backup/archive.ts';
import { writeBackupTo } from '../backup/backups.ts';
import { insertRecipesIntoBackup, type RecipesAlong } from '../backup/recipes-along.ts';
import type { Connection, Pause } from '../db/connection.ts';
import { damagedStoreRowsNoticeText } from '../db/damage-words.ts';
import { HeldStore, type Kept } from '../db/database-file.ts';
import type { Attachment } from '../db/open-database.ts';
import { watchStoreFile } from '../db/watch.ts';
import { partFilePathOfThisProcess } from '../files/files.ts';
import { runWithPartFileNote } from '../files/left-behind.ts';
import type { StrategyFile } from '../files/strategy-file.ts';
import { insertAssessment, insertSignature, queryAllAssessments } from './assessments.ts';
import { parseAuthorName } from './author.ts';
import {
  insertChecks,
  insertEventCorrection,
  insertOrCorrectEvents,
  insertReadingCorrection,
  insertReadings,
  insertRetraction,
  type Pen,
} from './commands.ts';
import {
  deleteStagedRowsContradictingEachOtherOrFar,
  insertImportRowsIntoStaging,
  insertReadingsFromStaging,
  queryLastStagedRowId,
  queryStagedRowsContradictingEachOtherOrFar,
} from './import-staging.ts';
import type { Attempt } from './large-readings.ts';
import {
  queryMisfitNotices,
  readUnacknowledgedSameIdStrategyFile,
  sameIdStrategyFileNotices,
} from './notices.ts';
import {
  queryEntrySeqAtInstant,
  queryEventsUntilEntry,
  queryNewestEntries,
  queryReadingsUntilEntry,
  queryReadingVersionsOfIndicator,
} from './past-queries.ts';
import {
  deleteAcknowledgement,
  deleteScenarioRow,
  insertAcknowledgement,
  insertOrReplaceScenario,
  insertOrReplaceStoreFact,
  insertOrReplaceVisit,
  queryAcknowledgements,
  queryKeptStrategies,
  queryKeptStrategyText,
  queryLastVisit,
  queryScenarios,
  queryVisitBeforeLatest,
} from './personal.ts';
import {
  insertProposalAnswers,
  insertProposals,
  queryOpenProposals,
  queryProposalsUpToSeq,
  queryWaitingProposalTotals,
} from './proposals.ts';
import { queryFittingReadings, queryNewestSeq, queryStandingEvents } from './standing-queries.ts';
import type {
  Contents,
  Doubts,
  FileRow,
  NamedHappening,
  Store,
  TakenAlong,
  WrittenAside,
  WrittenEvents,
} from './store-types.ts';
import { insertAllFromAttachedStore, queryStoreContents } from './taking-along.ts';
import { insertUndoOrRedo, queryNextUndoOrRedoText } from './undo.ts';

/** What a store is made of once its file is open. */
export interface SqliteStoreParts {
  readonly path: string;
  readonly attachment: Attachment;
  /** The sentence why the caller wants nothing written; undefined when it may be. */
  readonly forReading: string | undefined;
  readonly strategy: StrategyFile;
  readonly pen: Pen;
  /** Sentences about how it was opened. */
  readonly notices: readonly string[];
}

const NO_CONTENTS: Contents = {
  entries: 0,
  readings: 0,
  own: 0,
  misfits: 0,
  events: 0,
  assessments: 0,
};
const NO_READINGS: Readings = indexReadings([]);
/** So many entries at most are given where no limit is said. */
const MOST_ENTRIES = 1_000;

export class SqliteStore implements Store {
  readonly path: string;
  readonly #strategyFile: StrategyFile;
  readonly #strategy: Strategy;
  #pen: Pen;
  readonly #said: readonly string[];
  readonly #held: HeldStore;
  readonly #readings: Kept<Readings> = { value: NO_READINGS, fresh: false };
  readonly #events: Kept<readonly Event[]> = { value: [], fresh: false };
  readonly #assessments: Kept<readonly Assessment[]> = { value: [], fresh: false };
  readonly #proposals: Kept<readonly Proposal[]> = { value: [], fresh: false };
  readonly #waiting: Kept<WaitingProposals> = {
    value: { count: 0, sources: 0, later: 0 },
    fresh: false,
  };
  readonly #notices: Kept<readonly string[]> = { value: [], fresh: false };
  readonly #otherFile: Kept<OtherFile | undefined> = { value: undefined, fresh: false };
  readonly #watching = new Set<() => void>();
  /** By strategy, what was asked for last as long as anybody holds it, and the seq of the newest entry it rests on (`until`), ≥ 0. */
  readonly #past = new Map<
    Strategy,
    { readonly until: number; readonly readings: WeakRef<Readings> }
  >();

  /** What the notices say of damage; more of it can turn out with everything that is read. */
  #damageTold: string | undefined;
  /** The last row that was set aside; 0: none was. */
  #aside = 0;

  constructor({ path, attachment, forReading, strategy, pen, notices }: SqliteStoreParts) {
    this.path = path;
    this.#strategyFile = strategy;
    this.#strategy = strategy.strategy;
    this.#pen = pen;
    this.#said = notices;
    const forget = (): void => this.#forget();
    const tell = (): void => {
      for (const onChange of this.#watching) onChange();
    };
    this.#held = new HeldStore(path, attachment, { forReading, now: pen.now, forget, tell });
  }

  writeAs(author: string): Result<string> {
    const name = parseAuthorName(author);
    if (name.ok) this.#pen = { ...this.#pen, author: name.value };
    return name;
  }

  #forget(): void {
    const all = [this.#readings, this.#events, this.#assessments, this.#notices];
    for (const kept of [...all, this.#proposals, this.#waiting, this.#otherFile])
      kept.fresh = false;
    // all of it is read again, and may have been repaired
    this.#held.connection.damaged.clear();
    this.#past.clear();
  }

  get readOnly(): string | undefined {
    return this.#held.readOnly;
  }

  get lost(): string | undefined {
    return this.#held.lost;
  }

  get notices(): readonly string[] {
    const { damage } = this;
    if (damage !== this.#damageTold) this.#notices.fresh = false;
    this.#damageTold = damage;
    return this.#held.kept(this.#notices, () => [
      ...this.#said,
      ...this.#held.notices,
      ...this.misfits,
      ...sameIdStrategyFileNotices(this.#strategyFile, this.otherFile()),
    ]);
  }

  otherFile(): OtherFile | undefined {
    return this.#held.kept(this.#otherFile, (connection) =>
      readUnacknowledgedSameIdStrategyFile(connection, this.#strategyFile),
    );
  }

  get misfits(): readonly string[] {
    const misfits = this.#held.read([], (connection) =>
      queryMisfitNotices(connection, this.#strategy, this.readings()),
    );
    const { damage } = this;
    return damage === undefined ? misfits : [...misfits, damage];
  }

  get damage(): string | undefined {
    return damagedStoreRowsNoticeText(this.#held.connection.damaged);
  }

  readings(): Readings {
    return this.#held.kept(this.#readings, (connection) =>
      queryFittingReadings(connection, this.#strategy, this.#attempt, this.#eventsLater),
    );
  }

  readingsKnownAt(instant: Instant): Readings {
    return this.readingsUnder(this.#strategy, instant);
  }

  readingsUnder(strategy: Strategy, known?: Instant | number): Readings {
    return this.#held.read(NO_READINGS, (connection) => {
      const newest = queryNewestSeq(connection);
      const until =
        typeof known === 'number'
          ? known
          : known === undefined
            ? newest
            : queryEntrySeqAtInstant(connection, known);
      if (until === newest && strategy === this.#strategy) return this.readings();
      const last = this.#past.get(strategy);
      const held = last?.until === until ? last.readings.deref() : undefined;
      if (held !== undefined) return held;
      const readings =
        until === newest
          ? queryFittingReadings(connection, strategy, this.#attempt, this.#eventsLater)
          : queryReadingsUntilEntry(connection, strategy, until, this.#attempt);
      this.#past.set(strategy, { until, readings: new WeakRef(readings) });
      return readings;
    });
  }

  events(): readonly Event[] {
    return this.#held.kept(this.#events, queryStandingEvents);
  }

  eventsKnownAt(known: Instant | number): readonly Event[] {
    return this.#held.read([], (connection) =>
      queryEventsUntilEntry(
        connection,
        typeof known === 'number' ? known : queryEntrySeqAtInstant(connection, known),
      ),
    );
  }

  history(indicator: string, knownAt?: Instant): readonly HistoryRow[] {
    return this.#held.read([], (connection) =>
      queryReadingVersionsOfIndicator(connection, indicator, knownAt),
    );
  }

  entries({
    limit = MOST_ENTRIES,
  }: {
    /** At most so many, from 1; left out: 1,000. */
    readonly limit?: number | undefined;
  } = {}): readonly Entry[] {
    return this.#held.read([], (connection) => queryNewestEntries(connection, limit));
  }

  record(observations: readonly Observation[]): Result<Written> {
    return this.#held.write((connection) => insertReadings(connection, this.#pen, observations));
  }

  recordChecks(checks: readonly CheckObservation[]): Result<Written> {
    return this.#held.write((connection) => insertChecks(connection, this.#pen, checks));
  }

  setAside(rows: readonly FileRow[]): Result<undefined> {
    const last = this.#held.tried((connection) => insertImportRowsIntoStaging(connection, rows));
    if (!last.ok) return last;
    this.#aside = last.value;
    return { ok: true, value: undefined };
  }

  doubtsAside(): Result<Doubts> {
    return this.#held.tried((connection) =>
      queryStagedRowsContradictingEachOtherOrFar(connection, this.#aside),
    );
  }

  leaveOutDoubts(): Result<number> {
    return this.#held.tried((connection) => {
      const left = deleteStagedRowsContradictingEachOtherOrFar(connection, this.#aside);
      if (left.ok) this.#aside = queryLastStagedRowId(connection);
      return left;
    });
  }

  recordAside(pause: Pause): Promise<Result<WrittenAside>> {
    return this.#held.writeSteps(
      (connection) => insertReadingsFromStaging(connection, this.#pen, this.#aside),
      pause,
    );
  }

  async tryAside<T>(
    look: () => T,
    pause: Pause,
  ): Promise<Result<WrittenAside & { readonly seen: T }>> {
    const [pen, rows] = [this.#pen, this.#aside];
    const forget = (): void => this.#forget();
    const tried = await this.#held.trySteps(function* (
      connection,
    ): Generator<number, Result<WrittenAside & { readonly seen: T }>> {
      const done = yield* insertReadingsFromStaging(connection, pen, rows);
      if (!done.ok) return done;
      forget();
      return { ok: true, value: { ...done.value, seen: look() } };
    }, pause);
    forget();
    return tried;
  }

  async tryEvents(
    happenings: readonly NamedHappening[],
  ): Promise<Result<WrittenEvents & { readonly seen: readonly Event[] }>> {
    const pen = this.#pen;
    const look = (): readonly Event[] => {
      this.#forget();
      return this.events();
    };
    const tried = await this.#held.trySteps(
      // biome-ignore lint/correctness/useYield: one step is enough for as many events as are held at once.
      function* (
        connection,
      ): Generator<number, Result<WrittenEvents & { readonly seen: readonly Event[] }>> {
        const done = insertOrCorrectEvents(connection, pen, happenings);
        return done.ok ? { ok: true, value: { ...done.value, seen: look() } } : done;
      },
      async () => undefined,
    );
    this.#forget();
    return tried;
  }

  recordEvents(happenings: readonly NamedHappening[]): Result<WrittenEvents> {
    return this.#held.write((connection) =>
      insertOrCorrectEvents(connection, this.#pen, happenings),
    );
  }

  propose(rows: readonly Proposed[], author?: string): Result<WrittenProposals> {
    const pen = this.#penOf(author);
    return pen.ok
      ? this.#held.write((connection) => insertProposals(connection, pen.value, rows))
      : pen;
  }

  openProposals(): readonly Proposal[] {
    return this.#held.kept(this.#proposals, queryOpenProposals);
  }

  proposalsKnownAt(instant?: Instant): readonly Proposal[] {
    return this.#held.read([], (connection) =>
      queryProposalsUpToSeq(
        connection,
        instant === undefined
          ? queryNewestSeq(connection)
          : queryEntrySeqAtInstant(connection, instant),
      ),
    );
  }

  waitingProposals(): WaitingProposals {
    return this.#held.kept(this.#waiting, queryWaitingProposalTotals);
  }

  answerProposals(decisions: readonly ProposalDecision[]): Result<AnsweredProposals> {
    return this.#held.write((connection) =>
      insertProposalAnswers(connection, this.#pen, decisions),
    );
  }

  correct(reading: string, observation: Observation): Result<Written> {
    return this.#held.write((connection) =>
      insertReadingCorrection(connection, this.#pen, reading, observation),
    );
  }

  retract(reading: string): Result<Written> {
    return this.#held.write((connection) =>
      insertRetraction(connection, this.#pen, reading, 'reading'),
    );
  }

  retractCheck(check: string): Result<Written> {
    return this.#held.write((connection) =>
      insertRetraction(connection, this.#pen, check, 'check'),
    );
  }

  correctEvent(event: string, happening: Happening): Result<Written> {
    return this.#held.write((connection) =>
      insertEventCorrection(connection, this.#pen, event, happening),
    );
  }

  retractEvent(event: string): Result<Written> {
    return this.#held.write((connection) =>
      insertRetraction(connection, this.#pen, event, 'event'),
    );
  }

  undo(): Result<TakenBack> {
    return this.#takeBack('undo');
  }

  redo(): Result<TakenBack> {
    return this.#takeBack('redo');
  }

  undoable(): string | undefined {
    return this.#next('undo');
  }

  redoable(): string | undefined {
    return this.#next('redo');
  }

  strategies(): readonly KeptStrategy[] {
    return this.#held.read([], queryKeptStrategies);
  }

  strategyText(hash: string): string | undefined {
    return this.#held.read(undefined, (connection) => queryKeptStrategyText(connection, hash));
  }

  lastVisit(): Instant | undefined {
    return this.#held.read(undefined, (connection) => queryLastVisit(connection, this.#pen.author));
  }

  earlierVisit(): Instant | undefined {
    return this.#held.read(undefined, (connection) =>
      queryVisitBeforeLatest(connection, this.#pen.author),
    );
  }

  setVisit(at: Instant, earlier: Instant | undefined): Result<undefined> {
    return this.#keep((connection) =>
      insertOrReplaceVisit(connection, this.#pen.author, at, earlier),
    );
  }

  acknowledge(tripwire: string, since: string): Result<undefined> {
    const { author } = this.#pen;
    return this.#keep((connection) =>
      insertAcknowledgement(connection, { tripwire, since, author, at: this.#pen.now() }),
    );
  }

  acknowledgements(): readonly Acknowledgement[] {
    return this.#held.read([], queryAcknowledgements);
  }

  withdrawAcknowledgement(tripwire: string, since: string): Result<undefined> {
    const { author } = this.#pen;
    return this.#keep((connection) =>
      deleteAcknowledgement(connection, { tripwire, since, author }),
    );
  }

  saveScenario(name: string, values: Readonly<Record<string, number>>): Result<undefined> {
    const { author } = this.#pen;
    return this.#keep((connection) =>
      insertOrReplaceScenario(connection, { name, author, at: this.#pen.now(), values }),
    );
  }

  scenarios(): readonly Scenario[] {
    return this.#held.read([], queryScenarios);
  }

  deleteScenario(name: string): Result<undefined> {
    return this.#keep((connection) => deleteScenarioRow(connection, name));
  }

  assess(judgement: Judgement, asOf: string, author?: string): Result<string> {
    const strategy = this.#strategyFile.sha256;
    const pen = this.#penOf(author);
    return pen.ok
      ? this.#held.write((connection) =>
          insertAssessment(connection, pen.value, { asOf, strategy, judgement }),
        )
      : pen;
  }

  assessments(): readonly Assessment[] {
    return this.#held.kept(this.#assessments, queryAllAssessments);
  }

  sign(assessment: string, author?: string): Result<undefined> {
    const pen = this.#penOf(author);
    return pen.ok
      ? this.#held.write((connection) => insertSignature(connection, pen.value, assessment))
      : pen;
  }

  backup(file: string, handling = ''): Result<RecipesAlong> {
    if (existsSync(file)) {
      return {
        ok: false,
        problems: [{ path: file, message: 'is there already; name another file' }],
      };
    }
    const dataDir = dirname(this.path);
    let along: RecipesAlong = { recipes: 0, copies: 0 };
    const done = runWithPartFileNote(dataDir, partFilePathOfThisProcess(file), () =>
      writeBackupTo(this.#held.connection, file, (part) => {
        insertStrategyHashAndHandlingIntoBackup(part, this.#strategyFile, handling);
        along = insertRecipesIntoBackup(part, dataDir);
      }),
    );
    return done.ok ? { ok: true, value: along } : done;
  }

  copyTo(file: string): Result<undefined> {
    const done = writeBackupTo(this.#held.connection, file);
    return done.ok ? { ok: true, value: undefined } : done;
  }

  contents(strategy: Strategy): Contents {
    return this.#held.read(NO_CONTENTS, (connection) => queryStoreContents(connection, strategy));
  }

  takeAlong(backup: string): Result<TakenAlong> {
    const attached = this.#held.tried((connection) => {
      connection.run('ATTACH ? AS along', backup);
      return { ok: true, value: undefined };
    });
    if (!attached.ok) return attached;
    const done = this.#held.write((connection) => {
      const value = insertAllFromAttachedStore(connection, this.#strategyFile, this.#pen.now());
      return { ok: true, value };
    });
    this.#held.tried((connection) => {
      connection.run('DETACH along');
      return { ok: true, value: undefined };
    });
    return done;
  }

  changed(): boolean {
    return this.#held.changed();
  }

  watch(onChange: () => void): () => void {
    const look = (): void => {
      if (this.changed()) onChange();
    };
    const stop = watchStoreFile(this.path, look);
    // Between the opening and the watch nobody was told of anything.
    const first = setImmediate(look);
    this.#watching.add(onChange);
    return () => {
      this.#watching.delete(onChange);
      clearImmediate(first);
      stop();
    };
  }

  close(): void {
    this.#held.close();
  }

  /** The pen of this author, or of somebody else at the same terminal. */
  #penOf(author: string | undefined): Result<Pen> {
    if (author === undefined) return { ok: true, value: this.#pen };
    const name = parseAuthorName(author);
    return name.ok ? { ok: true, value: { ...this.#pen, author: name.value } } : name;
  }

  readonly #eventsLater = (): readonly Event[] => this.events();

  readonly #attempt: Attempt = (otherwise, work) => this.#held.read(otherwise, work);

  #takeBack(kind: TakeBackKind): Result<TakenBack> {
    return this.#held.write((connection) => {
      const done = insertUndoOrRedo(connection, this.#pen, kind, this.#strategy);
      if (!done.ok) return done;
      const { shippedTouched, ...taken } = done.value;
      // A release leaves alone what a user changed; now that it may be unchanged again, the next opening compares anew.
      if (shippedTouched) insertOrReplaceStoreFact(connection, 'starter', '');
      return { ok: true, value: taken };
    });
  }

  #next(kind: TakeBackKind): string | undefined {
    if (this.readOnly !== undefined) return undefined;
    return this.#held.read(undefined, (connection) =>
      queryNextUndoOrRedoText(connection, this.#pen.author, kind, this.#strategy),
    );
  }

  #keep(work: (connection: Connection) => void): Result<undefined> {
    return this.#held.write((connection) => {
      work(connection);
      return { ok: true, value: undefined };
    });
  }
}

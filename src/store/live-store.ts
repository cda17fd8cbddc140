/** A store that is open: what was read is kept until something changes, what is written is checked and refused in words. */

import { existsSync } from 'node:fs';
import type { Entry, HistoryRow } from '../domain/journal.ts';
import type {
  Day,
  Event,
  Happening,
  Instant,
  Observation,
  Problem,
  Readings,
  Result,
} from '../domain/model.ts';
import { type Attachment, attachAgain, schemaOf } from './attachment.ts';
import { backUp, backUpTo } from './backups.ts';
import { type Connection, problemOf, sentenceOf, troubleOf } from './connection.ts';
import type { Attempt } from './large-readings.ts';
import { misfitNotice, twoFilesNotice } from './notices.ts';
import { eventsUntil, historyOf, newestEntries, readingsUntil, seqAt } from './past.ts';
import {
  acknowledgementOf,
  dropScenario,
  factOf,
  keepAcknowledgement,
  keepFact,
  keepScenario,
  keepVisit,
  keptStrategies,
  keptStrategyText,
  scenariosOf,
  visitOf,
} from './personal.ts';
import {
  correctEventTo,
  correctTo,
  type Pen,
  recordEvents,
  recordReadings,
  retractOne,
  takeBackNewest,
  wordsOfNext,
} from './recording.ts';
import type {
  Acknowledgement,
  KeptStrategy,
  NamedHappening,
  Scenario,
  Store,
  TakenBack,
  Written,
} from './store.ts';
import type { StrategyFile } from './strategy-file.ts';
import { hasUserEntries, newestSeq, standingEvents, standingReadings } from './views.ts';
import { watchFolder } from './watch.ts';

/** What a store is made of once its file is open. */
export interface LiveStoreParts {
  readonly attachment: Attachment;
  /** The sentence why the caller wants nothing written; undefined when it may be. */
  readonly forReading: string | undefined;
  readonly path: string;
  readonly strategy: StrategyFile;
  readonly pen: Pen;
  readonly notices: readonly string[];
}

const NO_READINGS: Readings = { asOf: () => undefined, of: () => [] };

/** Something that was read, and whether it is to be read again when it is asked for. */
interface Kept<T> {
  value: T;
  fresh: boolean;
}

export class LiveStore implements Store {
  readonly path: string;
  readonly author: string;
  readonly #parts: LiveStoreParts;
  #attachment: Attachment;
  #version: number;
  #trouble: string | undefined;
  #replaced: readonly string[] = [];
  #said: readonly string[] = [];
  #backedUpOn: Day | undefined;
  readonly #readings: Kept<Readings> = { value: NO_READINGS, fresh: false };
  readonly #events: Kept<readonly Event[]> = { value: [], fresh: false };
  readonly #notices: Kept<readonly string[]> = { value: [], fresh: false };

  constructor(parts: LiveStoreParts) {
    this.#parts = parts;
    this.#attachment = parts.attachment;
    this.path = parts.path;
    this.author = parts.pen.author;
    this.#version = this.#connection.dataVersion();
  }

  get readOnly(): string | undefined {
    return this.#parts.forReading ?? this.#attachment.readOnly ?? this.#trouble;
  }

  get notices(): readonly string[] {
    return this.#kept(this.#notices, () => this.#sayings());
  }

  readings(): Readings {
    return this.#kept(this.#readings, () =>
      standingReadings(this.#connection, this.#strategy, this.#attempt),
    );
  }

  readingsKnownAt(instant: Instant): Readings {
    return this.#read(NO_READINGS, () => {
      const until = seqAt(this.#connection, instant);
      if (until === newestSeq(this.#connection)) return this.readings();
      return readingsUntil(this.#connection, this.#strategy, until, this.#attempt);
    });
  }

  events(): readonly Event[] {
    return this.#kept(this.#events, () => standingEvents(this.#connection));
  }

  eventsKnownAt(instant: Instant): readonly Event[] {
    return this.#read([], () => eventsUntil(this.#connection, seqAt(this.#connection, instant)));
  }

  history(indicator: string): readonly HistoryRow[] {
    return this.#read([], () => historyOf(this.#connection, indicator));
  }

  entries(options: { readonly limit?: number | undefined } = {}): readonly Entry[] {
    return this.#read([], () => newestEntries(this.#connection, options.limit ?? 1_000));
  }

  record(observations: readonly Observation[]): Result<Written> {
    return this.#write(() => recordReadings(this.#connection, this.#parts.pen, observations));
  }

  recordEvents(happenings: readonly NamedHappening[]): Result<Written> {
    return this.#write(() => recordEvents(this.#connection, this.#parts.pen, happenings));
  }

  correct(reading: string, observation: Observation): Result<Written> {
    return this.#write(() => correctTo(this.#connection, this.#parts.pen, reading, observation));
  }

  retract(reading: string): Result<Written> {
    return this.#write(() => retractOne(this.#connection, this.#parts.pen, reading, 'reading'));
  }

  correctEvent(event: string, happening: Happening): Result<Written> {
    return this.#write(() => correctEventTo(this.#connection, this.#parts.pen, event, happening));
  }

  retractEvent(event: string): Result<Written> {
    return this.#write(() => retractOne(this.#connection, this.#parts.pen, event, 'event'));
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
    return this.#read([], () => keptStrategies(this.#connection));
  }

  strategyText(hash: string): string | undefined {
    return this.#read(undefined, () => keptStrategyText(this.#connection, hash));
  }

  lastVisit(): Instant | undefined {
    return this.#read(undefined, () => visitOf(this.#connection, this.author));
  }

  setVisit(at: Instant): Result<undefined> {
    return this.#keep(() => keepVisit(this.#connection, this.author, at));
  }

  acknowledge(tripwire: string, since: string): Result<undefined> {
    const { author } = this;
    return this.#keep(() =>
      keepAcknowledgement(this.#connection, { tripwire, since, author, at: this.#parts.pen.now() }),
    );
  }

  acknowledged(tripwire: string, since: string): Acknowledgement | undefined {
    return this.#read(undefined, () => acknowledgementOf(this.#connection, tripwire, since));
  }

  saveScenario(name: string, values: Readonly<Record<string, number>>): Result<undefined> {
    const { author } = this;
    return this.#keep(() =>
      keepScenario(this.#connection, { name, author, at: this.#parts.pen.now(), values }),
    );
  }

  scenarios(): readonly Scenario[] {
    return this.#read([], () => scenariosOf(this.#connection));
  }

  deleteScenario(name: string): Result<undefined> {
    return this.#keep(() => dropScenario(this.#connection, name));
  }

  backup(file: string): Result<undefined> {
    if (existsSync(file)) {
      return {
        ok: false,
        problems: [{ path: file, message: 'is there already; name another file' }],
      };
    }
    const done = backUpTo(this.#connection, file);
    return done.ok ? { ok: true, value: undefined } : done;
  }

  changed(): boolean {
    const attached = this.#attach();
    const version = this.#read(this.#version, () => this.#connection.dataVersion());
    if (!attached && version === this.#version) return false;
    this.#version = version;
    const refusal = this.#read(undefined, () => this.#otherFormat());
    if (refusal !== undefined) this.#trouble = sayProblems(refusal.problems);
    if (this.#trouble === undefined) this.#forget();
    return true;
  }

  watch(onChange: () => void): () => void {
    return watchFolder(this.path, () => {
      if (this.changed()) onChange();
    });
  }

  close(): void {
    this.#attachment.close();
  }

  get #connection(): Connection {
    return this.#attachment.connection;
  }

  get #strategy(): StrategyFile['strategy'] {
    return this.#parts.strategy.strategy;
  }

  #takeBack(kind: 'undo' | 'redo'): Result<TakenBack> {
    return this.#write(() => {
      const done = takeBackNewest(this.#connection, this.#parts.pen, kind, this.#strategy);
      if (!done.ok) return done;
      const { starterTouched, ...taken } = done.value;
      // A release leaves alone what a user changed; now that it may be unchanged again, the next opening compares anew.
      if (starterTouched) keepFact(this.#connection, 'starter', '');
      return { ok: true, value: taken };
    });
  }

  #next(kind: 'undo' | 'redo'): string | undefined {
    if (this.readOnly !== undefined) return undefined;
    return this.#read(undefined, () =>
      wordsOfNext(this.#connection, this.author, kind, this.#strategy),
    );
  }

  #keep(work: () => void): Result<undefined> {
    return this.#write(() => {
      work();
      return { ok: true, value: undefined };
    });
  }

  #write<T>(work: () => Result<T>): Result<T> {
    this.#attach();
    if (this.readOnly !== undefined) return this.#nothingRecorded(this.readOnly);
    try {
      const day = this.#backUpDaily();
      const result = this.#connection.transact(() => {
        const refusal = this.#otherFormat();
        if (refusal !== undefined) {
          this.#trouble = sayProblems(refusal.problems);
          return this.#nothingRecorded(this.#trouble);
        }
        const done = work();
        if (done.ok && day !== undefined) keepFact(this.#connection, 'backup', day);
        return done;
      });
      if (result.ok) this.#forget();
      return result;
    } catch (error) {
      return { ok: false, problems: [problemOf(error, this.path, 'nothing was recorded: ')] };
    }
  }

  #nothingRecorded(reason: string): Result<never> {
    return {
      ok: false,
      problems: [{ path: this.path, message: `nothing was recorded: ${reason}` }],
    };
  }

  /** The refusal to work with a store that a newer program has changed while it was open here. */
  #otherFormat(): Extract<Result<number>, { readonly ok: false }> | undefined {
    const schema = schemaOf(this.#connection, this.path);
    return schema.ok ? undefined : schema;
  }

  /** Backs the store up before the first write of a day; returns the day when it has. A failure is said and stops nothing. */
  #backUpDaily(): Day | undefined {
    const day = this.#parts.pen.now().slice(0, 10);
    if (this.#backedUpOn === day) return undefined;
    this.#backedUpOn = day;
    if (factOf(this.#connection, 'backup') === day || !hasUserEntries(this.#connection)) {
      return undefined;
    }
    const done = backUp(this.path, { kind: 'daily', day });
    if (done.ok) return day;
    this.#said = done.problems.map(({ path, message }) => `${path}: ${message}`);
    return undefined;
  }

  readonly #attempt: Attempt = (otherwise, work) => this.#read(otherwise, work);

  /** Reads; where the disk fails, says so in `readOnly` and gives what there is instead. */
  #read<T>(otherwise: T, work: () => T): T {
    try {
      return work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      this.#trouble ??= sentenceOf(trouble, this.path);
      return otherwise;
    }
  }

  /** What was read before, or read anew when something has changed since; the old where that fails. */
  #kept<T>(kept: Kept<T>, work: () => T): T {
    if (!kept.fresh) kept.value = this.#read(kept.value, work);
    kept.fresh = true;
    return kept.value;
  }

  /** Follows the path to the file that is there now; true when what is held, or what can be said of it, is another than before. */
  #attach(): boolean {
    if (!this.#attachment.moved() && this.#trouble === undefined) return false;
    const before = this.#trouble;
    const next = attachAgain(this.path);
    if (!next.ok) {
      this.#trouble = sayProblems(next.problems);
      return this.#trouble !== before;
    }
    const { identity } = this.#attachment;
    this.#attachment.close();
    this.#attachment = next.value;
    this.#trouble = undefined;
    this.#version = this.#connection.dataVersion();
    if (identity !== undefined && identity !== next.value.identity) {
      this.#replaced = [`${this.path} was replaced while it was open; you see the new one.`];
    }
    return true;
  }

  #forget(): void {
    for (const kept of [this.#readings, this.#events, this.#notices]) kept.fresh = false;
  }

  #sayings(): readonly string[] {
    return [
      ...this.#parts.notices,
      ...this.#replaced,
      ...this.#said,
      ...misfitNotice(this.#connection, this.#strategy),
      ...twoFilesNotice(this.#connection, this.#parts.strategy),
    ];
  }
}

function sayProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path} ${message}`).join('; ');
}

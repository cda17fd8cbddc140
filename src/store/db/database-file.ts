/**
 * A store's file while it is held open: following it, reading and writing it, and what to say when that fails.
 * What is written at once and what is written step by step must stay the same.
 */
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { type Instant, problemsSentence, type Result } from '../../core/model/model.ts';
import { DailyBackup } from '../backup/daily-backup.ts';
import { readStoreFileAccess } from './access.ts';
import type { Connection, Pause } from './connection.ts';
import { type Attachment, queryCheckedSchemaVersion, reopenStoreFile } from './open-database.ts';
import { readStoreFilesStamp } from './private-copy.ts';
import {
  readSqliteTroubleAdviceSentence,
  readSqliteTroubleProblem,
  sqliteTroubleOfError,
} from './sqlite-errors.ts';

/** Something that was read, and whether it is to be read again when it is asked for. */
export interface Kept<T> {
  value: T;
  fresh: boolean;
}

/** What was read must be read again. */
type Forget = () => void;

export class HeldStore {
  readonly path: string;
  readonly #forReading: string | undefined;
  readonly #now: () => Instant;
  readonly #forget: Forget;
  readonly #backup: DailyBackup;
  #attachment: Attachment;
  /** Counts the writes of others, ≥ 0, as SQLite does; another number than before: what was read must be read again. */
  #version: number;
  /** Why the file cannot be used as it is now; undefined when it can. */
  #trouble: string | undefined;
  #replaced: readonly string[] = [];
  /** What was at the path when it was last tried in vain. */
  #vain: string | undefined;

  /**
   * `forReading` is the sentence why nothing is to be written; `forget` is called when what was read may have changed,
   * `tell` when there is something to say that nobody asked for.
   */
  constructor(
    path: string,
    attachment: Attachment,
    options: {
      readonly forReading: string | undefined;
      readonly now: () => Instant;
      readonly forget: Forget;
      readonly tell: () => void;
    },
  ) {
    this.path = path;
    this.#attachment = attachment;
    this.#forReading = options.forReading;
    this.#now = options.now;
    this.#forget = options.forget;
    this.#backup = new DailyBackup(path, () => {
      options.forget();
      if (this.#backup.trouble.length > 0) options.tell();
    });
    this.#version = attachment.connection.dataVersion();
  }

  get connection(): Connection {
    return this.#attachment.connection;
  }

  /** The sentence why nothing can be written; undefined when writing works. */
  get readOnly(): string | undefined {
    return this.#forReading ?? this.#attachment.readOnly ?? this.#trouble;
  }

  /** The sentence why something could not be read, so that what was given instead is not all there is; undefined when all was. */
  get lost(): string | undefined {
    return this.#trouble;
  }

  /** Sentences about what happened to the file. */
  get notices(): readonly string[] {
    return [...this.#replaced, ...this.#backup.trouble];
  }

  /** Reads; where the disk fails, says so in `readOnly` and gives what there is instead. */
  read<T>(otherwise: T, work: (connection: Connection) => T): T {
    try {
      return work(this.connection);
    } catch (error) {
      const trouble = sqliteTroubleOfError(error);
      if (trouble === undefined) throw error;
      this.#trouble ??= readSqliteTroubleAdviceSentence(trouble, this.path);
      return otherwise;
    }
  }

  /** What was read before, or read anew when something has changed since; the old where that fails. */
  kept<T>(kept: Kept<T>, work: (connection: Connection) => T): T {
    if (!kept.fresh) kept.value = this.read(kept.value, work);
    kept.fresh = true;
    return kept.value;
  }

  /** Writes in one transaction; where that cannot be, nothing is written and the refusal says why. */
  write<T>(work: (connection: Connection) => Result<T>): Result<T> {
    this.#follow();
    if (this.readOnly !== undefined) return this.#nothingRecorded(this.readOnly);
    const { connection } = this;
    try {
      const day = localDayOfInstant(this.#now());
      let needsBackup = false;
      const result = connection.transact(() => {
        const refusal = this.#otherFormat();
        if (refusal !== undefined) return this.#nothingRecorded(refusal);
        const written = work(connection);
        needsBackup = this.#backup.isNeeded(connection, day);
        return written;
      });
      if (!result.ok) return result;
      this.#forget();
      if (needsBackup) this.#backup.soon(day);
      return result;
    } catch (error) {
      return { ok: false, problems: [readSqliteTroubleProblem(error, this.path, NOTHING)] };
    }
  }

  /** Writes as `write` does, step by step; what `pause` throws is thrown, and then nothing is written. */
  async writeSteps<T>(
    work: (connection: Connection) => Generator<number, Result<T>>,
    pause: Pause,
  ): Promise<Result<T>> {
    this.#follow();
    if (this.readOnly !== undefined) return this.#nothingRecorded(this.readOnly);
    const day = localDayOfInstant(this.#now());
    let needsBackup = false;
    const held = this;
    const result = await this.#steps(
      function* (connection) {
        const refusal = held.#otherFormat();
        if (refusal !== undefined) return held.#nothingRecorded(refusal);
        const written = yield* work(connection);
        needsBackup = held.#backup.isNeeded(connection, day);
        return written;
      },
      pause,
      true,
    );
    if (!result.ok) return result;
    this.#forget();
    if (needsBackup) this.#backup.soon(day);
    return result;
  }

  /** Does what leaves the store as it is, on whatever is held; a refusal where the disk fails. */
  tried<T>(work: (connection: Connection) => Result<T>): Result<T> {
    try {
      return work(this.connection);
    } catch (error) {
      return { ok: false, problems: [readSqliteTroubleProblem(error, this.path, NOTHING)] };
    }
  }

  /** Does the work step by step in a transaction that is taken back, so that the store is left as it is. */
  trySteps<T>(
    work: (connection: Connection) => Generator<number, Result<T>>,
    pause: Pause,
  ): Promise<Result<T>> {
    return this.#steps(work, pause, false);
  }

  async #steps<T>(
    work: (connection: Connection) => Generator<number, Result<T>>,
    pause: Pause,
    keeps: boolean,
  ): Promise<Result<T>> {
    const { connection } = this;
    try {
      return await connection.transactSteps(work(connection), pause, keeps);
    } catch (error) {
      return { ok: false, problems: [readSqliteTroubleProblem(error, this.path, NOTHING)] };
    }
  }

  /** Whether another process has changed the store, or what can be said of its file has changed, since this was asked last. */
  changed(): boolean {
    const followed = this.#vain === this.#atPath() ? false : this.#follow();
    const version = this.read(this.#version, (connection) => connection.dataVersion());
    if (!followed && version === this.#version) return false;
    this.#version = version;
    this.read(undefined, () => this.#otherFormat());
    if (this.#trouble === undefined) this.#forget();
    return true;
  }

  /** Lets the file go; a backup that is due is made first. */
  close(): void {
    this.#backup.now();
    this.#attachment.close();
  }

  /** Follows the path to the file that is there now; true when what is held, or what can be said of it, is another than before. */
  #follow(): boolean {
    if (!this.#attachment.moved() && this.#trouble === undefined) return false;
    const before = this.#trouble;
    const next = reopenStoreFile(this.path);
    this.#vain = next.ok ? undefined : this.#atPath();
    if (!next.ok) {
      this.#trouble = problemsSentence(next.problems);
      return this.#trouble !== before;
    }
    const { identity } = this.#attachment;
    this.#attachment.close();
    this.#attachment = next.value;
    this.#trouble = undefined;
    this.#version = this.connection.dataVersion();
    if (identity !== undefined && identity !== next.value.identity) {
      this.#replaced = [`${this.path} was replaced while it was open; you see the new one.`];
    }
    return true;
  }

  /** What tells one state of the path from another; trying it anew where it is the same would only wake whoever watches it. */
  #atPath(): string {
    return `${readStoreFileAccess(this.path)} ${readStoreFilesStamp(this.path)}`;
  }

  /** The sentence that a newer program has changed the store while it was open here; undefined when none has. */
  #otherFormat(): string | undefined {
    const schema = queryCheckedSchemaVersion(this.connection, this.path);
    if (!schema.ok) this.#trouble = problemsSentence(schema.problems);
    return schema.ok ? undefined : this.#trouble;
  }

  #nothingRecorded(reason: string): Result<never> {
    return { ok: false, problems: [{ path: this.path, message: `${NOTHING}${reason}` }] };
  }
}

const NOTHING = 'nothing was recorded: ';

/**
 * A store's file while it is held open: following it, reading and writing it, and what to say when that fails; past 200
 * lines because all of it turns on one trouble that each part must see.
 */
import type { Day, Instant, Problem, Result } from '../domain/model.ts';
import { type Attachment, attachAgain, schemaOf } from './attachment.ts';
import { backUp, isBackedUp } from './backups.ts';
import type { Connection } from './connection.ts';
import { problemOf, sentenceOf, troubleOf } from './trouble.ts';
import { hasUserEntries } from './views.ts';

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
  readonly #tell: () => void;
  #attachment: Attachment;
  #version: number;
  /** Why the file cannot be used as it is now; undefined when it can. */
  #trouble: string | undefined;
  #replaced: readonly string[] = [];
  #backupTrouble: readonly string[] = [];
  #backedUpOn: Day | undefined;
  /** The day of which a backup is still to be made, and when that is. */
  #due: { readonly day: Day; readonly timer: NodeJS.Timeout } | undefined;

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
    this.#tell = options.tell;
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
    return [...this.#replaced, ...this.#backupTrouble];
  }

  /** Reads; where the disk fails, says so in `readOnly` and gives what there is instead. */
  read<T>(otherwise: T, work: (connection: Connection) => T): T {
    try {
      return work(this.connection);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      this.#trouble ??= sentenceOf(trouble, this.path);
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
      const day = this.#dayToBackUp();
      const result = connection.transact(() => {
        const refusal = this.#otherFormat();
        return refusal === undefined ? work(connection) : this.#nothingRecorded(refusal);
      });
      if (!result.ok) return result;
      this.#forget();
      if (day !== undefined) this.#backUpSoon(day);
      return result;
    } catch (error) {
      return { ok: false, problems: [problemOf(error, this.path, NOTHING)] };
    }
  }

  /** Does what leaves the store as it is, on whatever is held; a refusal where the disk fails. */
  tried<T>(work: (connection: Connection) => Result<T>): Result<T> {
    try {
      return work(this.connection);
    } catch (error) {
      return { ok: false, problems: [problemOf(error, this.path, NOTHING)] };
    }
  }

  /** Whether another process has changed the store, or what can be said of its file has changed, since this was asked last. */
  changed(): boolean {
    const followed = this.#follow();
    const version = this.read(this.#version, (connection) => connection.dataVersion());
    if (!followed && version === this.#version) return false;
    this.#version = version;
    this.read(undefined, () => this.#otherFormat());
    if (this.#trouble === undefined) this.#forget();
    return true;
  }

  /** Lets the file go; a backup that is due is made first. */
  close(): void {
    this.#backUpNow();
    this.#attachment.close();
  }

  /** Follows the path to the file that is there now; true when what is held, or what can be said of it, is another than before. */
  #follow(): boolean {
    if (!this.#attachment.moved() && this.#trouble === undefined) return false;
    const before = this.#trouble;
    const next = attachAgain(this.path);
    if (!next.ok) {
      this.#trouble = sentenceOfProblems(next.problems);
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

  /** The sentence that a newer program has changed the store while it was open here; undefined when none has. */
  #otherFormat(): string | undefined {
    const schema = schemaOf(this.connection, this.path);
    if (!schema.ok) this.#trouble = sentenceOfProblems(schema.problems);
    return schema.ok ? undefined : this.#trouble;
  }

  /** The day, when the write that is coming is its first and something of a user is there to be kept; else undefined. */
  #dayToBackUp(): Day | undefined {
    const day = this.#now().slice(0, 10);
    if (this.#backedUpOn === day) return undefined;
    this.#backedUpOn = day;
    const { connection } = this;
    return !isBackedUp(this.path, day) && hasUserEntries(connection) ? day : undefined;
  }

  /** Backs the store up once what was written has been acknowledged and shown; a large store takes seconds. */
  #backUpSoon(day: Day): void {
    this.#backUpNow();
    const timer = setTimeout(() => this.#backUpNow(), SOON_MS);
    timer.unref();
    this.#due = { day, timer };
  }

  /** Makes the backup that is due; a failure is said and stops nothing. */
  #backUpNow(): void {
    if (this.#due === undefined) return;
    const { day, timer } = this.#due;
    clearTimeout(timer);
    this.#due = undefined;
    const done = backUp(this.path, { kind: 'daily', day });
    this.#backupTrouble = done.ok ? [] : [`${sentenceOfProblems(done.problems)}.`];
    this.#forget();
    if (!done.ok) this.#tell();
  }

  #nothingRecorded(reason: string): Result<never> {
    return { ok: false, problems: [{ path: this.path, message: `${NOTHING}${reason}` }] };
  }
}

const NOTHING = 'nothing was recorded: ';
/** How long after the first write of a day its backup is made, unless the store is closed before; milliseconds. */
const SOON_MS = 1_000;

function sentenceOfProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => (message.startsWith(path) ? message : `${path} ${message}`))
    .join('; ');
}

/** A store's file while it is held open: following it, reading and writing it, and what to say when that fails. */
import type { Day, Instant, Problem, Result } from '../domain/model.ts';
import { type Attachment, attachAgain, schemaOf } from './attachment.ts';
import { backUp } from './backups.ts';
import type { Connection } from './connection.ts';
import { factOf, keepFact } from './personal.ts';
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
  #attachment: Attachment;
  #version: number;
  /** Why the file cannot be used as it is now; undefined when it can. */
  #trouble: string | undefined;
  #replaced: readonly string[] = [];
  #backupTrouble: readonly string[] = [];
  #backedUpOn: Day | undefined;

  /** `forReading` is the sentence why nothing is to be written; `forget` is called when what was read may have changed. */
  constructor(
    path: string,
    attachment: Attachment,
    options: {
      readonly forReading: string | undefined;
      readonly now: () => Instant;
      readonly forget: Forget;
    },
  ) {
    this.path = path;
    this.#attachment = attachment;
    this.#forReading = options.forReading;
    this.#now = options.now;
    this.#forget = options.forget;
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
      const day = this.#backUpDaily();
      const result = connection.transact(() => {
        const refusal = this.#otherFormat();
        if (refusal !== undefined) return this.#nothingRecorded(refusal);
        const done = work(connection);
        if (done.ok && day !== undefined) keepFact(connection, 'backup', day);
        return done;
      });
      if (result.ok) this.#forget();
      return result;
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

  close(): void {
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

  /** Backs the store up before the first write of a day; returns the day when it has. A failure is said and stops nothing. */
  #backUpDaily(): Day | undefined {
    const day = this.#now().slice(0, 10);
    if (this.#backedUpOn === day) return undefined;
    this.#backedUpOn = day;
    const { connection } = this;
    if (factOf(connection, 'backup') === day || !hasUserEntries(connection)) return undefined;
    const done = backUp(this.path, { kind: 'daily', day });
    this.#backupTrouble = done.ok ? [] : [`${sentenceOfProblems(done.problems)}.`];
    return done.ok ? day : undefined;
  }

  #nothingRecorded(reason: string): Result<never> {
    return { ok: false, problems: [{ path: this.path, message: `${NOTHING}${reason}` }] };
  }
}

const NOTHING = 'nothing was recorded: ';

function sentenceOfProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path} ${message}`).join('; ');
}

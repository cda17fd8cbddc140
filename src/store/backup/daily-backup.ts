/** The backup of a day: made once something was recorded on it, after that has been acknowledged. */
import { type Day, problemsSentence } from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import { queryHasUserEntries } from '../journal/standing-queries.ts';
import { hasDailyBackupOnDisk, writeBackupPruningOld } from './backups.ts';

/** How long after the first write of a day its backup is made, unless the store is closed before; milliseconds. */
const SOON_MS = 1_000;

export class DailyBackup {
  readonly #storePath: string;
  readonly #done: () => void;
  #asked: Day | undefined;
  #due: { readonly day: Day; readonly timer: NodeJS.Timeout } | undefined;
  #trouble: readonly string[] = [];

  /** `done` is called after each attempt. */
  constructor(storePath: string, done: () => void) {
    this.#storePath = storePath;
    this.#done = done;
  }

  /** The sentence why the newest attempt failed; empty when it did not. */
  get trouble(): readonly string[] {
    return this.#trouble;
  }

  /** Whether what is being written is the first of a day and something of a user is there to be kept. */
  isNeeded(connection: Connection, day: Day): boolean {
    return (
      this.#asked !== day &&
      queryHasUserEntries(connection) &&
      !hasDailyBackupOnDisk(this.#storePath, day)
    );
  }

  /** Makes it once what was written has been shown: of a large store it takes seconds. */
  soon(day: Day): void {
    this.now();
    this.#asked = day;
    const timer = setTimeout(() => this.now(), SOON_MS);
    timer.unref();
    this.#due = { day, timer };
  }

  /** Makes at once the one that is due; a failure is kept as trouble and stops nothing. */
  now(): void {
    if (this.#due === undefined) return;
    const { day, timer } = this.#due;
    clearTimeout(timer);
    this.#due = undefined;
    const made = writeBackupPruningOld(this.#storePath, { kind: 'daily', day });
    this.#trouble = made.ok ? [] : [`${problemsSentence(made.problems)}.`];
    this.#done();
  }
}

/** A copy of a journal read, with all in it checked, and put in the place of the journal; boards copied between files and servers. */
import { renameSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../model/day.ts';
import { isRefusal, Refusal } from '../model/problem.ts';
import { type Entry, ITEMS, type Item } from '../model/record.ts';
import { backupPath, backupsOf, isThere, makeBackupFolder } from './backup.ts';
import { openDatabase, told } from './database.ts';
import { fileRefusal } from './files.ts';
import { OWN, SqliteJournal } from './journal.ts';
import { journalPath } from './open.ts';
import type { Contents } from './port.ts';
import { SCHEMA } from './schema.ts';
import { isAddress } from './settings.ts';

/** Reads a journal, and writes nothing. */
export async function reading<T>(
  path: string,
  read: (journal: SqliteJournal, database: DatabaseSync) => T,
): Promise<T> {
  try {
    // Not a pipe, for whose other end SQLite would wait.
    const stat = statSync(path);
    if (!stat.isFile() || stat.size === 0)
      throw new Refusal(`${path} is not a journal of axiswatch`, 3);
    const database = await openDatabase(path, true);
    try {
      return read(SqliteJournal.over(path, database), database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`an entry of ${path} is not JSON`, 3);
    throw told(fileRefusal(error, `${path} cannot be read`), path);
  }
}

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  /** Undefined of one that cannot be read. */
  readonly entries: number | undefined;
}

/** The copies of a journal that are kept, newest first. */
export async function listBackups(journal: string): Promise<readonly Backup[]> {
  const read = async (path: string): Promise<Backup> => {
    const bytes = statSync(path).size;
    try {
      const count = await reading(path, (_, database) => {
        return database.prepare('SELECT count(*) AS count FROM entries').get()?.count;
      });
      return { path, bytes, entries: Number(count) };
    } catch (error) {
      if (isRefusal(error)) return { path, bytes, entries: undefined };
      throw error;
    }
  };
  return Promise.all(backupsOf(journal).map(read));
}

/** The path of a copy by what a person typed: a file, or the name of one that is kept. */
export function findCopy(journal: string, typed: string): string {
  const kept = backupsOf(journal).find((path) => basename(path) === typed);
  return isThere(typed) ? typed : (kept ?? typed);
}

/** All that a copy holds; refused where anything in it is not as this program writes it. */
export function readCopy(path: string): Promise<Contents> {
  return reading(path, (journal, database) => {
    if (schemaOf(database) !== ownSchema()) {
      throw new Refusal(
        `${path} has other tables than a journal of axiswatch; axiswatch restore lists the copies`,
        3,
      );
    }
    const [check] = database.prepare('PRAGMA quick_check(1)').all();
    if (check?.quick_check !== 'ok') {
      throw new Refusal(`${path} is damaged; axiswatch restore lists the copies`, 3);
    }
    const contents = journal.contents();
    const wrong = contents.entries.find((entry, at) => entry.seq !== at + 1 || !isSound(entry));
    if (wrong === undefined) return contents;
    throw new Refusal(
      `entry ${wrong.seq} of ${path} is not from axiswatch; axiswatch restore lists the copies`,
      3,
    );
  });
}

function schemaOf(database: DatabaseSync): string {
  return JSON.stringify(
    database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all(),
  );
}

function ownSchema(): string {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  return schemaOf(database);
}

const TEXTS = ['indicator', 'id', 'title', 'side', 'stage', 'effect', 'follows', 'confidence'];
const MORE_TEXTS = ['source', 'url', 'quote', 'note'];
/** Of the years that a day can be written with. */
const MOST_DAYS = 3_000_000;

/** The sum of an entry tells that it is as it was written, not by whom. */
function isSound({ kind, what, target, row, item }: Entry): boolean {
  if (!['record', 'correct', 'retract', 'undo'].includes(kind)) return false;
  const isItem = (ITEMS as readonly string[]).includes(what);
  if (!isItem && !['reading', 'check', 'event'].includes(what)) return false;
  if ((target === undefined) !== (kind === 'record')) return false;
  const content = row ?? item;
  if ((content === undefined) !== (kind === 'retract' || kind === 'undo')) return false;
  if (item !== undefined) return isSoundItem(item);
  return row === undefined || isSoundRow(row, what);
}

/** What else it holds, its feature looks at. */
function isSoundItem({ key, day, title }: Partial<Item>): boolean {
  return typeof key === 'string' && typeof title === 'string' && isDay(day);
}

function isDay(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < MOST_DAYS;
}

function isSoundRow(row: object, what: string): boolean {
  const given = new Map<string, unknown>(Object.entries(row));
  const needed = what === 'event' ? ['id', 'nodes', 'title', 'amount'] : ['indicator'];
  if (what === 'reading') needed.push('value');
  return (
    [...needed, 'day', 'confidence'].every((name) => given.has(name)) &&
    given.has('nodes') === (what === 'event') &&
    given.has('value') === (what === 'reading') &&
    [...given].every(([name, value]) => {
      if (name === 'nodes') {
        return Array.isArray(value) && value.every((node) => typeof node === 'string');
      }
      if (name === 'day') return isDay(value);
      if (name === 'value' || name === 'amount') return Number.isFinite(value);
      return [...TEXTS, ...MORE_TEXTS].includes(name) && typeof value === 'string';
    })
  );
}

/** Puts a copy in the place of a journal; gives the file in which what stood there is kept, undefined where nothing did. */
export async function restore(
  path: string,
  contents: Contents,
  today: Day,
): Promise<string | undefined> {
  makeBackupFolder(path);
  const aside = freePath(path, today);
  try {
    await writeJournal(path, contents, aside);
    return isThere(aside) ? aside : undefined;
  } catch (error) {
    if (!(isRefusal(error) && error.exit === 3)) throw error;
  }
  // What SQLite does not read is moved as it is.
  const moved = freePath(path, today);
  const beside = `${moved}.part`;
  try {
    await writeJournal(beside, contents, moved);
    for (const ending of ['-wal', '-shm', '']) {
      if (isThere(path + ending)) renameSync(path + ending, moved + ending);
    }
    renameSync(beside, path);
  } catch (error) {
    throw fileRefusal(error, `${path} cannot be replaced`, 3);
  }
  return moved;
}

/** Into the place of what stands there, which is kept in a file. */
export async function writeJournal(path: string, contents: Contents, aside = ''): Promise<void> {
  const journal = await SqliteJournal.open(path, []);
  try {
    const isOwn = ([key]: readonly [string, string]): boolean => key.startsWith(OWN);
    const others = [...contents.meta].filter((each) => !isOwn(each));
    const meta = new Map([...others, ...[...journal.readMeta()].filter(isOwn)]);
    journal.replace({ ...contents, meta }, aside);
  } finally {
    await journal.close();
  }
}

function freePath(journal: string, today: Day): string {
  const taken = backupsOf(journal);
  let count = 1;
  while (taken.includes(backupPath(journal, today, count))) count += 1;
  return backupPath(journal, today, count);
}

/** All that a place holds of a strategy: a file, a data folder, or a server. */
export async function contentsAt(place: string, id: string): Promise<Contents> {
  if (!isAddress(place)) {
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
    return readCopy(isFolder ? journalPath(place, id) : place);
  }
  const { PostgresJournal } = await import('./postgres.ts');
  const journal = await PostgresJournal.open({ strategy: { id, leaves: [] } }, place, true);
  try {
    return await journal.contents();
  } finally {
    await journal.close();
  }
}

/** Puts all that a board holds where there is none yet; refused unless all of it is found there then. */
export async function copyBoard(contents: Contents, place: string, id = ''): Promise<void> {
  if (isAddress(place)) {
    const { PostgresJournal } = await import('./postgres.ts');
    const journal = await PostgresJournal.open({ strategy: { id, leaves: [] } }, place);
    try {
      await journal.rewrite((own) => {
        const meta = [...contents.meta].filter(([key]) => !key.startsWith(OWN));
        if (own.entries.length === 0) return { ...contents, meta: new Map(meta) };
        throw new Refusal(`a board is on ${place} already; merge brings entries into it`);
      });
    } finally {
      await journal.close();
    }
  } else {
    if (isThere(place)) throw new Refusal(`${place} is there already; name another file`);
    await writeJournal(place, contents);
  }
  const { entries } = await contentsAt(place, id);
  if (!isDeepStrictEqual(entries, contents.entries)) {
    throw new Refusal(`what is in ${place} differs from what was copied; copy it again`, 3);
  }
}

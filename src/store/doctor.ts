/** Every file of the data folder looked at: whether it can be read, is as it was written, and is the user's alone. */
import { chmodSync, lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isRefusal, type Problem, problemText } from '../model/problem.ts';
import { backupsOf, isThere, namesIn } from './backup.ts';
import { fileRefusal } from './files.ts';
import { ANSWERS } from './folders.ts';
import { SqliteJournal } from './journal.ts';
import { loadStrategy, ownStrategies } from './load-strategy.ts';
import { copiedBytes, copiesFolder } from './originals.ts';
import type { Contents } from './port.ts';
import { readCopy, reading } from './restore.ts';
import { SCHEMA } from './schema.ts';
import { settingsPath } from './settings.ts';
import { readDraft } from './strategies.ts';

export interface Finding {
  readonly path: string;
  readonly state:
    | 'sound'
    | 'damaged'
    | 'index damaged'
    | 'open to others'
    | 'left over'
    | 'not ours';
  /** What is wrong, where more can be said than the state. */
  readonly says?: string;
  /** What mends it. */
  readonly mend?: string;
}

const OURS = /\.journal(?:-wal|-shm|-journal)?$|[\\/]copies[\\/][^\\/]+\.gz$/;
/** A strategy of one's own, or what is being made of one. */
const STRATEGY = /[/\\]strategies[/\\][^/\\]+\.(?:json|draft)$/;
const LEFT = [
  { name: /\.part(?:-journal)?$/, mended: { mend: 'delete it' } },
  {
    name: /config\.broken\.json$/,
    mended: { mend: 'take from it what you need, then delete it' },
  },
] as const;

/** What stands in the folders; with `fix` what can be mended without a choice is. */
export async function examine(
  folders: { readonly data: string; readonly config: string },
  fix: boolean,
): Promise<readonly Finding[]> {
  const backups = join(folders.data, 'backups');
  const files = (folder: string) =>
    namesIn(folder)
      .toSorted()
      .map((name) => join(folder, name));
  const within = [backups, copiesFolder(folders.data), ownStrategies(folders.data)];
  const all = [
    folders.data,
    ...files(folders.data).filter((path) => !within.includes(path) && basename(path) !== ANSWERS),
    ...within.filter(isThere).flatMap((folder) => [folder, ...files(folder)]),
  ];
  const settings = settingsPath(folders.config);
  if (!all.includes(settings)) all.push(settings);
  const found: Finding[] = [];
  for (const path of all) {
    if (!isThere(path)) continue;
    try {
      const isOurs =
        [folders.data, ...within, settings].includes(path) ||
        OURS.test(path) ||
        STRATEGY.test(path);
      const left = LEFT.find(({ name }) => name.test(path));
      found.push(
        isOurs
          ? await findingOf(path, fix)
          : { path, state: left === undefined ? 'not ours' : 'left over', ...left?.mended },
      );
    } catch (error) {
      const refusal = fileRefusal(error, `${path} cannot be read`, 3);
      if (!isRefusal(refusal)) throw error;
      found.push({
        path,
        state: 'damaged',
        says: refusal.problems.map(saidOf(path)).join('; '),
        ...(await mendOf(path)),
      });
    }
  }
  return found;
}

/** That it is damaged is worse than that others can read it. */
async function findingOf(path: string, fix: boolean): Promise<Finding> {
  const open = openToOthers(path, fix);
  if (open?.state === 'not ours') return open;
  const finding = await stateOf(path, fix);
  return finding.state === 'sound' ? (open ?? finding) : finding;
}

/** Without where it is and what mends it, which stand beside it. */
const saidOf =
  (path: string) =>
  (problem: Problem): string =>
    problemText(problem)
      .replace(path, 'it')
      .replace(/; (?:axiswatch .*|delete it)$/, '');

function openToOthers(path: string, fix: boolean): Finding | undefined {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink())
    return { path, state: 'not ours', says: 'it is a link', mend: 'remove it' };
  if ((stat.mode & 0o077) === 0 || process.platform === 'win32') return undefined;
  if (!fix) return { path, state: 'open to others', mend: 'axiswatch doctor --fix' };
  chmodSync(path, stat.isDirectory() ? 0o700 : 0o600);
  return undefined;
}

async function stateOf(path: string, fix: boolean): Promise<Finding> {
  const sound: Finding = { path, state: 'sound' };
  const [, journal] = /^(.*\.journal)-(?:wal|shm|journal)$/.exec(path) ?? [];
  if (journal !== undefined) {
    return isThere(journal) ? sound : { path, state: 'damaged', ...(await mendOf(journal)) };
  }
  if (isKept(path)) copiedBytes(path);
  if (STRATEGY.test(path)) {
    if (path.endsWith('.json')) await loadStrategy({ file: path, folder: '' });
    else readDraft(path);
    return sound;
  }
  // The settings are read whenever the program starts.
  if (!path.endsWith('.journal')) return sound;
  const contents = await readCopy(path);
  if (isBackup(path)) return sound;
  const isWhole = (): Promise<boolean> =>
    reading(path, (_, database) => {
      const [check] = database.prepare('PRAGMA integrity_check(1)').all();
      return check?.integrity_check === 'ok' && standing(database) === standing(due(contents));
    });
  if (await isWhole()) return sound;
  if (fix) {
    const open = await SqliteJournal.open(path, []);
    open.write(() => open.standAnew());
    await open.close();
    if (await isWhole()) return sound;
  }
  return { path, state: 'index damaged', mend: 'axiswatch doctor --fix' };
}

/** What of a journal is in force, as it is noted. */
function standing(database: DatabaseSync): string {
  return JSON.stringify(database.prepare('SELECT * FROM standing ORDER BY seq, node').all());
}

/** A journal in memory with the same entries. */
function due(contents: Contents): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  SqliteJournal.over(':memory:', database).replace(contents);
  return database;
}

const isBackup = (path: string): boolean => basename(dirname(path)) === 'backups';

const isKept = (path: string): boolean => path.endsWith('.gz');

/** The newest copy that is sound. */
async function mendOf(path: string): Promise<{ readonly mend: string }> {
  if (isBackup(path) || isKept(path)) return { mend: 'delete it' };
  if (STRATEGY.test(path)) return { mend: 'repair it or delete it' };
  for (const copy of backupsOf(path)) {
    try {
      await readCopy(copy);
      return { mend: `axiswatch restore ${basename(copy)}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return { mend: 'axiswatch restore with a copy of yours' };
}

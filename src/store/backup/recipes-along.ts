/**
 * The recipes of a data folder and what was kept of what they read, as facts of a backup: so the numbers of a board that
 * was moved to another machine can still be traced to the bytes they came from. Older programs pass over such facts.
 */
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant, Problem, Result } from '../../core/model/model.ts';
import { COPIES_FOLDER } from '../../core/recipes/kept-copy.ts';
import { Connection } from '../db/connection.ts';
import { openDatabaseOrCopyToRead } from '../db/inspect-database.ts';
import { storedTextOfColumn } from '../db/rows.ts';
import { readSqliteTroubleAdviceSentence, sqliteTroubleOfError } from '../db/sqlite-errors.ts';
import { readFileStat } from '../files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { writePrivateFile } from '../files/private-file.ts';
import { sha256 } from '../files/sha256.ts';
import { RECIPE_FOLDERS } from '../recipes/recipe-folders.ts';
import { backupsFolderPath } from './backups.ts';

/** What the name of such a fact begins with; the place below the data folder follows. */
const FILE = 'file: ';

const { recipes, collected } = RECIPE_FOLDERS;

/** The folders that go along, with what a file in them is called: nothing else is taken out of a backup that comes from elsewhere. */
const FOLDERS: readonly (readonly [folder: string, name: RegExp])[] = [
  [recipes, /^\w[\w.-]*\.json$/],
  [`${recipes}/deleted`, /^\w[\w.-]*\.json$/],
  [collected, /^\w[\w.-]*\.json$/],
  [COPIES_FOLDER, /^[0-9a-f]{16}\.gz$/],
];

/** How much went along or came back. */
export interface RecipesAlong {
  /** Files of recipes, 0 or more. */
  readonly recipes: number;
  /** How many copies of what was read, ≥ 0. */
  readonly copies: number;
}

/** Writes the recipes of a data folder, what is remembered of them and the copies that are kept into a backup. Throws what the file system and SQLite throw. */
export function insertRecipesIntoBackup(backup: string, dataDir: string): RecipesAlong {
  const connection = Connection.open(backup, 'delete');
  try {
    const done = connection.transact(() => {
      const names = FOLDERS.flatMap(([folder, pattern]) =>
        readFileNamesInFolder(dataDir, folder, pattern),
      );
      for (const name of names) {
        const path = join(dataDir, name);
        const bytes = readFileSync(path);
        const changedAt = Math.trunc(statSync(path).mtimeMs);
        connection.run(
          'INSERT INTO fact (name, value) VALUES (?, ?)',
          `${FILE}${name}`,
          `${changedAt} ${sha256(bytes)} ${bytes.toString('base64')}`,
        );
      }
      return { ok: true, value: countOf(names) };
    });
    return done.ok ? done.value : { recipes: 0, copies: 0 };
  } finally {
    connection.close();
  }
}

function readFileNamesInFolder(
  dataDir: string,
  folder: string,
  pattern: RegExp,
): readonly string[] {
  try {
    return readdirSync(join(dataDir, folder))
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => `${folder}/${name}`)
      .filter((name) => readFileStat(join(dataDir, name))?.isFile() === true);
  } catch {
    // Who has no recipes has no such folder.
    return [];
  }
}

function countOf(names: readonly string[]): RecipesAlong {
  const within = (folder: string): number =>
    names.filter((name) => dirname(name) === folder).length;
  return { recipes: within(recipes), copies: within(COPIES_FOLDER) };
}

/** Deletes the recipes, what is remembered of them and their kept copies from a copy that becomes a store. */
export function deleteRecipesFromStoreCopy(copy: Connection): void {
  copy.run('DELETE FROM fact WHERE substr(name, 1, ?) = ?', FILE.length, FILE);
}

export interface RestoredRecipes extends RecipesAlong {
  /** The folder that keeps the files which others took the place of; undefined: none did. */
  readonly kept: string | undefined;
  /** Files that are not as they were written, and were left. */
  readonly problems: readonly Problem[];
}

/**
 * Brings back what a backup has of recipes. Files that it does not have stay; one that is there and differs is kept aside.
 * A file that is not as it was written, or has no name of ours, is left and told. Refused where the disk does not take one.
 */
export function restoreRecipesFromBackup(
  backup: string,
  storePath: string,
  now: Instant,
): Result<RestoredRecipes> {
  const dataDir = dirname(storePath);
  const aside = join(
    backupsFolderPath(storePath),
    `recipes--replaced-${now.replaceAll(/[:.]/g, '-')}`,
  );
  const names: string[] = [];
  const problems: Problem[] = [];
  let isKept = false;
  const looked = openDatabaseOrCopyToRead(backup);
  try {
    const rows = looked.connection.iterate(
      'SELECT name, value FROM fact WHERE substr(name, 1, ?) = ? ORDER BY name',
      ...[FILE.length, FILE],
    );
    for (const row of rows) {
      const name = storedTextOfColumn(row, 'name').slice(FILE.length);
      const [changed = '', hash, text = ''] = storedTextOfColumn(row, 'value').split(' ');
      const bytes = Buffer.from(text, 'base64');
      if (!isOurs(name) || sha256(bytes) !== hash) {
        problems.push({
          path: name,
          message: 'is damaged in the backup, and was left; take it from another backup',
        });
        continue;
      }
      const path = join(dataDir, name);
      const there = readThere(path);
      if (there?.equals(bytes) !== true) {
        const kept =
          there && writePrivateFile(join(aside, name), dirname(join(aside, name)), there);
        if (kept?.ok === false) return kept;
        isKept ||= kept !== undefined;
        const written = writePrivateFile(path, dirname(path), bytes);
        if (!written.ok) return written;
        // The oldest copies go first once there are too many.
        const at = new Date(Number(changed));
        if (!Number.isNaN(at.getTime())) utimesSync(path, at, at);
      }
      names.push(name);
    }
  } catch (error) {
    const trouble = sqliteTroubleOfError(error);
    const why =
      trouble === undefined
        ? readDiskTroubleReasonWithAdvice(error)
        : readSqliteTroubleAdviceSentence(trouble, backup);
    return {
      ok: false,
      problems: [{ path: dataDir, message: `recipes were not restored: ${why}` }],
    };
  } finally {
    looked.close();
  }
  return { ok: true, value: { ...countOf(names), kept: isKept ? aside : undefined, problems } };
}

function isOurs(name: string): boolean {
  return FOLDERS.some(
    ([folder, pattern]) => dirname(name) === folder && pattern.test(name.slice(folder.length + 1)),
  );
}

function readThere(path: string): Buffer | undefined {
  return readFileStat(path)?.isFile() === true ? readFileSync(path) : undefined;
}

/** Copies of a journal: one a day is kept beside it, before the first write. */
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Day, isoDay } from '../model/day.ts';
import { Refusal } from '../model/problem.ts';
import { fileRefusal, makePrivateFolder } from './files.ts';

/** Daily ones. */
const KEPT = 7;
const DAILY = /^\.\d{4}-\d\d-\d\d\.journal$/;

/** Where those of a journal lie, and how their names begin. */
function placeOf(journal: string): { readonly folder: string; readonly name: string } {
  return { folder: join(dirname(journal), 'backups'), name: basename(journal, '.journal') };
}

/** That of a day, or of the board that a restore replaced on it. */
export function backupPath(journal: string, day: Day, replaced = 0): string {
  const { folder, name } = placeOf(journal);
  const why = replaced === 0 ? '' : `.replaced-${replaced}`;
  return join(folder, `${name}.${isoDay(day)}${why}.journal`);
}

/** The files in which copies of a journal are kept, newest first. */
export function backupsOf(journal: string): readonly string[] {
  const { folder, name } = placeOf(journal);
  return namesIn(folder)
    .filter((each) => each.startsWith(`${name}.`) && each.endsWith('.journal'))
    .sort()
    .reverse()
    .map((each) => join(folder, each));
}

/** Drops all but the last daily ones, never that of the day, which a wrong clock may hold for old. */
export function dropOldBackups(journal: string, today: Day): void {
  const { name } = placeOf(journal);
  const daily = backupsOf(journal).filter((path) => DAILY.test(basename(path).slice(name.length)));
  const others = daily.filter((path) => path !== backupPath(journal, today));
  for (const path of others.slice(KEPT - 1)) rmSync(path, { force: true });
}

/** The folder for copies of a journal, made where it is not there. */
export function makeBackupFolder(journal: string): void {
  makePrivateFolder(placeOf(journal).folder);
}

/** Copies a database into a file that is not there yet, whole or not at all, private to the user. */
export function copyDatabase(database: DatabaseSync, path: string): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    if (isThere(path)) throw new Refusal(`${path} is there already; name another file`);
    rmSync(beside, { force: true });
    closeSync(openSync(beside, 'wx', 0o600));
    database.prepare('VACUUM INTO ?').run(beside);
    const file = openSync(beside, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw fileRefusal(error, `${path} cannot be written`);
  }
}

/** A link that leads nowhere is there too. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The names of the files in a folder; none where it is not there. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

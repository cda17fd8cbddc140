/** Files that a person names, and what goes wrong with them in a sentence. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ExitCode, Refusal } from '../model/problem.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder; name a file',
  EACCES: 'permission denied; give yourself access',
  EPERM: 'permission denied; give yourself access',
  EROFS: 'its disk is read-only; use another disk',
  ENOSPC: 'its disk is full; free some space',
};

/** An error of the file system as a refusal; another one as it is. */
export function fileRefusal(error: unknown, what: string, exit: ExitCode = 1): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  const code = String(error.code);
  return new Refusal(`${what}: ${REASONS[code] ?? code}`, exit);
}

/** A folder and those above it, private to the user; Node's own way never ends where a file system takes none. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // another process may have made it meanwhile
    if (!existsSync(path)) throw error;
  }
}

/** A folder of ours, made where it is not there; through a link nothing is written. */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileRefusal(error, `${path} cannot be made`, 3);
  }
  if (!lstatSync(path).isDirectory()) throw new Refusal(`${path} is a link; remove it`, 3);
}

/** Bytes of the largest file that is read. */
const MOST = 100_000_000;

/** The bytes of a file, or with `-` what comes in. */
export function readInput(path: string): Uint8Array {
  try {
    if (path !== '-' && statSync(path).size > MOST) {
      throw new Refusal(`${path} is larger than 100 MB; split it`);
    }
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw fileRefusal(error, `${path} cannot be read`);
  }
}

/** Writes a file whole or not at all; one that is there is written over only where that was allowed. */
export function writeOutput(
  path: string,
  contents: string | Uint8Array,
  over: boolean,
  mode = 0o666,
): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refusal(`${path} is a folder; name a file in it`);
  }
  if (!existsSync(dirname(resolve(path)))) {
    throw new Refusal(
      `${path} cannot be written: there is no folder ${dirname(path)}; make it first`,
    );
  }
  if (!over && existsSync(path)) {
    throw new Refusal(`${path} is there already; --yes overwrites it`);
  }
  const beside = `${path}.${process.pid}.part`;
  try {
    writeFileSync(beside, contents, { mode });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw fileRefusal(error, `${path} cannot be written`);
  }
}

/** What tells a file from what it was before; empty where it is not there. */
export function markOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return '';
  const { dev, ino, size, mtimeNs, ctimeNs } = stat;
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

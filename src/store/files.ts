/** Files that are there whole or not at all. */
import {
  type BigIntStats,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What the system says of a file; undefined where there is none, or none that may be looked at. */
export function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Bytes of a file; 0 where there is none. */
export function sizeOf(path: string): number {
  return Number(statOf(path)?.size ?? 0);
}

/** The name under which a file is prepared beside its place. */
export function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

/** Puts a prepared file in its place, on the disk for good. Throws what the file system throws. */
export function settle(part: string, path: string): void {
  sync(part);
  renameSync(part, path);
  if (process.platform !== 'win32') sync(dirname(path));
}

/** Removes a file if it is there and can be removed. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where it cannot be removed nothing was put either, or the folder's owner has to.
  }
}

/**
 * Makes a folder that is private to the user, and those above it that are missing; one that is there stays as it
 * is. Throws what the file system throws. One folder at a time: Node's recursive way never ends in /proc.
 */
export function makePrivateFolder(path: string): void {
  const above = dirname(path);
  if (above !== path && statOf(above) === undefined) makePrivateFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (statOf(path)?.isDirectory() !== true) throw error;
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

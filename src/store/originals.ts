/** Copies of what was read, so that a number can be traced to its bytes. A name is the sum of what it holds. */
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Refusal } from '../model/problem.ts';
import { fileRefusal, makePrivateFolder } from './files.ts';
import { LARGEST } from './foreign.ts';

const FOLDER = 'copies';
const NAME = /^([0-9a-f]{16})\.[a-z0-9]+\.gz$/;

/** The folder for copies in a data folder. */
export const copiesFolder = (dataFolder: string): string => join(dataFolder, FOLDER);

/** Keeps bytes, and gives the name of the copy: `copies/0123456789abcdef.csv.gz`. */
export function keepCopy(dataFolder: string, bytes: Uint8Array, ending: string): string {
  const kind = /^\.?([a-z0-9]{1,8})$/.exec(ending.toLowerCase())?.[1] ?? 'bin';
  const name = `${sumOf(bytes)}.${kind}.gz`;
  const path = join(copiesFolder(dataFolder), name);
  const beside = `${path}.${process.pid}.part`;
  makePrivateFolder(copiesFolder(dataFolder));
  try {
    rmSync(beside, { force: true });
    writeFileSync(beside, gzipSync(bytes), { flag: 'wx', mode: 0o600, flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw fileRefusal(error, `${path} cannot be written`);
  }
  return join(FOLDER, name);
}

/** The bytes of a copy by its name; refused where they are not those that were kept. */
export function readCopy(dataFolder: string, name: string): Uint8Array {
  return copiedBytes(join(copiesFolder(dataFolder), basename(name)));
}

/** The same, by its path. */
export function copiedBytes(path: string): Uint8Array {
  const [, sum] = NAME.exec(basename(path)) ?? [];
  const bytes = unpacked(path);
  if (bytes === undefined || sumOf(bytes) !== sum) {
    throw new Refusal(`${path} no longer holds what was copied; delete it`, 3);
  }
  return bytes;
}

function unpacked(path: string): Uint8Array | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    return gunzipSync(readFileSync(path), { maxOutputLength: LARGEST });
  } catch (error) {
    const refusal = fileRefusal(error, `${path} cannot be read`, 3);
    if (refusal !== error) throw refusal;
    return undefined;
  }
}

/** The first 16 hex digits of the SHA-256 of bytes. */
function sumOf(bytes: Uint8Array): string {
  return process
    .getBuiltinModule('node:crypto')
    .createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
}

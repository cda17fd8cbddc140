/** Files that a user names on the command line; `-` is stdin or stdout. */
import {
  chmodSync,
  createReadStream,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readWhole, WholeBytes } from '../store/files.ts';
import { reasonAndMend } from '../store/reason.ts';
import { type Outcome, refusal } from './refusal.ts';
import type { World } from './world.ts';

/** The bytes of a file, or of stdin; refused when they are too many to be held whole. */
export async function readInputFile(world: World, path: string): Promise<Outcome<Uint8Array>> {
  try {
    if (path !== '-') return { ok: true, value: readWhole(path) };
    const whole = new WholeBytes();
    for await (const piece of world.readInput()) whole.add(piece);
    return { ok: true, value: whole.bytes };
  } catch (error) {
    return refusal(1, `cannot be read: ${reasonAndMend(error)}`, path);
  }
}

/** A file that is read as it comes. */
export interface InputFile {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** In bytes; undefined where that is not known. */
  readonly size: number | undefined;
}

/** A file, or stdin, to be read piece by piece until the signal is given. */
export function openInputFile(world: World, path: string, signal: AbortSignal): Outcome<InputFile> {
  if (path === '-') return { ok: true, value: { bytes: world.readInput(signal), size: undefined } };
  try {
    const fd = openSync(path, 'r');
    const stat = fstatSync(fd);
    const size = stat.isFile() ? stat.size : undefined;
    return { ok: true, value: { bytes: createReadStream(path, { fd, signal }), size } };
  } catch (error) {
    return refusal(1, `cannot be read: ${reasonAndMend(error)}`, path);
  }
}

/** What other programs write and this one does not, by the ending of the name. */
const FOREIGN = /\.(xlsx?|ods|numbers|pdf|docx?|odt|rtf|png|jpe?g|gif|zip|parquet)$/i;

/** Whether a file may be called so: not after a format of other programs; `mend` says what would do. */
export function namedWell(path: string | undefined, mend: string): Outcome<undefined> {
  const [, ending] = FOREIGN.exec(path ?? '') ?? [];
  return ending === undefined
    ? { ok: true, value: undefined }
    : refusal(2, `"${path}" would be no ${ending.toLowerCase()} file; ${mend}`);
}

/**
 * Writes a file whole or not at all: a reader never sees half of it. A new one is private to the user. One that is there
 * already is refused unless `force`, and keeps who may read it; a device or pipe is simply written to.
 */
export function writeOutputFile(path: string, text: string, force: boolean): Outcome<undefined> {
  try {
    const free = freeToWrite(path, force);
    if (!free.ok) return free;
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) replaceFile(path, text, PRIVATE);
    else if (there.isFile()) replaceFile(realpathSync(path), text, there.mode & 0o777);
    else writeFileSync(path, text);
    return { ok: true, value: undefined };
  } catch (error) {
    return refusal(1, `cannot be written: ${reasonAndMend(error)}`, path);
  }
}

/** Refused: a file that is there already, unless `force`. */
export function freeToWrite(path: string, force: boolean): Outcome<undefined> {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && !force
    ? refusal(1, 'is there already; name another file, or write over it with --force', path)
    : { ok: true, value: undefined };
}

/** The mode of a file that this program makes: nobody but the user reads it until they say so. */
const PRIVATE = 0o600;

function replaceFile(path: string, text: string, mode: number): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx', mode: PRIVATE });
    chmodSync(beside, mode);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Files that a user names on the command line; `-` is stdin or stdout. */
import {
  chmodSync,
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';

import { faultSentence } from '../core/model/model.ts';
import {
  movePartFileIntoPlace,
  PRIVATE_FILE_MODE,
  partFilePathOfThisProcess,
  readMissingFolderFault,
  removeFileIfPresent,
} from '../store/files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../store/files/fs-errors.ts';
import { writeNoteToRemovePartFile } from '../store/files/left-behind.ts';
import { readWholeFileBytes, WholeBytes } from '../store/files/read-whole.ts';
import { type ExitCode, INTERRUPTING, type Interrupting, Interruption, type Io } from './io.ts';
import { type Outcome, printRefusal, printRemark, refusalOutcome } from './refusal.ts';

/** The bytes of a file, or of stdin; refused when they are too many to be held whole. */
export async function readInputBytes(io: Io, path: string): Promise<Outcome<Uint8Array>> {
  try {
    if (path !== '-') return { ok: true, value: readWholeFileBytes(path) };
    const whole = new WholeBytes();
    for await (const piece of io.readInput()) whole.add(piece);
    return { ok: true, value: whole.bytes };
  } catch (error) {
    return refusalOutcome(1, `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`, path);
  }
}

/** A file that is read as it comes. */
export interface InputFile {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** In bytes, ≥ 0; undefined where that is not known. */
  readonly size: number | undefined;
}

/** A file, or stdin, to be read piece by piece until the signal is given. */
export function openInputFile(io: Io, path: string, signal: AbortSignal): Outcome<InputFile> {
  if (path === '-') return { ok: true, value: { bytes: io.readInput(signal), size: undefined } };
  try {
    const fd = openSync(path, 'r');
    const stat = fstatSync(fd);
    const size = stat.isFile() ? stat.size : undefined;
    return { ok: true, value: { bytes: createReadStream(path, { fd, signal }), size } };
  } catch (error) {
    return refusalOutcome(1, `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`, path);
  }
}

/** What other programs write and this one does not, by the ending of the name. */
const FOREIGN = /\.(xlsx?|ods|numbers|pdf|docx?|odt|rtf|png|jpe?g|gif|zip|parquet)$/i;

/** A refusal of a path whose ending belongs to the format of another program, such as .xlsx; `mend` says what would do. */
export function checkEndingNotOfOtherProgram(
  path: string | undefined,
  mend: string,
): Outcome<undefined> {
  const [, ending] = FOREIGN.exec(path ?? '') ?? [];
  return ending === undefined
    ? { ok: true, value: undefined }
    : refusalOutcome(2, `"${path}" would be no ${ending.toLowerCase()} file; ${mend}`);
}

/** How a file is written that a user names. */
export interface Writing {
  /** Whether one that is there already is written over; else it is refused. */
  readonly force: boolean;
  /** The data folder where the next command that writes learns of what a kill leaves; undefined: nothing is to be written there. */
  readonly dataDir: string | undefined;
  /** Whether a new one may be read by the user alone; else by whom the umask lets. */
  readonly isPrivate?: boolean;
}

/**
 * Writes a file whole or not at all, and on the disk for good: a reader never sees half of it. One that is there already
 * keeps who may read it; a device or pipe is simply written to. No folder is made.
 */
export function writeOutputFile(
  path: string,
  text: string,
  { force, dataDir, isPrivate = false }: Writing,
): Outcome<undefined> {
  const free = checkOutputPathOnDisk(path, force);
  if (!free.ok) return free;
  try {
    for (const _ of writeInPieces(path, [text], { dataDir, isPrivate }));
    return { ok: true, value: undefined };
  } catch (error) {
    return notWritten(path, error);
  }
}

/** Writes what a command made to the file that the user names and says so, `what` first; to stdout for `-`. */
export function writeFileOrStdout(
  io: Io,
  path: string,
  text: string,
  writing: Writing,
  what: string,
): ExitCode {
  if (path === '-') {
    io.out(text);
    return 0;
  }
  const done = writeOutputFile(path, text, writing);
  if (!done.ok) return printRefusal(io, done.refusal);
  printRemark(io, `${what} written to ${path}`);
  return 0;
}

/** Writes a file named by the person from pieces that are made as they are written, refused like `writeOutputFile`. Throws `Interruption` when the person interrupts it: nothing is written then. */
export async function writeOutputFileInPieces(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { force, dataDir, isPrivate = false }: Writing,
): Promise<Outcome<undefined>> {
  const free = checkOutputPathOnDisk(path, force);
  if (!free.ok) return free;
  let interrupted: Interrupting | undefined;
  const interrupt = (name: Interrupting): void => {
    interrupted = name;
  };
  for (const name of INTERRUPTING) process.once(name, interrupt);
  try {
    for (const _ of writeInPieces(path, pieces, { dataDir, isPrivate })) {
      await new Promise(setImmediate);
      if (interrupted !== undefined) throw new Interruption('nothing was written', interrupted);
    }
    return { ok: true, value: undefined };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return notWritten(path, error);
  } finally {
    for (const name of INTERRUPTING) process.off(name, interrupt);
  }
}

/** Refused: a file that is there already, unless `force`; one in a folder that is not there. */
export function checkOutputPathOnDisk(path: string, force: boolean): Outcome<undefined> {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true && !force)
      return refusalOutcome(
        1,
        'is there already; name another file, or write over it with --force',
        path,
      );
    const missing = readMissingFolderFault(path);
    return missing === undefined
      ? { ok: true, value: undefined }
      : refusalOutcome(1, `cannot be written: ${faultSentence(missing)}`, path);
  } catch (error) {
    return notWritten(path, error);
  }
}

function notWritten(path: string, error: unknown): Outcome<never> {
  return refusalOutcome(1, `cannot be written: ${readDiskTroubleReasonWithAdvice(error)}`, path);
}

/** Writes to what stands at a place, or puts a file there, stopping behind each piece. */
function* writeInPieces(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { dataDir, isPrivate = false }: Omit<Writing, 'force'>,
): Generator<void> {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined)
    yield* replaceFileInPieces(path, pieces, isPrivate ? PRIVATE_FILE_MODE : undefined, dataDir);
  else if (there.isFile())
    yield* replaceFileInPieces(realpathSync(path), pieces, there.mode & 0o777, dataDir);
  else yield* writeToDescriptorInPieces(openSync(path, 'w'), pieces);
}

/** Puts a file in a place; with the mode undefined, as the umask has it. */
function* replaceFileInPieces(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  mode: number | undefined,
  dataDir: string | undefined,
): Generator<void> {
  const part = partFilePathOfThisProcess(path);
  const end = dataDir === undefined ? undefined : writeNoteToRemovePartFile(dataDir, part);
  try {
    removeFileIfPresent(part);
    try {
      // What others may not read they do not read half written either.
      yield* writeToDescriptorInPieces(
        openSync(part, 'wx', mode === undefined ? 0o666 : PRIVATE_FILE_MODE),
        pieces,
      );
      if (mode !== undefined) chmodSync(part, mode);
      movePartFileIntoPlace(part, path);
    } finally {
      removeFileIfPresent(part);
    }
  } finally {
    end?.();
  }
}

/** Writes the pieces to an open file, `descriptor` its number in this process, ≥ 0, and closes it. */
function* writeToDescriptorInPieces(
  descriptor: number,
  pieces: Iterable<string | Uint8Array>,
): Generator<void> {
  try {
    for (const piece of pieces) {
      writeFileSync(descriptor, piece);
      yield;
    }
  } finally {
    closeSync(descriptor);
  }
}

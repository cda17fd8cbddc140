/** Files that are held whole, and how large they may be. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { FileFailure } from './fs-errors.ts';

/** No file that is held whole needs more bytes. */
const LARGEST_WHOLE = 64_000_000;
/** What a parser makes of a text may take so many times its bytes: of `[{},{},…]` about 27 times. */
const GROWTH = 32;
/** What V8 sets aside of the memory for what is new, in bytes: three spaces of 64 MiB. */
const FOR_THE_NEW = 3 * 64 * 2 ** 20;

/**
 * The largest file that is held whole, in bytes, a whole number of MB from 1 to 64: what is made of it must have room in
 * the memory that V8 may take, of `memory` bytes; left out: what it may take here.
 */
export function readWholeFileLimitOfMachine(memory = getHeapStatistics().heap_size_limit): number {
  const most = Math.min(LARGEST_WHOLE, (memory - FOR_THE_NEW) / GROWTH);
  return Math.max(1, Math.floor(most / 1e6)) * 1e6;
}

/** Thrown for what is too large to be held whole. */
export class TooLarge extends FileFailure {
  constructor(mend = 'name another file, or take it in parts') {
    super(
      `it is larger than ${readWholeFileLimitOfMachine() / 1e6} MB, the most that is held in memory`,
      mend,
    );
  }
}

/** Pieces of something that is held whole, in order. Throws `TooLarge` as soon as it is, so that what never ends ends. */
export class WholeBytes {
  readonly #pieces: Uint8Array[] = [];
  /** The most bytes that are held, and how many are, ≥ 0. */
  readonly #largest = readWholeFileLimitOfMachine();
  #size = 0;

  add(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > this.#largest) throw new TooLarge();
    this.#pieces.push(piece);
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}

/** The bytes of a file, which may be a device or a pipe. Throws what the file system throws, and `TooLarge`, before it reads where the size is known. */
export function readWholeFileBytes(path: string): Uint8Array {
  const whole = new WholeBytes();
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size > readWholeFileLimitOfMachine()) throw new TooLarge();
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const read = readSync(descriptor, piece);
      if (read === 0) return whole.bytes;
      whole.add(piece.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes that are read at once. */
const PIECE = 262_144;

/** Strategy files: their bytes, the hash that names them, and the strategy in them. */
import { type Result, refusalResultAt, type Strategy } from '../../core/model/model.ts';
import { parseStrategyText } from '../../core/strategy/strategy.ts';
import { readWhyNotRegularFile } from './files.ts';
import { readDiskTroubleFault } from './fs-errors.ts';
import { readWholeFileBytes } from './read-whole.ts';
import { sha256 } from './sha256.ts';

/** A strategy as a file holds it. */
export interface StrategyFile {
  readonly strategy: Strategy;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
  /** Where it was read; undefined for the one that is shipped. */
  readonly path: string | undefined;
}

/** Reads a strategy file; refuses one that cannot be read, is no UTF-8, or is no strategy, with every problem in it. */
export function readStrategyFile(path: string): Result<StrategyFile> {
  let bytes: Uint8Array;
  try {
    bytes = readWholeFileBytes(path);
  } catch (error) {
    const { says, mend } = readDiskTroubleFault(error);
    return refusalResultAt(path, `cannot be read: ${says}`, mend);
  }
  return parseStrategyBytes(bytes, path);
}

/** Reads and checks a strategy file at a path; refuses also what is no regular file, such as a pipe, which is not waited for. */
export function readStrategyFileRefusingPipes(path: string): Result<StrategyFile> {
  const kind = readWhyNotRegularFile(path);
  return kind === undefined
    ? readStrategyFile(path)
    : refusalResultAt(path, `cannot be read: ${kind}`, 'name a file instead');
}

/** The strategy in the bytes of a file; `path` is undefined for the one that is shipped. */
export function parseStrategyBytes(
  bytes: Uint8Array,
  path: string | undefined,
): Result<StrategyFile> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refusalResultAt(path ?? '', 'is not UTF-8 text; save it as UTF-8');
  }
  const parsed = parseStrategyText(text);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { strategy: parsed.value, bytes, sha256: sha256(bytes), path } };
}

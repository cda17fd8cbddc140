/**
 * What is shipped as the build left it beside the program, parsed, checked and hashed.
 *
 * Checking a strategy file and hashing the files of a release costs a command that prints once as much as all the rest it
 * does. So the build does it, and keeps the bytes that it did it for: only while the package's data are the same, to
 * the byte, is its word taken.
 */
import { readFileSync } from 'node:fs';
import type { Instant, Strategy } from '../../core/model/model.ts';
import type { Shipped } from './shipped.ts';
import { SHIPPED_FILES } from './shipped-files.ts';

/** The two files that the build leaves: the bytes of a release's files one after the other, and what it made of them. */
export const BUILT_FILES = { bytes: 'shipped.bin', document: 'shipped.json' } as const;

const FORMAT = 'axiswatch.prepared/1';

interface BuiltShipped {
  readonly format: typeof FORMAT;
  /** SHA-256 of the strategy file. */
  readonly sha256: string;
  readonly shippedData: { readonly hash: string; readonly recordedAt: Instant };
  readonly strategy: Strategy;
}

/** What the build writes as the document. */
export function builtShippedJsonText({ file, shippedData }: Shipped): string {
  const { sha256, strategy } = file;
  const { hash, recordedAt } = shippedData;
  const prepared: BuiltShipped = {
    format: FORMAT,
    sha256,
    shippedData: { hash, recordedAt },
    strategy,
  };
  return JSON.stringify(prepared);
}

/** What is shipped, from the folder that the build wrote; undefined where it wrote nothing, or for other data. */
export function readBuiltShipped(packageData: string, built: string): Shipped | undefined {
  let files: readonly Buffer[];
  let raw: unknown;
  try {
    // not by `join`, which goes through each path letter by letter
    files = Object.values(SHIPPED_FILES).map((name) => readFileSync(`${packageData}/${name}`));
    if (!areIn(files, readFileSync(`${built}/${BUILT_FILES.bytes}`))) return undefined;
    raw = JSON.parse(readFileSync(`${built}/${BUILT_FILES.document}`, 'utf8'));
  } catch {
    return undefined;
  }
  const [bytes, readings, events] = files;
  if (
    !isBuiltShipped(raw) ||
    bytes === undefined ||
    readings === undefined ||
    events === undefined
  ) {
    return undefined;
  }
  const { sha256, shippedData, strategy } = raw;
  const rows = async () => {
    const { parseShippedReadingsAndEvents } = await import('./shipped.ts');
    return parseShippedReadingsAndEvents({ strategy }, readings, events);
  };
  return {
    file: { strategy, bytes, sha256, path: undefined },
    shippedData: { ...shippedData, rows },
  };
}

/** Whether these files, one after the other, are all of these bytes. */
function areIn(files: readonly Buffer[], all: Buffer): boolean {
  let at = 0;
  for (const file of files) {
    if (!file.equals(all.subarray(at, at + file.length))) return false;
    at += file.length;
  }
  return at === all.length;
}

/** Nobody but the build writes this file, after it has checked all that is in it. */
function isBuiltShipped(raw: unknown): raw is BuiltShipped {
  return typeof raw === 'object' && raw !== null && 'format' in raw && raw.format === FORMAT;
}

/** The bytes that lie at an address or in a file, for a trial: nothing is remembered of them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../core/model/model.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import type { SayField } from '../../core/recipes/field-words.ts';
import { readWhyNotRegularFile } from '../files/files.ts';
import { FileFailure, readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { removePrivateFolderIfPossible } from '../files/left-behind.ts';
import { readWholeFileBytes, readWholeFileLimitOfMachine } from '../files/read-whole.ts';
import { fetchToFile, openHttpConnections, USUAL_LIMITS } from './fetch.ts';
import { readStatsOfRecipeSourceFiles } from './source-file.ts';

export interface ReadSource {
  readonly bytes: Uint8Array;
  /** Where they lie: the address in the end, or the file. */
  readonly address: string;
}

export interface HowToFetch {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly allow: readonly string[];
  /** Names what a person can write about it. */
  readonly say: SayField;
  readonly signal: AbortSignal;
}

/** The bytes that a recipe reads: fetched where its source is an address, else read from the disk. Refused: what cannot be read or fetched, and what is too large. Throws where the signal is given. */
export async function fetchOrReadRecipeSource(
  from: string,
  how: HowToFetch,
): Promise<Result<ReadSource>> {
  if (!isWebAddress(from)) {
    const found = readStatsOfRecipeSourceFiles(from, how.dataDir);
    if (!found.ok) return found;
    const path = found.value[0]?.path ?? from;
    return readBytes(path, path);
  }
  const { env, signal, userAgent, allow, say } = how;
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-'));
  const connections = openHttpConnections(env, /^https:/i.test(from));
  try {
    const into = join(folder, 'file');
    const limits = { ...USUAL_LIMITS, bytes: readWholeFileLimitOfMachine() };
    const fetched = await fetchToFile(connections, {
      address: from,
      into,
      etag: undefined,
      modified: undefined,
      allow,
      say,
      userAgent,
      limits,
      signal,
    });
    if (!fetched.ok) return fetched;
    return readBytes(into, fetched.value.isNew ? fetched.value.address : from);
  } finally {
    connections.close();
    removePrivateFolderIfPossible(folder);
  }
}

function readBytes(path: string, address: string): Result<ReadSource> {
  const kind = readWhyNotRegularFile(path);
  try {
    if (kind !== undefined) throw new FileFailure(kind, 'name a file');
    return { ok: true, value: { bytes: readWholeFileBytes(path), address } };
  } catch (error) {
    const message = `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`;
    return { ok: false, problems: [{ path: address, message }] };
  }
}

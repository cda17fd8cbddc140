/**
 * Tables of other people's files, taken apart in a process of its own with a memory limit and a deadline. A thread would
 * not do: what fills its memory within JSON.parse ends all of Node.
 */
import { basename, extname, join } from 'node:path';
import { Refusal } from '../model/problem.ts';

/** A table as texts: a sheet, a table of a page, a list of a document, or a whole CSV file. */
export interface Grid {
  /** The name of the sheet or file, the caption or heading of a table, or the path of a list: `data.items`. */
  readonly title: string;
  /** Each as far as its last cell; the heading of a list of objects is the first. */
  readonly rows: readonly (readonly string[])[];
}

/** What the worker has found: tables, or why there are none, behind the name of the file. */
export type Found = { readonly grids: readonly Grid[] } | { readonly says: string };

/** Bytes of the largest file or answer that is read. */
export const LARGEST = 20_000_000;

const DEADLINE_SECONDS = 20;
/** Of the texts and trees in it; a page or workbook of the largest size stays below a gigabyte with it. */
const MEMORY_MB = 400;

// Built, it lies beside this file with the same ending.
const WORKER = join(
  import.meta.dirname,
  `foreign-worker${extname(import.meta.filename) === '.ts' ? '.ts' : '.cjs'}`,
);

/** All tables of a file; what it is is told by its bytes, then by its name. */
export async function readForeign(bytes: Uint8Array, name: string): Promise<readonly Grid[]> {
  const found = await foundIn(bytes, name);
  if ('says' in found) throw new Refusal(`${name} ${found.says}`);
  return found.grids;
}

async function foundIn(bytes: Uint8Array, name: string): Promise<Found> {
  if (bytes.length === 0) return { says: 'is empty' };
  if (bytes.length > LARGEST) return { says: 'is larger than 20 MB; save the table alone' };
  const { fork } = await import('node:child_process');
  const worker = fork(WORKER, {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve } = Promise.withResolvers<Found>();
  const deadline = setTimeout(
    () => resolve({ says: `takes longer than ${DEADLINE_SECONDS} seconds; save the table as CSV` }),
    DEADLINE_SECONDS * 1_000,
  );
  worker.once('message', (found) => resolve(found as Found));
  worker.once('exit', () => resolve({ says: 'needs too much memory; save the table as CSV' }));
  worker.once('error', ({ message }) => resolve({ says: `cannot be read (${message})` }));
  worker.send({ bytes, name: basename(name) }, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(deadline);
    worker.kill('SIGKILL');
  }
}

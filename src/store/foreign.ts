/** Tables of other people's files. */
import { Refusal } from '../model/problem.ts';

/** A table as texts: a sheet, a table of a page, a list of a document, or a whole CSV file. */
export interface Grid {
  /** The name of the sheet or file, the caption or heading of a table, or the path of a list: `data.items`. */
  readonly title: string;
  /** Each as far as its last cell; the heading of a list of objects is the first. */
  readonly rows: readonly (readonly string[])[];
}

/** Bytes of the largest file or answer that is read. */
export const LARGEST = 20_000_000;

/** All tables of a file; what it is is told by its bytes, then by its name. */
export function readForeign(_bytes: Uint8Array, name: string): Promise<readonly Grid[]> {
  return Promise.reject(new Refusal(`${name} has no table`));
}

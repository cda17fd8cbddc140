/** Copies of what was read, so that a number can be traced to its bytes. */
import { Refusal } from '../model/problem.ts';

/** Keeps bytes, and gives the name of the copy: `copies/0123456789abcdef.csv.gz`. */
export function keepCopy(_dataFolder: string, _bytes: Uint8Array, ending: string): string {
  throw new Refusal(`.${ending} is not kept`);
}

/** The bytes of a copy by its name; refused where they are not those that were kept. */
export function readCopy(_dataFolder: string, name: string): Uint8Array {
  throw new Refusal(`${name} is not there`);
}

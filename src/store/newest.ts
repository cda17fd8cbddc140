/** Files that a person names by a pattern. */
import { Refusal } from '../model/problem.ts';

/** The path of the newest file that a path matches, with `*` and `?` in its last part. */
export function newestMatch(pattern: string): string {
  throw new Refusal(`${pattern} matches no file`);
}

/** The bytes of a file, which is no pipe, device or folder. */
export function readSource(path: string): Uint8Array {
  throw new Refusal(`${path} is no file`);
}

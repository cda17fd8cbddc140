/** How a copy of what a recipe read is called, by which a reading is known to be a recipe's. */

/** The folder of the copies, below the data folder. */
export const COPIES_FOLDER = 'collected/copies';

/** Digits of the hash that a copy is called by. */
const DIGITS = 16;

/** Where the copy of bytes with this hash is, below the data folder. */
export function keptSourceCopyPath(sha256: string): string {
  return `${COPIES_FOLDER}/${sha256.slice(0, DIGITS)}.gz`;
}

/** Whether the kept copy of a reading is one that a recipe made. */
export function isRecipeKeptCopyPath(archived: string): boolean {
  return archived.startsWith(`${COPIES_FOLDER}/`);
}

/** Where signs stand on a line so that no two of them touch and read as one. */

/** Cells that a sign may stand before its own. */
const MOST_MOVED = 3;

/** Columns for signs on one line, so that no two touch: each the `wanted` one of its day, from 0, the newest first, or the nearest of the three before it that has a blank on either side; undefined: there is none. */
export function signColumnsKeptApart(wanted: readonly number[]): readonly (number | undefined)[] {
  const taken = new Set<number>();
  return wanted.map((column) => {
    const at = Array.from({ length: MOST_MOVED + 1 }, (_, moved) => column - moved).find(
      (each) => each >= 0 && ![each - 1, each, each + 1].some((near) => taken.has(near)),
    );
    if (at !== undefined) taken.add(at);
    return at;
  });
}

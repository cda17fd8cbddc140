/** What if: the board with values that are not recorded, and the least one that reaches the next band. Format 3, section 5. */
import type { Board } from './board.ts';
import { type Band, counts, type Leaf } from './strategy.ts';

export function assumedBoard(board: Board, values: ReadonlyMap<Leaf, number>): Board {
  return board.boards.assuming(board.day, values).on(board.day);
}

/** The band above that of the index; undefined in the highest one and without an index. */
export function nextBand({ strategy: { bands }, band }: Board): Band | undefined {
  return band && bands[bands.indexOf(band) + 1];
}

/** The value nearest to what a leaf says, in steps of its decimals, that alone takes the index into the next band; undefined where none does. */
export function leastValue(board: Board, leaf: Leaf): number | undefined {
  const next = nextBand(board);
  if (next === undefined || !counts(leaf)) return undefined;
  const reaches = (value: number): boolean => {
    const { band } = assumedBoard(board, new Map([[leaf, value]]));
    return band !== undefined && band.from >= next.from;
  };
  if (!reaches(leaf.best)) return undefined;
  const from = board.leaf(leaf).value ?? leaf.worst;
  // of one that has no score, which then counts again
  if (reaches(from)) return from;
  const perUnit = 10 ** (leaf.levels === undefined ? leaf.decimals : 0);
  const isRising = leaf.best > from;
  let without = (isRising ? Math.floor : Math.ceil)(from * perUnit);
  let within = (isRising ? Math.ceil : Math.floor)(leaf.best * perUnit);
  while (Math.abs(within - without) > 1) {
    const middle = without + Math.trunc((within - without) / 2);
    if (reaches(middle / perUnit)) within = middle;
    else without = middle;
  }
  return within / perUnit;
}

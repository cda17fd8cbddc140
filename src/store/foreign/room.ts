/** How much of one file is held. */
import { Refusal } from '../../model/problem.ts';

const MOST_CELLS = 5_000_000;
/** As in a workbook. */
export const MOST_COLUMNS = 16_384;

export class Room {
  #cells = 0;

  /** Counts a row, however short; refused where the file has too many cells, or the row is too wide. */
  take(width: number): void {
    this.#cells += Math.max(1, width);
    if (width > MOST_COLUMNS)
      throw new Refusal('has a table of more than 16,384 columns; split it');
    if (this.#cells > MOST_CELLS) throw new Refusal('has more than 5 million cells; split it');
  }
}

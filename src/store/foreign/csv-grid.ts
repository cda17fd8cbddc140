/** Other people's CSV: any delimiter, notes above and below the rows. */
import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../model/problem.ts';
import type { Grid } from '../foreign.ts';
import type { Room } from './room.ts';

/** Bytes; a quote that is missing does not take the rest of a file with it. */
const LONGEST_ROW = 1_000_000;
const LINES_LOOKED_AT = 100;

export function csvGrid(text: string, title: string, room: Room): Grid {
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (row: string[]) => {
        room.take(row.length);
        return row;
      },
    });
    return { title, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(
      `has a quote on line ${error.lines} or before that is never closed; close it`,
    );
  }
}

/** What cuts most of the first lines into the same number of cells; of two alike, the first of these. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, LONGEST_ROW)
    .split(/\r\n?|\n/, LINES_LOOKED_AT)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const agreeing = (delimiter: string): number => {
    const widths = lines.map((line) => line.split(delimiter).length).filter((width) => width > 1);
    return Math.max(
      0,
      ...Object.values(Object.groupBy(widths, String)).map((each) => each?.length ?? 0),
    );
  };
  return [';', '\t', '|', ','].reduce((best, each) =>
    agreeing(each) > agreeing(best) ? each : best,
  );
}

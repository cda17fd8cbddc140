/** Other people's CSV: any delimiter, notes before the header and after the rows. */
import type { Result } from '../../core/model/model.ts';
import { DELIMITERS } from '../../core/recipes/recipe-words.ts';
import type { Table } from '../../core/recipes/table.ts';

/** The longest row that is read, in bytes, so that a quote that is missing does not take the rest of a file with it. */
const LONGEST_ROW = 1_000_000;
/** So many lines say what stands between the cells. */
const LOOKED_AT = 100;

/** The rows of a text with cells in lines; refused: one whose quotes cannot be made out, and one with a row that is too long. */
export async function parseCsvTable(
  text: string,
  delimiter: string | undefined,
): Promise<Result<Table>> {
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiter ?? likeliestDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    return { ok: true, value: { rows } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const what =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `the row of this line is longer than ${LONGEST_ROW} bytes; a quote may be missing`
        : 'a quote that opens in this row never closes';
    const message = `${what}; mend it, or save the file anew`;
    return { ok: false, problems: [{ path: `line ${error.lines ?? ''}`.trim(), message }] };
  }
}

/** What stands between the cells: what cuts most lines into the same number of them, of two a tab or semicolon before a comma. */
function likeliestDelimiter(text: string): string {
  const lines = text
    .slice(0, LONGEST_ROW)
    .split(/\r\n?|\n/, LOOKED_AT)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '');
  const agreeing = (delimiter: string): number => {
    const widths = new Map<number, number>();
    for (const line of lines) {
      const width = line.split(delimiter).length;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    return Math.max(0, ...widths.values());
  };
  const [comma, ...others] = DELIMITERS;
  return [...others, comma].reduce((best, each) => (agreeing(each) > agreeing(best) ? each : best));
}

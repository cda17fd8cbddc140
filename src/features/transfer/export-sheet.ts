/** What `export` carries out as a sheet for people: titles and units beside the ids, days as days. */
import { isDay } from '../../core/model/day.ts';
import type { Strategy } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { ExportKind, ExportTable } from './export-tables.ts';

/** A sheet; a cell with a day is one. */
export interface ExportSheet {
  readonly name: string;
  /** Widths in characters, > 0. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: Iterable<readonly (string | number | { readonly day: string } | null)[]>;
}

/** Columns whose texts are days. */
const DAYS = ['day', 'observed_on', 'retrieved_on', 'as_of', 'expect_by'];
/** Columns of long texts. */
const LONG = ['title', 'source', 'url', 'note', 'quote', 'archived', 'changed', 'meaning', 'next'];
/** Widths of columns in characters, of short texts and of long ones. */
const [NARROW, WIDE] = [14, 40];
const INDICATOR = 'indicator';

/** Name, columns and rows of a spreadsheet for a table, not yet a file: beside the id of an indicator stand its code, title and unit; the scores of a node stand under its title. */
export function spreadsheetColumnsAndRows(
  kind: ExportKind,
  table: ExportTable,
  strategy: Strategy,
): ExportSheet {
  const places = nodePlacesOf(strategy);
  const at = table.columns.indexOf(INDICATOR);
  const titleOf = (column: string): string => {
    const node = places.get(column)?.node;
    return node === undefined ? column : `${node.title} (score 0-100, ${column})`;
  };
  const named = table.columns.map((column) => ({
    title: titleOf(column),
    width: LONG.includes(column) ? WIDE : NARROW,
  }));
  const more = [
    { title: 'code', width: NARROW },
    { title: 'indicator title', width: WIDE },
    { title: 'unit', width: NARROW },
  ];
  const columns = at < 0 ? named : [...named.slice(0, at + 1), ...more, ...named.slice(at + 1)];
  const isDays = table.columns.map((column) => DAYS.includes(column));
  const rows = function* (): Generator<readonly (string | number | { day: string } | null)[]> {
    for (const row of table.rows) {
      const cells = row.map((cell, place) =>
        isDays[place] === true && typeof cell === 'string' && isDay(cell) ? { day: cell } : cell,
      );
      const id = row[at];
      const indicator = typeof id === 'string' ? findIndicatorByIdOrCode(strategy, id) : undefined;
      const said =
        indicator === undefined
          ? [null, null, null]
          : [nodeCodeOf(indicator), indicator.title, indicator.unit ?? null];
      yield at < 0 ? cells : [...cells.slice(0, at + 1), ...said, ...cells.slice(at + 1)];
    }
  };
  return { name: kind, columns, rows: { [Symbol.iterator]: rows } };
}

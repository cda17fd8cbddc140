/** A full-screen list as every such screen shows it: lines, a table, lines; as data, and laid out for a width. */

import { memoizeLatestPerObject } from '../core/model/memoize.ts';
import { textWidth } from '../text/cells.ts';
import {
  displayTextOfLinePart,
  linesCutOrPaddedToHeight,
  type Part,
  proseLine,
  type ViewLine,
  wrapLines,
} from '../text/line.ts';
import {
  type Fitted,
  fitColumnsByLongestText,
  type LaidCells,
  layOutRowCells,
  type TableColumn,
} from '../text/table.ts';

/** A list as data: what the screen lays out and a screen reader says. */
export interface ListData {
  readonly title: string;
  /** The title in place of that one, where it follows the selected row, by its index from 0, as `lead` does; left out: it does not. */
  readonly titleOf?: (selected: number) => string;
  /** Labels of the tabs; empty where there is only one. */
  readonly tabs: readonly string[];
  /** Index into `tabs`, from 0; 0 where there are none. */
  readonly tab: number;
  /** Lines above the table. */
  readonly head: readonly ViewLine[];
  /** Lines above the table, below `head`, that follow the selected row, by its index from 0. */
  readonly lead?: (selected: number) => readonly LeadLine[];
  /** Rows that `lead` has at least, ≥ 0, whatever row is selected; left out: as many as its lines are. */
  readonly leadRows?: number;
  readonly specs: readonly ColumnSpec[];
  /** Cells by column key, whole; '' where there is none. */
  readonly texts: readonly RowCells[];
  /** By row, the id of the node it is about; undefined: nothing to open. */
  readonly targets: readonly (string | undefined)[];
  /** Lines below the table. */
  readonly foot: readonly ViewLine[];
}

/** A line about the selected row. */
export interface LeadLine extends ViewLine {
  /** Whether it is never cut: lines that may be give way whole, then rows of the table; left out: it may. */
  readonly isWhole?: boolean;
}

/** A list without what stands around it. */
export type ListBody = Omit<ListData, 'title' | 'tabs' | 'tab'>;

/** One column of a table; its key is its heading. */
export type Column = Pick<ColumnSpec, 'key' | 'states'> & Fitted;

/** A list laid out for a width. */
export interface ListView extends Omit<ListData, 'specs' | 'texts'> {
  readonly columns: readonly Column[];
  /** Cells by column key, each of its column's width. */
  readonly rows: LaidRows;
}

/** Rows that are laid out when they are first asked for, and the same from then on: there may be 100,000, of which a screen shows 30. */
export type LaidRows = Pick<readonly LaidCells[], 'length' | 'slice'>;

/** A row as a view gives it. */
export type RowCells = Readonly<Record<string, Part>>;

/** A column as a view asks for it. */
export interface ColumnSpec extends TableColumn {
  /** Holds words for states, each drawn in its own tone. */
  readonly states?: boolean;
  /** Holds marks and drawings, of which nothing is said. */
  readonly drawn?: boolean;
  /** A blank cell stands for the one above it. */
  readonly repeats?: boolean;
  /** What it means, said above the table as long as it is there. */
  readonly about?: string;
  /** What it means, said below the table behind its heading as long as it is there; once for columns of which it is the same. */
  readonly legend?: string;
}

/** A list laid out: its lines broken to the width, its cells filled to their columns. */
export function layOutListView({ specs, texts, ...data }: ListData, cells: number): ListView {
  const table = fitListTableToWidth(specs, texts, cells);
  const kept = specs.filter(({ key }) => table.columns.some((column) => column.key === key));
  return {
    ...data,
    ...table,
    head: wrapLines([...data.head, ...columnMeaningLinesAboveTable(kept)], cells),
    foot: wrapLines([...data.foot, ...listLegendLinesBelowTable(kept)], cells),
  };
}

/**
 * The lines above a list that tell of its selected row, from 0, broken to a width. They take as many rows for every row
 * of the list, so that the table stays where it is: the list's `leadRows`, or as many as the longest needs where `free`
 * rows would stay empty; negative: so many rows of the list have no room. Lines that are never cut may take more, up to
 * `most` rows; negative: the lines of its head alone have no room. Without `leadRows` they take what they need.
 */
export function selectedRowLinesOfFixedHeight(
  view: ListView,
  selected: number,
  free: number,
  cells: number,
  most = 0,
): readonly ViewLine[] {
  const { lead, leadRows } = view;
  const lines = lead?.(selected) ?? [];
  if (leadRows === undefined) return wrapLines(lines, cells);
  const wanted = free > leadRows ? Math.min(free, longestLead(view, cells)) : leadRows;
  const whole = wrapLines(
    lines.filter(({ isWhole }) => isWhole === true),
    cells,
  ).length;
  const rows = Math.max(leadRows, wanted, Math.min(whole, most));
  return linesCutOrPaddedToHeight(
    whole === 0 ? lines : standingLines(lines, rows, cells),
    rows,
    cells,
  );
}

/** The lines that stand in so many rows: those that are never cut, and of the others those that have room beside them. */
function standingLines(
  lines: readonly LeadLine[],
  rows: number,
  cells: number,
): readonly LeadLine[] {
  const heightOf = (line: LeadLine): number => wrapLines([line], cells).length;
  let room = lines.reduce(
    (left, line) => (line.isWhole === true ? left - heightOf(line) : left),
    rows,
  );
  return lines.filter((line) => {
    if (line.isWhole === true) return true;
    const height = heightOf(line);
    if (height > room) return false;
    room -= height;
    return true;
  });
}

/** Rows that the longest lines about a row have in a width. */
const longestLead = memoizeLatestPerObject(({ lead, rows }: ListView, cells: number) =>
  Array.from({ length: rows.length }, (_, at) => wrapLines(lead?.(at) ?? [], cells).length).reduce(
    (most, length) => Math.max(most, length),
    0,
  ),
);

/** What columns mean, of those that say so. */
export function columnMeaningLinesAboveTable(specs: readonly ColumnSpec[]): readonly ViewLine[] {
  return specs.flatMap(({ about }) => (about === undefined ? [] : [proseLine(about)]));
}

/** What columns mean that say so below the table, in one line before it is broken. */
export function listLegendLinesBelowTable(specs: readonly ColumnSpec[]): readonly ViewLine[] {
  const told = Map.groupBy(specs, ({ legend }) => legend);
  const texts = [...told].flatMap(([legend, of]) =>
    legend === undefined ? [] : [`${of.map(({ key }) => key).join(', ')}: ${legend}`],
  );
  return texts.length === 0 ? [] : [proseLine(texts.join('; '))];
}

/** The columns and cells of a table in a width. */
export function fitListTableToWidth(
  specs: readonly ColumnSpec[],
  rows: readonly RowCells[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const columns = fitColumnsByLongestText(
    specs,
    ({ key }) =>
      rows.reduce(
        (most, row) => Math.max(most, textWidth(displayTextOfLinePart(row[key] ?? ''))),
        0,
      ),
    cells,
  );
  const laid = new Map<RowCells, LaidCells>();
  const laidOf = (row: RowCells): LaidCells => {
    const known = laid.get(row);
    if (known !== undefined) return known;
    const made = layOutRowCells(row, columns);
    laid.set(row, made);
    return made;
  };
  const slice: LaidRows['slice'] = (from, to) => rows.slice(from, to).map(laidOf);
  return { columns, rows: { length: rows.length, slice } };
}

/** A list of lines alone. */
export const NO_TABLE: Pick<ListData, 'specs' | 'texts' | 'targets'> = {
  specs: [],
  texts: [],
  targets: [],
};

/** A full-screen list as every such screen shows it: lines, a table, lines; as data, and laid out for a width. */
import { fill, width } from '../text/cells.ts';
import { type Part, prose, shownOf, type ViewLine, wrapLines } from '../text/line.ts';

/** A list as data: what the screen lays out and a screen reader says. */
export interface ListData {
  readonly title: string;
  /** Labels of the tabs; empty where there is only one. */
  readonly tabs: readonly string[];
  readonly tab: number;
  /** Lines above the table. */
  readonly head: readonly ViewLine[];
  /** Lines above the table, below `head`, that follow the selected row. */
  readonly lead?: (selected: number) => readonly ViewLine[];
  readonly specs: readonly ColumnSpec[];
  /** Cells by column key, whole; '' where there is none. */
  readonly texts: readonly RowCells[];
  /** By row, the id of the node it is about; undefined: nothing to open. */
  readonly targets: readonly (string | undefined)[];
  /** Lines below the table. */
  readonly foot: readonly ViewLine[];
}

/** A list without what stands around it. */
export type ListBody = Omit<ListData, 'title' | 'tabs' | 'tab'>;

/** One column of a table; its key is its heading. */
export interface Column<Key extends string = string> {
  readonly key: Key;
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Whether its cells are words for states, each drawn in its own tone. */
  readonly states?: boolean;
}

/** A list laid out for a width. */
export interface ListView extends Omit<ListData, 'specs' | 'texts'> {
  readonly columns: readonly Column[];
  /** Cells by column key, each of its column's width. */
  readonly rows: LaidRows;
}

/** Rows that are laid out when they are first asked for, and the same from then on: there may be 100,000, of which a screen shows 30. */
export type LaidRows = Pick<readonly Readonly<Record<string, string>>[], 'length' | 'slice'>;

/** A row as a view gives it. */
export type RowCells = Readonly<Record<string, Part>>;

/** A column as a view asks for it. */
export interface ColumnSpec {
  readonly key: string;
  readonly align?: 'left' | 'right';
  /** Takes what the others leave; one column at the most. */
  readonly grows?: boolean;
  /** For one that grows: others are dropped until it has so many cells; 12 when left out. */
  readonly least?: number;
  /** No wider than this; undefined: as wide as its texts. */
  readonly most?: number;
  /** Lowest goes first where the width is short; undefined: never. */
  readonly drop?: number;
  /** Holds words for states, each drawn in its own tone. */
  readonly states?: boolean;
  /** Holds marks and drawings, of which nothing is said. */
  readonly drawn?: boolean;
  /** A blank cell stands for the one above it. */
  readonly repeats?: boolean;
  /** What it means, said above the table as long as it is there. */
  readonly about?: string;
}

/** A list laid out: its lines broken to the width, its cells filled to their columns. */
export function laidOut({ specs, texts, ...data }: ListData, cells: number): ListView {
  const table = layTable(specs, texts, cells);
  const kept = specs.filter(({ key }) => table.columns.some((column) => column.key === key));
  return {
    ...data,
    ...table,
    head: wrapLines([...data.head, ...aboutLines(kept)], cells),
    foot: wrapLines(data.foot, cells),
  };
}

/** What columns mean, of those that say so. */
export function aboutLines(specs: readonly ColumnSpec[]): readonly ViewLine[] {
  return specs.flatMap(({ about }) => (about === undefined ? [] : [prose(about)]));
}

const LEAST_GROWING = 12;

/** Columns as wide as their texts, the growing one taking the rest; columns are dropped until that one has room. */
export function layTable(
  specs: readonly ColumnSpec[],
  rows: readonly RowCells[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const natural = (spec: ColumnSpec): number =>
    Math.min(
      spec.most ?? Number.POSITIVE_INFINITY,
      rows.reduce(
        (most, row) => Math.max(most, width(shownOf(row[spec.key] ?? ''))),
        width(spec.key),
      ),
    );
  let kept = specs;
  const fixed = (): number =>
    kept.reduce(
      (sum, spec) =>
        sum +
        1 +
        (spec.grows === true
          ? Math.min(spec.least ?? LEAST_GROWING, natural(spec))
          : natural(spec)),
      -1,
    );
  while (fixed() > cells) {
    const [first] = kept
      .filter((spec) => spec.drop !== undefined)
      .sort((a, b) => (a.drop ?? 0) - (b.drop ?? 0));
    if (first === undefined) break;
    kept = kept.filter((spec) => spec !== first);
  }
  const others = kept.reduce(
    (sum, spec) => (spec.grows === true ? sum : sum + natural(spec) + 1),
    0,
  );
  const columns = kept.map(
    (spec): Column => ({
      key: spec.key,
      width:
        spec.grows === true ? Math.max(1, Math.min(natural(spec), cells - others)) : natural(spec),
      align: spec.align ?? 'left',
      ...(spec.states === true ? { states: true } : {}),
    }),
  );
  const filled = new Map<RowCells, Readonly<Record<string, string>>>();
  const filledOf = (row: RowCells): Readonly<Record<string, string>> => {
    const known = filled.get(row);
    if (known !== undefined) return known;
    const made = Object.fromEntries(
      columns.map(({ key, width: own, align }) => [key, fill(shownOf(row[key] ?? ''), own, align)]),
    );
    filled.set(row, made);
    return made;
  };
  const slice: LaidRows['slice'] = (from, to) => rows.slice(from, to).map(filledOf);
  return { columns, rows: { length: rows.length, slice } };
}

/** A list of lines alone. */
export const NO_TABLE: Pick<ListData, 'specs' | 'texts' | 'targets'> = {
  specs: [],
  texts: [],
  targets: [],
};

/** A full-screen list as every such screen shows it: lines, a table, lines; laid out for a width. */
import { fill, width } from './cells.ts';
import type { Column } from './table-view.ts';

export interface ListView {
  readonly title: string;
  /** Labels of the tabs; empty where there is only one. */
  readonly tabs: readonly string[];
  readonly tab: number;
  /** Lines above the table. */
  readonly head: readonly string[];
  /** Lines above the table, below `head`, that follow the selected row. */
  readonly lead?: (selected: number) => readonly string[];
  readonly columns: readonly Column[];
  /** Cells by column key, each of its column's width. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** By row, the id of the node it is about; undefined: nothing to open. */
  readonly targets: readonly (string | undefined)[];
  /** Lines below the table. */
  readonly foot: readonly string[];
}

/** A view without what stands around it. */
export type ListBody = Omit<ListView, 'title' | 'tabs' | 'tab'>;

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
}

const LEAST_GROWING = 12;

/** Columns as wide as their texts, the growing one taking the rest; columns are dropped until that one has room. */
export function layTable(
  specs: readonly ColumnSpec[],
  texts: readonly Readonly<Record<string, string>>[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const natural = (spec: ColumnSpec): number =>
    Math.min(
      spec.most ?? Number.POSITIVE_INFINITY,
      texts.reduce((most, row) => Math.max(most, width(row[spec.key] ?? '')), width(spec.key)),
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
  const rows = texts.map((text) =>
    Object.fromEntries(
      columns.map(({ key, width: own, align }) => [key, fill(text[key] ?? '', own, align)]),
    ),
  );
  return { columns, rows };
}

/** A view of lines alone. */
export const NO_TABLE: Pick<ListView, 'columns' | 'rows' | 'targets'> = {
  columns: [],
  rows: [],
  targets: [],
};

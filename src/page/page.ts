/** A page: a title and sections of figures, which every surface prints in its own way. */
import type { Day } from '../model/day.ts';
import type { Leaf } from '../model/strategy.ts';
import type { Kind, Raws, Style } from './kinds.ts';

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export type Section = TableSection | GaugeSection | ChartSection;

interface AnySection {
  readonly id: string;
  /** Printed above it where it is neither empty nor that of the page. */
  readonly title: string;
  /** One sentence at most. */
  readonly says?: string;
  /** On paper it begins on a page of its own. */
  readonly annex?: true;
}

export interface TableSection extends AnySection {
  // biome-ignore lint/suspicious/noExplicitAny: a section is made by `table`, which ties figures to rows
  readonly rows: readonly any[];
  /** By the name of their column in JSON and CSV, which is also their head on the screen. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly figures: Readonly<Record<string, Figure<any>>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly target?: (row: any) => Target | undefined;
  /** Printed as lines of label and figure, not as a table: a section of one row; `lead`: large where there are sizes. */
  readonly lines?: true | 'lead';
  /** What an empty table says. */
  readonly empty?: string;
}

/** What Enter opens on a row. */
export interface Target {
  readonly feature: string;
  readonly id?: string;
}

export interface Figure<Row, K extends Kind = Kind> {
  readonly kind: K;
  readonly get: (row: Row) => Raws[K] | undefined;
  /** The head on the screen where it is not the name: a strategy's words, a head that stands twice, ''. */
  readonly head?: string;
  /** The head where the table does not fit with those. */
  readonly shortHead?: string;
  /** Takes what room is left. */
  readonly grows?: true;
  /** Of what grows, the cells below which it is not cut while another column can go. */
  readonly least?: number;
  /** What goes first where there is little room: 3 first, then 2, then 1; `with`: together with the one before it; without it never. */
  readonly drop?: 1 | 2 | 3 | 'with';
  /** Nothing stands where it is missing: there it has no meaning. */
  readonly missing?: '';
  /** Dim in this row: within error, or context. */
  readonly dim?: (row: Row) => boolean;
  /** How it is written, where that is not as the rest of the table. */
  readonly style?: Style;
  /** Cells of the bar behind a score or points. */
  readonly bar?: number;
  /** The points that fill one half of their bar, which stands in any width: to the left what is lost. */
  readonly most?: number;
  /** The bar stands without its number. */
  readonly bare?: true;
}

/** The scale of an index with its bands. */
export interface GaugeSection extends AnySection {
  readonly gauge: {
    readonly score?: number | undefined;
    readonly low?: number | undefined;
    readonly high?: number | undefined;
    /** Rising by `from`, the first from 0. */
    readonly bands: readonly { readonly title: string; readonly from: number }[];
    /** Other scores on the same scale. */
    readonly marks: readonly {
      readonly label: string;
      readonly score: number;
      readonly low: number;
      readonly high: number;
    }[];
  };
}

/** Curves over days. */
export interface ChartSection extends AnySection {
  readonly chart: {
    readonly from: Day;
    readonly to: Day;
    /** Ends of the vertical axis, apart; of a leaf on a log scale > 0. */
    readonly limits: readonly [number, number];
    /** Whose values these are; without it they are scores. */
    readonly leaf?: Leaf;
    readonly series: readonly {
      readonly title: string;
      /** Rising by day. */
      readonly points: readonly ChartPoint[];
      /** Each value holds until the next point. */
      readonly steps: boolean;
    }[];
    /** Rising by day; each holds until the next. */
    readonly band?: readonly { readonly day: Day; readonly low: number; readonly high: number }[];
    readonly marks: readonly { readonly day: Day; readonly title: string }[];
    /** Horizontal lines: tripwires and goalposts. */
    readonly lines: readonly { readonly at: number; readonly title: string }[];
  };
}

export interface ChartPoint {
  readonly day: Day;
  /** Undefined where the curve is interrupted. */
  readonly value: number | undefined;
  /** Somebody read it of this day: there the curve has a dot. */
  readonly isRead?: boolean;
}

/** A section of rows with its figures, checked against each other. */
export function table<Row>(
  section: AnySection & {
    readonly rows: readonly Row[];
    readonly figures: { readonly [name: string]: AnyFigure<Row> };
    readonly target?: (row: Row) => Target | undefined;
    readonly lines?: true | 'lead';
    readonly empty?: string;
  },
): TableSection {
  return section;
}

/** A figure of some kind whose getter gives what that kind takes. */
export type AnyFigure<Row> = { [K in Kind]: Figure<Row, K> }[Kind];

/** Texts as lines of label and text; what is undefined is left out. */
export function textLines(texts: Readonly<Record<string, string | undefined>>): TableSection {
  const figures = Object.entries(texts).map(
    ([name, text]) => [name, { kind: 'text', get: () => text }] as const,
  );
  return table<undefined>({
    ...{ id: 'lines', title: '', lines: true, rows: [undefined] },
    figures: Object.fromEntries(figures),
  });
}

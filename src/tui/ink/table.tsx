/** The one table: on ink-table where the focus is, else the same cells as one line of text a row. */
import { Box } from 'ink';
import { Table as InkTable } from 'ink-table';
import {
  createContext,
  Fragment,
  memo,
  type PropsWithChildren,
  type ReactElement,
  useContext,
} from 'react';
import { fillToWidth } from '../../text/cells.ts';
import { tableRowLine, tableTitleCells } from '../../text/table.ts';
import type { Column } from '../list-view.ts';
import { Line, type Span, SpansRow } from './line.tsx';
import { Text } from './text.tsx';
import { stateTone, useDrawing } from './theme.ts';

type Cells = Readonly<Record<string, string>>;

interface TableProps {
  /** The visible rows, each cell cut and padded to its column. */
  readonly rows: readonly Cells[];
  readonly columns: readonly Column[];
  /** The heading row may be left out where rows are dear. */
  readonly heading: boolean;
}

interface FocusedTableProps extends TableProps {
  /** Index of the selected row among the visible ones; undefined: none. */
  readonly selected: number | undefined;
  readonly marker: string;
}

/** Widths of the columns, which ink-table takes for the lengths of strings. */
const ColumnsContext = createContext<readonly Column[]>([]);

type CellProps = PropsWithChildren<{ readonly column?: number }>;

/** What ink-table has padded to the longest string, without its margin. */
function textOf({ children }: CellProps): string {
  return String(children).slice(1).trimEnd();
}

/** A cell is as wide as its column, and one more that separates the columns. */
function Cell(props: CellProps): ReactElement {
  const { styles, draw } = useDrawing();
  const { width = 0, states } = useContext(ColumnsContext)[props.column ?? 0] ?? {};
  const text = textOf(props);
  const tone = states === true ? stateTone(text) : 'plain';
  return <Text {...styles[tone]}>{draw(`${fillToWidth(text, width)} `)}</Text>;
}

function Heading(props: CellProps): ReactElement {
  const { styles, draw } = useDrawing();
  const { width = 0, align } = useContext(ColumnsContext)[props.column ?? 0] ?? {};
  return <Text {...styles.dim}>{draw(`${fillToWidth(textOf(props), width, align)} `)}</Text>;
}

/** Rules between rows, and a heading where rows are dear. */
function Nothing(): ReactElement {
  return <Fragment />;
}

const Body = memo(
  function Body({ rows, columns, heading }: TableProps) {
    return (
      <ColumnsContext value={columns}>
        <InkTable
          // ink-table keeps the heading it was made with, so another one takes another table
          key={heading ? 'headed' : 'bare'}
          data={rows.map((row) => ({ ...row }))}
          columns={columns.map(({ key }) => ({ key, align: 'left' }))}
          skeleton={Nothing}
          header={heading ? Heading : Nothing}
          cell={Cell}
        />
      </ColumnsContext>
    );
  },
  (before, after) =>
    before.heading === after.heading &&
    before.columns === after.columns &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, at) => row === after.rows[at]),
);

/** The table in focus; the marker of the selected row stands in a column of its own beside it. */
export function FocusedTable({ rows, columns, heading, selected, marker }: FocusedTableProps) {
  const marks = rows.map((_, at) => (at === selected ? marker : ' ')).join('\n');
  return (
    <Box>
      <Box flexShrink={0} width={1}>
        <Text>{heading ? ` \n${marks}` : marks}</Text>
      </Box>
      <Box flexShrink={0}>
        <Body rows={rows} columns={columns} heading={heading} />
      </Box>
    </Box>
  );
}

/** The same cells as lines of text, for a panel out of focus. */
export const PlainTable = memo(function PlainTable({ rows, columns, heading }: TableProps) {
  return (
    <Box flexDirection="column">
      {heading && <Line text={` ${tableRowLine(tableTitleCells(columns), columns)}`} tone="dim" />}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <SpansRow key={at} spans={spansOf(row, columns)} />
      ))}
    </Box>
  );
});

function spansOf(row: Cells, columns: readonly Column[]): readonly Span[] {
  const spans: Span[] = [];
  let plain = ' ';
  for (const { key, states } of columns) {
    const text = row[key] ?? '';
    if (states !== true) plain += `${text} `;
    else {
      spans.push({ text: plain }, { text, tone: stateTone(text) });
      plain = ' ';
    }
  }
  return [...spans, { text: plain.trimEnd() }];
}

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
import { cutOrPadToWidth } from '../../text/cells.ts';
import { columnTitlesRowCells, type LaidCells, TONED, tableRowText } from '../../text/table.ts';
import { mergedSpans, type Span } from '../../text/tone.ts';
import type { Column } from '../list-view.ts';
import { ClickArea } from './clicks.tsx';
import { Line, SpansRow } from './line.tsx';
import { Text } from './text.tsx';
import { indicatorStateWordTone, useThemeAndGlyphs } from './theme.ts';

interface TableProps {
  /** The visible rows, each cell cut and padded to its column. */
  readonly rows: readonly LaidCells[];
  readonly columns: readonly Column[];
  /** The heading row may be left out where rows are dear. */
  readonly heading: boolean;
}

interface FocusedTableProps extends TableProps {
  /** Index of the selected row among the visible ones, from 0; undefined: none. */
  readonly selected: number | undefined;
  readonly marker: string;
}

/** The rows that ink-table is to draw, and their columns. */
const TableContext = createContext<Omit<TableProps, 'heading'>>({ rows: [], columns: [] });

/** A cell with the place of its column, from 0; left out: the first. */
type CellProps = PropsWithChildren<{ readonly column?: number }>;

/** What ink-table has padded to the longest string, without its margin. */
function unpaddedCellText({ children }: CellProps): string {
  return String(children).slice(1).trimEnd();
}

/** A cell, as wide as its column, and one more that separates the columns. ink-table hands it only a text: the number of its row. */
function Cell(props: CellProps): ReactElement {
  const { styles, draw } = useThemeAndGlyphs();
  const { rows, columns } = useContext(TableContext);
  const column = columns[props.column ?? 0];
  const row = rows[Number(unpaddedCellText(props))];
  const spans = row === undefined || column === undefined ? [] : cellSpans(row, column);
  const [only] = spans;
  if (spans.length === 1 && only !== undefined)
    return <Text {...styles[only.tone ?? 'plain']}>{draw(`${only.text} `)}</Text>;
  let at = 0;
  return (
    <Text {...styles.plain}>
      {[...spans, { text: ' ', tone: undefined }].map(({ text, tone }) => {
        at += text.length;
        return tone === undefined ? (
          draw(text)
        ) : (
          <Text key={at} {...styles[tone]}>
            {draw(text)}
          </Text>
        );
      })}
    </Text>
  );
}

/** A cell in its tones; one that holds a word for a state in the tone of that. */
function cellSpans(row: LaidCells, { key, states }: Column): readonly Span[] {
  const text = row[key] ?? '';
  return (
    row[TONED]?.[key] ?? [states === true ? { text, tone: indicatorStateWordTone(text) } : { text }]
  );
}

function Heading(props: CellProps): ReactElement {
  const { styles, draw } = useThemeAndGlyphs();
  const { width = 0, align } = useContext(TableContext).columns[props.column ?? 0] ?? {};
  return (
    <Text {...styles.dim}>
      {draw(`${cutOrPadToWidth(unpaddedCellText(props), width, align)} `)}
    </Text>
  );
}

/** Rules between rows, and a heading where rows are dear. */
function Nothing(): ReactElement {
  return <Fragment />;
}

const Body = memo(
  function Body({ rows, columns, heading }: TableProps) {
    return (
      <TableContext value={{ rows, columns }}>
        <InkTable
          // ink-table keeps the heading it was made with, so another one takes another table
          key={heading ? 'headed' : 'bare'}
          data={rows.map((_, at) =>
            Object.fromEntries(columns.map(({ key }) => [key, String(at)])),
          )}
          columns={columns.map(({ key }) => ({ key, align: 'left' }))}
          skeleton={Nothing}
          header={heading ? Heading : Nothing}
          cell={Cell}
        />
      </TableContext>
    );
  },
  (before, after) =>
    before.heading === after.heading &&
    before.columns === after.columns &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, at) => row === after.rows[at]),
);

/** The table in focus; the selected row is drawn again over its place, with its marker and background, so that a step draws no other row. */
export function FocusedTable({ rows, columns, heading, selected, marker }: FocusedTableProps) {
  const chosen = selected === undefined ? undefined : rows[selected];
  return (
    <ClickArea first={0} above={heading ? 1 : 0} selected={selected}>
      <Box flexShrink={0} marginLeft={1} alignSelf="flex-start">
        <Body rows={rows} columns={columns} heading={heading} />
      </Box>
      {chosen !== undefined && selected !== undefined && (
        <Box position="absolute" marginTop={selected + (heading ? 1 : 0)}>
          <SpansRow
            spans={[{ text: marker, tone: 'focus' }, ...rowSpans(chosen, columns)]}
            selected
          />
        </Box>
      )}
    </ClickArea>
  );
}

interface PlainTableProps extends TableProps {
  /** Which part of the screen it is when it is clicked, and the index of its first row there, both from 0. */
  readonly area: number;
  readonly first: number;
}

/** Draws a table that is out of focus, its cells as lines of text. */
export const PlainTable = memo(function PlainTable({
  rows,
  columns,
  heading,
  area,
  first,
}: PlainTableProps) {
  return (
    <ClickArea area={area} first={first} above={heading ? 1 : 0}>
      {heading && (
        <Line text={` ${tableRowText(columnTitlesRowCells(columns), columns)}`} tone="dim" />
      )}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <SpansRow key={at} spans={[{ text: ' ' }, ...rowSpans(row, columns)]} />
      ))}
    </ClickArea>
  );
});

/** A row in as few parts as it has tones, without blanks at its end. */
function rowSpans(row: LaidCells, columns: readonly Column[]): readonly Span[] {
  const spans = mergedSpans(
    columns.flatMap((column) => [...cellSpans(row, column), { text: ' ' }]),
  );
  const last = spans.at(-1);
  return last === undefined
    ? spans
    : [...spans.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}

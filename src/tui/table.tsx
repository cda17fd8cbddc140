/** The table that has the focus, drawn by ink-table; the selected row is drawn once more over its place. */
import { Box, Text } from 'ink';
import { Table as InkTable } from 'ink-table';
import {
  createContext,
  Fragment,
  memo,
  type PropsWithChildren,
  type ReactElement,
  useContext,
} from 'react';
import type { Line } from '../page/line.ts';
import { paintLine, type Theme } from '../page/theme.ts';
import type { FocusedTable } from './frame.ts';

/** Its texts as they are painted: rows of cells, and the heads of the columns. */
interface Drawn {
  readonly rows: readonly (readonly string[])[];
  readonly heads: readonly string[];
}

const DrawnContext = createContext<Drawn>({ rows: [], heads: [] });

type CellProps = PropsWithChildren<{ readonly column?: number }>;

/** ink-table hands a cell its text alone, padded: here the place of its row among those in sight. */
function Cell({ children, column = 0 }: CellProps): ReactElement {
  return <Text>{useContext(DrawnContext).rows[Number(children)]?.[column]}</Text>;
}

function Heading({ column = 0 }: CellProps): ReactElement {
  return <Text>{useContext(DrawnContext).heads[column]}</Text>;
}

function Nothing(): ReactElement {
  return <Fragment />;
}

interface BodyProps {
  readonly drawn: Drawn;
  readonly hasHead: boolean;
}

const Body = memo(
  function Body({ drawn, hasHead }: BodyProps) {
    const keys = drawn.heads.map((_, at) => String(at));
    return (
      <DrawnContext value={drawn}>
        <InkTable
          // it keeps the heading that it was made with
          key={hasHead ? 'headed' : 'bare'}
          data={drawn.rows.map((_, at) => Object.fromEntries(keys.map((key) => [key, String(at)])))}
          columns={keys}
          skeleton={Nothing}
          header={hasHead ? Heading : Nothing}
          cell={Cell}
        />
      </DrawnContext>
    );
  },
  // it is drawn anew for another text only: most keys move the selection alone
  (one, other) => JSON.stringify(one) === JSON.stringify(other),
);

export function Focused({
  table,
  theme,
}: {
  readonly table: FocusedTable;
  readonly theme: Theme | undefined;
}) {
  const { layout, from, to, selected, hasHead, indent, side, columns } = table;
  const isSeen = selected >= from && selected < to;
  const painted = (cells: readonly Line[]): readonly string[] =>
    cells.map((cell) => paintLine(cell, theme));
  const drawn: Drawn = {
    heads: painted(layout.heads),
    rows: Array.from({ length: to - from }, (_, at) => painted(layout.cells(from + at))),
  };
  return (
    <Box>
      <Box flexDirection="column" width={columns + indent} flexShrink={0}>
        <Box marginLeft={indent + 2} flexShrink={0}>
          <Body drawn={drawn} hasHead={hasHead} />
        </Box>
        {isSeen && (
          <Box
            position="absolute"
            marginTop={selected - from + (hasHead ? 1 : 0)}
            marginLeft={indent}
          >
            <Text wrap="truncate">{paintLine(layout.row(selected, true), theme)}</Text>
          </Box>
        )}
      </Box>
      {side !== undefined && (
        <Box flexDirection="column" marginLeft={1}>
          {side.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
            <Text key={at} wrap="truncate">
              {paintLine(line, theme) || ' '}
            </Text>
          ))}
        </Box>
      )}
    </Box>
  );
}

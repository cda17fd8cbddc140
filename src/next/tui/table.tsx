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
import type { TableLayout } from '../page/draw.ts';
import { paintLine, type Theme } from '../page/theme.ts';
import type { FocusedTable } from './frame.ts';

interface Drawn {
  readonly layout: TableLayout;
  readonly from: number;
  readonly theme: Theme | undefined;
}

const DrawnContext = createContext<Drawn | undefined>(undefined);

type CellProps = PropsWithChildren<{ readonly column?: number }>;

/** ink-table hands a cell its text alone, padded: here the place of its row among those in sight. */
function Cell({ children, column = 0 }: CellProps): ReactElement {
  const drawn = useContext(DrawnContext);
  const cell = drawn?.layout.cells(drawn.from + Number(children))[column] ?? [];
  return <Text>{paintLine(cell, drawn?.theme)}</Text>;
}

function Heading({ column = 0 }: CellProps): ReactElement {
  const drawn = useContext(DrawnContext);
  return <Text>{paintLine(drawn?.layout.heads[column] ?? [], drawn?.theme)}</Text>;
}

function Nothing(): ReactElement {
  return <Fragment />;
}

interface BodyProps extends Drawn {
  readonly to: number;
  readonly hasHead: boolean;
}

const Body = memo(function Body({ layout, from, to, theme, hasHead }: BodyProps) {
  const keys = layout.heads.map((_, at) => String(at));
  return (
    <DrawnContext value={{ layout, from, theme }}>
      <InkTable
        // it keeps the heading that it was made with
        key={hasHead ? 'headed' : 'bare'}
        data={Array.from({ length: to - from }, (_, at) =>
          Object.fromEntries(keys.map((key) => [key, String(at)])),
        )}
        columns={keys}
        skeleton={Nothing}
        header={hasHead ? Heading : Nothing}
        cell={Cell}
      />
    </DrawnContext>
  );
});

export function Focused({
  table,
  theme,
}: {
  readonly table: FocusedTable;
  readonly theme: Theme | undefined;
}) {
  const { layout, from, to, selected, hasHead, indent, side, columns } = table;
  const isSeen = selected >= from && selected < to;
  return (
    <Box>
      <Box flexDirection="column" width={columns + indent} flexShrink={0}>
        <Box marginLeft={indent + 2} flexShrink={0}>
          <Body layout={layout} from={from} to={to} theme={theme} hasHead={hasHead} />
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

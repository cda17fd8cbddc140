/** The table that has the focus, drawn by ink-table, the selected row once more over its place; and rows of text. */
import { Box, Text, Transform } from 'ink';
import { Table as InkTable } from 'ink-table';
import {
  createContext,
  Fragment,
  memo,
  type PropsWithChildren,
  type ReactElement,
  useContext,
} from 'react';
import { cutLine, type Line } from '../page/line.ts';
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

/** `cells`: those of the terminal, which may have become fewer than the table was laid out for. */
export function Focused({
  table,
  paint,
  cells,
}: {
  readonly table: FocusedTable;
  readonly paint: (line: Line) => string;
  readonly cells: number;
}) {
  const { layout, from, to, selected, hasHead, indent, side, columns } = table;
  const drawn: Drawn = {
    heads: layout.heads.map(paint),
    rows: Array.from({ length: to - from }, (_, at) => layout.cells(from + at).map(paint)),
  };
  const rows = Array.from({ length: to - from + Number(hasHead) }, (_, at) => {
    const row = from + at - Number(hasHead);
    return row >= from && row === selected
      ? paint(cutLine(layout.row(row, true), cells - indent))
      : '';
  });
  return (
    <Box height={Math.max(rows.length, side?.length ?? 0)} flexShrink={0}>
      <Box flexDirection="column" width={columns + indent} flexShrink={0}>
        <Box marginLeft={indent + 2} height={rows.length} flexShrink={0}>
          <Body drawn={drawn} hasHead={hasHead} />
        </Box>
        <Box position="absolute" marginLeft={indent}>
          <Rows texts={rows} />
        </Box>
      </Box>
      {side !== undefined && (
        <Box marginLeft={1}>
          <Rows texts={side.map((line) => paint(cutLine(line, cells - indent - columns - 1)))} />
        </Box>
      )}
    </Box>
  );
}

/**
 * Rows that are painted already, over what is there where one is empty. To Ink they are one blank text, which it has not
 * to lay out, measure and clean again when another row is selected.
 */
export function Rows({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Box flexShrink={0}>
      <Transform transform={(_, at) => texts[at] ?? ''}>
        {`${'\n'.repeat(texts.length - 1)} `}
      </Transform>
    </Box>
  );
}

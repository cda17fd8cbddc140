/** The board as a list of lines, for a terminal too small for panels. */
import { Box } from 'ink';
import { useMemo } from 'react';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line } from '../../tui/ink/line.tsx';
import type { State } from '../../tui/state.ts';
import {
  plainOverviewFirstVisibleRow,
  plainOverviewPositionText,
  plainOverviewRows,
  plainOverviewVisibleRowCount,
} from './plain-lines.ts';

/** Everything the overview says, in lines that scroll, and a note below. */
export function TinyOverviewBody({
  state,
  glyphs,
}: {
  readonly state: State;
  readonly glyphs: Glyphs;
}) {
  const cells = state.size.columns - 1;
  const lines = useMemo(() => plainOverviewRows(state, cells), [state, cells]);
  const rows = plainOverviewVisibleRowCount(state);
  const start = plainOverviewFirstVisibleRow(state, lines.length);
  return (
    <Box flexDirection="column" height={rows + 1}>
      <Box flexDirection="column" height={rows}>
        {lines.slice(start, start + rows).map(({ text, marked }, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
            key={at}
            text={`${marked ? glyphs.marker : ' '}${text}`}
            tone={marked ? 'focus' : 'plain'}
            selected={marked}
          />
        ))}
      </Box>
      <Line text={` ${plainOverviewPositionText(state, lines.length, cells)}`} tone="dim" />
    </Box>
  );
}

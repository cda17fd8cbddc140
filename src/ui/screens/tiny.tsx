/** The board as a list of lines, for a terminal too small for panels. */
import { Box } from 'ink';
import { useMemo } from 'react';
import { plainLines } from '../../app/plain-lines.ts';
import { sinceText } from '../../app/since.ts';
import { overviewOf, type State } from '../../app/state.ts';
import { Lines } from '../components/line.tsx';

/** Everything the overview says, in lines that scroll with j and k. */
export function Tiny({ state }: { readonly state: State }) {
  const { columns, rows } = state.size;
  const since = sinceText(state, columns - 1);
  const lines = useMemo(
    () => plainLines(state.board, columns - 1, since),
    [state.board, columns, since],
  );
  const body = Math.max(1, rows - 3);
  const start = Math.max(0, Math.min(overviewOf(state).scroll, lines.length - body));
  return (
    <Box flexDirection="column" height={body}>
      <Lines texts={lines.slice(start, start + body)} />
    </Box>
  );
}

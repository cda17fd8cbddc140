/** What hears the keys, and what draws the frame. */
import { Box, useApp, useCursor, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { cutLine, type Line } from '../page/line.ts';
import { painter } from '../page/theme.ts';
import type { Dashboard } from './dashboard.ts';
import { keysOf } from './keys.ts';
import { Focused, Rows } from './table.tsx';

/** Milliseconds that a size must stay before the screen is laid out for it. */
const SETTLE = 100;

/** Hears the keys and draws nothing. */
export function Ears<W>({ dashboard }: { readonly dashboard: Dashboard<W> }) {
  const { exit, suspendTerminal } = useApp();
  useEffect(() => dashboard.connect({ exit, suspendTerminal }), [dashboard, exit, suspendTerminal]);
  useInput((input, key) => {
    for (const name of keysOf(input, key)) dashboard.dispatch({ kind: 'key', key: name });
  });
  usePaste((text) => dashboard.dispatch({ kind: 'pasted', text }));
  return null;
}

export function App<W>({ dashboard }: { readonly dashboard: Dashboard<W> }) {
  const { frame, state, theme } = useSyncExternalStore(dashboard.subscribe, dashboard.snapshot);
  const paint = useMemo(() => painter(theme), [theme]);
  const { columns, rows } = useWindowSize();
  const { setCursorPosition } = useCursor();
  useEffect(() => {
    const { size } = dashboard.snapshot().state;
    if (dashboard.isFixed || (size.columns === columns && size.rows === rows)) return undefined;
    const settled = setTimeout(
      () => dashboard.dispatch({ kind: 'resized', size: { columns, rows } }),
      SETTLE,
    );
    return () => clearTimeout(settled);
  }, [dashboard, columns, rows]);
  setCursorPosition(frame.cursor);
  const { size } = state;
  const width = dashboard.isFixed ? size.columns : Math.min(columns, size.columns);
  const height = dashboard.isFixed ? size.rows : Math.min(rows, size.rows);
  // until the size has settled the frame is cut to the terminal
  const fits = width === size.columns && height === size.rows;
  const painted = (lines: readonly Line[]): readonly string[] =>
    lines.map((line) => paint(fits ? line : cutLine(line, width)));
  return (
    <Box
      flexDirection="column"
      width={width}
      height={height}
      overflow={fits ? 'visible' : 'hidden'}
    >
      <Ears dashboard={dashboard} />
      <Rows texts={painted(frame.above)} />
      {frame.table !== undefined && <Focused table={frame.table} paint={paint} cells={width} />}
      <Rows texts={painted(frame.below)} />
      <Box flexGrow={1} />
      <Rows texts={painted([frame.footer])} />
    </Box>
  );
}

/** What hears the keys, and what draws the frame. */
import { Box, Text, useApp, useCursor, useInput, usePaste, useWindowSize } from 'ink';
import { memo, useEffect, useSyncExternalStore } from 'react';
import type { Line } from '../page/line.ts';
import { paintLine, type Theme } from '../page/theme.ts';
import type { Dashboard } from './dashboard.ts';
import { keysOf } from './keys.ts';
import { Focused } from './table.tsx';

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
  // to cut what fits costs a third of a frame
  const fits = width === size.columns && height === size.rows;
  return (
    <Box
      flexDirection="column"
      width={width}
      height={height}
      overflow={fits ? 'visible' : 'hidden'}
    >
      <Ears dashboard={dashboard} />
      <Lines lines={frame.above} theme={theme} />
      {frame.table !== undefined && <Focused table={frame.table} theme={theme} />}
      <Lines lines={frame.below} theme={theme} />
      <Box flexGrow={1} />
      <Row text={paintLine(frame.footer, theme)} />
    </Box>
  );
}

function Lines({
  lines,
  theme,
}: {
  readonly lines: readonly Line[];
  readonly theme: Theme | undefined;
}) {
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <Row key={at} text={paintLine(line, theme)} />
  ));
}

/** By its text, as most rows of a frame are those of the one before. */
const Row = memo(function Row({ text }: { readonly text: string }) {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate">{text || ' '}</Text>
    </Box>
  );
});

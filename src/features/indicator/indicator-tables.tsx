/** The tables of an indicator: every version of its readings, and its sources. */
import { Box } from 'ink';
import { useMemo } from 'react';
import type { Indicator } from '../../core/model/model.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { recordHintSentence } from '../../tui/binding.ts';
import { Line } from '../../tui/ink/line.tsx';
import { FocusedTable } from '../../tui/ink/table.tsx';
import { firstVisibleRow } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { readingHistoryTable } from '../../views/indicator-lines.ts';
import { looksTable } from '../../views/indicator-looks.ts';
import { looksAt, noValueText } from '../../views/indicator-value.ts';
import type { IndicatorScreen } from './indicator-readings.ts';
import { indicatorSourceTable, sourceRows } from './source-view.ts';

interface Props {
  readonly state: State;
  readonly screen: IndicatorScreen;
  readonly glyphs: Glyphs;
  readonly columns: number;
  readonly rows: number;
}

/** That nothing was observed of an indicator yet, and what would change that. */
export function NothingYet({
  state,
  indicator,
}: {
  readonly state: State;
  readonly indicator: Indicator;
}) {
  const what = noValueText(state.board, indicator);
  return (
    <Line
      text={` ${what[0]?.toUpperCase() ?? ''}${what.slice(1)}${recordHintSentence(state, 'reading.record')}`}
    />
  );
}

/** Every version of every reading, newest first; of a counted indicator its events and checks. */
export function ReadingsTable({ state, screen, glyphs, columns, rows }: Props) {
  const indicator = state.board.card.indicators.get(screen.id)?.node;
  const { history } = screen;
  const looks = useMemo(
    () => (indicator === undefined ? [] : looksAt(state.board, indicator)),
    [state.board, indicator],
  );
  const isCounted = indicator?.count !== undefined;
  const visible = Math.max(1, rows - 1);
  const length = isCounted ? looks.length : history?.length;
  const start = firstVisibleRow(screen.selected, visible, length ?? 0);
  // of the rows that are seen only: there may be 100,000
  const table = useMemo(
    () =>
      indicator === undefined
        ? undefined
        : isCounted
          ? looksTable(indicator, looks.slice(start, start + visible), columns)
          : readingHistoryTable(indicator, history?.slice(start, start + visible) ?? [], columns),
    [history, indicator, isCounted, looks, columns, start, visible],
  );
  if (table === undefined || indicator === undefined) return null;
  if (length === 0) return <NothingYet state={state} indicator={indicator} />;
  return (
    <Box flexDirection="column" height={rows}>
      <FocusedTable
        rows={table.rows.slice()}
        columns={table.columns}
        heading
        selected={screen.selected - start}
        marker={glyphs.marker}
      />
    </Box>
  );
}

/** Where values came from, and where the next is found. */
export function SourcesTable({ state, screen, glyphs, columns, rows }: Props) {
  const { board } = state;
  const indicator = board.card.indicators.get(screen.id)?.node;
  const table = useMemo(
    () =>
      indicator === undefined
        ? undefined
        : indicatorSourceTable(sourceRows(board, indicator), columns),
    [board, indicator, columns],
  );
  if (table === undefined || table.rows.length === 0)
    return <Line text=" No source yet: the strategy names none, and there is no reading." />;
  const selected = screen.line ?? 0;
  const visible = Math.max(1, rows - 1);
  const start = firstVisibleRow(selected, visible, table.rows.length);
  return (
    <Box flexDirection="column" height={rows}>
      <FocusedTable
        rows={table.rows.slice(start, start + visible)}
        columns={table.columns}
        heading
        selected={selected - start}
        marker={glyphs.marker}
      />
    </Box>
  );
}

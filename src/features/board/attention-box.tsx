/** The panel of what needs attention. */
import { Box } from 'ink';
import { memo, useMemo } from 'react';
import type { Acknowledgement } from '../../core/journal/journal-port.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import { alignToBothEnds, cutToWidth, textWidth } from '../../text/cells.ts';
import { displayTextOfLinePart, type ViewLine } from '../../text/line.ts';
import { fitColumns, layOutRowCells } from '../../text/table.ts';
import { Line, PartRowsColumn } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { FocusedTable, PlainTable } from '../../tui/ink/table.tsx';
import { AMPLE_CELLS, firstVisibleRow, MODEST_CELLS } from '../../tui/layout.ts';
import {
  type AttentionRow,
  alertAcknowledgementText,
  attentionRowLabel,
  attentionTextFittedToWidth,
  canAttentionRowBeAcknowledged,
  findAcknowledgementOfAlert,
  NOT_ACKNOWLEDGED,
  shownAttentionStretches,
} from '../../views/attention.ts';
import { type BoxProps, panelFilterText } from './panel-parts.ts';
import { type AttentionPanel, panelItemCount } from './panels.ts';

interface AttentionBoxProps extends BoxProps {
  readonly panel: AttentionPanel;
  /** Its index among the panels, from 0. */
  readonly at: number;
  readonly seen: readonly Acknowledgement[];
  /** Its title where that names all panels; undefined: its own. */
  readonly title: string | undefined;
  /** What is new since the last visit, what comes next, and that an assessment is due, for the last rows. */
  readonly since: readonly ViewLine[];
}

/** The lines that need something, the most pressing first. */
export const AttentionBox = memo(function AttentionBox({
  panel,
  title,
  at,
  glyphs,
  rows,
  columns,
  framed,
  focused,
  selected,
  empty,
  seen,
  since,
}: AttentionBoxProps) {
  const cells = columns - (framed ? 3 : 1);
  const foot = since.slice(0, Math.max(0, rows - 1));
  const shown = rows - foot.length;
  const start = firstVisibleRow(selected, shown, panelItemCount(panel));
  const table = useMemo(() => attentionTable(panel, cells, seen), [panel, cells, seen]);
  const stretches = useMemo(
    () =>
      shownAttentionStretches(panel.rows, shown).map(({ first, rows: of }) => ({
        first,
        rows: table.rows.slice(first, first + of.length),
      })),
    [panel, table, shown],
  );
  const place = panel.rows.length === 0 ? '' : `${selected + 1} of ${panel.rows.length}`;
  const shownTitle = `${title ?? '6 Needs attention'}${panelFilterText(panel)}`;
  const unseen = unseenAlertsText(panel.rows, seen);
  const whole = unseen === '' ? place : `${unseen}, ${place}`;
  const aside = textWidth(shownTitle) + textWidth(whole) + 8 <= columns ? whole : place;
  return (
    <Panel
      title={shownTitle}
      aside={aside}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      {panel.rows.length === 0 && panel.filter !== '' && <Line text={empty} />}
      {panel.rows.length === 0 && panel.filter === '' && (
        <Line text=" Nothing: every indicator is fresh and no tripwire is crossed." />
      )}
      {focused ? (
        <FocusedTable
          rows={table.rows.slice(start, start + shown)}
          columns={table.columns}
          heading={false}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        stretches.map(({ first, rows: of }) => (
          <PlainTable
            key={first}
            rows={of}
            columns={table.columns}
            heading={false}
            area={at}
            first={first}
          />
        ))
      )}
      {foot.length > 0 && (
        <Box flexGrow={1} flexDirection="column" justifyContent="flex-end">
          <PartRowsColumn texts={foot.map(({ text }) => cutToWidth(text, cells))} />
        </Box>
      )}
    </Panel>
  );
});

/** `4 ALERT not acknowledged`; '' where somebody has seen every one. */
function unseenAlertsText(
  rows: readonly AttentionRow[],
  acknowledgements: readonly Acknowledgement[],
): string {
  const unseen = rows.filter(
    (row) =>
      row.word === CROSSED_WORDS.alert &&
      canAttentionRowBeAcknowledged(row) &&
      findAcknowledgementOfAlert(row, acknowledgements) === undefined,
  );
  return unseen.length === 0 ? '' : `${unseen.length} ${CROSSED_WORDS.alert} ${NOT_ACKNOWLEDGED}`;
}

function attentionTable(
  panel: AttentionPanel,
  cells: number,
  acknowledgements: readonly Acknowledgement[],
) {
  const wide = cells >= AMPLE_CELLS;
  const state = Math.max(
    7,
    ...panel.rows.map((row) => textWidth(displayTextOfLinePart(attentionRowLabel(row)))),
  );
  // where there is little room, the day stands with who has seen it; else only that somebody has
  const told = panel.rows.map((row) =>
    wide && findAcknowledgementOfAlert(row, acknowledgements) === undefined
      ? ''
      : alertAcknowledgementText(row, acknowledgements, wide),
  );
  const columns = fitColumns(
    [
      { key: 'state', from: state, most: state, states: true },
      { key: 'id', most: cells >= MODEST_CELLS ? 18 : 8 },
      { key: 'what', from: cells, grows: true, least: 4 },
    ],
    panel.rows.map(({ code }) => ({ id: code })),
    // One is left free at the end.
    cells - 1,
  );
  const room = columns.at(-1)?.width ?? 0;
  const rows = panel.rows.map((row, at) =>
    layOutRowCells(
      {
        state: attentionRowLabel(row),
        id: row.code,
        what: toldOf(row, told[at] ?? '', room, wide),
      },
      columns,
    ),
  );
  return { columns, rows };
}

/** What a line says and who has seen it; the day since when is whole, or stands there with who has. */
function toldOf(row: AttentionRow, told: string, cells: number, wide: boolean): string {
  const room = cells - textWidth(told) - 1;
  const isDated = wide || row.since === undefined;
  return alignToBothEnds(attentionTextFittedToWidth(row, room, isDated), told, cells);
}

/** The panels of the overview: a track with its indicators, and what needs attention. */
import { Box } from 'ink';
import { memo, useMemo } from 'react';
import { alignToBothEnds, cutPartsToWidth, textWidth } from '../../text/cells.ts';
import { scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { shownPartText, type ViewLine } from '../../text/line.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { Line } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { FocusedTable, PlainTable } from '../../tui/ink/table.tsx';
import { firstVisibleRow } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { comingLine } from '../../views/coming-band.ts';
import { effortText, type IndicatorRow, type TrackView } from '../../views/gauge-and-tracks.ts';
import { indicatorTable, scoreBar } from '../../views/indicator-cells.ts';
import { AttentionBox } from './attention-box.tsx';
import { type BoxProps, emptyPanelText, panelFilterText } from './panel-parts.ts';
import { type BoardPanel, selectedRowIndex, type TrackPanel } from './panels.ts';
import { bottomOverviewScreen } from './screen-state.ts';
import { sinceLastVisitLines } from './since.ts';

interface PanelBoxProps {
  readonly state: State;
  readonly glyphs: Glyphs;
  readonly panel: BoardPanel;
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  /** Whether a track says its score; not where a line above does. */
  readonly headed?: boolean;
}

/** A panel by what it holds. */
export function OverviewPanel({
  state,
  glyphs,
  panel,
  at,
  rows,
  columns,
  framed,
  headed = true,
}: PanelBoxProps) {
  const focused = bottomOverviewScreen(state).panel === at && state.layers.length === 1;
  const selected = selectedRowIndex(state, panel);
  const least = focused ? ROWS_IN_FOCUS : ROWS_FOR_NEXT;
  const lines = panel.kind === 'attention' ? attentionFoot(state, rows >= least, columns - 4) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same texts are the same lines, and draw no panel again
  const since = useMemo(() => lines, [lines.map(shownPartText).join('\n')]);
  const common = { glyphs, rows, columns, framed, focused, selected, empty: emptyPanelText(state) };
  return (
    <ClickArea area={at}>
      {panel.kind === 'track' ? (
        <TrackBox {...common} panel={panel} at={at} headed={headed} />
      ) : (
        <AttentionBox
          {...common}
          panel={panel}
          at={at}
          seen={state.acknowledgements}
          since={since}
        />
      )}
    </ClickArea>
  );
}

/** Rows from which on the panel says what comes next, and those where it is in focus. */
const ROWS_FOR_NEXT = 6;
const ROWS_IN_FOCUS = 3;

/** What stands below the lines that need attention. */
function attentionFoot(state: State, saysNext: boolean, cells: number): readonly ViewLine[] {
  const next = saysNext ? comingLine(state.board, cells) : undefined;
  return [...(next === undefined ? [] : [next]), ...sinceLastVisitLines(state, cells)];
}

const TrackBox = memo(function TrackBox({
  panel,
  at,
  glyphs,
  rows,
  columns,
  framed,
  focused,
  selected,
  empty,
  headed,
}: BoxProps & { readonly panel: TrackPanel; readonly at: number; readonly headed: boolean }) {
  const { view } = panel;
  const cells = columns - (framed ? 3 : 1);
  const table = useMemo(() => indicatorTable(view.rows, cells, glyphs), [view, cells, glyphs]);
  const cutAway = !table.columns.some((column) => column.key === 'score');
  const detail = cutAway && rows >= 5 && focused;
  const heading = rows >= 9;
  const visible = Math.max(1, rows - (headed ? 1 : 0) - (detail ? 1 : 0) - (heading ? 1 : 0));
  const start = firstVisibleRow(selected, visible, view.rows.length);
  const rowsShown = useMemo(
    () => table.rows.slice(start, start + visible),
    [table, start, visible],
  );
  const aside = visible < view.rows.length ? `${selected + 1} of ${view.rows.length}` : '';
  const chosen = view.rows[selected];
  return (
    <Panel
      title={`${at + 1} ${view.title}${panelFilterText(panel)}`}
      aside={aside}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      {headed && <Line text={` ${trackHead(view, cells, glyphs)}`} tone="gauge" />}
      {view.rows.length === 0 && panel.filter !== '' && <Line text={empty} />}
      {focused ? (
        <FocusedTable
          rows={rowsShown}
          columns={table.columns}
          heading={heading}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        <PlainTable
          rows={rowsShown}
          columns={table.columns}
          heading={heading}
          area={at}
          first={start}
        />
      )}
      {detail && chosen !== undefined && (
        <Box flexGrow={1} flexDirection="column" justifyContent="flex-end">
          <Line text={` ${detailOf(chosen, cells - 1, glyphs)}`} tone="dim" />
        </Box>
      )}
    </Panel>
  );
});

/** What the columns leave out of a row: its whole name, its unit, its score, and that drawn where there is room. */
function detailOf({ title, unit, score }: IndicatorRow, cells: number, glyphs: Glyphs): string {
  const name = unit === '' ? title : `${title}, ${unit}`;
  const said = score === undefined ? 'no score' : `score ${scoreText(score)}`;
  const drawn = `${scoreBar(score, 8, glyphs)} ${said}`;
  return alignToBothEnds(name, textWidth(name) + textWidth(drawn) < cells ? drawn : said, cells);
}

function trackHead(view: TrackView, cells: number, glyphs: Glyphs): string {
  if (view.score === undefined)
    return cutPartsToWidth(
      `no score${view.summary === '' ? '' : `, ${view.summary}`}`,
      cells,
      ', ',
    );
  const stands = `${view.scoreText} (${view.interval})  ${view.over30} in 30d`;
  const effort = effortText(view);
  const both = `${stands}  ${effort}`;
  const words = effort !== '' && textWidth(both) <= cells ? both : stands;
  const room = Math.min(20, cells - words.length - 2);
  return room >= 6 ? `${words}  ${scoreBar(view.score, room, glyphs)}` : words;
}

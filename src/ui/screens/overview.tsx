/** The overview: the gauge, the fronts, China, and what needs attention, in the layout that fits. */
import { Box } from 'ink';
import { memo, useMemo } from 'react';
import { ends, fill } from '../../app/cells.ts';
import { scoreText } from '../../app/format.ts';
import { gaugeLines } from '../../app/gauge-lines.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { layoutOf, type OverviewRows, pageStart, stackedRows, wideRows } from '../../app/layout.ts';
import type { TrackView } from '../../app/overview.ts';
import {
  type AttentionPanel,
  focusedPanel,
  frontsAndRest,
  type Panel as PanelData,
  panelLength,
  panelsOf,
  selectedIn,
  type TrackPanel,
} from '../../app/panels.ts';
import { overviewOf, type State } from '../../app/state.ts';
import { bar, indicatorCells, indicatorColumns } from '../../app/table-view.ts';
import { Line, Lines, Spans } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';
import { FocusedTable, PlainTable } from '../components/table.tsx';
import { toneOf } from '../theme.ts';

interface PartProps {
  readonly state: State;
  readonly glyphs: Glyphs;
}

/** The overview below the header and above the notice and footer. */
export function Overview({ state, glyphs }: PartProps) {
  return layoutOf(state.size) === 'wide' ? (
    <Wide state={state} glyphs={glyphs} />
  ) : (
    <Stacked state={state} glyphs={glyphs} />
  );
}

function Wide({ state, glyphs }: PartProps) {
  const { columns, rows } = state.size;
  const { board } = state;
  const { fronts, rest } = frontsAndRest(board);
  const focused = overviewOf(state).panel;
  const share = wideRows(rows, rest.includes(focused));
  return (
    <Box flexDirection="column">
      <Gauge state={state} glyphs={glyphs} rows={share.gauge} framed />
      <SideBySide
        state={state}
        glyphs={glyphs}
        indexes={fronts}
        rows={share.panel}
        columns={columns}
      />
      {share.china > 0 ? (
        <SideBySide
          state={state}
          glyphs={glyphs}
          indexes={rest}
          rows={share.china}
          columns={columns}
        />
      ) : (
        rest.map((at) => <TrackLine key={at} state={state} glyphs={glyphs} at={at} />)
      )}
      <Attention state={state} glyphs={glyphs} rows={share.attention} framed />
    </Box>
  );
}

function Stacked({ state, glyphs }: PartProps) {
  const { columns, rows } = state.size;
  const framed = columns >= 80;
  const panels = panelsOf(state.board);
  const tracks = panels.length - 1;
  const focused = focusedPanel(state);
  const share = stackedRows(rows, framed, tracks, focused?.kind === 'attention');
  return (
    <Box flexDirection="column">
      <Gauge state={state} glyphs={glyphs} rows={share.gauge} framed={framed} />
      {Array.from({ length: tracks }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a track is its place in the strategy
        <TrackLine key={at} state={state} glyphs={glyphs} at={at} />
      ))}
      {focused !== undefined && (
        <PanelBox
          state={state}
          glyphs={glyphs}
          panel={focused}
          at={overviewOf(state).panel}
          rows={share.panel}
          columns={columns}
          framed={framed}
        />
      )}
      <AttentionLines state={state} share={share} />
    </Box>
  );
}

interface GaugeProps extends PartProps {
  readonly rows: number;
  readonly framed: boolean;
}

function Gauge({ state, glyphs, rows, framed }: GaugeProps) {
  const { board, size } = state;
  const cells = size.columns - (framed ? 4 : 1);
  const lines = useMemo(() => gaugeLines(board, cells, rows, glyphs), [board, cells, rows, glyphs]);
  return (
    <Panel
      title={state.strategy.root.title}
      columns={size.columns}
      rows={rows}
      focused={false}
      framed={framed}
      glyphs={glyphs}
    >
      <Lines texts={lines} toneOf={(_, at) => (at === 0 ? 'title' : 'plain')} />
    </Panel>
  );
}

interface RowOfPanels extends PartProps {
  readonly indexes: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

function SideBySide({ state, glyphs, indexes, rows, columns }: RowOfPanels) {
  const panels = panelsOf(state.board);
  const each = Math.floor(columns / Math.max(1, indexes.length));
  return (
    <Box>
      {indexes.map((at, place) => {
        const panel = panels[at];
        const own = place === indexes.length - 1 ? columns - each * place : each;
        return panel === undefined ? null : (
          <PanelBox
            key={panel.id}
            state={state}
            glyphs={glyphs}
            panel={panel}
            at={at}
            rows={rows}
            columns={own}
            framed
          />
        );
      })}
    </Box>
  );
}

interface PanelBoxProps extends PartProps {
  readonly panel: PanelData;
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
}

function PanelBox({ state, glyphs, panel, at, rows, columns, framed }: PanelBoxProps) {
  const focused = overviewOf(state).panel === at && state.layers.length === 1;
  const selected = selectedIn(state, panel);
  const common = { glyphs, rows, columns, framed, focused, selected };
  return panel.kind === 'track' ? (
    <TrackBox {...common} panel={panel} at={at} />
  ) : (
    <AttentionBox {...common} panel={panel} />
  );
}

interface BoxProps {
  readonly glyphs: Glyphs;
  readonly rows: number;
  readonly columns: number;
  readonly framed: boolean;
  readonly focused: boolean;
  readonly selected: number;
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
}: BoxProps & { readonly panel: TrackPanel; readonly at: number }) {
  const { view } = panel;
  const cells = columns - (framed ? 3 : 1);
  const table = useMemo(() => {
    const shown = indicatorColumns(view.rows, cells);
    return { columns: shown, rows: view.rows.map((row) => indicatorCells(row, shown, glyphs)) };
  }, [view, cells, glyphs]);
  const cutAway = !table.columns.some((column) => column.key === 'score');
  const detail = cutAway && rows >= 5 && focused;
  const heading = rows >= 9;
  const visible = Math.max(1, rows - 1 - (detail ? 1 : 0) - (heading ? 1 : 0));
  const start = pageStart(selected, visible, view.rows.length);
  const rowsShown = useMemo(
    () => table.rows.slice(start, start + visible),
    [table, start, visible],
  );
  const aside = visible < view.rows.length ? `${selected + 1} of ${view.rows.length}` : '';
  const chosen = view.rows[selected];
  return (
    <Panel
      title={`${at + 1} ${view.title}`}
      aside={aside}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      <Line text={` ${trackHead(view, cells, glyphs)}`} tone="gauge" />
      {focused ? (
        <FocusedTable
          rows={rowsShown}
          columns={table.columns}
          heading={heading}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        <PlainTable rows={rowsShown} columns={table.columns} heading={heading} />
      )}
      {detail && chosen !== undefined && (
        <Box flexGrow={1} flexDirection="column" justifyContent="flex-end">
          <Line
            text={` ${ends(chosen.title, `${bar(chosen.score, 8, glyphs)} ${scoreText(chosen.score)} ${chosen.unit}`, cells - 1)}`}
            tone="dim"
          />
        </Box>
      )}
    </Panel>
  );
});

function trackHead(view: TrackView, cells: number, glyphs: Glyphs): string {
  const words = `${view.scoreText} (${view.interval})  ${view.over30} in 30d`;
  const room = Math.min(20, cells - words.length - 2);
  return room >= 6 ? `${words}  ${bar(view.score, room, glyphs)}` : words;
}

interface TrackLineProps extends PartProps {
  readonly at: number;
}

/** A track on one line, with a mark when it is the one unfolded below. */
function TrackLine({ state, glyphs, at }: TrackLineProps) {
  const panel = panelsOf(state.board)[at];
  if (panel === undefined || panel.kind !== 'track') return null;
  const { view } = panel;
  const { columns } = state.size;
  const mark = overviewOf(state).panel === at ? glyphs.marker : ' ';
  const drawn = columns >= 80 ? ` ${bar(view.score, 12, glyphs)}` : '';
  const head = `${mark}${at + 1} ${fill(view.title, 16)} ${fill(view.scoreText, 3, 'right')}${drawn}`;
  const text = `${head} ${fill(view.interval, 10)} ${fill(view.over30, 3, 'right')} 30d  ${view.summary}`;
  return <Line text={fill(text, columns)} tone={mark === ' ' ? 'plain' : 'focus'} />;
}

interface AttentionProps extends PartProps {
  readonly rows: number;
  readonly framed: boolean;
}

function Attention({ state, glyphs, rows, framed }: AttentionProps) {
  const panels = panelsOf(state.board);
  const at = panels.length - 1;
  const panel = panels[at];
  if (panel === undefined) return null;
  return (
    <PanelBox
      state={state}
      glyphs={glyphs}
      panel={panel}
      at={at}
      rows={rows}
      columns={state.size.columns}
      framed={framed}
    />
  );
}

const AttentionBox = memo(function AttentionBox({
  panel,
  glyphs,
  rows,
  columns,
  framed,
  focused,
  selected,
}: BoxProps & { readonly panel: AttentionPanel }) {
  const cells = columns - (framed ? 3 : 1);
  const start = pageStart(selected, rows, panelLength(panel));
  const table = useMemo(() => attentionTable(panel, cells), [panel, cells]);
  const rowsShown = useMemo(() => table.rows.slice(start, start + rows), [table, start, rows]);
  const aside = panel.rows.length === 0 ? '' : `${selected + 1} of ${panel.rows.length}`;
  return (
    <Panel
      title="6 Needs attention"
      aside={aside}
      columns={columns}
      rows={rows}
      focused={focused}
      framed={framed}
      glyphs={glyphs}
    >
      {panel.rows.length === 0 && (
        <Line text=" Nothing: every indicator is fresh and no tripwire is crossed." />
      )}
      {focused ? (
        <FocusedTable
          rows={rowsShown}
          columns={table.columns}
          heading={false}
          selected={selected - start}
          marker={glyphs.marker}
        />
      ) : (
        <PlainTable rows={rowsShown} columns={table.columns} heading={false} />
      )}
    </Panel>
  );
});

function attentionTable(panel: AttentionPanel, cells: number) {
  const code = Math.min(
    18,
    panel.rows.reduce((most, row) => Math.max(most, row.code.length), 2),
  );
  const columns = [
    { key: 'state', width: 7, align: 'left' },
    { key: 'id', width: code, align: 'left' },
    { key: 'what', width: Math.max(4, cells - 7 - code - 3), align: 'left' },
  ] as const;
  const rows = panel.rows.map((row) => ({
    state: fill(row.word, 7),
    id: fill(row.code, code),
    what: fill(row.text, columns[2].width),
  }));
  return { columns, rows };
}

/** The most pressing lines, where the panel itself is not in focus. */
function AttentionLines({ state, share }: { readonly state: State; readonly share: OverviewRows }) {
  const panel = panelsOf(state.board).at(-1);
  if (panel === undefined || panel.kind !== 'attention') return null;
  const more = panel.rows.length - share.attention;
  return (
    <Box flexDirection="column" height={share.attention}>
      {panel.rows.slice(0, share.attention).map((row, at) => (
        <Spans
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
          key={at}
          spans={[
            { text: ' ' },
            { text: row.word, tone: toneOf(row.word) },
            {
              text: ` ${row.code} ${row.text}${at === share.attention - 1 && more > 0 ? `  (6: ${more} more)` : ''}`,
            },
          ]}
        />
      ))}
    </Box>
  );
}

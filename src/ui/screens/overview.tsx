/** The overview: the gauge, the fronts, China, and what needs attention, in the layout that fits. */
import { Box } from 'ink';
import { useMemo } from 'react';
import { bottomOf, bottomRows } from '../../app/bottom.ts';
import { gaugeLines } from '../../app/gauge-lines.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { layoutOf, stackedRows, wideRows } from '../../app/layout.ts';
import { focusedPanel, frontsAndRest, panelsOf, panelsShown } from '../../app/panels.ts';
import { overviewOf, type State } from '../../app/state.ts';
import { timeLine, timeLineRows } from '../../app/time-line.ts';
import { AttentionLines, TrackLine } from '../components/board-lines.tsx';
import { PanelBox } from '../components/board-panel.tsx';
import { Line, Lines } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';

interface PartProps {
  readonly state: State;
  readonly glyphs: Glyphs;
}

/** The overview below the header and above the notice and footer. */
export function Overview({ state, glyphs }: PartProps) {
  const { columns, rows } = state.size;
  const line = timeLineRows(state);
  const share = { state, glyphs, height: rows - line };
  return (
    <Box flexDirection="column">
      {line > 0 && <Line text={` ${timeLine(state, columns - 2, glyphs)}`} />}
      {layoutOf(state.size) === 'wide' ? <Wide {...share} /> : <Stacked {...share} />}
    </Box>
  );
}

interface LayoutProps extends PartProps {
  /** Rows of the terminal that are left for header, panels, footer and what stands above it. */
  readonly height: number;
}

function Wide({ state, glyphs, height }: LayoutProps) {
  const { columns } = state.size;
  const { board } = state;
  const { fronts, rest } = frontsAndRest(board);
  const focused = overviewOf(state).panel;
  const share = wideRows(height, bottomRows(state), rest.includes(focused));
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

function Stacked({ state, glyphs, height }: LayoutProps) {
  const { columns } = state.size;
  const framed = columns >= 80;
  const panels = panelsOf(state.board);
  const tracks = panels.length - 1;
  const focused = focusedPanel(state);
  const share = stackedRows(
    height,
    bottomRows(state),
    framed,
    tracks,
    focused?.kind === 'attention',
  );
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
          headed={false}
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
  const { flags } = bottomOf(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the flags follow from events, board and their number
  const lines = useMemo(
    () => gaugeLines(board, cells, rows, glyphs, flags),
    [board, state.events, flags.length, size.columns, rows, glyphs],
  );
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
  const panels = panelsShown(state);
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

interface AttentionProps extends PartProps {
  readonly rows: number;
  readonly framed: boolean;
}

function Attention({ state, glyphs, rows, framed }: AttentionProps) {
  const panels = panelsShown(state);
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

/** The overview: the gauge, the fronts, China, and what needs attention, in the layout that fits. */
import { Box } from 'ink';
import { useMemo } from 'react';
import { leavesOf, tracksOf } from '../../core/model/tree.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, LinesColumn } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import {
  type Sharing,
  stackedOverviewRows,
  terminalLayout,
  wideOverviewRows,
} from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { gaugeLines } from '../../views/gauge-lines.ts';
import { AttentionLines, TrackRow } from './board-lines.tsx';
import { OverviewPanel } from './board-panel.tsx';
import {
  attentionPanel,
  boardPanels,
  filteredPanels,
  focusedPanel,
  frontAndOtherTrackIndexes,
  panelLength,
} from './panels.ts';
import { bottomOverviewScreen } from './screen-state.ts';
import { sinceLastVisitLines } from './since.ts';
import { statusAreaContent, statusAreaRowCount } from './status-area.ts';
import { timeLineRowCount, timeLineText } from './time-line.ts';

interface PartProps {
  readonly state: State;
  readonly glyphs: Glyphs;
}

/** The overview below the header and above the notice and footer. */
export function OverviewBody({ state, glyphs }: PartProps) {
  const { columns, rows } = state.size;
  const line = timeLineRowCount(state);
  const since = sinceLastVisitLines(state, columns).length;
  const sharing = { rows: rows - line, bottom: statusAreaRowCount(state), since };
  return (
    <Box flexDirection="column">
      {line > 0 && <Line text={` ${timeLineText(state, columns - 2, glyphs)}`} />}
      {terminalLayout(state.size) === 'wide' ? (
        <Wide state={state} glyphs={glyphs} sharing={sharing} />
      ) : (
        <Stacked state={state} glyphs={glyphs} sharing={sharing} />
      )}
    </Box>
  );
}

interface LayoutProps extends PartProps {
  readonly sharing: Sharing;
}

function Wide({ state, glyphs, sharing }: LayoutProps) {
  const { columns } = state.size;
  const { board } = state;
  const { fronts, rest } = frontAndOtherTrackIndexes(board);
  const focused = bottomOverviewScreen(state).panel;
  const share = wideOverviewRows(sharing, rest.includes(focused));
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
        rest.map((at) => <TrackRow key={at} state={state} glyphs={glyphs} at={at} />)
      )}
      <SideBySide
        state={state}
        glyphs={glyphs}
        indexes={[boardPanels(board).length - 1]}
        rows={share.attention}
        columns={columns}
      />
    </Box>
  );
}

function Stacked({ state, glyphs, sharing }: LayoutProps) {
  const { columns } = state.size;
  const framed = columns >= 80;
  const tracks = tracksOf(state.board.strategy).map((track) => leavesOf(track).length);
  const focused = focusedPanel(state);
  const pressing = attentionPanel(state);
  const share = stackedOverviewRows({
    ...sharing,
    bordered: framed,
    tracks,
    pressing:
      pressing === undefined || focused?.kind === 'attention' ? undefined : panelLength(pressing),
  });
  return (
    <Box flexDirection="column">
      <Gauge state={state} glyphs={glyphs} rows={share.gauge} framed={framed} />
      {tracks.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a track is its place in the strategy
        <TrackRow key={at} state={state} glyphs={glyphs} at={at} />
      ))}
      {focused !== undefined && (
        <OverviewPanel
          state={state}
          glyphs={glyphs}
          panel={focused}
          at={bottomOverviewScreen(state).panel}
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
  const { flags } = statusAreaContent(state);
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
      <LinesColumn texts={lines} toneOf={(at) => (at === 0 ? 'title' : 'plain')} />
    </Panel>
  );
}

interface RowOfPanels extends PartProps {
  readonly indexes: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

function SideBySide({ state, glyphs, indexes, rows, columns }: RowOfPanels) {
  const panels = filteredPanels(state);
  const each = Math.floor(columns / Math.max(1, indexes.length));
  return (
    <Box>
      {indexes.map((at, place) => {
        const panel = panels[at];
        const own = place === indexes.length - 1 ? columns - each * place : each;
        return panel === undefined ? null : (
          <OverviewPanel
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

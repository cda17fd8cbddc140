/** The overview: the answer, the tracks, and what needs attention, in the layout that fits. */
import { Box } from 'ink';
import { useMemo } from 'react';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { terminalLayoutClass } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import { answerBars } from '../../views/answer-lines.ts';
import { chainRows } from '../../views/chain.ts';
import { selectedRowDetailLines } from '../../views/selected-row-detail.ts';
import {
  AnswerBox,
  gaugeChangesText,
  isVerdictPanelFocused,
  useVerdictPanelLines,
  verdictPanelRowCount,
  verdictPanelTitle,
} from './answer-box.tsx';
import { AttentionLines, FoldedTracksRow } from './board-lines.tsx';
import {
  OverviewPanel,
  scoreLettersLegendText,
  waitingSinceVisitAndComingLines,
} from './board-panel.tsx';
import {
  type OverviewRows,
  type Sharing,
  stackedOverviewHeights,
  wideOverviewRowCounts,
} from './overview-rows.ts';
import {
  attentionPanel,
  attentionPanelIndex,
  boardPanels,
  firstThreeAndOtherTrackIndexes,
  focusedPanel,
  overviewAtBottomOfStack,
  panelItemCount,
  panelsWithFilteredRows,
  selectedPanelRowNodeId,
  verdictPanelIndex,
} from './panels.ts';
import { statusAreaRowCount } from './status-area.ts';
import { boardTimeStripText, overviewTimeAxisRowCount } from './time-axis.ts';

interface PartProps {
  readonly state: State;
  readonly glyphs: Glyphs;
}

/** The overview below the header and above the notice and footer. */
export function OverviewBody({ state, glyphs }: PartProps) {
  const { columns, rows } = state.size;
  const line = overviewTimeAxisRowCount(state);
  const isWide = terminalLayoutClass(state.size) === 'wide';
  const answer = useVerdictPanelLines(state, glyphs);
  const sharing = {
    rows: rows - line,
    bottom: statusAreaRowCount(state),
    foot: waitingSinceVisitAndComingLines(state, columns - 4).length,
    answer: verdictPanelRowCount(answer, state.size),
  };
  const { fronts, rest } = firstThreeAndOtherTrackIndexes(state.board);
  const share = wideOverviewRowCounts(sharing, rest.includes(overviewAtBottomOfStack(state).panel));
  const tracks = rest.length > 0 ? columns : columns - previewColumns(columns);
  const letters = isWide ? scoreLettersLegendText(state, fronts, tracks, share.panel) : '';
  const summary = useMemo(
    () => (isWide ? gaugeChangesText(state.board, columns - 8 - textWidth(letters)) : ''),
    [state.board, isWide, columns, letters],
  );
  return (
    <Box flexDirection="column">
      {line > 0 && <Line text={` ${boardTimeStripText(state, columns - 2, glyphs)}`} />}
      <AnswerBox
        title={verdictPanelTitle(state)}
        at={verdictPanelIndex(state.board)}
        lines={answer}
        summary={summary}
        letters={letters}
        size={state.size}
        focused={isVerdictPanelFocused(state)}
        glyphs={glyphs}
      />
      {isWide ? (
        <Wide state={state} glyphs={glyphs} share={share} />
      ) : (
        <Stacked state={state} glyphs={glyphs} sharing={sharing} />
      )}
    </Box>
  );
}

/** Columns of the preview, and of the terminal from which the panels beside it have room for whole names. */
const SIDE = 46;
const SIDE_FROM = 193;

/** Columns of the preview in a terminal of so many, ≥ 0; 0: it has none. */
function previewColumns(columns: number): number {
  return columns >= SIDE_FROM ? SIDE : 0;
}

function Wide({ state, glyphs, share }: PartProps & { readonly share: OverviewRows }) {
  const { columns } = state.size;
  const { board } = state;
  const { fronts, rest } = firstThreeAndOtherTrackIndexes(board);
  const isBesideRest = rest.length > 0;
  const side = share.others === 0 && isBesideRest ? 0 : previewColumns(columns);
  const common = { state, glyphs };
  const preview = (rows: number) =>
    side > 0 && (
      <Panel title="Preview" columns={side} rows={rows} focused={false} framed glyphs={glyphs}>
        <ViewLines
          lines={selectedRowDetailLines(
            state,
            selectedPanelRowNodeId(state),
            side - 4,
            rows,
            glyphs,
          )}
        />
      </Panel>
    );
  return (
    <Box flexDirection="column">
      <Box>
        <SideBySide
          {...common}
          columns={isBesideRest ? columns : columns - side}
          indexes={fronts}
          rows={share.panel}
        />
        {!isBesideRest && preview(share.panel)}
      </Box>
      {share.others > 0 ? (
        <Box>
          <SideBySide {...common} columns={columns - side} indexes={rest} rows={share.others} />
          {isBesideRest && preview(share.others)}
        </Box>
      ) : (
        <FoldedTracksRow {...common} columns={columns} indexes={rest} />
      )}
      <SideBySide
        {...common}
        columns={columns}
        indexes={[attentionPanelIndex(board)]}
        rows={share.attention}
      />
    </Box>
  );
}

/** Rows from which one alone on the screen leaves a line for the tracks whose score stands nowhere else. */
const UNTOLD_FROM = 28;

/** Cells of a track in that line. */
const UNTOLD = 40;

/** The tracks whose score is neither among the bars nor in the chain, by their indexes among the panels, from 0, as many as have room in a line. */
function untoldTrackIndexes(board: Board, columns: number): readonly number[] {
  const told = new Set([
    ...answerBars(board).map(({ id }) => id),
    ...chainRows(board).map(({ outcome }) => outcome.id),
  ]);
  const most = Math.max(1, Math.floor(columns / UNTOLD));
  return boardPanels(board)
    .flatMap((panel, at) => (panel.kind === 'track' && !told.has(panel.id) ? [at] : []))
    .slice(0, most);
}

function Stacked({ state, glyphs, sharing }: PartProps & { readonly sharing: Sharing }) {
  const { columns, rows } = state.size;
  const focused = focusedPanel(state);
  const pressing = attentionPanel(state);
  const untold = rows >= UNTOLD_FROM ? untoldTrackIndexes(state.board, columns) : [];
  const share = stackedOverviewHeights({
    ...sharing,
    focused: focused?.kind ?? 'track',
    pressing: pressing === undefined ? 0 : panelItemCount(pressing),
    others: untold.length > 0 ? 1 : 0,
  });
  const panels = panelsWithFilteredRows(state);
  const at = focused?.kind === 'answer' ? 0 : overviewAtBottomOfStack(state).panel;
  const shown = panels[at];
  return (
    <Box flexDirection="column">
      {shown !== undefined && (
        <OverviewPanel
          state={state}
          glyphs={glyphs}
          panel={shown}
          at={at}
          rows={share.panel}
          columns={columns}
          framed={false}
          tabs
        />
      )}
      {share.others > 0 && (
        <FoldedTracksRow state={state} glyphs={glyphs} indexes={untold} columns={columns} />
      )}
      <AttentionLines state={state} rows={share.attention} />
    </Box>
  );
}

interface RowOfPanels extends PartProps {
  /** Which panels, by their places from 0. */
  readonly indexes: readonly number[];
  /** Rows of content of each, without title and frame, and the columns of the terminal that all of them take together, frames included, ≥ 0. */
  readonly rows: number;
  readonly columns: number;
}

function SideBySide({ state, glyphs, indexes, rows, columns }: RowOfPanels) {
  const panels = panelsWithFilteredRows(state);
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

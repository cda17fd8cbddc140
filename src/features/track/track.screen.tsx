/** A track on a screen of its own: how it stands, every indicator by objective or in one order, and the selected one beside. */

import { Box } from 'ink';
import { useMemo } from 'react';
import { isObjective } from '../../core/model/model.ts';
import { findNodeById } from '../../core/model/tree.ts';
import { cutToWidth } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { nothingFitsSentence } from '../../tui/filtering.ts';
import { Line, PartRowsColumn, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { FocusedTable } from '../../tui/ink/table.tsx';
import { firstVisibleRow, panelEdgeSizes, ROWS_OF_HEAD } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { filterTextBeingTyped } from '../../tui/state.ts';
import { selectedRowDetailLines } from '../../views/selected-row-detail.ts';
import { statusAreaContent } from '../board/status-area.ts';
import { PREVIEW_FROM, type TrackScreen } from './track-screen.ts';
import {
  filteredTrackScreenRows,
  leftOutByTrackFilterText,
  positionInTrackText,
  selectedIndicatorLines,
  trackHeadLines,
  trackIndicatorOrderText,
  trackObjectivesAndIndicatorsTable,
  trackWeightAndPointsText,
} from './track-view.ts';

type Props = ScreenBodyProps<TrackScreen>;

/** Cells of the preview at the least and the most; between them it leaves the list room for its columns. */
const [LEAST_SIDE, MOST_SIDE] = [40, 80];

/** Cells that the list has use for before the preview has more than its least. */
const CELLS_OF_LIST = 86;

/** Rows from which the head has a line for what moved the track. */
const ROWS_OF_MOVES = 24;
/** Most rows that tell why the selected line matters, where no preview does. */
const MOST_WHY = 4;

/** The track below the header and above the notice and footer. */
export function TrackBody({ state, screen, glyphs }: Props) {
  const { board } = state;
  const { columns, rows } = state.size;
  const edges = panelEdgeSizes(state.size);
  const { framed } = edges;
  const filter = filterTextBeingTyped(state) ?? screen.filter;
  const lines = filteredTrackScreenRows(state, screen);
  const spare = columns - edges.cells - CELLS_OF_LIST;
  const side =
    screen.preview && columns >= PREVIEW_FROM
      ? Math.max(LEAST_SIDE, Math.min(MOST_SIDE, spare))
      : 0;
  const cells = columns - side - edges.cells;
  const headCells = columns - edges.cells;
  const { flags, lines: bottom } = statusAreaContent(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the flags follow from events, board and their number
  const head = useMemo(
    () => trackHeadLines(board, screen.id, headCells, glyphs, flags, rows < ROWS_OF_MOVES),
    [board, state.events, flags.length, screen.id, headCells, glyphs, rows < ROWS_OF_MOVES],
  );
  const shown = rows >= ROWS_OF_HEAD ? head.length : 0;
  const body = rows - 2 - bottom.length - (shown > 0 ? shown + edges.rows : 0) - edges.rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines follow from board, screen and filter
  const table = useMemo(
    () => trackObjectivesAndIndicatorsTable(board, lines, screen.order, cells, glyphs),
    [board, screen.id, screen.order, screen.reversed, filter, cells, glyphs],
  );
  const selected = clampListIndex(screen.selected, lines.length);
  const leftOut = leftOutByTrackFilterText(board, screen, filter);
  const room = Math.max(1, body - 1);
  // beside no preview one row is kept for why it matters, so that the list stays where it is whatever is selected
  const kept = side > 0 && leftOut === undefined ? 0 : 1;
  const page = Math.max(1, room - kept);
  const end = firstVisibleRow(selected, page, lines.length) + page;
  const last = lines[end - 1];
  // a title whose indicators are out of view is left out, and its row says more of why it matters
  const isLeftOut =
    last !== undefined && isObjective(last) && end < lines.length && selected !== end - 1;
  const below =
    leftOut !== undefined
      ? [proseLine(cutToWidth(leftOut, cells))]
      : side > 0
        ? []
        : selectedIndicatorLines(
            board,
            lines[selected]?.id,
            Math.max(isLeftOut ? 2 : 1, Math.min(MOST_WHY, room - lines.length)),
            cells,
          );
  const visible = Math.max(1, room - Math.max(kept, below.length));
  const start = firstVisibleRow(selected, page, lines.length);
  const shownRows = Math.min(visible, page - (isLeftOut ? 1 : 0));
  const title = terminalSafeOneLine(findNodeById(board.strategy, screen.id)?.title ?? screen.id);
  return (
    <Box flexDirection="column">
      {shown > 0 && (
        <Panel
          title={title}
          aside={trackWeightAndPointsText(board, screen.id)}
          columns={columns}
          rows={shown}
          focused={false}
          framed={framed}
          glyphs={glyphs}
        >
          <PartRowsColumn texts={head} />
        </Panel>
      )}
      <Box>
        <Panel
          title={shown > 0 ? `Indicators, ${trackIndicatorOrderText(screen)}` : title}
          aside={positionInTrackText(lines, selected)}
          columns={columns - side}
          rows={body}
          focused
          framed={framed}
          glyphs={glyphs}
        >
          {lines.length === 0 ? (
            <Line text={` ${nothingFitsSentence(state, filter)}`} />
          ) : (
            <FocusedTable
              rows={table.rows.slice(start, start + shownRows)}
              columns={table.columns}
              heading
              selected={selected - start}
              marker={glyphs.marker}
            />
          )}
          <Box flexGrow={1} flexDirection="column" justifyContent="flex-end">
            <PartRowsColumn texts={below} />
          </Box>
        </Panel>
        {side > 0 && (
          <Panel
            title="Preview"
            aside={`${actionKeyName(state, 'panel.preview')} hides it`}
            columns={side}
            rows={body}
            focused={false}
            framed={framed}
            glyphs={glyphs}
          >
            <ViewLines
              lines={selectedRowDetailLines(state, lines[selected]?.id, side - 4, body, glyphs)}
            />
          </Panel>
        )}
      </Box>
    </Box>
  );
}

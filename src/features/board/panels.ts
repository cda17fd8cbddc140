/** The panels of the overview and the rows they hold, in the order Tab walks them. */

import type { OtherFile } from '../../core/journal/journal-port.ts';
import { memoizeLatestPerObject, memoizePerObject } from '../../core/model/memoize.ts';
import { CROSSED_WORDS, isTripwireState, type StateWord } from '../../core/model/states.ts';
import type { Board } from '../../core/scoring/board.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { terminalLayoutClass } from '../../tui/layout.ts';
import { filterTextBeingTyped, type ScreenTypes, type State } from '../../tui/state.ts';
import { answerBars, causalChainRowCells } from '../../views/answer-lines.ts';
import {
  type AttentionRow,
  attentionRows,
  attentionRowWithWaitingProposals,
  sameIdStrategyFileAttentionRow,
} from '../../views/attention.ts';
import { CHAIN_CELLS, chainRows } from '../../views/chain.ts';
import { type Filterable, nodeAsSeenByFilter, rowPassesFilter } from '../../views/filter.ts';
import { type IndicatorRow, type TrackView, trackViews } from '../../views/gauge-and-tracks.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';

/** What a dashboard opens with. */
export const BOTTOM: ScreenTypes['overview'] = {
  kind: 'overview',
  panel: 0,
  selected: {},
  scroll: 0,
};

/** The overview at the bottom of the stack. */
export function overviewAtBottomOfStack(state: State): ScreenTypes['overview'] {
  const [bottom] = state.layers;
  return bottom?.kind === 'overview' ? bottom : BOTTOM;
}

export interface TrackPanel {
  readonly kind: 'track';
  readonly id: string;
  readonly view: TrackView;
  /** What its rows are filtered by; '' for nothing. */
  readonly filter: string;
}

export interface AttentionPanel {
  readonly kind: 'attention';
  readonly id: 'attention';
  readonly rows: readonly AttentionRow[];
  readonly filter: string;
}

/** The bars and the chain of the answer, a cell after the other. */
export interface AnswerPanel {
  readonly kind: 'answer';
  readonly id: 'answer';
  /** Ids of the nodes that the bars, then the cells of the chain row by row are about; undefined: nothing is measured there. */
  readonly targets: readonly (string | undefined)[];
  readonly filter: string;
}

export type BoardPanel = TrackPanel | AttentionPanel | AnswerPanel;

/** Every track in file order, then "needs attention", then the answer. */
export const boardPanels = memoizePerObject((board: Board): readonly BoardPanel[] => {
  const tracks = trackViews(board).map(
    (view): BoardPanel => ({
      kind: 'track',
      id: view.id,
      filter: '',
      view: { ...view, rows: crossedRowsFirst(view.rows) },
    }),
  );
  return [
    ...tracks,
    { kind: 'attention', id: 'attention', rows: attentionRows(board), filter: '' },
    {
      kind: 'answer',
      id: 'answer',
      targets: [
        ...answerBars(board).map(({ id }) => id),
        ...chainRows(board).flatMap((row) => causalChainRowCells(row).map((cell) => cell?.id)),
      ],
      filter: '',
    },
  ];
});

/** Rows of a track with those whose tripwire is crossed before the others, the others as in the file: where few have room they must not hide what the track is about. */
function crossedRowsFirst(rows: readonly IndicatorRow[]): readonly IndicatorRow[] {
  const rank = ({ state }: IndicatorRow): number => {
    const at = CROSSED.indexOf(state);
    return at < 0 ? CROSSED.length : at;
  };
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** The words of crossed tripwires, the gravest first. */
const CROSSED: readonly StateWord[] = [CROSSED_WORDS.alert, CROSSED_WORDS.watch];

/** Index of the panel "needs attention" among the panels, from 0. */
export function attentionPanelIndex(board: Board): number {
  return boardPanels(board).findIndex(({ kind }) => kind === 'attention');
}

/** Index of the verdict panel among the panels, from 0. */
export function verdictPanelIndex(board: Board): number {
  return boardPanels(board).findIndex(({ kind }) => kind === 'answer');
}

const withOther = memoizeLatestPerObject(
  (panel: AttentionPanel, board: Board, other: OtherFile): AttentionPanel => ({
    ...panel,
    rows: [sameIdStrategyFileAttentionRow(board, other), ...panel.rows],
  }),
);

/** Proposals up to which a line says which of them wait for it: to know that, all are read, and the first page waits for no thousands. */
const MOST_PROPOSALS_READ = 200;

/** What waits in the inbox for the reading that a line says is worth doing; '' where nothing does, the line says nothing of that, or more wait than are read. */
export function proposalsOnAttentionRowText(
  state: State,
  { id, isWorthDoing }: AttentionRow,
): string {
  const { count = 0, later = 0 } = state.waiting ?? {};
  return isWorthDoing === true && count + later <= MOST_PROPOSALS_READ
    ? proposalsOnNodeText(state, id, 'inbox.open')
    : '';
}

const withProposals = memoizeLatestPerObject(
  (panel: AttentionPanel, ...waits: readonly string[]): AttentionPanel => ({
    ...panel,
    rows: panel.rows.map((row, at) => attentionRowWithWaitingProposals(row, waits[at] ?? '')),
  }),
);

/** What needs attention, unfiltered: that another file bears the strategy's id, then what is so of the board, with what waits in the inbox for it; the same object as long as nothing changes. */
export function attentionPanel(state: State): AttentionPanel | undefined {
  const { board, otherFile } = state;
  const bare = boardPanels(board).find((each) => each.kind === 'attention');
  const waits = bare?.rows.map((row) => proposalsOnAttentionRowText(state, row)) ?? [];
  const panel =
    bare === undefined || waits.every((text) => text === '') ? bare : withProposals(bare, ...waits);
  return panel === undefined || otherFile === undefined
    ? panel
    : withOther(panel, board, otherFile);
}

/** The panels of the overview, each with the rows that pass what it is filtered by. */
export function panelsWithFilteredRows(state: State): readonly BoardPanel[] {
  return boardPanels(state.board).map((panel) =>
    filtered(
      panel.kind === 'attention' ? (attentionPanel(state) ?? panel) : panel,
      state.board,
      typedFilterOfPanel(state, panel.id),
    ),
  );
}

/** What a panel is filtered by, as it is typed; '' for nothing. */
export function typedFilterOfPanel(state: State, panel: string): string {
  const typed = filterTextBeingTyped(state);
  return typed !== undefined && panelIdToFilter(state) === panel
    ? typed
    : (overviewAtBottomOfStack(state).filters?.[panel] ?? '');
}

/** Id of the panel that a filter of the overview is for: the one in focus; below 60×20, where only that one is a list, "needs attention". */
export function panelIdToFilter(state: State): string | undefined {
  const panels = boardPanels(state.board);
  if (terminalLayoutClass(state.size) === 'tiny') return 'attention';
  const panel = panels[overviewAtBottomOfStack(state).panel] ?? panels[0];
  return panel?.kind === 'answer' ? undefined : panel?.id;
}

/** A panel with the rows that pass; the same object as long as nothing changes. */
const filtered = memoizeLatestPerObject(
  (panel: BoardPanel, board: Board, filter: string): BoardPanel => {
    if (filter.trim() === '' || panel.kind === 'answer') return panel;
    return panel.kind === 'track'
      ? {
          ...panel,
          filter,
          view: {
            ...panel.view,
            rows: panel.view.rows.filter((row) =>
              rowPassesFilter(filter, nodeAsSeenByFilter(board, row.id)),
            ),
          },
        }
      : {
          ...panel,
          filter,
          rows: panel.rows.filter((row) =>
            rowPassesFilter(
              filter,
              attentionFilterable(row, nodeAsSeenByFilter(board, row.id, row.text)),
            ),
          ),
        };
  },
);

/** A line of "needs attention" is looked at by its own word, not by all that holds of the indicator. */
function attentionFilterable(row: AttentionRow, whole: Filterable): Filterable {
  return {
    ...whole,
    states: [row.word.toLowerCase()],
    due: whole.due && !isTripwireState(row.word),
  };
}

/** The panel in focus on the overview. */
export function focusedPanel(state: State): BoardPanel | undefined {
  const panels = panelsWithFilteredRows(state);
  return panels[overviewAtBottomOfStack(state).panel] ?? panels[0];
}

/** How many rows a panel holds, ≥ 0. */
export function panelItemCount(panel: BoardPanel): number {
  if (panel.kind === 'answer') return panel.targets.length;
  return panel.kind === 'track' ? panel.view.rows.length : panel.rows.length;
}

/** Index of the selected row of a panel, from 0, within its rows; the first while another filter is typed. */
export function selectedPanelRowIndex(state: State, panel: BoardPanel): number {
  const { selected, filters } = overviewAtBottomOfStack(state);
  const isNew = typedFilterOfPanel(state, panel.id) !== (filters?.[panel.id] ?? '');
  const row = isNew ? undefined : selected[panel.id];
  const kept = panel.kind === 'track' ? panel.view.rows.findIndex(({ id }) => id === row?.id) : -1;
  const at = kept >= 0 ? kept : (row?.at ?? 0);
  return clampListIndex(at, panelItemCount(panel));
}

/** The overview with the row at `at`, from 0, of a panel selected. */
export function overviewWithPanelRowSelected(
  screen: ScreenTypes['overview'],
  panel: BoardPanel,
  at: number,
): ScreenTypes['overview'] {
  const row = panel.kind === 'track' ? panel.view.rows[at] : undefined;
  const selected = row === undefined ? { at } : { at, id: row.id };
  return { ...screen, selected: { ...screen.selected, [panel.id]: selected } };
}

/** Id of the node that the selected row is about; undefined in an empty panel. */
export function selectedPanelRowNodeId(state: State): string | undefined {
  const panel = focusedPanel(state);
  if (panel === undefined) return undefined;
  const at = selectedPanelRowIndex(state, panel);
  if (panel.kind === 'answer') return panel.targets[at];
  return panel.kind === 'track' ? panel.view.rows[at]?.id : panel.rows[at]?.id;
}

/** The selected row of "needs attention"; undefined while another panel is in focus, and where nothing needs attention. */
export function selectedAttention(state: State): AttentionRow | undefined {
  const panel = focusedPanel(state);
  return panel?.kind === 'attention' ? panel.rows[selectedPanelRowIndex(state, panel)] : undefined;
}

/** The index, from 0, of the cell of the answer that lies `down` rows below the one at `at` (negative: above) and `right` cells to its right (negative: to its left); infinite: the last or the first. `at` itself where there is no such cell. */
export function verdictCellIndexAfterMove(
  board: Board,
  at: number,
  down: number,
  right: number,
): number {
  const bars = answerBars(board).length;
  const rows = chainRows(board).length;
  const wide = CHAIN_CELLS;
  const row = at < bars ? at : bars + Math.floor((at - bars) / wide);
  const cell = at < bars ? 0 : (at - bars) % wide;
  const to = Math.max(0, Math.min(bars + rows - 1, row + down));
  if (to < bars) return to;
  return bars + (to - bars) * wide + Math.max(0, Math.min(wide - 1, cell + right));
}

/** Indexes of the tracks, from 0: the first three, which stand side by side, and the others. */
export function firstThreeAndOtherTrackIndexes(board: Board): {
  readonly fronts: readonly number[];
  readonly rest: readonly number[];
} {
  const tracks = attentionPanelIndex(board);
  const all = Array.from({ length: tracks }, (_, at) => at);
  return { fronts: all.slice(0, 3), rest: all.slice(3) };
}

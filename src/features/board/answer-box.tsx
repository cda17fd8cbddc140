/** The answer on the first page: the verdict, what presses and what moves on one scale with the index, and the chain of each partner. */
import { memo, useMemo } from 'react';
import { type Board, scoreChangeOverDays } from '../../core/scoring/board.ts';
import { fittingPartsText, textWidth } from '../../text/cells.ts';
import { scoreChangeWithMarginText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { type Size, terminalLayoutClass } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import {
  answerBars,
  boardVerdictLines,
  causalChainLines,
  linkAndGaugeBarLines,
} from '../../views/answer-lines.ts';
import { pastScoreExtremesText } from '../../views/past-scores.ts';
import {
  boardPanels,
  overviewAtBottomOfStack,
  selectedPanelRowIndex,
  verdictPanelIndex,
} from './panels.ts';
import { nothingNewOnTodaysBoardText, nothingNewSinceLastVisitSentence } from './since.ts';

/** Lines of the answer in a terminal of a size; `marked` is the place of the selected bar or cell. */
function answerLines(
  board: Board,
  { columns, rows }: Size,
  glyphs: Glyphs,
  nothingNew: string | undefined,
  marked?: number,
): readonly ViewLine[] {
  const cells = columns - (isFramed({ columns, rows }) ? 4 : 2);
  const bars = answerBars(board).length;
  const drawn = linkAndGaugeBarLines(board, cells, glyphs, marked, true);
  const chain = causalChainLines(
    board,
    cells,
    glyphs,
    marked === undefined ? undefined : marked - bars,
  );
  return [
    ...boardVerdictLines(board, cells, rows >= MANY_ROWS ? MOST_SENTENCES : FEW_SENTENCES),
    // in a line of its own it takes as many rows in every width
    ...(nothingNew === undefined || rows < MANY_ROWS ? [] : [proseLine(nothingNew)]),
    // the scale below the bars takes no row from a panel that a narrower terminal gives it
    ...(isFramed({ columns, rows }) && rows >= SCALE_FROM ? drawn : drawn.slice(0, bars)),
    ...(rows >= HEADED_FROM ? chain : chain.slice(1)),
  ];
}

/** Rows from which the verdict has more lines, and without a frame one for that nothing is new. */
const MANY_ROWS = 24;

/** Lines of the verdict where rows are plenty, and where they are few. */
const MOST_SENTENCES = 5;
const FEW_SENTENCES = 3;

/** Rows from which the cells of the chain have headings. */
const HEADED_FROM = 20;

/** Rows from which the names of the bands stand below the bars. */
const SCALE_FROM = 34;

/** Whether the verdict panel has a frame, as the panels below it. */
function isFramed(size: Size): boolean {
  return terminalLayoutClass(size) === 'wide';
}

/** Rows of the verdict panel with these lines, ≥ 0, its frame included where the size has one. */
export function verdictPanelRowCount(lines: readonly ViewLine[], size: Size): number {
  return lines.length + (isFramed(size) ? 2 : 0);
}

/** `China reconsideration`; in its frame, where that is so, also that nothing is new. */
export function verdictPanelTitle(state: State): string {
  const { title } = state.strategy.root;
  const nothingNew = isFramed(state.size) ? nothingNewOnTodaysBoardText(state) : undefined;
  return nothingNew === undefined ? title : `${title}, ${nothingNew}`;
}

/** The lines of the verdict panel, the selected bar or cell marked where it is in focus; the same lines until something of them changes. */
export function useVerdictPanelLines(state: State, glyphs: Glyphs): readonly ViewLine[] {
  const { board, size } = state;
  const panel = boardPanels(board)[verdictPanelIndex(board)];
  const marked =
    isVerdictPanelFocused(state) && panel !== undefined
      ? selectedPanelRowIndex(state, panel)
      : undefined;
  const nothingNew = isFramed(size) ? undefined : nothingNewSinceLastVisitSentence(state);
  return useMemo(
    () => answerLines(board, size, glyphs, nothingNew, marked),
    [board, size, glyphs, nothingNew, marked],
  );
}

interface AnswerProps {
  readonly title: string;
  /** Its index among the panels, from 0. */
  readonly at: number;
  readonly lines: readonly ViewLine[];
  /** How the index has moved, for the lower edge of a frame. */
  readonly summary: string;
  /** What the letters before the scores below it mean, for the same edge. */
  readonly letters: string;
  readonly size: Size;
  readonly focused: boolean;
  readonly glyphs: Glyphs;
}

/** The verdict panel: the verdict, its bars and the chain. */
export const AnswerBox = memo(function AnswerBox({
  title,
  at,
  lines,
  summary,
  letters,
  size,
  focused,
  glyphs,
}: AnswerProps) {
  return (
    <ClickArea area={at}>
      {isFramed(size) ? (
        <Panel
          title={title}
          summary={summary === '' ? [] : [{ text: summary }]}
          aside={letters}
          columns={size.columns}
          rows={lines.length}
          focused={focused}
          framed
          glyphs={glyphs}
        >
          <ViewLines lines={lines} />
        </Panel>
      ) : (
        <ViewLines lines={lines} />
      )}
    </ClickArea>
  );
});

/** `index +0.3 ±3 in 30d, −4 ±11 in 365d, month-end low 34 Jan 2025, high 40 Dec 2025`, without the `in` where that makes room for it, and what has no room in `cells` left out from the end; '' without a score. */
export function gaugeChangesText(board: Board, cells: number): string {
  const { root } = board.card;
  if (root.score === undefined) return '';
  const partsWith = (before: string): readonly string[] => {
    const over = (days: number): string =>
      `${scoreChangeWithMarginText(scoreChangeOverDays(board, root.node.id, days))}${before}${days}d`;
    return [`index ${over(30)}`, over(365), pastScoreExtremesText(board, root.node.id)];
  };
  const whole = partsWith(' in ').join(', ');
  return textWidth(whole) <= cells ? whole : fittingPartsText(partsWith(' '), cells, ', ');
}

/** Whether keys move in the verdict panel. */
export function isVerdictPanelFocused(state: State): boolean {
  return (
    state.layers.length === 1 &&
    overviewAtBottomOfStack(state).panel === verdictPanelIndex(state.board)
  );
}

/** The whole board as lines of text, for a terminal too small for panels. */

import { countWithNoun } from '../../core/model/plain-text.ts';
import { textWidth, wrapTextToWidth } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { displayTextOfLinePart } from '../../text/line.ts';
import { nothingFitsSentence } from '../../tui/filtering.ts';
import { shownLineRangeText } from '../../tui/layout.ts';
import type { State } from '../../tui/state.ts';
import {
  answerBars,
  causalChainRowSentence,
  verdictPanelBarSentence,
} from '../../views/answer-lines.ts';
import { attentionRowLabel, attentionRowText } from '../../views/attention.ts';
import { chainRows } from '../../views/chain.ts';
import { comingTextsWithBand } from '../../views/coming.ts';
import { effortScoreText, trackViews } from '../../views/gauge-and-tracks.ts';
import { verdictView } from '../../views/verdict-sentences.ts';
import {
  focusedPanel,
  overviewAtBottomOfStack,
  panelsWithFilteredRows,
  selectedPanelRowIndex,
  selectedPanelRowNodeId,
} from './panels.ts';
import { nothingNewSinceLastVisitSentence, waitingAndSinceVisitLines } from './since.ts';
import { statusAreaRowCount } from './status-area.ts';

/** A line of the board. */
export interface PlainLine {
  readonly text: string;
  /** Whether it stands for what is selected: the track in focus, or the selected line of what needs attention. */
  readonly marked: boolean;
}

/** Everything the overview says, in lines of at most `cells` cells; with a filter, what of it needs attention and fits. */
export function plainOverviewRows(state: State, cells: number): readonly PlainLine[] {
  return overviewSaid(state, cells).flatMap(([text, marked]) =>
    wrapTextToWidth(text, cells).map((line, at) => ({ text: line, marked: marked && at === 0 })),
  );
}

type Said = readonly [text: string, marked: boolean];

function overviewSaid(state: State, cells: number): readonly Said[] {
  const { board } = state;
  const since = waitingAndSinceVisitLines(state, cells);
  const nothingNew = nothingNewSinceLastVisitSentence(state);
  const verdict = verdictView(board);
  const { panel } = overviewAtBottomOfStack(state);
  const focused = focusedPanel(state);
  const chosen =
    focused?.kind === 'attention' ? focused.rows[selectedPanelRowIndex(state, focused)] : undefined;
  const needs = panelsWithFilteredRows(state).find(({ kind }) => kind === 'attention');
  if (needs?.kind !== 'attention') return [];
  const attention = needs.rows.map(
    (row): Said => [
      `${displayTextOfLinePart(attentionRowLabel(row))} ${attentionRowText(row)}`,
      row === chosen,
    ],
  );
  if (needs.filter.trim() !== '') {
    return attention.length === 0
      ? [[nothingFitsSentence(state, needs.filter), false]]
      : [
          [
            `/${terminalSafeOneLine(needs.filter)}: ${countWithNoun(attention.length, 'line')} of what needs attention`,
            false,
          ],
          ...attention,
        ];
  }
  return [
    ...[
      // no more of the verdict than a narrow terminal with panels has first
      ...[verdict.headline, verdict.sinceShort, verdict.movement].filter(
        (each) => each !== undefined,
      ),
      ...answerBars(board).map(verdictPanelBarSentence),
      ...since.map(displayTextOfLinePart),
      ...chainRows(board).map((row) => causalChainRowSentence(board, row)),
      ...[verdict.recorded, nothingNew].filter((each) => each !== undefined),
    ].map((text) => [text, false] as const),
    ...trackViews(board).map(
      (view, at) =>
        [
          `${at + 1} ${view.title} ${view.scoreText} (${view.interval})${view.efforts.length === 0 ? '' : `, ${effortScoreText(view)}`}`,
          at === panel,
        ] as const,
    ),
    ...attention,
    ...comingTextsWithBand(board).map((text) => [`NEXT ${text}`, false] as const),
  ];
}

/** How many lines of the overview a small terminal shows, ≥ 1, a note below them. */
export function plainOverviewVisibleRowCount(state: State): number {
  return Math.max(1, state.size.rows - 3 - statusAreaRowCount(state));
}

/** The first line shown of so many in total, from 0: as far down as a person scrolled, never past the last page. */
export function plainOverviewFirstVisibleRow(state: State, total: number): number {
  return Math.max(
    0,
    Math.min(overviewAtBottomOfStack(state).scroll, total - plainOverviewVisibleRowCount(state)),
  );
}

/** The one line of note: which lines of how many in total, from 0, are shown, from which size on there are panels, and what is selected. */
export function plainOverviewPositionText(state: State, total: number, cells: number): string {
  const shown = shownLineRangeText(
    plainOverviewFirstVisibleRow(state, total),
    plainOverviewVisibleRowCount(state),
    total,
  );
  const node = selectedPanelRowNodeId(state);
  const inHand = node === undefined ? undefined : state.board.card.indicators.get(node)?.node;
  const note = shown === '' ? 'panels from 60x20' : `${shown}; panels from 60x20`;
  const whole =
    inHand === undefined
      ? note
      : `${note}; in hand: ${terminalSafeOneLine(inHand.code ?? inHand.title)}`;
  return textWidth(whole) <= cells ? whole : note;
}

/** How many lines to scroll, ≥ 0, so that the marked line, of the panel in focus, is the first one shown; 0 where it is on the first page. */
export function plainOverviewOffsetOfFocusedPanel(state: State): number {
  const lines = plainOverviewRows(state, state.size.columns - 1);
  const at = lines.findIndex(({ marked }) => marked);
  return at < plainOverviewVisibleRowCount(state) ? 0 : at;
}

/** The whole board as lines of text, for a terminal too small for panels. */

import { width, wrap } from '../../text/cells.ts';
import { count, oneLine } from '../../text/format.ts';
import { shownOf } from '../../text/line.ts';
import { linesText } from '../../tui/layout.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { saidOf } from '../../views/attention.ts';
import { gaugeView, trackViews } from '../../views/gauge-and-tracks.ts';
import { focusedPanel, panelsShown, selectedIn, selectedNode } from './panels.ts';
import { overviewOf } from './screen-state.ts';
import { sinceLines } from './since.ts';
import { bottomRows } from './status-area.ts';

/** A line of the board. */
export interface PlainLine {
  readonly text: string;
  /** Whether it stands for what is in hand: the track in focus, or the selected line of what needs attention. */
  readonly marked: boolean;
}

/** Everything the overview says, in lines of at most `cells` cells; with a filter, what of it needs attention and fits. */
export function plainLines(state: State, cells: number): readonly PlainLine[] {
  return saying(state, cells).flatMap(([text, marked]) =>
    wrap(text, cells).map((line, at) => ({ text: line, marked: marked && at === 0 })),
  );
}

type Said = readonly [text: string, marked: boolean];

function saying(state: State, cells: number): readonly Said[] {
  const { board } = state;
  const gauge = gaugeView(board);
  const since = sinceLines(state, cells);
  const { panel } = overviewOf(state);
  const focused = focusedPanel(state);
  const chosen =
    focused?.kind === 'attention' ? focused.rows[selectedIn(state, focused)] : undefined;
  const needs = panelsShown(state).at(-1);
  if (needs?.kind !== 'attention') return [];
  const attention = needs.rows.map((row): Said => [`${row.word} ${saidOf(row)}`, row === chosen]);
  if (needs.filter.trim() !== '') {
    const filter = `/${oneLine(needs.filter)}`;
    return attention.length === 0
      ? [[`Nothing fits ${filter}; ${keyOf(state, 'nav.back')} shows all.`, false]]
      : [
          [`${filter}: ${count(attention.length, 'line')} of what needs attention`, false],
          ...attention,
        ];
  }
  return [
    ...[
      gauge.gap ?? `${gauge.scoreText}/100 ${gauge.band}, ${gauge.interval}`,
      ...(gauge.gap === undefined ? [gauge.over30] : []),
      ...(gauge.mechanism === undefined ? [] : [gauge.mechanism]),
      ...(gauge.held === undefined ? [] : [gauge.held]),
      ...since.map(shownOf),
    ].map((text) => [text, false] as const),
    ...trackViews(board).map(
      (view, at) =>
        [`${at + 1} ${view.title} ${view.scoreText} (${view.interval})`, at === panel] as const,
    ),
    ...attention,
  ];
}

/** Lines of the board that a small terminal shows, a note below them. */
export function plainRows(state: State): number {
  return Math.max(1, state.size.rows - 3 - bottomRows(state));
}

/** The first line shown: as far down as a person scrolled, never past the last page. */
export function plainStart(state: State, total: number): number {
  return Math.max(0, Math.min(overviewOf(state).scroll, total - plainRows(state)));
}

/** The one line of note: which lines are shown, from which size on there are panels, and what is in hand. */
export function plainNote(state: State, total: number, cells: number): string {
  const shown = linesText(plainStart(state, total), plainRows(state), total);
  const node = selectedNode(state);
  const inHand = node === undefined ? undefined : state.board.card.indicators.get(node)?.node;
  const note = shown === '' ? 'panels from 60x20' : `${shown}; panels from 60x20`;
  const whole =
    inHand === undefined ? note : `${note}; in hand: ${oneLine(inHand.code ?? inHand.title)}`;
  return width(whole) <= cells ? whole : note;
}

/** How far to scroll so that a panel's line is the first one shown; where it is on the first page, not at all. */
export function scrollTo(state: State): number {
  const lines = plainLines(state, state.size.columns - 1);
  const at = lines.findIndex(({ marked }) => marked);
  return at < plainRows(state) ? 0 : at;
}

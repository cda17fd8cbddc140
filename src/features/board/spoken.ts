/** The board in sentences, for a screen reader: what is said once, and the one line about what is selected. */

import { isOfTripwire } from '../../core/model/states.ts';
import { type Board, changeOver } from '../../core/scoring/board.ts';
import { dayText, movedWords, oneLine, scoreText } from '../../text/format.ts';
import { prose, spaced, type ViewLine } from '../../text/line.ts';
import { inSentences, inWords } from '../../text/speech.ts';
import { modeOf } from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { isLive, type State } from '../../tui/state.ts';
import { attentionRows, countsOf, saidOf } from '../../views/attention.ts';
import { flagsUpTo } from '../../views/flags.ts';
import {
  gaugeView,
  heldOf,
  type IndicatorRow,
  mechanismParts,
  type TrackView,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { focusedPanel, panelLength, selectedIn } from './panels.ts';
import { overviewOf } from './screen-state.ts';
import { sinceLines } from './since.ts';

const MODES = { EDIT: 'editing on', LOCKED: 'editing locked', 'READ-ONLY': 'read-only' } as const;

/** Which board this is, as of when, and whether it can be written. */
export function headSentence(state: State): string {
  const { asOf } = state.board;
  const when = isLive(state) ? `live, ${dayText(asOf)}` : `as of ${dayText(asOf)}`;
  const handling = state.looks.handling === '' ? '' : ` ${oneLine(state.looks.handling)}.`;
  return `axiswatch, ${when}, ${MODES[modeOf(state)]}.${handling}`;
}

/** The gauge with its change, interval, and what of its inputs is late. */
export function gaugeSentence({ board }: State): string {
  const view = gaugeView(board);
  if (view.gap !== undefined) return inWords(view.gap);
  const change = changeSaid(board, board.card.root.node.id);
  const { stale, expired, indicators } = countsOf(board);
  return inWords(
    `${view.title} ${view.scoreText} of 100, ${view.band}, ${change}, ` +
      `possible range ${view.interval}, ${stale + expired} of ${indicators} inputs stale or expired.`,
  );
}

/** `up 3 in 30 days`, `unchanged in 30 days`, `no score 30 days ago`. */
function changeSaid(board: Board, id: string): string {
  const change = changeOver(board, id, 30);
  return change === undefined ? 'no score 30 days ago' : `${movedWords(change)} in 30 days`;
}

/** A track with its score, change and states. */
export function trackSentence(
  board: Board,
  view: TrackView,
  at: number,
  selected: boolean,
): string {
  const score =
    view.score === undefined ? 'no score' : `${view.scoreText}, ${changeSaid(board, view.id)}`;
  const summary = view.summary === '' ? 'all fresh' : view.summary;
  return inWords(
    `Track ${at + 1} ${view.title}, ${score}, ${summary}.${selected ? ' Selected.' : ''}`,
  );
}

const SAID_ALERTS = 5;

function stopped(lines: readonly ViewLine[]): readonly string[] {
  return inSentences(lines).map((said) => `${said}.`);
}

/** The overview, said once. */
export function overviewSentences(state: State): readonly string[] {
  const { panel } = overviewOf(state);
  const { board } = state;
  const held = heldOf(board);
  const mechanism = spaced(mechanismParts(board));
  const pressing = attentionRows(board).filter(({ word }) => isOfTripwire(word));
  const said = pressing.slice(0, SAID_ALERTS);
  const more = attentionRows(board).length - said.length;
  const since = sinceLines(state, Number.POSITIVE_INFINITY);
  return [
    headSentence(state),
    gaugeSentence(state),
    ...stopped([mechanism, ...(held === undefined ? [] : [prose(held.byScore), held.unmet])]),
    ...trackViews(board).map((view, at) => trackSentence(board, view, at, at === panel)),
    ...stopped(since),
    ...said.map((row) => inWords(`${row.word}: ${saidOf(row)}.`)),
    ...(more > 0
      ? [`${more} more need attention; ${keyInWords(state, 'panel.6')} goes there.`]
      : []),
    ...flagsUpTo(state.events, board.asOf)
      .slice(0, 2)
      .map(({ day, event }) => inWords(oneLine(`Event of ${dayText(day)}: ${event.title}.`))),
    ...state.standing.map(inWords),
    `Press ${keyInWords(state, 'app.help')} for keys, ${keyInWords(state, 'app.palette')} to find anything.`,
  ];
}

const KEY_WORDS: Readonly<Record<string, string>> = { '?': 'question mark', ':': 'colon' };

function keyInWords(state: State, id: string): string {
  const key = keyOf(state, id);
  return KEY_WORDS[key] ?? key;
}

/** The selected row of the overview. */
export function overviewFocus(state: State): string {
  const panel = focusedPanel(state);
  if (panel === undefined) return 'This strategy has no tracks.';
  const at = selectedIn(state, panel);
  const title = panel.kind === 'track' ? panel.view.title : 'Needs attention';
  const length = panelLength(panel);
  if (length === 0) return `${title}, nothing there.`;
  const row = panel.kind === 'track' ? undefined : panel.rows[at];
  const indicator = panel.kind === 'track' ? panel.view.rows[at] : undefined;
  const text =
    indicator !== undefined
      ? rowSentence(indicator)
      : row === undefined
        ? ''
        : `${row.word}: ${saidOf(row)}`;
  return `${title}, ${at + 1} of ${length}: ${text}`;
}

/** An indicator with its value, score, trend, state and age. */
export function rowSentence(row: IndicatorRow): string {
  const score = row.score === undefined ? 'no score' : `score ${scoreText(row.score)}`;
  const trend = row.trend === undefined ? '' : `, ${row.trend}`;
  const counted = row.counted ? '' : ', not counted';
  if (row.age === undefined) return `${row.code} ${row.title}, no reading yet${counted}`;
  return `${row.code} ${row.title}, ${row.value} ${row.unit}, ${score}${trend}, ${row.state}${row.late === undefined ? '' : `, ${row.late}`}, ${row.age} days old${counted}`;
}

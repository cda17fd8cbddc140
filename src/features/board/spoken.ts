/** The board in sentences, for a screen reader: what is said once, and the one line about what is selected. */
import { isTripwireState } from '../../core/model/states.ts';
import { type Board, scoreChangeOverDays } from '../../core/scoring/board.ts';
import { doesScoreChangeIntervalHoldZero } from '../../core/scoring/change-interval.ts';
import {
  dayText,
  isScoreChangeVisible,
  pointsUpOrDownText,
  scoreChangeMarginText,
  scoreText,
  terminalSafeOneLine,
  WITHIN_ERROR,
} from '../../text/format.ts';
import { spokenTextOfLinePart, type ViewLine } from '../../text/line.ts';
import { spokenSentencesOfLines, spokenTextInWords } from '../../text/speech.ts';
import { writeModeWord } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isViewOfToday, type State } from '../../tui/state.ts';
import {
  answerBars,
  causalChainRowCells,
  causalChainRowSentence,
  chainColumnHeadingTexts,
  verdictPanelBarSentence,
} from '../../views/answer-lines.ts';
import { boardDayText } from '../../views/as-of-day.ts';
import {
  alertAndLatenessCounts,
  attentionRowLabel,
  attentionRows,
  attentionRowText,
  attentionRowWithWaitingProposals,
} from '../../views/attention.ts';
import { CHAIN_CELLS, chainRows, NOT_MEASURED } from '../../views/chain.ts';
import { comingTextsWithBand } from '../../views/coming.ts';
import { newestEventFlagsUpToDay } from '../../views/flags.ts';
import {
  gaugeView,
  type IndicatorRow,
  type TrackView,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { indicatorCountInFreshnessState } from '../../views/lateness.ts';
import { boardVerdictSentences } from '../../views/verdict-sentences.ts';
import {
  focusedPanel,
  overviewAtBottomOfStack,
  panelItemCount,
  proposalsOnAttentionRowText,
  selectedPanelRowIndex,
} from './panels.ts';
import { nothingNewSinceLastVisitSentence, waitingAndSinceVisitLines } from './since.ts';

const MODES = { EDIT: 'editing on', LOCKED: 'editing locked', 'READ-ONLY': 'read-only' } as const;

/** Which board this is, as of when, and whether it can be written. */
export function spokenBoardHeaderSentence(state: State): string {
  const { asOf } = state.board;
  const when = isViewOfToday(state)
    ? `live, ${dayText(asOf)}`
    : `as of ${boardDayText(state.board)}`;
  const handling =
    state.looks.handling === '' ? '' : ` ${terminalSafeOneLine(state.looks.handling)}.`;
  return `axiswatch, ${when}, ${MODES[writeModeWord(state)]}.${handling}`;
}

/** The gauge as it is said aloud, with its change, its interval and how many of its inputs are stale or expired; without a score, why there is none. */
export function spokenGaugeSentence({ board }: State): string {
  const view = gaugeView(board);
  if (view.gap !== undefined) return spokenTextInWords(view.gap);
  const change = changeSaid(board, board.card.root.node.id);
  const { indicators } = alertAndLatenessCounts(board);
  const old =
    indicatorCountInFreshnessState(board, 'stale') +
    indicatorCountInFreshnessState(board, 'expired');
  return spokenTextInWords(
    `${view.title} ${view.scoreText} of 100, ${view.band}, ${change}, ` +
      `possible range ${view.interval}, ${old} of ${indicators} inputs stale or expired.`,
  );
}

/** `up 3 in 30 days`, `unchanged in 30 days`, `no score 30 days ago`. */
function changeSaid(board: Board, id: string): string {
  const change = scoreChangeOverDays(board, id, 30);
  if (change === undefined) return 'no score 30 days ago';
  const words = `${pointsUpOrDownText(change.change)} in 30 days`;
  if (!isScoreChangeVisible(change.change)) return words;
  return `${words}, ${doesScoreChangeIntervalHoldZero(change) ? WITHIN_ERROR : `plus or minus ${scoreChangeMarginText(change).slice(1)}`}`;
}

/** A track, the one at `at` of them, from 0, with its score, change, the effort for it and states. */
export function spokenTrackSentence(
  board: Board,
  view: TrackView,
  at: number,
  selected: boolean,
): string {
  const score =
    view.score === undefined ? 'no score' : `${view.scoreText}, ${changeSaid(board, view.id)}`;
  const efforts = view.efforts.map((each) =>
    each === undefined ? 'without a score' : scoreText(each),
  );
  const effort = efforts.length === 0 ? '' : `, effort ${efforts.join(', ')}`;
  const summary = view.summary.length === 0 ? 'all fresh' : view.summary.join(', ');
  return spokenTextInWords(
    `Track ${at + 1} ${view.title}, ${score}${effort}, ${summary}.${selected ? ' Selected.' : ''}`,
  );
}

/** So many alerts at most are said one by one. */
const SAID_ALERTS = 5;

function stopped(lines: readonly ViewLine[]): readonly string[] {
  return spokenSentencesOfLines(lines).map((said) => `${said}.`);
}

/** The whole overview in sentences, as it is said on coming to it. */
export function spokenOverviewSentences(state: State): readonly string[] {
  const { panel } = overviewAtBottomOfStack(state);
  const { board } = state;
  const pressing = attentionRows(board).filter(
    ({ word, isWorthDoing }) => isTripwireState(word) || isWorthDoing === true,
  );
  const said = pressing
    .slice(0, SAID_ALERTS)
    .map((row) => attentionRowWithWaitingProposals(row, proposalsOnAttentionRowText(state, row)));
  const more = attentionRows(board).length - said.length;
  const since = waitingAndSinceVisitLines(state, Number.POSITIVE_INFINITY);
  const nothingNew = nothingNewSinceLastVisitSentence(state);
  return [
    spokenBoardHeaderSentence(state),
    ...boardVerdictSentences(board).map(spokenTextInWords),
    ...(nothingNew === undefined ? [] : [spokenTextInWords(nothingNew)]),
    ...answerBars(board).map((bar) => spokenTextInWords(`${verdictPanelBarSentence(bar)}.`)),
    ...chainRows(board).map((row) => spokenTextInWords(`${causalChainRowSentence(board, row)}.`)),
    ...trackViews(board).map((view, at) => spokenTrackSentence(board, view, at, at === panel)),
    ...stopped(since),
    ...said.map((row) =>
      spokenTextInWords(
        `${spokenTextOfLinePart(attentionRowLabel(row))}: ${attentionRowText(row)}.`,
      ),
    ),
    ...(more > 0
      ? [`${more} more need attention; ${keyInWords(state, 'panel.6')} goes there.`]
      : []),
    ...comingTextsWithBand(board).map((text) => spokenTextInWords(`Next: ${text}.`)),
    ...newestEventFlagsUpToDay(state.events, board.asOf)
      .slice(0, 2)
      .map(({ day, event }) =>
        spokenTextInWords(terminalSafeOneLine(`Event of ${dayText(day)}: ${event.title}.`)),
      ),
    ...state.standing.map(spokenTextInWords),
    `Press ${keyInWords(state, 'app.help')} for keys, ${keyInWords(state, 'app.palette')} to find anything.`,
  ];
}

const KEY_WORDS: Readonly<Record<string, string>> = { '?': 'question mark', ':': 'colon' };

function keyInWords(state: State, id: string): string {
  const key = actionKeyName(state, id);
  return KEY_WORDS[key] ?? key;
}

/** The selected row of the overview. */
export function spokenOverviewFocusSentence(state: State): string {
  const panel = focusedPanel(state);
  if (panel === undefined) return 'This strategy has no tracks.';
  const at = selectedPanelRowIndex(state, panel);
  if (panel.kind === 'answer') return answerFocusSentence(state, at);
  const title = panel.kind === 'track' ? panel.view.title : 'Needs attention';
  const length = panelItemCount(panel);
  if (length === 0) return `${title}, nothing there.`;
  const row = panel.kind === 'track' ? undefined : panel.rows[at];
  const indicator = panel.kind === 'track' ? panel.view.rows[at] : undefined;
  const text =
    indicator !== undefined
      ? spokenIndicatorRowSentence(indicator)
      : row === undefined
        ? ''
        : `${spokenTextOfLinePart(attentionRowLabel(row))}: ${attentionRowText(row)}`;
  return `${title}, ${at + 1} of ${length}: ${text}`;
}

/** The selected bar of the answer, or the selected cell of its chain: `at` is its index, from 0, among the bars and, behind them, the cells. */
function answerFocusSentence({ board }: State, at: number): string {
  const bars = answerBars(board);
  const bar = bars[at];
  if (bar !== undefined) return verdictPanelBarSentence(bar);
  const place = at - bars.length;
  const wide = CHAIN_CELLS;
  const row = chainRows(board)[Math.floor(place / wide)];
  const cell = row && causalChainRowCells(row)[place % wide];
  const name = `${row?.title ?? ''}, ${chainColumnHeadingTexts(board)[place % wide] ?? ''}`;
  return cell === undefined ? `${name}: ${NOT_MEASURED}` : `${name}: ${cell.title} ${cell.text}`;
}

/** An indicator with its value, score, trend, state and age. */
export function spokenIndicatorRowSentence(row: IndicatorRow): string {
  const score = row.score === undefined ? 'no score' : `score ${scoreText(row.score)}`;
  const trend = row.trend === undefined ? '' : `, ${row.trend}`;
  const counted = row.counted ? '' : ', not counted';
  if (row.missing !== undefined) return `${row.code} ${row.title}, ${row.missing}${counted}`;
  return `${row.code} ${row.title}, ${row.value} ${row.unit}, ${score}${trend}, ${row.state}${row.late === undefined ? '' : `, ${row.late}`}, ${row.age} days old${counted}`;
}

/** The board in sentences, for a screen reader: what is said once, and the one line about what is selected. */
import { isOfTripwire } from '../domain/states.ts';
import { attentionRows, countsOf, saidOf } from './attention.ts';
import { modeOf } from './binding.ts';
import { flagsUpTo } from './flags.ts';
import { dayText, oneLine, scoreText } from './format.ts';
import { gaugeView, type IndicatorRow, type TrackView, trackViews } from './overview.ts';
import { keyOf } from './own-keys.ts';
import { focusedPanel, panelLength, selectedIn } from './panels.ts';
import { overviewOf } from './screen.ts';
import { sinceLines } from './since.ts';
import { isLive, type State } from './state.ts';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(^|[\s(])[\u2212-](?=\d)/g, '$1minus '],
  [/(^|[\s(])\+(?=\d)/g, '$1plus '],
  [/–/g, 'none'],
  [/ %/g, ' percent'],
  [/(\d)\/100\b/g, '$1 of 100'],
  [/ -> /g, ' becomes '],
  [/<- /g, ''],
  [/\s{2,}/g, ', '],
];

/** Bars, sparklines and frames, with the blanks in and around them. */
const DRAWN = /\s*[\u2500-\u25ff\u2800-\u28ff][\s\u2500-\u25ff\u2800-\u28ff]*/g;

/** The numbers of events on a sparkline, which touch its bars or the mark of a day. */
const FLAGS =
  /(?<=[\u2581-\u2588\u25be])\d+(?=[\s\u2581-\u2588\u25be]|$)|(?<=\s)\d+(?=[\u2581-\u2588])/g;

/** A text with its signs said in words and without what is drawn; what stands apart in columns is told apart by commas. */
export function inWords(text: string): string {
  const told = text.trim().replace(FLAGS, '').replace(DRAWN, '  ').trim();
  return SIGNS.reduce((said, [sign, word]) => said.replace(sign, word), told);
}

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
  const { stale, expired, indicators } = countsOf(board);
  return inWords(
    `${view.title} ${view.scoreText} of 100, ${view.band}, ${changeInWords(view.over30)}, ` +
      `possible range ${view.interval}, ${stale + expired} of ${indicators} inputs stale or expired.`,
  );
}

function changeInWords(text: string): string {
  return text.replace(/^\+/, 'up ').replace(/^\u2212/, 'down ');
}

/** A track with its score, change and states. */
export function trackSentence(view: TrackView, at: number, selected: boolean): string {
  const change = view.over30 === '0' ? 'unchanged' : changeInWords(view.over30);
  const score = view.score === undefined ? 'no score' : `${view.scoreText}, ${change} in 30 days`;
  const summary = view.summary === '' ? 'all fresh' : view.summary;
  return inWords(
    `Track ${at + 1} ${view.title}, ${score}, ${summary}.${selected ? ' Selected.' : ''}`,
  );
}

const SAID_ALERTS = 5;

/** The overview, said once. */
export function overviewSentences(state: State): readonly string[] {
  const { panel } = overviewOf(state);
  const { mechanism, byScore, unmet } = gaugeView(state.board);
  const pressing = attentionRows(state.board).filter(({ word }) => isOfTripwire(word));
  const said = pressing.slice(0, SAID_ALERTS);
  const more = attentionRows(state.board).length - said.length;
  const since = sinceLines(state, Number.POSITIVE_INFINITY);
  return [
    headSentence(state),
    gaugeSentence(state),
    ...[mechanism, byScore, unmet].flatMap((text) =>
      text === undefined ? [] : [`${inWords(text)}.`],
    ),
    ...trackViews(state.board).map((view, at) => trackSentence(view, at, at === panel)),
    ...since.map((line) => `${inWords(line.replace('SINCE  ', 'Since'))}.`),
    ...said.map((row) => inWords(`${row.word}: ${saidOf(row)}.`)),
    ...(more > 0
      ? [`${more} more need attention; ${keyInWords(state, 'panel.6')} goes there.`]
      : []),
    ...flagsUpTo(state.events, state.board.asOf)
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
  return inWords(`${title}, ${at + 1} of ${length}: ${text}`);
}

/** An indicator with its value, score, trend, state and age. */
export function rowSentence(row: IndicatorRow): string {
  const score = row.score === undefined ? 'no score' : `score ${scoreText(row.score)}`;
  const trend = row.trend === undefined ? '' : `, ${row.trend}`;
  const counted = row.counted ? '' : ', not counted';
  if (row.age === undefined) return `${row.code} ${row.title}, no reading yet${counted}`;
  return `${row.code} ${row.title}, ${row.value} ${row.unit}, ${score}${trend}, ${row.state}${row.late === undefined ? '' : `, ${row.late}`}, ${row.age} days old${counted}`;
}

/** The board in words that are read in two seconds, as wide as the terminal, and 60 columns where there is none. */

import { LATE_WORDS, type StateWord } from '../../core/model/states.ts';
import { type Board, recordedUpTo } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import { countWithNoun, dayText, terminalSafeOneLine, withinErrorNote } from '../../text/format.ts';
import { type Part, tonedLine } from '../../text/line.ts';
import { hangingIndentLines, type TextColumn, tableTextLines } from '../../text/output.ts';
import { strategyWithHashLine } from '../../text/scored-by.ts';
import { scoreTone, type Tone } from '../../text/tone.ts';
import { asOfDayText, IF_NOTHING } from '../../views/as-of-day.ts';
import { alertRows, boardStateCounts, type Counts } from '../../views/attention.ts';
import { comingTextsWithBand } from '../../views/coming-band.ts';
import {
  gaugeView,
  missingGaugeText,
  type TrackView,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { paceLines } from '../../views/pace.ts';

/** What stands beside the board: which file scored it, and what must be known about the data. */
export interface StatusNotes {
  /** Short hash of the strategy file. */
  readonly hash: string;
  /** Sentences such as that nothing can be written. */
  readonly notices: readonly string[];
  /** The line about handling; undefined: none is set. */
  readonly handling?: string | undefined;
  /** That the next assessment is late; undefined: it is not. */
  readonly assess?: string | undefined;
}

/** Cells of the status where no terminal says how many it has, and the fewest and the most that are used of one. */
const [CELLS, LEAST_CELLS, MOST_CELLS] = [60, 40, 120] as const;

/** The status in lines; `columns` are those of the terminal, undefined where there is none. */
export function statusLines(
  board: Board,
  notes: StatusNotes,
  columns?: number | undefined,
): readonly Part[] {
  const cells = Math.max(LEAST_CELLS, Math.min(columns ?? CELLS, MOST_CELLS));
  const tracks = trackLines(board, cells);
  const counts = boardStateCounts(board);
  const alerts = alertRows(board).flatMap((row) =>
    labelledLines('ALERT', 'ALERT', `${row.code}: ${row.text}`, cells),
  );
  const due = notes.assess === undefined ? [] : labelledLines('DUE', 'due', notes.assess, cells);
  const coming = comingTextsWithBand(board);
  const next = coming.length === 0 ? [] : labelledLines('NEXT', 'title', coming.join('; '), cells);
  const paces = paceLines(board).flatMap((line) => hangingIndentLines('', line, cells));
  return [
    `${terminalSafeOneLine(board.strategy.title)}, as of ${asOfDayText(board)}`,
    '',
    ...gaugeParagraph(board).flatMap((line, at) =>
      hangingIndentLines('', line, cells).map((text) =>
        at === 0 ? tonedLine([{ text, tone: 'title' }]) : text,
      ),
    ),
    ...(tracks.length === 0 ? [] : ['', ...tracks]),
    ...(paces.length === 0 ? [] : ['', ...paces]),
    ...(alerts.length + due.length + next.length === 0 ? [] : ['', ...alerts, ...due, ...next]),
    '',
    ...countsLines(counts).flatMap((line) => hangingIndentLines('', line, cells)),
    strategyWithHashLine(board.strategy, notes.hash),
    ...(notes.handling === undefined || notes.handling.trim() === ''
      ? []
      : hangingIndentLines('handling: ', terminalSafeOneLine(notes.handling), cells)),
    ...notes.notices.flatMap((notice) =>
      hangingIndentLines('note: ', terminalSafeOneLine(notice), cells),
    ),
  ];
}

/** The status on one line, for a prompt or a message. */
export function oneLineStatusText(board: Board, notes: StatusNotes): string {
  const view = gaugeView(board);
  const counts = boardStateCounts(board);
  const within = withinErrorNote(view.pushedMoved);
  const gauge =
    view.gap === undefined
      ? [
          `${view.title} ${view.scoreText} (${view.interval})`,
          view.band,
          ...[view.unmet, view.byScore].filter((each) => each !== undefined),
          view.over30,
          ...withinErrorNote(view.changes.slice(0, 1)),
        ].join(', ')
      : missingGaugeText(board);
  const parts = [
    gauge,
    ...(view.mechanism === undefined ? [] : [[view.mechanism, ...within].join(', ')]),
    countWithNoun(counts.alerts, 'alert'),
    lateText(counts),
    `as of ${board.asOf}${recordedUpTo(board) === undefined ? '' : `, ${IF_NOTHING}`}`,
    `strategy ${notes.hash}`,
  ];
  return terminalSafeOneLine(parts.join('; '));
}

function gaugeParagraph(board: Board): readonly string[] {
  const view = gaugeView(board);
  const title = terminalSafeOneLine(view.title);
  const within = withinErrorNote(view.pushedMoved);
  const mechanism = view.mechanism === undefined ? [] : [[view.mechanism, ...within].join(', ')];
  if (view.gap !== undefined) return [`${title}: ${terminalSafeOneLine(view.gap)}`, ...mechanism];
  return [
    `${title}  ${view.scoreText} of 100, 90 % interval ${view.interval}`,
    terminalSafeOneLine(
      view.unmet === undefined ? view.band : `${view.band}, ${view.unmet}; ${view.byScore}`,
    ),
    [...view.changes.map(({ text }) => text), ...withinErrorNote(view.changes)].join(', '),
    ...mechanism,
  ];
}

/** A text behind a word of seven cells that is in a tone. */
function labelledLines(word: string, tone: Tone, text: string, cells: number): readonly Part[] {
  const [first = '', ...more] = hangingIndentLines(word.padEnd(7), text, cells);
  return [tonedLine([{ text: word, tone }, { text: first.slice(word.length) }]), ...more];
}

function trackLines(board: Board, cells: number): readonly Part[] {
  const tracks = trackViews(board);
  if (tracks.length === 0) return [];
  const right = (title: string): TextColumn => ({ title, align: 'right' });
  const columns = [
    { title: '' },
    ...['score', 'interval', '30 d', 'ALERT', 'WATCH', 'late'].map(right),
  ];
  const rows = tracks.map((track) => [
    track.title,
    track.scoreText,
    track.interval,
    track.over30,
    ...([['ALERT'], ['WATCH'], LATE_WORDS] as const).map((words) => countText(track, words)),
  ]);
  const wide = tableTextLines(columns, rows);
  const fits = wide.every((line) => textWidth(line) <= cells);
  const [titles = '', ...lines] = fits ? wide : tableTextLines(columns, rows, undefined, 1);
  // a track's line in the tone of its score
  const toned = lines.map((text, at) => tonedLine([{ text, tone: scoreTone(tracks[at]?.score) }]));
  return [tonedLine([{ text: titles, tone: 'dim' }]), ...toned];
}

/** How much of these a track has; '' for none. */
function countText({ counts }: TrackView, words: readonly StateWord[]): string {
  return String(words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) || '');
}

function countsLines(counts: Counts): readonly string[] {
  const { watches, unknown, indicators, newest } = counts;
  const parts = [
    ...(watches === 0 ? [] : [`${watches} on watch`]),
    ...(unknown === 0 ? [] : [`${countWithNoun(unknown, 'tripwire')} not known`]),
    lateText(counts),
  ];
  return [
    `${countWithNoun(indicators, 'indicator')}: ${parts.join(', ')}`,
    newest === undefined ? 'no reading yet' : `newest reading ${dayText(newest)}`,
  ];
}

/** `18 due, 11 stale, 7 expired`; what there is none of is left out. */
function lateText({ due, stale, expired, missing }: Counts): string {
  const late = [
    [due, 'due'],
    [stale, 'stale'],
    [expired, 'expired'],
    [missing, 'without a reading'],
  ] as const;
  const parts = late.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return parts.length === 0 ? 'nothing due' : parts.join(', ');
}

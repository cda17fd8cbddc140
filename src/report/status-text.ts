/** The board in words that are read in two seconds, for a terminal or a file of 60 to 80 columns. */
import { attentionRows, countsOf } from '../app/attention.ts';
import { width } from '../app/cells.ts';
import { count, dayText, oneLine } from '../app/format.ts';
import { gaugeView, type TrackView, trackViews } from '../app/overview.ts';
import type { Board } from '../domain/board.ts';
import { STATE_WORDS, type StateWord } from '../domain/model.ts';
import { type Column, hanging, table } from './lines.ts';

/** What stands beside the board: which file scored it, and what must be known about the data. */
export interface StatusNotes {
  /** Short hash of the strategy file. */
  readonly hash: string;
  /** Sentences such as that nothing can be written. */
  readonly notices: readonly string[];
}

/** The status in lines of at most `cells` cells where words allow it. */
export function statusLines(board: Board, notes: StatusNotes, cells: number): readonly string[] {
  const tracks = trackLines(trackViews(board), cells);
  const alerts = attentionRows(board)
    .filter((row) => row.word === 'ALERT')
    .flatMap((row) => hanging('ALERT  ', `${row.code}: ${row.text}`, cells));
  return [
    `${oneLine(board.strategy.title)}, as of ${dayText(board.asOf)}`,
    '',
    ...gaugeParagraph(board).flatMap((line) => hanging('', line, cells)),
    ...(tracks.length === 0 ? [] : ['', ...tracks]),
    ...(alerts.length === 0 ? [] : ['', ...alerts]),
    '',
    ...hanging('', countsText(board), cells),
    `strategy ${board.strategy.id} ${notes.hash}`,
    ...notes.notices.flatMap((notice) => hanging('note: ', oneLine(notice), cells)),
  ];
}

/** The status on one line, for a prompt or a message. */
export function statusLine(board: Board, notes: StatusNotes): string {
  const view = gaugeView(board);
  const { alerts } = countsOf(board);
  const gauge =
    view.gap ??
    [
      `${view.title} ${view.scoreText} (${view.interval})`,
      view.band,
      view.over30,
      ...(view.unmet === undefined ? [] : ['pressure without movement']),
    ].join(', ');
  const parts = [
    gauge,
    ...(view.mechanism === undefined ? [] : [view.mechanism]),
    count(alerts, 'alert'),
    dueText(board),
    `as of ${board.asOf}`,
    `strategy ${notes.hash}`,
  ];
  return oneLine(parts.join('; '));
}

function gaugeParagraph(board: Board): readonly string[] {
  const view = gaugeView(board);
  const title = oneLine(view.title);
  const mechanism = view.mechanism === undefined ? [] : [view.mechanism];
  if (view.gap !== undefined) return [`${title}: ${oneLine(view.gap)}`, ...mechanism];
  const changes = [view.over30, view.over365, view.sinceStart].filter((each) => each !== undefined);
  return [
    `${title}  ${view.scoreText} of 100, 90 % interval ${view.interval}`,
    oneLine(view.unmet === undefined ? view.band : `${view.band}: ${view.unmet}`),
    changes.join(', '),
    ...mechanism,
  ];
}

/** The words that say something, most pressing first. */
const TOLD = STATE_WORDS.filter((word) => word !== 'fresh' && word !== 'ageing');

function trackLines(tracks: readonly TrackView[], cells: number): readonly string[] {
  if (tracks.length === 0) return [];
  const told = TOLD.filter((word) => tracks.some((track) => inState(track, word) > 0));
  const figures: readonly Column[] = [
    { title: '', most: 34 },
    { title: 'score', align: 'right' },
    { title: 'interval', align: 'right' },
    { title: '30 days', align: 'right' },
  ];
  const rowOf = (track: TrackView): readonly string[] => [
    track.title,
    track.scoreText,
    track.interval,
    track.over30,
  ];
  const wide = table(
    [...figures, ...told.map((title) => ({ title, align: 'right' as const }))],
    tracks.map((track) => [
      ...rowOf(track),
      ...told.map((word) => String(inState(track, word) || '')),
    ]),
  );
  if (wide.every((line) => width(line) <= cells)) return wide;
  const [titles = '', ...lines] = table(figures, tracks.map(rowOf));
  const states = tracks.map((track) => (track.summary === '' ? [] : [`  ${track.summary}`]));
  return [titles, ...lines.flatMap((line, at) => [line, ...(states[at] ?? [])])];
}

function inState(track: TrackView, word: StateWord): number {
  return track.rows.filter((row) => row.state === word).length;
}

function countsText(board: Board): string {
  const { watches, indicators, newest } = countsOf(board);
  const parts = [
    ...(watches === 0 ? [] : [`${watches} on watch`]),
    dueText(board),
    newest === undefined ? 'no reading yet' : `newest reading ${dayText(newest)}`,
  ];
  return `${count(indicators, 'indicator')}: ${parts.join(', ')}`;
}

/** `18 due, 11 stale, 7 expired`; what there is none of is left out. */
function dueText(board: Board): string {
  const { due, stale, expired, missing } = countsOf(board);
  const late = [
    [due, 'due'],
    [stale, 'stale'],
    [expired, 'expired'],
    [missing, 'without a reading'],
  ] as const;
  const parts = late.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return parts.length === 0 ? 'nothing due' : parts.join(', ');
}

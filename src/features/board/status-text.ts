/** The board in words that are read in ten seconds: the answer first, as on the first page; as wide as the terminal, and 60 columns where there is none. */

import type { WaitingProposals } from '../../core/journal/proposal.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { CROSSED_WORDS, LATE_WORDS, type StateWord } from '../../core/model/states.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  capitalized,
  changesWithinErrorTexts,
  dayText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { GLYPHS } from '../../text/glyphs.ts';
import { lineOfSpans, proseLine, type ViewLine } from '../../text/line.ts';
import { labelledParagraphTexts, type TextColumn, tableTexts } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { scoreTone } from '../../text/tone.ts';
import type { Visit } from '../../tui/state.ts';
import {
  boardVerdictLines,
  causalChainLines,
  causalChainRowCells,
  linkAndGaugeBarLines,
} from '../../views/answer-lines.ts';
import { boardDayText, IF_NOTHING } from '../../views/as-of-day.ts';
import {
  alertAndLatenessCounts,
  attentionRows,
  attentionRowTextWithLateness,
  attentionRowWordOrDo,
  type Counts,
  lateReadingCountsText,
} from '../../views/attention.ts';
import { CHAIN_HEADINGS, chainRows, NOT_MEASURED } from '../../views/chain.ts';
import { comingTextsWithBand } from '../../views/coming.ts';
import { gaugeView, type TrackView, trackViews } from '../../views/gauge-and-tracks.ts';
import { boardTargetPaceTexts } from '../../views/pace-text.ts';
import { waitingProposalsText } from '../../views/proposals.ts';
import { verdictView } from '../../views/verdict-sentences.ts';
import { isAnythingNewSinceVisit, newSinceVisitText, nothingNewSinceVisitText } from './since.ts';

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
  /** What was proposed and nobody has looked at yet; left out: nothing. */
  readonly waiting?: WaitingProposals | undefined;
  /** The last visit of who asks; left out: there was none, or another day was asked for. */
  readonly visit?: Visit | undefined;
}

/** Cells of the status where no terminal says how many it has, and the fewest and the most that are used of one. */
const [CELLS, LEAST_CELLS, MOST_CELLS] = [60, 40, 120] as const;

/** The status in lines; `columns` are those of the terminal, undefined where there is none. */
export function statusCommandLines(
  board: Board,
  notes: StatusNotes,
  columns?: number | undefined,
): readonly ViewLine[] {
  const cells = Math.max(LEAST_CELLS, Math.min(columns ?? CELLS, MOST_CELLS));
  const hanging = (lead: string, text: string): readonly ViewLine[] =>
    labelledParagraphTexts(lead, text, cells).map(proseLine);
  const pressing = attentionRows(board)
    .filter(({ word, isWorthDoing }) => word === CROSSED_WORDS.alert || isWorthDoing === true)
    .flatMap((row) => {
      const label = attentionRowWordOrDo(row);
      return labelledParagraphTexts(label.padEnd(7), attentionRowTextWithLateness(row), cells).map(
        (text, at) => (at === 0 ? labelledLine(text, label, row.word) : proseLine(text)),
      );
    });
  const due = notes.assess === undefined ? [] : hanging('DUE    ', notes.assess);
  const waiting = notes.waiting && waitingProposalsText(notes.waiting);
  const inbox =
    waiting === undefined ? [] : hanging('INBOX  ', `${waiting}; "axiswatch inbox" lists them`);
  const { visit } = notes;
  const isNew = visit !== undefined && isAnythingNewSinceVisit(visit, board);
  const fresh = isNew ? hanging('NEW    ', newSinceVisitText(visit, board)) : [];
  const coming = comingTextsWithBand(board);
  const next = coming.length === 0 ? [] : hanging('NEXT   ', coming.join('; '));
  const blocks: readonly (readonly ViewLine[])[] = [
    [proseLine(`${terminalSafeOneLine(board.strategy.title)}, as of ${boardDayText(board)}`)],
    [
      ...boardVerdictLines(board, cells),
      ...(visit === undefined || isNew
        ? []
        : hanging('', `${capitalized(nothingNewSinceVisitText(visit, board))}.`)),
    ],
    linkAndGaugeBarLines(board, cells, GLYPHS.ascii),
    cells >= CHAIN_CELLS_WIDE
      ? causalChainLines(board, cells, GLYPHS.ascii)
      : chainTableLines(board),
    trackLines(board, cells),
    boardTargetPaceTexts(board).flatMap((line) => hanging('', line)),
    [...pressing, ...due, ...inbox, ...fresh, ...next],
    [
      ...countsLines(alertAndLatenessCounts(board)).flatMap((line) => hanging('', line)),
      proseLine(scoredByStrategyText(board.strategy, notes.hash)),
      ...(notes.handling === undefined || notes.handling.trim() === ''
        ? []
        : hanging('handling: ', terminalSafeOneLine(notes.handling))),
      ...notes.notices.flatMap((notice) => hanging('note: ', terminalSafeOneLine(notice))),
    ],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : [proseLine(''), ...lines]));
}

/** Cells from which the chain is drawn with bars; in fewer it is a table, in which nothing is cut. */
const CHAIN_CELLS_WIDE = 80;

function chainTableLines(board: Board): readonly ViewLine[] {
  const rows = chainRows(board);
  if (rows.length === 0) return [];
  const columns = ['', ...CHAIN_HEADINGS].map((title) => ({ title }));
  const texts = rows.map((row) => [
    row.title,
    ...causalChainRowCells(row).map((cell) => cell?.text ?? NOT_MEASURED),
  ]);
  return tableTexts(columns, texts, undefined, 1).map(proseLine);
}

/** A line whose first word is in the tone of a state. */
function labelledLine(text: string, label: string, tone: StateWord): ViewLine {
  return lineOfSpans([{ text: label, tone }, { text: text.slice(label.length) }]);
}

/** The status on one line, for a prompt or a message. */
export function oneLineStatusText(board: Board, notes: StatusNotes): string {
  const view = gaugeView(board);
  const counts = alertAndLatenessCounts(board);
  const within = changesWithinErrorTexts(view.linkEnds);
  const { headlineWithReason: headline, sinceShort } = verdictView(board);
  const said = [headline, sinceShort].filter((each) => each !== undefined).join(' ');
  const parts = [
    // a part of a line has no full stop
    `${view.title}: ${said.slice(0, -1)}`,
    ...(view.mechanism === undefined ? [] : [[view.mechanism, ...within].join(', ')]),
    countWithNoun(counts.alerts, 'alert'),
    lateReadingCountsText(counts),
    `as of ${board.asOf}${lastRecordableDayIfBoardAhead(board) === undefined ? '' : `, ${IF_NOTHING}`}`,
    `strategy ${notes.hash}`,
  ];
  return terminalSafeOneLine(parts.join('; '));
}

function trackLines(board: Board, cells: number): readonly ViewLine[] {
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
  const wide = tableTexts(columns, rows);
  const fits = wide.every((line) => textWidth(line) <= cells);
  const [titles = '', ...lines] = fits ? wide : tableTexts(columns, rows, undefined, 1);
  // a track's line in the tone of its score
  const toned = lines.map((text, at) =>
    lineOfSpans([{ text, tone: scoreTone(tracks[at]?.score) }]),
  );
  return [lineOfSpans([{ text: titles, tone: 'dim' }]), ...toned];
}

/** How much of these a track has; '' for none. */
function countText({ counts }: TrackView, words: readonly StateWord[]): string {
  return String(words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) || '');
}

function countsLines(counts: Counts): readonly string[] {
  const { watches, unknown, newest } = counts;
  const parts = [
    lateReadingCountsText(counts),
    ...(watches === 0 ? [] : [`${watches} on watch`]),
    ...(unknown === 0 ? [] : [`${countWithNoun(unknown, 'tripwire')} not known`]),
  ];
  return [
    parts.join('; '),
    newest === undefined ? 'no reading yet' : `newest reading ${dayText(newest)}`,
  ];
}

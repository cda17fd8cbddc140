/** Everything a report says of one day, in words and rounded numbers; text, Markdown, HTML and JSON are made of it. */
import type { Assessment } from '../../core/journal/assessment.ts';
import { addDays } from '../../core/model/day.ts';
import type { Day, Event, Strategy } from '../../core/model/model.ts';
import { LATE_WORDS, type StateWord } from '../../core/model/states.ts';
import { tracksOf } from '../../core/model/tree.ts';
import { type Board, scoreChangeSince } from '../../core/scoring/board.ts';
import type { Viewed } from '../../text/document-parts.ts';
import { changeWithErrorText, dayText, terminalSafeOneLine } from '../../text/format.ts';
import { chainHeadings } from '../../views/answer-lines.ts';
import { aheadFlagJson } from '../../views/as-of-day.ts';
import { type AttentionRow, attentionRows, boardStateCounts } from '../../views/attention.ts';
import { chainRows } from '../../views/chain.ts';
import { renewalTexts } from '../../views/coming.ts';
import { comingTextsWithBand } from '../../views/coming-band.ts';
import { eventRows } from '../../views/event-rows.ts';
import {
  effortScoresText,
  type GaugeView,
  gaugeView,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { type LinkView, linkViews } from '../../views/links.ts';
import { type Moves, scoreMoves } from '../../views/moves.ts';
import { verdictView } from '../../views/verdict.ts';
import { lastSignedAssessment, unsignedNotice } from '../assessments/report-assessment.ts';
import {
  bandChangeSentences,
  bandPeriods,
  conflictingReadings,
  evidenceSentences,
  trackObjectives,
  unknownSentences,
} from './briefing.ts';
import type { ReportJson, TrackReport } from './report-document.ts';
import { readingGroups } from './report-readings.ts';
import { gaugeCertaintyView } from './report-sure.ts';
import {
  heldBandSentence,
  mechanismSentences,
  reportMethodSentences,
  reportSummarySentences,
} from './report-words.ts';

/** What a report is made for, beside its board. */
export interface ReportInputs {
  /** The events that stand, of any day; those after the board's day are left out. */
  readonly events: readonly Event[];
  /** Every assessment, oldest first. */
  readonly assessments: readonly Assessment[];
  /** The first day of "what moved"; undefined: the strategy's start, or a year before the board's day. */
  readonly since: Day | undefined;
  /** Short hash of the strategy file. */
  readonly hash: string;
  /** The line about handling; undefined: none is set. */
  readonly handling: string | undefined;
  /** What must be known about the data, in sentences. */
  readonly notices: readonly string[];
}

/** What the document has, and words that only people are told. */
export interface ReportView
  extends Omit<Viewed<ReportJson>, 'schema' | 'gauge' | 'moves' | 'reason' | 'attention'> {
  /** That a newer assessment is left out, since nobody else has signed it, in a sentence; undefined when none is. */
  readonly unsigned: string | undefined;
  readonly gauge: GaugeView;
  /** What heads the cells of the chain. */
  readonly chainHeadings: readonly string[];
  /** What `mechanism` says, link by link, with the quarters and swings. */
  readonly links: readonly LinkView[];
  /** Lines that add up as printed, or the sentence why there are none. */
  readonly moves: Moves | string;
  readonly attention: readonly AttentionRow[];
}

/** The report of a board. */
export function reportView(board: Board, inputs: ReportInputs): ReportView {
  const { strategy, asOf } = board;
  const since = inputs.since ?? defaultReportStart(strategy, asOf);
  const gauge = gaugeView(board);
  const moves = scoreMoves(board, since, asOf);
  const sure = gaugeCertaintyView(board);
  const counts = boardStateCounts(board);
  const links = linkViews(board, inputs.events);
  return {
    title: terminalSafeOneLine(strategy.title),
    asOf,
    ...aheadFlagJson(board),
    since,
    handling: inputs.handling === undefined ? undefined : terminalSafeOneLine(inputs.handling),
    strategy: {
      id: strategy.id,
      title: terminalSafeOneLine(strategy.title),
      hash: inputs.hash,
      ...sourceOf(strategy),
    },
    assessment: lastSignedAssessment(inputs.assessments, asOf),
    verdict: verdictInReport(board),
    unsigned: unsignedNotice(inputs.assessments, asOf),
    summary: reportSummarySentences(board, gauge, sure, counts),
    gauge,
    held: heldBandSentence(board),
    bands: strategy.bands.map((band) => ({
      id: band.id,
      title: terminalSafeOneLine(band.title),
      from: band.from,
      meaning: terminalSafeOneLine(band.meaning ?? ''),
      stands: board.card.standing?.band.id === band.id,
    })),
    tracks: trackReports(board, since),
    periods: bandPeriods(board, since),
    chain: chainRows(board),
    chainHeadings: chainHeadings(board),
    objectives: trackObjectives(board),
    changes: bandChangeSentences(board, sure),
    unknown: unknownSentences(board),
    conflicts: conflictingReadings(board),
    evidence: evidenceSentences(board),
    counts,
    mechanism: mechanismSentences(links),
    links,
    events: eventRows(board, inputs.events, since),
    moves,
    sure,
    attention: attentionRows(board),
    coming: [...comingTextsWithBand(board), ...renewalTexts(board)],
    readings: readingGroups(board),
    method: reportMethodSentences(board, inputs.hash),
    notices: inputs.notices.map(terminalSafeOneLine),
  };
}

/** The verdict without the shorter form of a sentence. */
function verdictInReport(board: Board): ReportView['verdict'] {
  const { headline, movement, since, recorded } = verdictView(board);
  return { headline, movement, since, recorded };
}

/** Where a report begins when nobody says: the strategy's start, or a year before the day where it has none or begins later. */
export function defaultReportStart(strategy: Strategy, asOf: Day): Day {
  const { start } = strategy;
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

function sourceOf({ source }: Strategy): { readonly source: string; readonly url: string } {
  if (source === undefined) return { source: '', url: '' };
  const { author, title, publisher, date } = source;
  const parts = [author, `“${title}”`, publisher, date === undefined ? undefined : dayText(date)];
  return {
    source: terminalSafeOneLine(parts.filter((part) => part !== undefined).join(', ')),
    url: source.url ?? '',
  };
}

function trackReports(board: Board, since: Day): readonly TrackReport[] {
  const views = new Map(trackViews(board).map((view) => [view.id, view]));
  return tracksOf(board.strategy).flatMap(({ id }) => {
    const view = views.get(id);
    if (view === undefined) return [];
    const of = (...words: readonly StateWord[]): number =>
      words.reduce((sum, word) => sum + (view.counts.get(word) ?? 0), 0);
    const { title, score, scoreText: text, interval, over30, efforts, rows } = view;
    return [
      {
        id,
        title,
        score,
        scoreText: text,
        interval,
        over30,
        overSince: changeWithErrorText(scoreChangeSince(board, id, since)),
        effort: effortScoresText(efforts),
        alerts: of('ALERT'),
        watches: of('WATCH'),
        late: of(...LATE_WORDS),
        indicators: rows.length,
      },
    ];
  });
}

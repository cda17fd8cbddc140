/** Everything a report says of one day, in words and rounded numbers; text, Markdown, HTML and JSON are made of it. */

import {
  DEFAULT_DRAWS,
  DEFAULT_SEED,
  type DrawnScores,
  simulateRootScore,
} from '../../core/analysis/montecarlo.ts';
import { gaugeSensitivities } from '../../core/analysis/movers.ts';
import { robustnessToModelChoice } from '../../core/analysis/robustness.ts';
import { sourceDependenceReports } from '../../core/analysis/sources.ts';
import {
  type Assessment,
  lastAssessmentUpTo,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
} from '../../core/journal/assessment.ts';
import type { Day, Event, IndicatorScore, NodeScore, Strategy } from '../../core/model/model.ts';
import { LATE_WORDS, type StateWord } from '../../core/model/states.ts';
import { leavesOf, nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, nodeScoreChangeSince } from '../../core/scoring/board.ts';
import type { Viewed } from '../../text/document-parts.ts';
import {
  bandFirmnessSentence,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  percentText,
  roundedText,
  scoreChangeWithMarginText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { chainColumnHeadingTexts } from '../../views/answer-lines.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { boardAheadFieldJson } from '../../views/as-of-day.ts';
import { type AttentionRow, alertAndLatenessCounts, attentionRows } from '../../views/attention.ts';
import { chainRows } from '../../views/chain.ts';
import { comingTextsWithBand, renewalsToKeepIndexTexts } from '../../views/coming.ts';
import { type EventRow, eventRows } from '../../views/event-rows.ts';
import {
  type GaugeView,
  gaugeView,
  sourcesFlippingBandText,
  trackEffortScoresText,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { type LinkView, mechanismLinkViews } from '../../views/link-view.ts';
import { type Moves, scoreMovesViewOrReason } from '../../views/moves.ts';
import { pastScoresStartDay } from '../../views/past-scores.ts';
import { verdictView } from '../../views/verdict-sentences.ts';
import type { SignedJson } from '../assessments/assessment-document.ts';
import {
  modelsKeepingBandByScoreText,
  pointsDrawsLieOffInterval,
} from '../uncertainty/uncertainty-screen.ts';
import {
  bandPeriods,
  boardEvidenceSentences,
  conflictsInReadingNotes,
  objectiveScoresByTrack,
  whatIsNotKnownSentences,
  whatWouldChangeBandSentences,
} from './briefing.ts';
import type {
  ReadingGroup,
  ReadingRow,
  ReportJson,
  SureView,
  TrackReport,
} from './report-document.ts';
import {
  cappedBandReasonSentence,
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
  const since = inputs.since ?? pastScoresStartDay(board);
  const gauge = gaugeView(board);
  const moves = scoreMovesViewOrReason(board, since, asOf);
  const sure = gaugeCertaintyView(board);
  const counts = alertAndLatenessCounts(board);
  const links = mechanismLinkViews(board, inputs.events);
  return {
    title: terminalSafeOneLine(strategy.title),
    asOf,
    ...boardAheadFieldJson(board),
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
    held: cappedBandReasonSentence(board),
    bands: strategy.bands.map((band) => ({
      id: band.id,
      title: terminalSafeOneLine(band.title),
      from: band.from,
      meaning: terminalSafeOneLine(band.meaning ?? ''),
      stands: board.card.standing?.band.id === band.id,
    })),
    tracks: trackReports(board, since),
    periods: bandPeriods(board, since),
    chain: chainRows(board).map(({ alerts: _, ...row }) => row),
    chainHeadings: chainColumnHeadingTexts(board),
    objectives: objectiveScoresByTrack(board),
    changes: whatWouldChangeBandSentences(board, sure),
    unknown: whatIsNotKnownSentences(board),
    conflicts: conflictsInReadingNotes(board),
    evidence: boardEvidenceSentences(board),
    counts,
    mechanism: mechanismSentences(links),
    links,
    events: eventRows(board, inputs.events, since),
    moves,
    sure,
    attention: attentionRows(board),
    coming: [...comingTextsWithBand(board), ...renewalsToKeepIndexTexts(board)],
    readings: readingGroupsByTrack(board),
    method: reportMethodSentences(board, inputs.hash),
    notices: inputs.notices.map(terminalSafeOneLine),
  };
}

/** The verdict without the shorter form of a sentence. */
function verdictInReport(board: Board): ReportView['verdict'] {
  const { headlineWithReason: headline, movement, since, recorded } = verdictView(board);
  return { headline, movement, since, recorded };
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
        overSince: scoreChangeWithMarginText(nodeScoreChangeSince(board, id, since)),
        effort: trackEffortScoresText(efforts),
        alerts: of('ALERT'),
        watches: of('WATCH'),
        late: of(...LATE_WORDS),
        indicators: rows.length,
      },
    ];
  });
}

/** What each indicator stands on as of the board's day, as groups of rows by track in file order; indicators outside any track come last. */
export function readingGroupsByTrack(board: Board): readonly ReadingGroup[] {
  const tracks = tracksOf(board.strategy).map((track) => ({
    title: terminalSafeOneLine(track.title),
    ids: leavesOf(track).map((leaf) => leaf.id),
  }));
  const inside = new Set(tracks.flatMap((track) => track.ids));
  const outside = [...board.card.indicators.keys()].filter((id) => !inside.has(id));
  return [...tracks, { title: 'Outside the tracks', ids: outside }].flatMap(({ title, ids }) => {
    const rows = ids.flatMap((id) => {
      const leaf = board.card.indicators.get(id);
      return leaf === undefined ? [] : [readingRow(board, leaf)];
    });
    return rows.length === 0 ? [] : [{ title, rows }];
  });
}

function readingRow(board: Board, leaf: IndicatorScore): ReadingRow {
  const { node, value, observedOn, confidence, source, reading } = leaf;
  return {
    id: node.id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    title: terminalSafeOneLine(node.title),
    value,
    valueText: terminalSafeOneLine(valueWithUnitOrLevelText(node, value)),
    score: leaf.score,
    scoreText: scoreText(leaf.score),
    interval: intervalText(leaf),
    state: board.words.get(node.id) ?? 'missing',
    counted: leaf.effectiveWeight > 0,
    observedOn,
    confidence,
    source: terminalSafeOneLine(source),
    url: reading?.url ?? '',
    quote: terminalSafeOneLine(reading?.quote ?? ''),
    note: terminalSafeOneLine(reading?.note ?? ''),
  };
}

/** So many sources are named, more where more of them alone change the band. */
const SOURCES_NAMED = 5;
/** So many at most of the indicators that make the interval wide are named. */
const MOST_WIDEST = 5;

/** What is known of the doubt in the gauge, drawn with a fixed seed; undefined where there is no gauge. */
export function gaugeCertaintyView(board: Board): SureView | undefined {
  const { card, strategy } = board;
  const { root, standing } = card;
  const evidence = simulateRootScore(card, DEFAULT_SEED, DEFAULT_DRAWS);
  const models = robustnessToModelChoice(card, DEFAULT_SEED, DEFAULT_DRAWS);
  if (standing === undefined || evidence === undefined || models === undefined) return undefined;
  const sources = sourceDependenceReports(card, board.readings);
  const band = terminalSafeOneLine(standing.band.title);
  const keeps = evidence.bands.get(standing.band.id) ?? 0;
  const movers = gaugeSensitivities(card, board.readings);
  return {
    headline: `${band} in ${percentText(keeps)} of Monte Carlo draws (errors of the readings only) and under ${percentText(models.keepsBand)} of ${models.draws} other choices of weights and method; ${sourcesFlippingBandText(sources)}.`,
    sentences: [
      `${INTERVAL_PERCENT} interval ${intervalText(root)}: how far the readings may be off, not the model.`,
      bandFirmnessSentence(standing),
      `Monte Carlo: ${evidence.draws} draws of the readings (seed ${evidence.seed}), each score cut to 0 and 100; ${drawnRangeAgreementText(root, evidence)}.`,
      `Other weights, means and goalposts drawn ${models.draws} times (seed ${models.seed}): ${percentText(models.keepsBand)} keep ${band}${modelsKeepingBandByScoreText(standing, models)}; the index ranges from ${scoreText(models.low, 1)} to ${scoreText(models.high, 1)}.`,
    ],
    bands: strategy.bands.map(({ id, title }) => ({
      id,
      title: terminalSafeOneLine(title),
      share: evidence.bands.get(id) ?? 0,
      shareText: percentText(evidence.bands.get(id) ?? 0),
      byScore: percentText(evidence.scoreBands.get(id) ?? 0),
    })),
    widest: (movers?.refresh ?? []).slice(0, MOST_WIDEST).flatMap((id) => {
      const leaf = card.indicators.get(id);
      if (leaf === undefined) return [];
      const confidence = leaf.confidence ?? 'no';
      return [
        {
          title: nodeRowName(leaf.node),
          share: percentText(movers?.indicators.get(id)?.share ?? 0),
          why: `${leaf.state}, ${confidence} confidence`,
        },
      ];
    }),
    sources: sources
      .slice(0, Math.max(SOURCES_NAMED, sources.filter(({ flips }) => flips).length))
      .map((each) => ({
        source: terminalSafeOneLine(each.source),
        without: scoreText(each.without, 1),
        change: signedChangeText(each.change, 1),
        band: terminalSafeOneLine(each.band?.title ?? NONE),
        flips: each.flips,
        on: each.carries
          .map((id) => {
            const node = card.nodes.get(id)?.node;
            return terminalSafeOneLine(node === undefined ? id : nodeCodeOf(node));
          })
          .join(' '),
      })),
  };
}

/** Whether what the draws range over agrees with the interval that is quoted everywhere. */
function drawnRangeAgreementText(root: NodeScore, drawn: DrawnScores): string {
  const off = pointsDrawsLieOffInterval(root, drawn);
  return off === undefined
    ? `their ${INTERVAL_PERCENT} range agrees with the interval`
    : `their ${INTERVAL_PERCENT} range, ${intervalText(drawn)}, lies up to ${roundedText(off)} points off the interval`;
}

/** The last assessment up to a day that is signed by a second person; undefined: there is none. */
function lastSignedAssessment(
  assessments: readonly Assessment[],
  asOf: Day,
): SignedJson | undefined {
  const found = assessments.findLast(
    (each) => each.withdrawn === undefined && each.asOf <= asOf && each.signatures.length > 0,
  );
  if (found === undefined) return undefined;
  const { id, author, judgement, signatures } = found;
  return {
    id,
    day: found.asOf,
    author: terminalSafeOneLine(author),
    signedBy: signatures.map((each) => terminalSafeOneLine(each.author)),
    confidence: judgement.confidence,
    likelihood: judgement.likelihood ?? '',
    paragraphs: PARAGRAPHS.flatMap((name) => {
      const text = terminalSafeOneLine(judgement[name]);
      return text === '' ? [] : [{ title: PARAGRAPH_TITLES[name], text }];
    }),
  };
}

/** That the last assessment is left out, since only its author stands by it; undefined when that is not so. */
function unsignedNotice(assessments: readonly Assessment[], asOf: Day): string | undefined {
  const last = lastAssessmentUpTo(assessments, asOf);
  return last === undefined || last.signatures.length > 0
    ? undefined
    : terminalSafeOneLine(
        `Assessment ${last.id} of ${dayText(last.asOf)} by ${last.author} is left out: nobody else has signed it ("axiswatch assessment sign ${last.id}").`,
      );
}

/** Who wrote an assessment, of the board of which day, who signed it, its confidence, and how likely what comes next is. */
export function assessmentBylineAndConfidenceText(assessment: SignedJson): string {
  const { id, author, day, signedBy, confidence, likelihood } = assessment;
  const chance = likelihood === '' ? '' : ` What comes next: ${likelihood}.`;
  return `Assessment ${id} by ${author}, of the board of ${dayText(day)}; signed by ${signedBy.join(', ')}. Confidence: ${confidence}.${chance}`;
}

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote. */
export const PRINTED = { part: 400, title: 80, source: 40, quote: 80 } as const;

/** How many events of each side, and alerts and watches, are printed, ≥ 1; a screen shows them all. */
export function reportRowLimitsOnPaper({ assessment }: Pick<ReportView, 'assessment'>): {
  readonly events: number;
  readonly alerts: number;
} {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 300 ? { events: 6, alerts: 9 } : { events: 2, alerts: 3 };
}

/** The newest events of our side and of the others, as many of each as are listed on paper, in the order of the report. */
export function newestEventsInPaperReport(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-reportRowLimitsOnPaper(view).events);
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}

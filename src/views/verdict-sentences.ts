/** The verdict as a person says it: one set of sentences for the first page, status, the report and the screen reader. */
import { causeEffectChangePattern, type LinkWords } from '../core/analysis/links.ts';
import {
  bandVerdictHistoryStartDay,
  firstBandWithRequirements,
  isSameBandAndVerdict,
  isVerdictUndecided,
  lastVerdictChange,
  requiredBandReachedAnswer,
  type VerdictAnswer,
} from '../core/analysis/verdict.ts';
import { addDays, daysBetween } from '../core/model/day.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import type { Day, Standing, Strategy } from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { readingsWithoutReading } from '../core/model/readings.ts';
import { FIRM_Z } from '../core/scoring/band.ts';
import {
  type Board,
  boardAsOf,
  headlineCauseAndEffectMoves,
  scoreChangeOverDays,
} from '../core/scoring/board.ts';
import { doesScoreChangeIntervalHoldZero } from '../core/scoring/change-interval.ts';
import {
  bandOrBandRangeText,
  capitalized,
  dayText,
  intervalText,
  isScoreChangeVisible,
  monthText,
  NONE,
  scoreChangeWithMarginText,
  scoreText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
  withinErrorEndingText,
} from '../text/format.ts';
import { alertAndLatenessCounts } from './attention.ts';
import { bandHeldBackView, whyGaugeIsMissingText } from './gauge-and-tracks.ts';
import { shortCauseAndEffectTitles } from './link-view.ts';
import { isMoveByReadingOrEvent, scoreMovesViewOrReason } from './moves.ts';

/** The verdict in sentences, each with its full stop. */
export interface VerdictView {
  /** `Reconsidering? Cannot say: Strained or Reconsidering (from 40), 36 (25 to 48).`; without a score why there is none. */
  readonly headline: string;
  /** The headline without the score, which the bar of the index has. */
  readonly headlineShort: string;
  /** `headlineShort` without the score at which the band in question begins, which the bar of the index marks. */
  readonly headlineShortest: string;
  /** The headline, and of an answer that cannot be given which score its interval spans: `(25 to 48), which spans 40, where Reconsidering begins`. */
  readonly headlineWithReason: string;
  /** What the headline link has come to since the start; undefined: there is no link, no start, or no score on one of the days. */
  readonly movement: string | undefined;
  /** `movement` in fewer words, with the month of the start in place of its day. */
  readonly movementShort: string | undefined;
  /** The last change of the answer or the band, its day and what caused it; undefined without a score. */
  readonly since: string | undefined;
  /** The last change of the answer or the band and its day, in short: not what was before, nor what caused it; undefined without a score. */
  readonly sinceShort: string | undefined;
  /** `So since 3 Jun 2026.`: `sinceShort` in the fewest words; undefined without a score. */
  readonly sinceShortest: string | undefined;
  /** What was recorded of late, and what it changed; undefined: nothing ever. */
  readonly recorded: string | undefined;
  /** `recorded`, where nothing was for long only for how many days. */
  readonly recordedShort: string | undefined;
}

/** The verdict of a board. */
export const verdictView = memoizePerObject((board: Board): VerdictView => {
  const { root, standing } = board.card;
  const [movement, movementShort] = [false, true].map((isShort) =>
    movementSentence(board, isShort),
  );
  const [recorded, recordedShort] = [false, true].map((isShort) =>
    recordedSentence(board, isShort),
  );
  const told = { movement, movementShort, recorded, recordedShort };
  const whole = verdictHeadline(board);
  if (root.score === undefined || standing === undefined)
    return {
      ...told,
      headline: whole,
      headlineShort: whole,
      headlineShortest: whole,
      headlineWithReason: whole,
      since: undefined,
      sinceShort: undefined,
      sinceShortest: undefined,
    };
  const answer = bandQuestionAndAnswerText(board.strategy, standing, true);
  return {
    ...told,
    headline: terminalSafeOneLine(`${answer}, ${rootScoreText(board)}.`),
    headlineShort: terminalSafeOneLine(`${answer}${heldText(board)}.`),
    headlineShortest: terminalSafeOneLine(
      `${bandQuestionAndAnswerText(board.strategy, standing)}${heldText(board)}.`,
    ),
    headlineWithReason: verdictHeadline(board, spansLimitText(board)),
    since: sinceSentence(board),
    sinceShort: sinceShortSentence(board),
    sinceShortest: sinceShortestSentence(board),
  };
});

/** `Reconsidering? Cannot say: Strained or Reconsidering, 36 (25 to 48).`, `reason` behind the interval; without a score why there is none. */
export function verdictHeadline(board: Board, reason = ''): string {
  const { root, standing } = board.card;
  if (root.score === undefined || standing === undefined) return `${whyGaugeIsMissingText(board)}.`;
  const said = bandQuestionAndAnswerText(board.strategy, standing);
  return terminalSafeOneLine(`${said}, ${rootScoreText(board, reason)}.`);
}

/** `36 (25 to 48)`, `reason` behind it, and what caps the band. */
function rootScoreText(board: Board, reason = ''): string {
  const { root } = board.card;
  return `${scoreText(root.score)} (${intervalText(root)})${reason}${heldText(board)}`;
}

/** `, capped: conduct 28 of the 40 that Reconsidering requires`; '' where nothing caps the band. */
function heldText(board: Board): string {
  const held = bandHeldBackView(board);
  return held === undefined ? '' : `, ${held.unmet.text}`;
}

/** What is said where the interval of the root holds the score at which the band in question begins: `, which spans 40, where Reconsidering begins` where the answer cannot be given, `, with a chance of about one in five at most that it is 40 or more` where it can, which is the tail beyond FIRM_Z standard deviations; '' where it does not, or another score decides. */
function spansLimitText({ strategy: { bands }, card: { root, standing } }: Board): string {
  const asked = firstBandWithRequirements(bands);
  const from = asked?.from ?? Number.NaN;
  const { low = Number.NaN, high = Number.NaN, score = Number.NaN, sd = Number.NaN } = root;
  const answer = standing && requiredBandReachedAnswer(bands, standing);
  if (answer === undefined || !(low < from && high >= from)) return '';
  const limit = scoreText(from);
  if (isVerdictUndecided(answer)) return `, which spans ${limit}, where ${asked?.title} begins`;
  if (score + FIRM_Z * sd < from)
    return `, with a chance of about one in five at most that it is ${limit} or more`;
  return score - FIRM_Z * sd >= from
    ? `, with a chance of about one in five at most that it is less than ${limit}`
    : '';
}

/** All sentences of a verdict in their order. */
export function boardVerdictSentences(board: Board): readonly string[] {
  const { headlineWithReason, movement, since, recorded } = verdictView(board);
  return [headlineWithReason, since, movement, recorded].filter((each) => each !== undefined);
}

const ANSWER_WORDS: Readonly<Record<VerdictAnswer, string>> = {
  reached: 'yes',
  'not reached': 'no',
  'cannot say': 'cannot say',
};

/** The question, the answer and the bands to print: `Reconsidering? Cannot say: Strained or Reconsidering`; the bands alone where no band requires anything. Where `isLimitTold`, the score at which the band in question begins stands behind its name. */
function bandQuestionAndAnswerText(
  strategy: Pick<Strategy, 'bands'>,
  standing: Standing,
  isLimitTold = false,
): string {
  const asked = firstBandWithRequirements(strategy.bands);
  const said = verdictAnswerText(strategy, standing);
  if (asked === undefined) return said;
  const limit = isLimitTold ? ` (from ${asked.from})` : '';
  const isNamedLast = standing.bandHigh === asked;
  const answer = `${capitalized(said)}${isNamedLast ? limit : ''}`;
  return `${asked.title}${isNamedLast ? '' : limit}? ${answer}`;
}

/** The answer of the verdict without its question: `cannot say: Strained or Reconsidering`; the bands alone where none is in question. */
export function verdictAnswerText(
  { bands }: Pick<Strategy, 'bands'>,
  standing: Standing,
  between = ': ',
): string {
  const answer = requiredBandReachedAnswer(bands, standing);
  const printed = bandOrBandRangeText(standing);
  return answer === undefined ? printed : `${ANSWER_WORDS[answer]}${between}${printed}`;
}

type Movement = (cause: string, effect: string, since: string, risen: string) => string;

const MOVEMENT: Readonly<Record<LinkWords, Movement>> = {
  'pressure and movement': (cause, effect, since) =>
    `${cause} and ${effect} have both risen beyond error ${since}.`,
  'pressure without movement': (cause, effect, since) =>
    `${cause} has risen beyond error ${since}, ${effect} has not.`,
  'movement without pressure': (cause, effect, since) =>
    `${effect} has risen beyond error ${since}, ${cause} has not.`,
  neither: (cause, effect, since, risen) =>
    `Neither ${cause} nor ${effect} ${risen} beyond error ${since}.`,
  hardening: (cause, effect, since) =>
    `${effect} has fallen beyond error ${since}, and ${cause} has not risen.`,
  backlash: (cause, effect, since) =>
    `${cause} has risen and ${effect} fallen beyond error ${since}.`,
};

function movementSentence(board: Board, isShort: boolean): string | undefined {
  const { start } = board.strategy;
  const ends = headlineCauseAndEffectMoves(board);
  if (start === undefined || ends === undefined) return undefined;
  const { cause, effect } = ends;
  const words = causeEffectChangePattern(cause.sinceStart, effect.sinceStart);
  if (words === undefined) return undefined;
  const names = shortCauseAndEffectTitles(ends);
  const since = `since ${isShort ? monthText(start) : dayText(start)}`;
  return MOVEMENT[words](...names, since, isShort ? 'rose' : 'has risen');
}

function sinceShortSentence(board: Board): string {
  const change = lastVerdictChange(board);
  return change === undefined
    ? `The same answer at the end of every month since ${dayText(bandVerdictHistoryStartDay(board))}.`
    : `It has been so since ${dayText(change.day)}.`;
}

function sinceShortestSentence(board: Board): string {
  const change = lastVerdictChange(board);
  return change === undefined
    ? `Same every month since ${monthText(bandVerdictHistoryStartDay(board))}.`
    : `So since ${dayText(change.day)}.`;
}

function sinceSentence(board: Board): string {
  const change = lastVerdictChange(board);
  if (change === undefined) return sinceShortSentence(board);
  const { day, was } = change;
  const said = `It has been so since ${dayText(day)}; ${beforeText(board, was)}.`;
  return was === undefined ? said : `${said} ${causeText(board, day, was)}.`;
}

/** The answer before; where that was the same, the band, which then was not. */
function beforeText({ strategy, card }: Board, was: Standing | undefined): string {
  if (was === undefined) return 'before that: no score';
  const [then, now] = [was, card.standing].map((each) => each && verdictAnswerText(strategy, each));
  return terminalSafeOneLine(
    then === now
      ? `before that the band by the scores as they are was ${was.band.title}`
      : `before that: ${verdictAnswerText(strategy, was, ', ')}`,
  );
}

/** What changed the answer on a day: of the readings and events of that day the one without which it would be as before, else the one that moved the root most; age and fading alone where there is none. */
function causeText(board: Board, day: Day, was: Standing): string {
  const moves = scoreMovesViewOrReason(board, addDays(day, -1), day);
  const news = typeof moves === 'string' ? [] : moves.rows.filter(isMoveByReadingOrEvent);
  const top =
    news.length < 2 ? news[0] : (news.find(({ id }) => isAsBefore(board, day, was, id)) ?? news[0]);
  if (top === undefined) return 'Ageing readings changed it, not news';
  const [before, after] = [addDays(day, -1), day].map((each) => {
    const leaf = board.cardOn(each).indicators.get(top.id);
    return leaf === undefined ? NONE : unitValueOrLevelCodeText(leaf.node, leaf.value);
  });
  return terminalSafeOneLine(`${top.title} changed it: ${before} -> ${after}`);
}

/** Whether without the reading of a day an indicator had the answer, and the band, would be those from before. */
function isAsBefore({ strategy, readings }: Board, day: Day, was: Standing, id: string): boolean {
  const reading = readings.asOf(id, day);
  if (reading?.observedOn !== day) return false;
  const { standing } = boardAsOf(strategy, readingsWithoutReading(readings, reading), day).card;
  return isSameBandAndVerdict(strategy.bands, standing, was);
}

/** Days that the news is of. */
const RECENT = 30;

function recordedSentence(board: Board, isShort: boolean): string | undefined {
  const { card, asOf } = board;
  const days = [...card.indicators.values()].flatMap(({ observedOn }) => observedOn ?? []);
  const newest = days.reduce<Day | undefined>(
    (a, b) => (a === undefined || b > a ? b : a),
    undefined,
  );
  if (newest === undefined) return undefined;
  const quiet = daysBetween(newest, asOf);
  if (isShort && quiet >= RECENT) return `No reading for ${quiet} days.`;
  const { indicators, missing, expired, stale, due } = alertAndLatenessCounts(board);
  const late = `${missing + expired + stale + due} of ${indicators} late.`;
  if (quiet >= RECENT) return `No new reading for ${quiet} days, since ${dayText(newest)}; ${late}`;
  const from = addDays(asOf, -RECENT);
  const read = countWithNoun(days.filter((day) => day > from).length, 'indicator');
  const change = scoreChangeOverDays(board, card.root.node.id, RECENT);
  if (change === undefined) return `No score ${RECENT} days ago; ${read} read since.`;
  if (!isScoreChangeVisible(change.change))
    return `No change in ${RECENT} days: ${read} read, none moved it.`;
  const within = withinErrorEndingText(doesScoreChangeIntervalHoldZero(change));
  return `${scoreChangeWithMarginText(change)} in ${RECENT} days${within}: ${read} read.`;
}

/** What can and cannot be said of the claim that cause comes before effect, in sentences. */

import {
  type PushedMoved,
  RISE,
  RISE_WITHIN,
  type Sequence,
} from '../core/analysis/pushed-moved.ts';
import { addDays } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import { type Board, mechanismOf } from '../core/scoring/board.ts';
import { timelineOfBoard } from '../core/scoring/timelines.ts';
import {
  countWithNoun,
  dayText,
  movedPointsText,
  NONE,
  scoreText,
  terminalSafeOneLine,
} from '../text/format.ts';
import { phraseLine, proseLine, type ViewLine } from '../text/line.ts';

/** Titles of what pushes and what moves. */
export function causeAndEffectTitles(board: Board): {
  readonly cause: string;
  readonly effect: string;
} {
  const [headline] = board.strategy.mechanism;
  const title = (id: string | undefined): string =>
    terminalSafeOneLine(board.card.nodes.get(id ?? '')?.node.title ?? NONE);
  return { cause: title(headline?.cause), effect: title(headline?.effect) };
}

/** What counts of a few turns can never show. */
export const COUNTS_ONLY =
  'These are counts of a handful of turns, never a probability. They cannot show that one caused the other, and a third thing may have moved both.';

/** What the board can and cannot say of the claim that cause comes before effect. */
export function mechanismEvidenceLines(board: Board, view: PushedMoved): readonly ViewLine[] {
  const { cause, effect } = causeAndEffectTitles(board);
  return [
    ...mechanismClaimLines(board),
    ...[
      '',
      ...sequenceLines(cause, effect, view.claimed, 'as the strategy claims'),
      '',
      ...sequenceLines(effect, cause, view.reverse, 'the reverse order'),
      '',
      COUNTS_ONLY,
    ].map(proseLine),
  ];
}

/** The claim, which of the two came first so far, and how far each went; '' for what cannot be said. */
export function mechanismClaimLines(board: Board): readonly ViewLine[] {
  const { cause, effect } = causeAndEffectTitles(board);
  const { start } = board.strategy;
  const ends = mechanismOf(board);
  const [pushed, went] = [ends?.cause.sinceStart?.change, ends?.effect.sinceStart?.change];
  return [
    proseLine(
      `The strategy claims that ${cause} (what pushes) comes before ${effect} (what moves).`,
    ),
    orderLine(board, cause, effect),
    ...(pushed === undefined || went === undefined || start === undefined
      ? []
      : [
          proseLine(
            `Since ${dayText(start)}: pushed ${movedPointsText(pushed)}, moved ${movedPointsText(went)}. ${verdict(pushed, went)}`,
          ),
        ]),
  ];
}

function verdict(pushed: number, moved: number): string {
  if (pushed >= RISE && moved < RISE)
    return moved <= -RISE / 2
      ? 'Pressure rose while conduct hardened.'
      : 'Pressure rose without movement.';
  if (pushed >= RISE) return 'Both rose.';
  return moved >= RISE ? 'Conduct moved without more pressure.' : 'Neither has risen by 5 points.';
}

function sequenceLines(
  first: string,
  second: string,
  { rises, after }: Sequence,
  what: string,
): readonly string[] {
  if (rises.length === 0)
    return [
      `${first} first, then ${second} (${what}): ${first} never rose by ${RISE} points within ${RISE_WITHIN} days.`,
    ];
  return [
    `${first} first, then ${second} (${what}): ${first} rose by at least ${RISE} points within ${RISE_WITHIN} days ${countWithNoun(rises.length, 'time')}, on ${rises.map(dayText).join(', ')}.`,
    ...after.map(
      ({ within, followed, not, open }) =>
        `  within ${within} days ${second} rose by ${RISE} after ${followed}, not after ${not}${open > 0 ? `, ${open} still open` : ''}`,
    ),
  ];
}

/** Which of the two peaked first, with the numbers that say so. */
function orderLine(board: Board, cause: string, effect: string): ViewLine {
  const { start } = board.strategy;
  const [headline] = board.strategy.mechanism;
  if (headline === undefined || start === undefined || start >= board.asOf) return proseLine('');
  const timeline = timelineOfBoard(board);
  const peak = (id: string): Peak | undefined =>
    peakOf(timeline.daily(id, start, board.asOf), start);
  const [push, move] = [peak(headline.cause), peak(headline.effect)];
  if (push === undefined || move === undefined)
    return proseLine('Too little was scored to say which came first.');
  const on = (id: string, day: Day): string => scoreText(timeline.scoreOn(id, day));
  const first = move.day < push.day;
  const [early, late] = first ? [move, push] : [push, move];
  const [earlyId, lateId] = first
    ? [headline.effect, headline.cause]
    : [headline.cause, headline.effect];
  const [earlyName, lateName] = first ? [effect, cause] : [cause, effect];
  const rise = phraseLine`${earlyName} stood highest first: from ${on(earlyId, start)} to ${scoreText(early.score)} on ${dayText(early.day)}, while ${lateName} went from ${on(lateId, start)} to ${on(lateId, early.day)}`;
  const then = phraseLine`then ${lateName} rose to ${scoreText(late.score)} on ${dayText(late.day)}, while ${earlyName} went to ${on(earlyId, late.day)}`;
  const today = phraseLine`Today they stand at ${on(lateId, board.asOf)} and ${on(earlyId, board.asOf)}`;
  return phraseLine`${rise}; ${then}. ${today}. ${first ? 'So far that is the reverse of the order the strategy claims.' : 'So far that is the order the strategy claims.'}`;
}

interface Peak {
  readonly day: Day;
  readonly score: number;
}

/** The first day of the highest score; undefined: none. */
function peakOf(scores: readonly (number | undefined)[], from: Day): Peak | undefined {
  return scores.reduce<Peak | undefined>(
    (best, score, at) =>
      score === undefined || (best !== undefined && score <= best.score)
        ? best
        : { day: addDays(from, at), score },
    undefined,
  );
}

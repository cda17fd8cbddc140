/** Whether the root stands in the band that the strategy asks about, and since when. */
import {
  addDays,
  compareDays,
  dayFromEpochDayNumber,
  dayNumber,
  endOfMonthBefore,
} from '../model/day.ts';
import { memoizePerObject } from '../model/memoize.ts';
import type { Band, Day, Standing, Strategy } from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';

/** What is said of the band in question: it is reached, it is not, it cannot be told; of a strategy whose bands require nothing there is none. */
export const VERDICT_ANSWERS = ['reached', 'not reached', 'cannot say'] as const;
export type VerdictAnswer = (typeof VERDICT_ANSWERS)[number];

const IS_OPEN: Readonly<Record<VerdictAnswer, boolean>> = {
  reached: false,
  'not reached': false,
  'cannot say': true,
};

/** Whether an answer leaves the question open: the interval reaches over the score at which the band in question begins. */
export function isVerdictUndecided(answer: VerdictAnswer): boolean {
  return IS_OPEN[answer];
}

/** The band in question: the first that requires something; undefined: none does. */
export function firstBandWithRequirements(bands: readonly Band[]): Band | undefined {
  return bands.find(({ requires }) => requires.length > 0);
}

/** Id of the node that the verdict asks about: the first that the band in question requires something of, else the effect of the headline link; undefined: there is neither. */
export function verdictNodeId({
  bands,
  mechanism,
}: Pick<Strategy, 'bands' | 'mechanism'>): string | undefined {
  return firstBandWithRequirements(bands)?.requires[0]?.node ?? mechanism[0]?.effect;
}

/** Whether a node is the one that the verdict asks about, or a part of it. */
export function isAtOrBelowVerdictNode(strategy: Strategy, id: string): boolean {
  const asked = verdictNodeId(strategy);
  return (
    id === asked ||
    nodePlacesOf(strategy)
      .get(id)
      ?.path.some((each) => each.id === asked) === true
  );
}

/** The answer of the verdict on a standing: reached where its lowest band is the one in question or above, not where its highest is below; undefined without a band in question. */
export function requiredBandReachedAnswer(
  bands: readonly Band[],
  standing: Standing,
): VerdictAnswer | undefined {
  const asked = firstBandWithRequirements(bands);
  if (asked === undefined) return undefined;
  const at = bands.indexOf(asked);
  if (bands.indexOf(standing.bandLow) >= at) return 'reached';
  return bands.indexOf(standing.bandHigh) < at ? 'not reached' : 'cannot say';
}

/** Whether two standings have the same band and the same answer of the verdict; no where one is missing. */
export function isSameBandAndVerdict(
  bands: readonly Band[],
  standing: Standing | undefined,
  other: Standing | undefined,
): boolean {
  return (
    standing !== undefined &&
    other !== undefined &&
    standing.band === other.band &&
    requiredBandReachedAnswer(bands, standing) === requiredBandReachedAnswer(bands, other)
  );
}

/** A day on which the answer of the verdict or the band was another than on the day before. */
export interface VerdictChange {
  readonly day: Day;
  /** On the day before; undefined: there was no score. */
  readonly was: Standing | undefined;
}

/**
 * The last change of the verdict's answer or of the band up to a board's day: judged at the ends of months, back to the strategy's start
 * (without one, two years), then to the day; one that was taken back within a month may go untold. undefined: none since then, or
 * the board has no score.
 */
export const lastVerdictChange = memoizePerObject((board: Board): VerdictChange | undefined => {
  const { strategy, asOf, card } = board;
  const { standing } = card;
  if (standing === undefined) return undefined;
  const isSame = (day: Day): boolean =>
    isSameBandAndVerdict(strategy.bands, board.standingOn(day), standing);
  const first = bandVerdictHistoryStartDay(board);
  let same = asOf;
  while (same > first) {
    const before = laterOf(endOfMonthBefore(same), first);
    if (!isSame(before)) return changeBetween(board, before, same, isSame);
    same = before;
  }
  return undefined;
});

/** The first day on which the verdict is judged: the strategy's start, or two years before the board's day where the strategy has none or starts after that day. */
export function bandVerdictHistoryStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start <= asOf ? start : addDays(asOf, -730);
}

function changeBetween(
  board: Board,
  other: Day,
  same: Day,
  isSame: (day: Day) => boolean,
): VerdictChange {
  let [low, high] = [dayNumber(other), dayNumber(same)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSame(dayFromEpochDayNumber(middle))) high = middle;
    else low = middle;
  }
  return { day: dayFromEpochDayNumber(high), was: board.standingOn(dayFromEpochDayNumber(low)) };
}

function laterOf(a: Day, b: Day): Day {
  return compareDays(a, b) > 0 ? a : b;
}

/** The up- and downswings of a score's daily path (data/FORMAT.md, section 7). */
import { addDays } from '../model/day.ts';
import { type Day, EPSILON } from '../model/model.ts';

/** Points by which a score must have turned for a swing. */
export const SWING = 5;

/**
 * A stretch of a path from one extreme to the next. Both ends are days of the path: the path says what the evidence of the
 * day says, so that something was observed on none of them but by the evidence that stood (what was counted fades between).
 */
export interface Swing {
  readonly up: boolean;
  /** The last of the days at the extreme it begins at, and the score there, 0…100. */
  readonly begin: Day;
  /** Score points, 0…100. */
  readonly from: number;
  /** The first of the days at the extreme it ends at, and the score there, 0…100. */
  readonly end: Day;
  /** Score points, 0…100. */
  readonly to: number;
  /** True: it has not turned, and ends for now at its extreme so far. */
  readonly open: boolean;
}

/** The swings of a daily path of scores, 0…100, the first of which is that of `first`, oldest first; undefined: a day without a score, which is left out. */
export function swingsOfScores(
  path: readonly (number | undefined)[],
  first: Day,
): readonly Swing[] {
  const swings: Swing[] = [];
  let low: Extreme | undefined;
  let high: Extreme | undefined;
  // the swing that is under way; before the first one both extremes are candidates for its beginning
  let begun: { readonly up: boolean; readonly at: Point } | undefined;
  const close = (ended: Extreme, open: boolean): void => {
    if (begun === undefined) return;
    const { up, at } = begun;
    swings.push({
      up,
      begin: addDays(first, at.day),
      from: at.score,
      end: addDays(first, ended.first.day),
      to: ended.first.score,
      open,
    });
  };
  path.forEach((score, day) => {
    if (score === undefined) return;
    const point = { day, score };
    low = extended(low, point, -1);
    high = extended(high, point, 1);
    if (begun?.up !== true && score - low.last.score >= SWING - EPSILON) {
      close(low, false);
      begun = { up: true, at: low.last };
      high = { first: point, last: point };
    } else if (begun?.up !== false && high.last.score - score >= SWING - EPSILON) {
      close(high, false);
      begun = { up: false, at: high.last };
      low = { first: point, last: point };
    }
  });
  const ended = begun?.up === true ? high : low;
  if (ended !== undefined) close(ended, true);
  return swings;
}

interface Point {
  /** Days after the first of the path, ≥ 0. */
  readonly day: number;
  /** 0…100. */
  readonly score: number;
}

/** The first and the last of the days on which a path was at its lowest or highest. */
interface Extreme {
  readonly first: Point;
  readonly last: Point;
}

/** The extreme with one more point; `way` is 1 of the highest and −1 of the lowest. Scores within 1e-9 are the same. */
function extended(known: Extreme | undefined, point: Point, way: 1 | -1): Extreme {
  if (known === undefined) return { first: point, last: point };
  const beyond = (point.score - known.first.score) * way;
  if (beyond > EPSILON) return { first: point, last: point };
  return beyond < -EPSILON ? known : { first: known.first, last: point };
}

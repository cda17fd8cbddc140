/** Which rows the boards of a few days rest on, so that of a large journal only those are read. */
import type { Leaf } from '../model/strategy.ts';
import { LAST_EVENTS } from './port.ts';

/** How far back a board looks at a leaf. */
interface Need {
  readonly id: string;
  /** Days whose readings are averaged, or whose events are counted; 1 of what is neither. */
  readonly window: number;
  /** Days that its tripwires look back. */
  readonly back: number;
  readonly counted: boolean;
}

export function needsOf(leaves: readonly Leaf[]): readonly Need[] {
  return leaves.map(({ id, mean, count, tripwires }) => {
    const back = tripwires.map(({ rule }) => ('days' in rule ? rule.days : 0));
    const window = mean ?? count ?? 1;
    return { id, window, back: Math.max(0, ...back), counted: count !== undefined };
  });
}

const FROM_THE_FIRST = -1_000_000;
/** Different days of readings that tell how a score drifts. */
const DRIFT_DAYS = 25;

/** So many readings of a leaf are read sooner than those of them that are needed are found. */
const SHORT = 60;

export const NEEDED_BY_ALL = `
  SELECT DISTINCT seq FROM standing WHERE what IN ('reading', 'check', 'event')`;

/** The newest day of a leaf's rows that is not after one. */
const newest = (what: string, day: string): string => `coalesce((
  SELECT max(day) FROM standing WHERE what = '${what}' AND node = leaf.id AND day <= ${day}),
  ${FROM_THE_FIRST})`;

/** Takes the needs; the days; and the days of which only scores are asked for: all as JSON. */
export const NEEDED_BY_BOARDS = `
  WITH leaf AS MATERIALIZED (
    SELECT value ->> 'id' AS id, value ->> 'window' AS window, value ->> 'back' AS back,
      value ->> 'counted' AS counted
    FROM json_each(?)
  ), board AS MATERIALIZED (
    SELECT value AS day, true AS isWhole FROM json_each(?)
    UNION ALL SELECT value, false FROM json_each(?)
  ), last AS MATERIALIZED (SELECT min(day) AS first, max(day) AS day FROM board
  ), short AS MATERIALIZED (
    SELECT id FROM leaf WHERE (
      SELECT count(*) FROM (
        SELECT 1 FROM standing WHERE what = 'reading' AND node = leaf.id LIMIT ${SHORT + 1})
    ) <= ${SHORT}
  ), range AS MATERIALIZED (
    SELECT 'reading' AS what, id, ${FROM_THE_FIRST} AS since, last.day AS till
    FROM short CROSS JOIN last
    UNION ALL
    SELECT 'reading', leaf.id, min(
      CASE WHEN isWhole THEN coalesce((
        SELECT DISTINCT day FROM standing
        WHERE what = 'reading' AND node = leaf.id AND day <= board.day
        ORDER BY day DESC LIMIT 1 OFFSET ${DRIFT_DAYS - 1}), ${FROM_THE_FIRST})
      ELSE board.day END,
      ${newest('reading', 'board.day - back * isWhole')} - leaf.window + 1
    ), board.day
    FROM leaf CROSS JOIN board WHERE NOT leaf.counted AND leaf.id NOT IN (SELECT id FROM short)
    UNION ALL
    SELECT 'event', leaf.id, min(
      board.day - back * isWhole - leaf.window + 1,
      ${newest('event', 'board.day - back * isWhole')}
    ), board.day
    FROM leaf CROSS JOIN board WHERE leaf.counted
  )
  SELECT seq FROM range CROSS JOIN standing
  WHERE standing.what = range.what AND node = range.id AND day BETWEEN since AND till
  UNION
  SELECT seq FROM leaf CROSS JOIN last CROSS JOIN standing
  WHERE what = 'check' AND node = leaf.id AND standing.day BETWEEN
    CASE WHEN leaf.counted THEN ${FROM_THE_FIRST} ELSE ${newest('check', 'last.first')} END
    AND last.day
  UNION
  SELECT seq FROM (
    SELECT DISTINCT seq, standing.day FROM standing
    WHERE what = 'event' AND standing.day <= (SELECT day FROM last)
    ORDER BY standing.day DESC, seq DESC LIMIT ${LAST_EVENTS})
`;

/** Which rows the boards of a few days rest on, so that of a large journal only those are read. */
import type { Leaf } from '../model/strategy.ts';
import { LAST_EVENTS } from './port.ts';

/** How far back a board looks at a leaf. */
interface Need {
  readonly id: string;
  /** Days whose readings are averaged; 1 without a mean. */
  readonly mean: number;
  /** Days that its tripwires look back. */
  readonly back: number;
  readonly counted: boolean;
}

export function needsOf(leaves: readonly Leaf[]): readonly Need[] {
  return leaves.map(({ id, mean = 1, count, tripwires }) => {
    const back = tripwires.map(({ rule }) => ('days' in rule ? rule.days : 0));
    return { id, mean, back: Math.max(0, ...back), counted: count !== undefined };
  });
}

const FROM_THE_FIRST = -1_000_000;
/** Different days of readings that tell how a score drifts. */
const DRIFT_DAYS = 25;

/** So many readings of a leaf are read sooner than those of them that are needed are found. */
const SHORT = 60;

export const NEEDED_BY_ALL = `
  SELECT DISTINCT seq FROM standing WHERE what IN ('reading', 'check', 'event')`;

/** Takes the needs and the days, both as JSON. */
export const NEEDED_BY_BOARDS = `
  WITH leaf AS MATERIALIZED (
    SELECT value ->> 'id' AS id, value ->> 'mean' AS mean, value ->> 'back' AS back,
      value ->> 'counted' AS counted
    FROM json_each(?)
  ), board AS MATERIALIZED (SELECT value AS day FROM json_each(?)
  ), last AS MATERIALIZED (SELECT min(day) AS first, max(day) AS day FROM board
  ), short AS MATERIALIZED (
    SELECT id FROM leaf WHERE (
      SELECT count(*) FROM (
        SELECT 1 FROM standing WHERE what = 'reading' AND node = leaf.id LIMIT ${SHORT + 1})
    ) <= ${SHORT}
  ), range AS MATERIALIZED (
    SELECT id, ${FROM_THE_FIRST} AS since, last.day AS till FROM short CROSS JOIN last
    UNION ALL
    SELECT leaf.id, min(
      coalesce((
        SELECT DISTINCT day FROM standing
        WHERE what = 'reading' AND node = leaf.id AND day <= board.day
        ORDER BY day DESC LIMIT 1 OFFSET ${DRIFT_DAYS - 1}), ${FROM_THE_FIRST}),
      coalesce((
        SELECT max(day) FROM standing
        WHERE what = 'reading' AND node = leaf.id AND day <= board.day - back),
        ${FROM_THE_FIRST}) - leaf.mean + 1
    ), board.day
    FROM leaf CROSS JOIN board WHERE leaf.id NOT IN (SELECT id FROM short)
  )
  SELECT seq FROM range CROSS JOIN standing
  WHERE what = 'reading' AND node = range.id AND day BETWEEN since AND till
  UNION
  SELECT seq FROM leaf CROSS JOIN last CROSS JOIN standing
  WHERE what = 'check' AND node = leaf.id AND standing.day BETWEEN
    CASE WHEN leaf.counted THEN ${FROM_THE_FIRST} ELSE coalesce((
      SELECT max(day) FROM standing
      WHERE what = 'check' AND node = leaf.id AND day <= last.first), ${FROM_THE_FIRST}) END
    AND last.day
  UNION
  SELECT seq FROM leaf CROSS JOIN standing WHERE leaf.counted AND what = 'event' AND node = leaf.id
  UNION
  SELECT seq FROM (
    SELECT DISTINCT seq, standing.day FROM standing
    WHERE what = 'event' AND standing.day <= (SELECT day FROM last)
    ORDER BY standing.day DESC, seq DESC LIMIT ${LAST_EVENTS})
`;

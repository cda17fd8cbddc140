/** Which rows the boards of a few days rest on, so that of a large journal only those are read. */
import type { Leaf } from '../model/strategy.ts';
import { LAST_EVENTS } from './port.ts';

/** How far back a board looks at a leaf. */
interface Need {
  readonly id: string;
  /** Days whose readings are averaged; 1 without a mean. */
  readonly mean: number;
  /** The tripwires that are crossed first: their unbroken stretch may begin long before. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Whether the stretch of a tripwire cannot be told from single readings. */
  readonly whole: boolean;
  readonly counted: boolean;
}

export function needsOf(leaves: readonly Leaf[]): readonly Need[] {
  return leaves.map(({ id, mean = 1, count, tripwires }) => {
    const rules = tripwires.map(({ rule }) => rule);
    const limits = (kind: string) =>
      rules.flatMap((rule) => (rule.kind === kind && 'value' in rule ? [rule.value] : []));
    const [atLeast, atMost] = [limits('atLeast'), limits('atMost')];
    return {
      id,
      mean,
      ...(atLeast.length > 0 ? { atLeast: Math.min(...atLeast) } : {}),
      ...(atMost.length > 0 ? { atMost: Math.max(...atMost) } : {}),
      whole: rules.some((rule) => mean > 1 || 'days' in rule),
      counted: count !== undefined,
    };
  });
}

const FROM_THE_FIRST = -1_000_000;
/** Different days of readings that tell how a score drifts, and one more. */
const DRIFT_DAYS = 26;

/** The newest day up to the board's on which the reading that counts satisfies a condition. */
const newestDay = (condition: string): string => `coalesce((
  SELECT day FROM standing AS one
  WHERE what = 'reading' AND node = leaf.id AND day <= board.day AND ${condition}
  ORDER BY day DESC, person DESC, seq DESC LIMIT 1), ${FROM_THE_FIRST})`;
const newestDayBeyond = (limit: string, beyond: string): string => `CASE
  WHEN leaf.${limit} IS NULL THEN board.day
  ELSE ${newestDay(`${beyond} AND NOT EXISTS (
    SELECT 1 FROM standing AS other
    WHERE other.what = 'reading' AND other.node = one.node AND other.day = one.day
      AND (other.person, other.seq) > (one.person, one.seq))`)} END`;

/** Takes the needs and the days, both as JSON. */
export const NEEDED_BY_BOARDS = `
  WITH leaf AS MATERIALIZED (
    SELECT value ->> 'id' AS id, value ->> 'mean' AS mean,
      value ->> 'atLeast' AS atLeast, value ->> 'atMost' AS atMost,
      value ->> 'whole' AS whole, value ->> 'counted' AS counted
    FROM json_each(?)
  ), board AS MATERIALIZED (SELECT value AS day FROM json_each(?)
  ), range AS MATERIALIZED (
    SELECT leaf.id, board.day AS till, CASE WHEN leaf.whole THEN ${FROM_THE_FIRST} ELSE min(
      coalesce((
        SELECT DISTINCT day FROM standing
        WHERE what = 'reading' AND node = leaf.id AND day <= board.day
        ORDER BY day DESC LIMIT 1 OFFSET ${DRIFT_DAYS - 1}), ${FROM_THE_FIRST}),
      ${newestDay('true')} - leaf.mean + 1,
      ${newestDayBeyond('atLeast', 'value < leaf.atLeast')},
      ${newestDayBeyond('atMost', 'value > leaf.atMost')}
    ) END AS since
    FROM leaf CROSS JOIN board
  )
  SELECT seq FROM range CROSS JOIN standing
  WHERE what = 'reading' AND node = range.id AND day BETWEEN since AND till
  UNION
  SELECT seq FROM leaf CROSS JOIN board CROSS JOIN standing
  WHERE what = 'check' AND node = leaf.id AND standing.day BETWEEN
    CASE WHEN leaf.counted THEN ${FROM_THE_FIRST} ELSE (
      SELECT max(day) FROM standing
      WHERE what = 'check' AND node = leaf.id AND day <= board.day) END
    AND board.day
  UNION
  SELECT seq FROM leaf CROSS JOIN standing WHERE leaf.counted AND what = 'event' AND node = leaf.id
  UNION
  SELECT seq FROM (
    SELECT DISTINCT seq, standing.day FROM standing
    WHERE what = 'event' AND standing.day <= (SELECT max(day) FROM board)
    ORDER BY standing.day DESC, seq DESC LIMIT ${LAST_EVENTS})
`;

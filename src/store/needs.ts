/** Which rows the boards of a few days rest on, so that of a large journal only those are read. */
import type { Day } from '../model/day.ts';
import { SHIPPED } from '../model/record.ts';
import type { Leaf } from '../model/strategy.ts';
import { spanOf } from '../model/value.ts';
import { LAST_EVENTS, type WrittenFilter } from './port.ts';

/** How far back a board looks at a leaf. */
interface Need {
  readonly id: string;
  readonly span: number;
  /** Days that its tripwires look back. */
  readonly back: number;
  /** 0 or 1, as not every database tells a truth from a number. */
  readonly counted: number;
}

/** What is asked for as JSON: the needs, and the boards, of some of which only the scores are needed. */
export function needsOf(
  leaves: readonly Leaf[],
  days: readonly Day[],
  scored: readonly Day[],
): readonly [string, string] {
  const needs = leaves.map((leaf): Need => {
    const { id, count, tripwires } = leaf;
    const back = tripwires.map(({ rule }) => ('days' in rule ? rule.days : 0));
    return {
      id,
      span: spanOf(leaf),
      back: Math.max(0, ...back),
      counted: Number(count !== undefined),
    };
  });
  const boards = new Map([...scored, ...days].map((day, at) => [day, Number(at >= scored.length)]));
  return [
    JSON.stringify(needs),
    JSON.stringify(Array.from(boards, ([day, whole]) => ({ day, whole }))),
  ];
}

const FROM_THE_FIRST = -1_000_000;
/** Different days of readings that tell how a score drifts. */
const DRIFT_DAYS = 25;

/** What counts entries that were written, with its values; `place` names the value at a place from 1. */
export function countingOf(
  { since, author, what }: WrittenFilter,
  most: number,
  place: (at: number) => string,
): readonly [string, readonly (string | number)[]] {
  if (what !== undefined) {
    const question = `SELECT count(*) FROM standing WHERE seq > ${place(1)} AND what = ${place(2)}`;
    return [question, [since, what]];
  }
  const by = author === undefined ? `<> '${SHIPPED}'` : `= ${place(3)}`;
  const question = `SELECT count(*) FROM (SELECT 1 FROM entries
    WHERE seq > ${place(1)} AND author ${by} AND what IN ('reading', 'check', 'event')
      AND EXISTS (SELECT 1 FROM standing WHERE standing.seq = entries.seq)
    LIMIT ${place(2)}) AS counted`;
  return [question, [since, most, ...(author === undefined ? [] : [author])]];
}

/** What is needed as SQL: tables that stand before, and the places of the rows, each once. */
export interface Needed {
  readonly before: string;
  readonly rows: string;
}

// an event stands under each of its nodes, a reading and a check under one
export const NEEDED_BY_ALL: Needed = {
  before: '',
  rows: `SELECT seq FROM standing WHERE what IN ('reading', 'check')
  UNION ALL
  SELECT DISTINCT seq FROM standing WHERE what = 'event'`,
};

/** The newest day of a leaf's rows that is not after one. */
const newest = (what: string, day: string): string => `coalesce((
  SELECT max(day) FROM standing WHERE what = '${what}' AND node = leaf.id AND day <= ${day}),
  ${FROM_THE_FIRST})`;

/**
 * Takes where the rows of the needs and of the boards come from, and the name of the lesser of two. `own`: of days that two
 * boards look at, those of the later board alone; `late`: a day since which the last events lie; `shared`: days of
 * events, which may stand under several nodes.
 */
export const neededByBoards = (needs: string, boards: string, least: string): Needed => ({
  before: `RECURSIVE leaf AS MATERIALIZED (${needs}), board AS MATERIALIZED (${boards}
  ), last AS MATERIALIZED (SELECT min(day) AS first, max(day) AS day FROM board
  ), range AS MATERIALIZED (
    SELECT leaf.id, ${least}(
      CASE WHEN whole = 1 THEN coalesce((
        SELECT DISTINCT day FROM standing
        WHERE what = 'reading' AND node = leaf.id AND day <= board.day
        ORDER BY day DESC LIMIT 1 OFFSET ${DRIFT_DAYS - 1}), ${FROM_THE_FIRST})
      ELSE board.day END,
      ${newest('reading', 'board.day - back * whole')} - leaf.span + 1
    ) AS since, board.day AS till
    FROM leaf CROSS JOIN board WHERE leaf.counted = 0
  ), own AS MATERIALIZED (
    SELECT 'reading' AS what, id, since, ${least}(till, coalesce((
      SELECT min(since) FROM range AS later WHERE later.id = range.id AND later.till > range.till
    ) - 1, till)) AS till
    FROM range
    UNION ALL
    SELECT 'check', leaf.id,
      CASE WHEN leaf.counted = 1 THEN ${FROM_THE_FIRST} ELSE ${newest('check', 'last.first')} END,
      last.day
    FROM leaf CROSS JOIN last
  ), walked (id) AS (
    SELECT min(node) FROM standing WHERE what = 'event'
    UNION ALL
    SELECT (SELECT min(node) FROM standing WHERE what = 'event' AND node > walked.id)
    FROM walked WHERE walked.id IS NOT NULL
  ), about AS MATERIALIZED (SELECT id FROM walked WHERE id IS NOT NULL
  ), late AS MATERIALIZED (
    SELECT coalesce(max((
      SELECT standing.day FROM standing
      WHERE what = 'event' AND node = about.id AND standing.day <= last.day
      ORDER BY standing.day DESC LIMIT 1 OFFSET ${LAST_EVENTS - 1})), ${FROM_THE_FIRST}) AS since
    FROM about CROSS JOIN last
  ), shared AS MATERIALIZED (
    SELECT leaf.id, ${least}(
      board.day - back * whole - leaf.span + 1,
      ${newest('event', 'board.day - back * whole')}
    ) AS since, board.day AS till
    FROM leaf CROSS JOIN board WHERE leaf.counted = 1
    UNION ALL
    SELECT about.id, since, last.day FROM about CROSS JOIN late CROSS JOIN last
  ),`,
  rows: `SELECT seq FROM own CROSS JOIN standing
  WHERE standing.what = own.what AND node = own.id AND day BETWEEN since AND till
  UNION ALL
  SELECT DISTINCT seq FROM shared CROSS JOIN standing
  WHERE what = 'event' AND node = shared.id AND day BETWEEN since AND till`,
});

export const NEEDED_BY_BOARDS = neededByBoards(
  `SELECT value ->> 'id' AS id, value ->> 'span' AS span, value ->> 'back' AS back,
    value ->> 'counted' AS counted FROM json_each(?)`,
  `SELECT value ->> 'day' AS day, value ->> 'whole' AS whole FROM json_each(?)`,
  'min',
);

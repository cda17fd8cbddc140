/** A report as `axiswatch.report/1`: the view that every format is made of; missing is null. */

import type { Viewed } from '../../text/document-parts.ts';
import { jsonText } from '../../text/output.ts';
import type { Moves } from '../../views/moves.ts';
import type { ReportJson } from './report-document.ts';
import type { ReportView } from './report-view.ts';

/** The report as one JSON document. */
export function reportJsonText(view: ReportView): string {
  const { moves, unsigned, notices, attention, links, chainHeadings, ...rest } = view;
  // words that other fields say too: `held` and `unmet` of a band that is held back, `mechanism`
  const { byScore, held, over30Bare, changes, linkEnds, ...gauge } = view.gauge;
  const document: Viewed<ReportJson> = {
    schema: 'axiswatch.report/1',
    ...rest,
    gauge,
    // `since` has the day that the other words leave out, `text` why a reading is worth while
    attention: attention.map(
      ({ undated, shorter, shortSince, good, isWorthDoing, narrows, late, ...row }) => row,
    ),
    notices: unsigned === undefined ? notices : [unsigned, ...notices],
    moves: typeof moves === 'string' ? undefined : numbersOf(moves),
    reason: typeof moves === 'string' ? moves : undefined,
  };
  return jsonText(withNulls(document));
}

/** What is not there, as null, all the way down. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNulls(each)]));
}

/** The moves without the words for their remainder. */
function numbersOf({ title, from, to, before, after, change, rows, remainder }: Moves) {
  const told = rows.map(({ values, ...row }) => row);
  return { title, from, to, before, after, change, rows: told, remainder };
}

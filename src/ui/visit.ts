/** The last visit of this author: the board as it stood then, and how much was recorded since. */

import { concernsReading, isRetraction } from '../core/journal/journal.ts';
import type { Instant } from '../core/model/model.ts';
import { boardAsOf } from '../core/scoring/board.ts';
import type { Session } from '../tui/session.ts';
import type { Visit } from '../tui/state.ts';
import { visitDay } from './past.ts';

const MOST = 1000;

/** What the visit at an instant saw, and what came after it; undefined: there was none. */
export function readVisitSummary(
  { store, strategy }: Session,
  at: Instant | undefined,
): Visit | undefined {
  const day = visitDay(at);
  if (at === undefined || day === undefined) return undefined;
  const since = store.entries({ limit: MOST }).filter(({ recordedAt }) => recordedAt > at);
  const [then, now] = [store.readingsKnownAt(at), store.readings()];
  // what was undone since, or put back as it was, is no longer there to be counted
  const stands = new Set(
    since.flatMap((entry) => {
      if (!concernsReading(entry) || isRetraction(entry)) return [];
      const { indicator, observedOn } = entry.observation;
      const [was, is] = [then, now].map((each) => each.asOf(indicator, observedOn));
      return is?.observedOn === observedOn &&
        (was?.observedOn !== observedOn || was.value !== is.value)
        ? [`${indicator} ${observedOn}`]
        : [];
    }),
  );
  return {
    day,
    board: boardAsOf(strategy, then, day),
    entered: stands.size,
    orMore: since.length === MOST,
  };
}

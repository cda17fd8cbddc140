/** When a person was here before, and what has come since, as the store knows it. */
import { isAboutReading, isRetractionEntry } from '../../core/journal/journal.ts';
import type { JournalPort } from '../../core/journal/journal-port.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { Day, Instant, Strategy } from '../../core/model/model.ts';
import { boardAsOf } from '../../core/scoring/board.ts';
import type { Visit } from '../../tui/state.ts';

type Visits = Pick<JournalPort, 'lastVisit' | 'earlierVisit'>;

/** The last visit on a day before today; undefined: there was none. */
export function readVisitBeforeToday(store: Visits, today: Day): Instant | undefined {
  const last = store.lastVisit();
  return localDayOfVisit(last) === today ? store.earlierVisit() : last;
}

/** The visit that what is new is told since: the last one on a day before today, so that a second start on a day says the same, else the one earlier today; undefined: there was none. */
export function readVisitToTellSince(store: Visits, today: Day): Instant | undefined {
  return readVisitBeforeToday(store, today) ?? store.lastVisit();
}

/** The local calendar day of a visit; undefined where there was none. */
export function localDayOfVisit(instant: Instant | undefined): Day | undefined {
  return instant === undefined ? undefined : localDayOfInstant(instant);
}

/** Entries since a visit that are counted; of more it is said that there are at least as many. */
const MOST = 1000;

/** What is asked of a session. */
interface Known {
  readonly store: Pick<JournalPort, 'entries' | 'readings' | 'readingsKnownAt'>;
  readonly strategy: Strategy;
}

/** What the visit at an instant saw, and what came after it; undefined: there was none. */
export function readChangesSinceVisit(
  { store, strategy }: Known,
  at: Instant | undefined,
): Visit | undefined {
  const day = localDayOfVisit(at);
  if (at === undefined || day === undefined) return undefined;
  const since = store.entries({ limit: MOST }).filter(({ recordedAt }) => recordedAt > at);
  const [then, now] = [store.readingsKnownAt(at), store.readings()];
  // what was undone since, or put back as it was, is no longer there to be counted
  const stands = new Set(
    since.flatMap((entry) => {
      if (!isAboutReading(entry) || isRetractionEntry(entry)) return [];
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

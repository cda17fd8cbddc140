/** The last visit of this author: the board as it stood then, and how much was recorded since. */
import type { Session } from '../app/session.ts';
import type { Visit } from '../app/since.ts';
import { boardOf } from '../domain/board.ts';
import type { Instant } from '../domain/model.ts';
import { visitDay } from './past.ts';

const MOST = 1000;

/** What the visit at an instant saw, and what came after it; undefined: there was none. */
export function visitAt({ store, strategy }: Session, at: Instant | undefined): Visit | undefined {
  const day = visitDay(at);
  if (at === undefined || day === undefined) return undefined;
  const since = store.entries({ limit: MOST }).filter(({ recordedAt }) => recordedAt > at);
  return {
    day,
    board: boardOf(strategy, store.readingsKnownAt(at), day),
    entered: since.filter(({ subject, kind }) => subject === 'reading' && kind !== 'retract')
      .length,
    orMore: since.length === MOST,
  };
}

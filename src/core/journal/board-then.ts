/** The board as it stood when an assessment was written: its day, its strategy file, what was known then. */

import type { Event, Reading, Strategy } from '../model/model.ts';
import { type Board, boardAsOf } from '../scoring/board.ts';
import { parseStrategyText } from '../strategy/strategy.ts';
import type { Assessment } from './assessment.ts';
import type { HistoryRow } from './journal.ts';
import type { JournalPort } from './journal-port.ts';

/** A board as it stood, with what it takes to tell what was learned from what was ruled otherwise since. */
export interface BoardThen extends Board {
  /** The same day and knowledge by the strategy file of today; undefined: that is the same file. */
  readonly ruled?: Board | undefined;
  /** The events that stood then; undefined: not known here. */
  readonly events?: readonly Event[] | undefined;
  /** Asks the store for the last version of a reading, with what became of it by now; undefined: it cannot be asked here. */
  readonly readLastVersion?: ((reading: Reading) => HistoryRow | undefined) | undefined;
}

/** An assessment with its board as it stood; undefined where that cannot be opened. */
export interface AssessmentThen {
  readonly assessment: Assessment;
  readonly stood: BoardThen | undefined;
}

/** What an assessment is opened with. */
interface Ground {
  readonly store: JournalPort;
  /** The file in use. */
  readonly strategy: Strategy;
  /** First 8 hex digits of its SHA-256. */
  readonly strategyHash: string;
}

/** The board of an assessment; undefined where the strategy file of then cannot be used by this program. */
export function readBoardOfAssessment(
  { store, strategy, strategyHash }: Ground,
  { asOf, at, seq, strategy: hash }: Assessment,
): BoardThen | undefined {
  const same = hash.startsWith(strategyHash);
  const parsed = same ? undefined : parseStrategyText(store.strategyText(hash) ?? '');
  if (parsed !== undefined && !parsed.ok) return undefined;
  const scoring = parsed?.value ?? strategy;
  const under = (rules: Strategy): Board =>
    boardAsOf(rules, store.readingsUnder(rules, seq ?? at), asOf);
  return {
    ...under(scoring),
    ruled: same ? undefined : under(strategy),
    events: store.eventsKnownAt(seq ?? at),
    readLastVersion: ({ id, indicator }) =>
      store
        .history(indicator)
        .filter((row) => row.id === id)
        .toSorted((a, b) => a.seq - b.seq)
        .at(-1),
  };
}

/** The board as it stood when an assessment was written: its day, its strategy file, what was known then. */
import type { Assessment } from '../domain/assessment.ts';
import { type Board, boardOf } from '../domain/board.ts';
import type { HistoryRow } from '../domain/journal.ts';
import type { JournalPort } from '../domain/journal-port.ts';
import type { Event, Strategy } from '../domain/model.ts';
import { parseStrategy } from '../domain/strategy.ts';
import { indicatorsOf } from '../domain/tree.ts';
import type { Session } from './session.ts';

/** A board as it stood, with what it takes to tell what was learned from what was ruled otherwise since. */
export interface BoardThen extends Board {
  /** The same day and knowledge by the strategy file of today; undefined: that is the same file. */
  readonly ruled?: Board | undefined;
  /** The events that stood then; undefined: not known here. */
  readonly events?: readonly Event[] | undefined;
  /** By its id, the last version of each of its readings that stands no more; undefined: not known here. */
  readonly ended?: ReadonlyMap<string, HistoryRow> | undefined;
}

/** An assessment with its board as it stood; undefined where that cannot be opened. */
export interface Said {
  readonly assessment: Assessment;
  readonly stood: BoardThen | undefined;
}

/** The board of an assessment; undefined where the strategy file of then cannot be used by this program. */
export function boardThen(
  { store, strategy, strategyHash }: Pick<Session, 'store' | 'strategy' | 'strategyHash'>,
  { asOf, at, seq, strategy: hash }: Assessment,
): BoardThen | undefined {
  const same = hash.startsWith(strategyHash);
  const parsed = same ? undefined : parseStrategy(store.strategyText(hash) ?? '');
  if (parsed !== undefined && !parsed.ok) return undefined;
  const scoring = parsed?.value ?? strategy;
  const under = (rules: Strategy): Board =>
    boardOf(rules, store.readingsUnder(rules, seq ?? at), asOf);
  const [board, ruled] = [under(scoring), same ? undefined : under(strategy)];
  return {
    ...board,
    ruled,
    events: store.eventsKnownAt(seq ?? at),
    ended: endedOf(store, ruled ?? board),
  };
}

function endedOf(
  store: JournalPort,
  { strategy, readings }: Board,
): ReadonlyMap<string, HistoryRow> {
  const now = store.readings();
  const rows = indicatorsOf(strategy).flatMap(({ id: indicator }) => {
    const standing = new Set(now.of(indicator).map(({ id }) => id));
    const gone = readings.of(indicator).filter(({ id }) => !standing.has(id));
    if (gone.length === 0) return [];
    const ids = new Set(gone.map(({ id }) => id));
    return store.history(indicator).filter(({ id }) => ids.has(id));
  });
  return new Map(rows.toSorted((a, b) => a.seq - b.seq).map((row) => [row.id, row]));
}

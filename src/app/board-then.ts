/** The board as it stood when an assessment was written: its day, its strategy file, what was known then. */
import type { Assessment } from '../domain/assessment.ts';
import { type Board, boardOf } from '../domain/board.ts';
import { parseStrategy } from '../domain/strategy.ts';
import type { Session } from './session.ts';

/** The board of an assessment; undefined where the strategy file of then cannot be used by this program. */
export function boardThen(
  { store, strategy, strategyHash }: Pick<Session, 'store' | 'strategy' | 'strategyHash'>,
  { asOf, at, seq, strategy: hash }: Assessment,
): Board | undefined {
  const same = hash.startsWith(strategyHash);
  const parsed = same ? undefined : parseStrategy(store.strategyText(hash) ?? '');
  if (parsed !== undefined && !parsed.ok) return undefined;
  const scoring = parsed?.value ?? strategy;
  return boardOf(scoring, store.readingsUnder(scoring, seq ?? at), asOf);
}

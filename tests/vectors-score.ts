/** One row of published figures as a board: every value read on one day. */
import type { Scorecard, Strategy } from '../src/core/model/model.ts';
import { scorecardAsOf } from '../src/core/scoring/scorecard.ts';
import { readings } from './core/make.ts';

const DAY = '2024-01-01';

/** The board of a row; an undefined value is missing. */
export function boardOfRow(
  strategy: Strategy,
  values: Readonly<Record<string, number | undefined>>,
): Scorecard {
  const rows = Object.entries(values).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, DAY, value] as const],
  );
  return scorecardAsOf(strategy, readings(...rows), DAY);
}

/** A cell as a number; an empty one is missing. */
export function numberOf(cell: string | undefined): number | undefined {
  return cell === undefined || cell === '' || cell === 'NA' ? undefined : Number(cell);
}

/** A cell that must hold a number. */
export function needed(cell: string | undefined): number {
  const value = numberOf(cell);
  if (value === undefined || !Number.isFinite(value)) throw new Error(`not a number: "${cell}"`);
  return value;
}

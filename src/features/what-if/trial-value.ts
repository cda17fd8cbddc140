/** A value to try as it is typed: a number, or of an indicator that counts events how much more would happen today. */
import type { Indicator, Result } from '../../core/model/model.ts';
import { parseIndicatorValue } from '../../core/model/observation.ts';
import type { Board } from '../../core/scoring/board.ts';

const MORE = /^\+(?=[\d.])/;

/** The value that a text stands for; `+1` of a counted indicator is one more than it counts on the board's day. Refused as by `parseIndicatorValue`. */
export function parseTrialValue(text: string, indicator: Indicator, board: Board): Result<number> {
  const typed = text.trim();
  const value = parseIndicatorValue(typed, indicator);
  if (!value.ok || indicator.count === undefined || !MORE.test(typed)) return value;
  const now = board.card.indicators.get(indicator.id)?.value ?? 0;
  return { ok: true, value: now + value.value };
}

/** What is asked for where a value is typed, without its unit. */
export function trialValuePrompt({ id, code = id, count, rolling }: Indicator): string {
  if (count !== undefined) return `${code} if it counted, or +1 for one more today`;
  return rolling === undefined ? `${code} if it were` : `${code} if one more reading were`;
}

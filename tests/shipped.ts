/** The strategy and the readings that a release ships, for tests that speak of them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parseHappening } from '../src/core/model/happening.ts';
import type { Check, Event, Reading, Readings, Strategy } from '../src/core/model/model.ts';
import { parseObservation } from '../src/core/model/observation.ts';
import { indexReadings } from '../src/core/model/readings.ts';
import { parseStrategyText } from '../src/core/strategy/strategy.ts';
import { said } from './core/make.ts';

/** A file of the folder data/ as text. */
export function dataText(file: string): string {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
}

/** The instant as of which the shipped rows count as recorded in a test. */
const RECORDED_AT = '2026-11-24T00:00:00.000Z';

const asWritten = (text: string): string => text;

/** The shipped strategy, its text changed by `words`. */
export function shippedStrategy(words = asWritten): Strategy {
  const parsed = parseStrategyText(words(dataText('axis-of-losers.json')));
  if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
  return parsed.value;
}

/** What was observed as a new store has it: readings, checks and events. */
export function shippedReadings(strategy: Strategy, words = asWritten): Readings {
  const readings: Reading[] = [];
  const checks: Check[] = [];
  for (const [at, row] of rowsOf('axis-of-losers.readings.csv', words).entries()) {
    // A row without a value is a check.
    const isCheck = row.value === '';
    const parsed = parseObservation(
      isCheck ? { ...row, value: '1' } : row,
      strategy,
      '9999-12-31',
      `line ${at + 2}`,
    );
    if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
    const { value, ...looked } = parsed.value;
    const id = `starter:${looked.indicator}:${looked.observedOn}`;
    const place = { id, seq: at + 1, author: 'starter', recordedAt: RECORDED_AT };
    if (isCheck) checks.push({ ...looked, ...place });
    else readings.push({ ...looked, value, ...place });
  }
  return indexReadings(readings, { checks, events: shippedEvents(strategy, words) });
}

/** The events as a new store has them. */
export function shippedEvents(strategy: Strategy, words = asWritten): readonly Event[] {
  return rowsOf('axis-of-losers.events.csv', words).map((row, at): Event => {
    const parsed = parseHappening(row, strategy, '9999-12-31', `line ${at + 2}`);
    if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
    return {
      ...parsed.value,
      id: row.id ?? '',
      seq: at + 1,
      author: 'starter',
      recordedAt: RECORDED_AT,
    };
  });
}

function rowsOf(file: string, words: typeof asWritten): readonly Record<string, string>[] {
  return parse(words(dataText(file)), { columns: true });
}

/** The strategy and the readings that a release ships, for tests that speak of them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Reading, Readings, Strategy } from '../src/core/model/model.ts';
import { parseObservation } from '../src/core/model/observation.ts';
import { indexReadings } from '../src/core/model/readings.ts';
import { parseStrategy } from '../src/core/strategy/strategy.ts';
import { said } from './core/make.ts';

/** A file of the folder data/ as text. */
export function dataText(file: string): string {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
}

export function shippedStrategy(): Strategy {
  const parsed = parseStrategy(dataText('axis-of-losers.json'));
  if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
  return parsed.value;
}

/** The readings as a new store has them. */
export function shippedReadings(strategy: Strategy): Readings {
  const rows: Record<string, string>[] = parse(dataText('axis-of-losers.readings.csv'), {
    columns: true,
  });
  return indexReadings(
    rows.map((row, at): Reading => {
      const parsed = parseObservation(row, strategy, '9999-12-31', `line ${at + 2}`);
      if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
      const id = `starter:${parsed.value.indicator}:${parsed.value.observedOn}`;
      return { ...parsed.value, id, seq: at + 1, author: 'starter', recordedAt: '' };
    }),
  );
}

/** Strategies and readings in a line each, for tests. */
import {
  type Confidence,
  type Problem,
  type Reading,
  type Readings,
  SHIPPED_AUTHOR,
  type Strategy,
} from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { parseStrategy } from '../../src/core/strategy/strategy.ts';

export type Raw = Record<string, unknown>;

/** An indicator as it is written: goalposts 0 to 100, never old. */
export function leaf(id: string, more: Raw = {}): Raw {
  return {
    id,
    kind: 'indicator',
    title: id,
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 30,
    halfLifeDays: 60,
    maxAgeDays: 100_000,
    ...more,
  };
}

/** A branch as it is written. */
export function branch(id: string, children: readonly Raw[], more: Raw = {}): Raw {
  return { id, kind: 'group', title: id, children, ...more };
}

/** A strategy file as a document: the root `gauge` over these children, two bands from 0 and 50. */
export function document(children: readonly Raw[], root: Raw = {}, more: Raw = {}): Raw {
  return {
    format: 'axiswatch.strategy/1',
    id: 'test',
    title: 'Test',
    bands: [
      { id: 'low', title: 'Low', from: 0 },
      { id: 'high', title: 'High', from: 50 },
    ],
    root: branch('gauge', children, { kind: 'gauge', ...root }),
    ...more,
  };
}

/** The document as a strategy; throws with every problem where it is refused. */
export function strategyFrom(raw: unknown): Strategy {
  const parsed = parseStrategy(JSON.stringify(raw));
  if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
  return parsed.value;
}

/** `strategyFrom(document(…))`. */
export function strategy(children: readonly Raw[], root: Raw = {}, more: Raw = {}): Strategy {
  return strategyFrom(document(children, root, more));
}

/** Problems as `path: message`. */
export function said(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Every problem of a document as `path: message`; empty when it is a strategy. */
export function problemsOf(raw: unknown): readonly string[] {
  const parsed = parseStrategy(JSON.stringify(raw));
  return parsed.ok ? [] : said(parsed.problems);
}

/** Indicator, day, value, confidence (high), source (''). */
export type Row = readonly [
  indicator: string,
  observedOn: string,
  value: number,
  confidence?: Confidence,
  source?: string,
];

/** A reading of the journal; `seq` is its place in it. */
export function reading(row: Row, seq = 1, author: string = SHIPPED_AUTHOR): Reading {
  const [indicator, observedOn, value, confidence = 'high', source = ''] = row;
  return {
    id: `${author}:${indicator}:${observedOn}:${seq}`,
    indicator,
    observedOn,
    value,
    confidence,
    source,
    url: '',
    note: '',
    quote: '',
    archived: '',
    retrievedOn: '',
    origin: '',
    seq,
    author,
    recordedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** Readings in the order given. */
export function readings(...rows: readonly Row[]): Readings {
  return indexReadings(rows.map((row, at) => reading(row, at + 1)));
}

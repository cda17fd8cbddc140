/** Strategies and readings in a line each, for tests. */

import {
  type DayExplanation,
  type Explained,
  explainScoreChange,
} from '../../src/core/analysis/explain.ts';
import {
  type Check,
  type Confidence,
  type Event,
  type Problem,
  type Reading,
  type Readings,
  SHIPPED_AUTHOR,
  type Strategy,
} from '../../src/core/model/model.ts';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';

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

function isOneLink(mechanism: unknown): boolean {
  return typeof mechanism === 'object' && !Array.isArray(mechanism);
}

/** The document as a strategy; throws with every problem where it is refused. */
export function strategyFrom(raw: unknown): Strategy {
  const parsed = parseStrategyText(JSON.stringify(raw));
  if (!parsed.ok) throw new Error(said(parsed.problems).join('\n'));
  return parsed.value;
}

/** `strategyFrom(document(…))`, of format 2 unless its one link is as format 1 has it. */
export function strategy(children: readonly Raw[], root: Raw = {}, more: Raw = {}): Strategy {
  const format = `axiswatch.strategy/${isOneLink(more.mechanism) ? 1 : 2}`;
  return strategyFrom(document(children, root, { format, ...more }));
}

/** Problems as `path: message`. */
export function said(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Every problem of a document as `path: message`; empty when it is a strategy. */
export function problemsOf(raw: unknown): readonly string[] {
  const parsed = parseStrategyText(JSON.stringify(raw));
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
    ...NO_TEXTS,
    source,
    seq,
    author,
    recordedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** Readings in the order given. */
export function readings(...rows: readonly Row[]): Readings {
  return indexReadings(rows.map((row, at) => reading(row, at + 1)));
}

/** Day, amount (1), confidence (high) of an event of an indicator. */
export type EventRow = readonly [day: string, amount?: number, confidence?: Confidence];

/** An event that names one indicator; `seq` is its place in the journal. */
export function event(indicator: string, row: EventRow, seq = 1): Event {
  const [day, amount = 1, confidence = 'high'] = row;
  return {
    id: `e${seq}`,
    day,
    nodes: [indicator],
    title: `event ${seq}`,
    side: 'china',
    kind: 'action',
    status: undefined,
    confidence,
    source: `source ${seq}`,
    url: '',
    note: '',
    follows: '',
    expectNode: '',
    expect: undefined,
    expectBy: '',
    amount,
    direction: undefined,
    seq,
    author: SHIPPED_AUTHOR,
    recordedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** A check of an indicator. */
export function check(
  indicator: string,
  observedOn: string,
  confidence: Confidence = 'high',
  seq = 1,
): Check {
  const { value: _, ...said } = reading([indicator, observedOn, 0, confidence, 'looked'], seq);
  return said;
}

/** Events of one indicator, checks of it, and readings. */
export function observed(
  indicator: string,
  events: readonly EventRow[],
  checks: readonly string[] = [],
  ...rows: readonly Row[]
): Readings {
  return indexReadings(
    rows.map((row, at) => reading(row, at + 1)),
    {
      events: events.map((row, at) => event(indicator, row, 100 + at)),
      checks: checks.map((day, at) => check(indicator, day, 'high', 200 + at)),
    },
  );
}

/** What moved a node between two days. */
export function explainedBetween(
  plan: Strategy,
  known: Readings,
  from: string,
  to: string,
  id?: string,
): Explained<DayExplanation> {
  const [before, after] = [scorecardAsOf(plan, known, from), scorecardAsOf(plan, known, to)];
  return explainScoreChange(before, after, known, id);
}

/** Strategies, observations and releases for tests, also for those that run in processes of their own. */
import {
  type CheckObservation,
  type Happening,
  type Observation,
  type Problem,
  problemSentence,
  problemText,
  type Result,
} from '../../src/core/model/model.ts';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import { sha256 } from '../../src/store/files/sha256.ts';
import { parseStrategyBytes, type StrategyFile } from '../../src/store/files/strategy-file.ts';
import type { ShippedData, ShippedRows } from '../../src/store/journal/shipped-rows.ts';

export function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(problemSentence).join('\n'));
}

/** The sentences of a refusal; empty when nothing was refused. */
export function messages(
  result: { ok: true } | { ok: false; problems: readonly Problem[] },
): string[] {
  return result.ok ? [] : result.problems.map(problemText);
}

const plain = (id: string, code: string, more: object = {}): object => ({
  id,
  code,
  kind: 'indicator',
  title: id,
  goalposts: { worst: 0, best: 100 },
  cadenceDays: 30,
  halfLifeDays: 60,
  ...more,
});

/** A small strategy: a plain indicator, a judged one and one on a log scale. */
export function strategyFile(change: object = {}, path?: string): StrategyFile {
  const raw = {
    format: 'axiswatch.strategy/1',
    id: 'small',
    title: 'Small',
    bands: [{ id: 'low', title: 'Low', from: 0 }],
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      children: [
        plain('land', 'RU1'),
        plain('stance', 'CC1', {
          levels: [
            { value: 0, title: 'none' },
            { value: 1, title: 'some' },
            { value: 2, title: 'much' },
          ],
        }),
        plain('drones', 'RU3', { goalposts: { worst: 1000, best: 1, scale: 'log' } }),
      ],
    },
    ...change,
  };
  return got(parseStrategyBytes(new TextEncoder().encode(JSON.stringify(raw)), path));
}

export function observation(change: Partial<Observation> = {}): Observation {
  return {
    indicator: 'land',
    observedOn: '2026-10-01',
    value: 50,
    confidence: 'moderate',
    ...NO_TEXTS,
    ...change,
  };
}

export function check(change: Partial<CheckObservation> = {}): CheckObservation {
  const { value: _, ...rest } = observation();
  return { ...rest, ...change };
}

export function happening(change: Partial<Happening> = {}): Happening {
  return {
    day: '2026-09-01',
    nodes: ['land'],
    title: 'Something happened',
    side: 'other',
    kind: 'shock',
    status: undefined,
    confidence: 'moderate',
    source: '',
    url: '',
    note: '',
    follows: '',
    expectNode: '',
    expect: undefined,
    expectBy: '',
    amount: 1,
    ...change,
  };
}

/** A release that ships these rows. */
export function release(
  readings: readonly Observation[],
  recordedAt = '2026-11-01T00:00:00.000Z',
  events: ShippedRows['events'] = [],
  checks: ShippedRows['checks'] = [],
): ShippedData {
  const rows: ShippedRows = { readings, checks, events };
  return {
    hash: sha256(JSON.stringify(rows)),
    recordedAt,
    rows: async () => ({ ok: true, value: rows }),
  };
}

/** The clock of the machine, for stores whose times nothing is said of. */
export const machineNow = (): string => new Date().toISOString();

/** A clock that stands until it is moved. */
export class Clock {
  #at: number;
  constructor(at: string) {
    this.#at = Date.parse(at);
  }
  move(seconds: number): void {
    this.#at += seconds * 1000;
  }
  now = (): string => new Date(this.#at).toISOString();
}

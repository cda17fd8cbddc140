import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '../../src/core/model/day.ts';
import { parseHappening } from '../../src/core/model/happening.ts';
import { CONFIDENCES } from '../../src/core/model/model.ts';
import { observationFitsStrategy, parseObservation } from '../../src/core/model/observation.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode, indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';
import { reading, strategyFrom } from '../core/make.ts';
import { serialiseStrategy } from '../core/serialise-strategy.ts';
import { documents, documentsOfFormat2, strategies, valueFrom } from './arbitrary.ts';

const TODAY = '2024-06-15';

/** Every place in a document, as the keys that lead to it. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])),
  ];
}

/** The document with another value at a place; undefined takes it away. */
function withValueAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) =>
      String(at) === key ? withValueAt(item, rest, put) : item,
    );
  }
  const inner = new Map<string, unknown>(Object.entries(value));
  return { ...value, [key]: withValueAt(inner.get(key), rest, put) };
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(undefined, -1, 0, 1e308, -1e308, 5e-324, '', 'gauge', 'indicator', '2023-02-29'),
);

const either = fc.oneof(documents, documentsOfFormat2);

test('a strategy that is serialised parses to the same one, in format 2', () => {
  fc.assert(
    fc.property(either.map(strategyFrom), (strategy) => {
      const value = { ...strategy, format: 'axiswatch.strategy/2' };
      expect(parseStrategyText(serialiseStrategy(strategy))).toEqual({ ok: true, value });
    }),
  );
});

test('a strategy file with comments anywhere between its signs says the same as without, and breaks in the same place', () => {
  const comment = fc.constantFrom('// "one" {\n', '/* [two], */', '/**/', '//\n');
  fc.assert(
    fc.property(documentsOfFormat2, fc.array(comment, { minLength: 1 }), (document, comments) => {
      let at = 0;
      const text = JSON.stringify(document, undefined, 1);
      const told = text.replaceAll(
        /(?<=[[{,]\n)|(?<=[^\\]": )/g,
        () => comments[at++ % comments.length] ?? '',
      );
      expect(told).not.toBe(text);
      expect(parseStrategyText(told)).toEqual(parseStrategyText(text));
      const broken = parseStrategyText(`${told}]`);
      const lines = told.split('\n');
      expect(broken).toMatchObject({
        problems: [{ where: `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}` }],
      });
    }),
  );
});

describe('a strategy file with anything in one place', () => {
  test('is a strategy or a list of problems, and a strategy gives scores in 0…100', () => {
    fc.assert(
      fc.property(either, fc.nat(), anything, (document, pick, put) => {
        const places = placesIn(document);
        const changed = withValueAt(document, places[pick % places.length] ?? [], put);
        const parsed = parseStrategyText(JSON.stringify(changed) ?? '');
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { message } of parsed.problems) expect(message).not.toBe('');
          return;
        }
        const rows = indicatorsOfStrategy(parsed.value).map((indicator, at) =>
          reading([indicator.id, TODAY, valueFrom(indicator, 0.3)], at),
        );
        const usable = rows.filter((row) => observationFitsStrategy(parsed.value, row));
        for (const { score } of scorecardAsOf(
          parsed.value,
          indexReadings(usable),
          TODAY,
        ).nodes.values()) {
          if (score === undefined) continue;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const cell = fc.oneof(
  fc.string(),
  fc.double(),
  fc.constantFrom('2024-06-15', '2024-06-16', '12,5', '1e5', 'high', '-0', undefined, null, true),
);

describe('a row with anything in its cells', () => {
  test('is a reading that can be scored or a list of problems', () => {
    const row = fc.record({ observed_on: cell, value: cell, confidence: cell, retrieved_on: cell });
    fc.assert(
      fc.property(
        strategies,
        row,
        fc.oneof(cell, fc.constant('n0')),
        (strategy, rest, indicator) => {
          const parsed = parseObservation({ ...rest, indicator }, strategy, TODAY, '');
          if (!parsed.ok) {
            expect(parsed.problems.length).toBeGreaterThan(0);
            return;
          }
          expect(observationFitsStrategy(strategy, parsed.value)).toBe(true);
          expect(Number.isFinite(parsed.value.value)).toBe(true);
          expect(isDay(parsed.value.observedOn) && parsed.value.observedOn <= TODAY).toBe(true);
          expect(CONFIDENCES).toContain(parsed.value.confidence);
          expect(findIndicatorByIdOrCode(strategy, parsed.value.indicator)).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });
  test('is an event or a list of problems', () => {
    const row = fc.record({
      day: cell,
      node: cell,
      title: cell,
      side: cell,
      kind: cell,
      expect_by: cell,
    });
    fc.assert(
      fc.property(strategies, row, (strategy, rest) => {
        const parsed = parseHappening(rest, strategy, TODAY, '');
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

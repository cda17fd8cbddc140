/** Whatever is changed in a strategy that is sound, it is sound again, or every problem is named by its place. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Strategy } from '../../src/core/model/model.ts';
import { observationFitsStrategy } from '../../src/core/model/observation.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { lintStrategy } from '../../src/core/strategy/strategy-lint.ts';
import { reportPlainTexts } from '../../src/features/report/print-text.ts';
import { printableReportOfView } from '../../src/features/report/report-sections.ts';
import { reportView } from '../../src/features/report/report-view.ts';
import { strategyOutlineTexts } from '../../src/features/strategies/strategy-outline.ts';
import { parseStrategyBytes } from '../../src/store/files/strategy-file.ts';
import { pastScoresStartDay } from '../../src/views/past-scores.ts';
import { dataText, shippedReadings, shippedStrategy } from '../shipped.ts';
import { holds, PATIENCE, text } from './fuzz.ts';

const TODAY = '2026-11-25';

/** One change: at which place, counted through the document and round again, and what is done there. */
const edit = fc.record({
  at: fc.nat(5_000),
  how: fc.constantFrom('delete', 'replace', 'duplicate', 'retype', 'rename', 'swap'),
  value: fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1, 0.5, 1e9, 1e308, '', [], {}, 'china-conduct'),
    fc.constantFrom('2026-02-30', 'log', 'linear', 'geometric', 'indicator', 'track', 'gauge'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.jsonValue({ maxDepth: 2 }),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

interface Place {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Every place in a document below its root. */
function placesIn(node: unknown, places: Place[] = []): readonly Place[] {
  if (typeof node !== 'object' || node === null) return places;
  const parent = node as Place['parent'];
  for (const [key, child] of Object.entries(parent)) {
    places.push({ parent, key });
    placesIn(child, places);
  }
  return places;
}

function retyped(value: unknown): unknown {
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? Object.assign({}, value) : JSON.stringify(value);
}

function change(document: unknown, { at, how, value }: Edit): void {
  const places = placesIn(document);
  const place = places[at % places.length];
  if (place === undefined) return;
  const { parent, key } = place;
  const here: unknown = Reflect.get(parent, key);
  const other = places[(at * 31 + 7) % places.length];
  if (how === 'delete') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (how === 'duplicate') {
    if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(here));
    else parent[`${key}2`] = structuredClone(here);
  } else if (how === 'rename' && !Array.isArray(parent)) {
    delete parent[key];
    Object.defineProperty(parent, String(value), {
      value: here,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else if (how === 'swap' && other !== undefined) {
    // A copy, so that nothing comes to lie within itself.
    Reflect.set(parent, key, structuredClone(Reflect.get(other.parent, other.key)));
  } else Reflect.set(parent, key, how === 'retype' ? retyped(here) : value);
}

const shipped = dataText('axis-of-losers.json');
const original = shippedStrategy();
const all = shippedReadings(original);
const observed = indicatorsOfStrategy(original).flatMap(({ id }) => all.of(id));

/** Everything that is made of a strategy and readings, for whatever throws. */
function tellAll(strategy: Strategy): string {
  const readings = indexReadings(
    observed.filter((reading) => observationFitsStrategy(strategy, reading)),
  );
  const board = boardAsOf(strategy, readings, TODAY);
  for (const { score, low, high } of [...board.card.nodes.values(), board.card.root])
    for (const number of [score, low, high])
      if (number !== undefined) expect(number >= 0 && number <= 100).toBe(true);
  const view = reportView(board, {
    events: [],
    assessments: [],
    since: pastScoresStartDay({ strategy, asOf: TODAY }),
    hash: '00000000',
    handling: undefined,
    notices: [],
  });
  lintStrategy(strategy, readings);
  return [
    ...strategyOutlineTexts(strategy),
    ...reportPlainTexts(printableReportOfView(view), 80),
  ].join('\n');
}

test(
  'a shipped strategy with a few changes is scored, or refused by the place of every problem',
  async () => {
    await holds('strategy-edits', fc.array(edit, { minLength: 1, maxLength: 3 }), 150, (edits) => {
      const document: unknown = JSON.parse(shipped);
      for (const each of edits) change(document, each);
      const result = parseStrategyBytes(
        new TextEncoder().encode(JSON.stringify(document)),
        'x.json',
      );
      if (result.ok) {
        expect(tellAll(result.value.strategy)).not.toMatch(/NaN|undefined|Infinity|\[object/);
        return;
      }
      expect(result.problems.length).toBeGreaterThan(0);
      for (const { path, message } of result.problems) {
        expect(path).not.toBe('');
        expect(message).not.toMatch(/^$|NaN|undefined|\[object/);
      }
    });
  },
  PATIENCE,
);

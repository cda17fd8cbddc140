/** The schemas of a strategy file say the same of its form as the program that reads it. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { STRATEGY_FORMATS, type StrategyFormat } from '../src/core/model/model.ts';
import { strategyShapes } from '../src/core/strategy/strategy-shape.ts';
import { sample, shell } from './commands/tools.ts';
import { breaches } from './schema-check.ts';
import { dataText } from './shipped.ts';

/** The version of a format, of which the schema bears the name. */
const versionOf = ({ format }: { readonly format: StrategyFormat }): number =>
  STRATEGY_FORMATS.indexOf(format) + 1;

/** A strategy in which every field of format 1 stands. */
const first = {
  ...sample({
    source: { title: 'A paper', author: 'B', publisher: 'C', date: '2026-01-01', url: 'u' },
  }),
  root: {
    kind: 'gauge',
    id: 'gauge',
    title: 'Gauge',
    aim: 'All is well',
    role: 'effect',
    owner: 'desk',
    target: { score: 60, by: '2027-06-30' },
    aggregation: { method: 'geometric', floor: 2 },
    minCoverage: 0.6,
    requireAll: true,
    tripwires: [
      { id: 'a', severity: 'watch', title: 'A', when: { fallsBy: 5, withinDays: 30 } },
      { id: 'b', severity: 'alert', title: 'B', when: { risesBy: 5, withinDays: 30 } },
      { id: 'c', severity: 'alert', title: 'C', when: { any: 1, of: ['a', 'b'] } },
    ],
    children: [
      {
        kind: 'track',
        id: 'front',
        title: 'Front',
        aggregation: { method: 'power', exponent: -1, floor: 1 },
        children: [
          {
            kind: 'indicator',
            id: 'land',
            code: 'A1',
            title: 'Land',
            unit: 'km²',
            short: 'km²',
            decimals: 0,
            weight: 2,
            goalposts: { worst: 100, best: 1, scale: 'log' },
            cadenceDays: 30,
            halfLifeDays: 60,
            maxAgeDays: 200,
            step: 10,
            levels: [{ value: 1, title: 'One' }],
            measures: 'm',
            why: 'w',
            lookUp: [{ title: 'l', url: 'u' }],
            tripwires: [{ id: 'd', severity: 'watch', title: 'D', when: { atMost: 5 } }],
          },
        ],
      },
      {
        kind: 'track',
        id: 'conduct',
        title: 'Conduct',
        aggregation: { method: 'shifted-geometric', shift: 9 },
        children: [
          {
            kind: 'indicator',
            id: 'o',
            title: 'O',
            goalposts: { worst: 0, best: 1 },
            cadenceDays: 1,
            halfLifeDays: 1,
          },
        ],
      },
    ],
  },
};

/** What format 2 adds to an indicator. */
const more = {
  rolling: { days: 365, atLeast: 8 },
  expects: { ours: 1, theirs: -1, none: 0 },
  origin: 'Customs',
};

/** A strategy in which every field of format 2 stands. */
const second = {
  ...first,
  root: changed(first.root, ['children', 0, 'children', 0], {
    ...first.root.children[0]?.children[0],
    ...more,
    count: { halfLifeDays: 365 },
  }),
  format: 'axiswatch.strategy/2',
  start: '2026-01-01',
  mechanism: [{ id: 'whole', title: 'Whole', cause: 'front', effect: 'conduct' }],
  breaks: [{ on: '2026-02-28', title: 'War', nodes: ['front'] }],
  hypotheses: [{ id: 'ours', title: 'Ours', says: 's' }],
};

/** Every place in a document, as the keys that lead to it. */
function placesIn(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((rest) => [key, ...rest]),
  ]);
}

/** The document with a value at a place; undefined takes the field away. */
function changed(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  to: unknown,
): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((each, at) => (at === key ? changed(each, rest, to) : each));
  const inner = new Map(Object.entries(value ?? {}));
  const next = changed(inner.get(String(key)), rest, to);
  if (next === undefined) inner.delete(String(key));
  else inner.set(String(key), next);
  return Object.fromEntries(inner);
}

test('the shipped strategy keeps to the schema of its format', () => {
  const shipped = JSON.parse(dataText('axis-of-losers.json'));
  expect(breaches('strategy', shipped, versionOf(shipped))).toEqual([]);
});

test.each([[], ['--title', 'Ä "b"', '--tracks', 'Ä,1,Ä'], ['--copy']])(
  'what strategy new %j writes keeps to the schema of its format',
  async (...words) => {
    const { out } = await shell().run(['strategy', 'new', '-', ...words]);
    const document = JSON.parse(out);
    expect(breaches('strategy', document, versionOf(document))).toEqual([]);
  },
);

test.each<readonly [StrategyFormat, object]>([
  ['axiswatch.strategy/1', first],
  ['axiswatch.strategy/2', second],
])(
  '%s refuses and takes what the program refuses and takes, wherever a document is changed',
  (format, full) => {
    const sound = (document: unknown): boolean =>
      v.safeParse(strategyShapes[format], document).success;
    const kept = (document: unknown): boolean =>
      breaches('strategy', document, versionOf({ format })).length === 0;
    expect(kept(full)).toBe(true);
    const values = [
      undefined,
      null,
      -1,
      0,
      0.5,
      101,
      '',
      ' ',
      'x',
      'Ä B',
      true,
      [],
      {},
      ['x'],
      { x: 1 },
      { days: 9 },
      { days: 9, halfLifeDays: 9 },
      { cause: 'x', effect: 'y' },
      [{ id: 'x', title: 'X', cause: 'x', effect: 'y' }],
    ];
    let refused = 0;
    for (const place of placesIn(full))
      for (const to of values) {
        const document = changed(full, place, to);
        if (!sound(document)) refused += 1;
        expect(kept(document), `${place.join('.')} = ${JSON.stringify(to)}`).toBe(sound(document));
        const more = changed(full, [...place.slice(0, -1), 'another'], to);
        if (!Array.isArray(more)) expect(kept(more)).toBe(sound(more));
      }
    expect(refused).toBeGreaterThan(1_000);
  },
);

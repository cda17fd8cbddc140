import { afterEach, expect, test, vi } from 'vitest';
import { makeStrategyPlaceNamer } from '../../src/core/strategy/strategy-where.ts';
import { branch, document, leaf } from './make.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a place is told by its line and by the names of what it is in', () => {
  const text = [
    '{ "id": "test", "root": {',
    '  "title": "Gauge", "why": "a \\"quoted\\" } \\\\",',
    '  "children": [',
    '    { "title": "First" },',
    '    { "title": "Second", "code": "S2",',
    '      "goalposts": { "worst": 0 } } ] } }',
  ].join('\n');
  const where = makeStrategyPlaceNamer(text);
  expect(where('')).toBeUndefined();
  expect(where('id')).toBe('line 1, id');
  expect(where('root.why')).toBe('line 2, Gauge, why');
  expect(where('root.children[0]')).toBe('line 4, First');
  expect(where('root.children[1].goalposts.worst')).toBe('line 6, S2 Second, goalposts, worst');
  // What is not there is looked for where it should be.
  expect(where('root.children[1].goalposts.best')).toBe('line 6, S2 Second, goalposts, best');
  expect(where('root.children[1].weight')).toBe('line 5, S2 Second, weight');
});

test('what has no name of its own is told by its number in the list that it is in', () => {
  const text = JSON.stringify({
    bands: [{ requires: [{}, {}] }, { id: 'b2' }],
    mechanism: [{}, { id: 'l2', title: 'The second' }],
    breaks: [{ on: '2026-01-01' }, { title: 'War' }],
    hypotheses: [{}, { id: 'h2' }],
    root: {
      title: 'Gauge',
      lookUp: [{}],
      children: [
        { weight: 1 },
        { title: 'Second', tripwires: [{}, { id: 't' }], levels: [{ title: 'some' }] },
        { title: ' ', id: 'third', children: [{}] },
      ],
    },
  });
  const where = makeStrategyPlaceNamer(text);
  expect(
    [
      'root.children[0].weight',
      'root.children[1].tripwires[0].when',
      'root.children[1].tripwires[1].when',
      'root.children[1].levels[0].value',
      'root.children[2].children[0].id',
      'root.lookUp[0].url',
      'bands[0].requires[1].node',
      'bands[1].from',
      'mechanism[0].cause',
      'mechanism[1].cause',
      'breaks[0].nodes[1]',
      'breaks[1].on',
      'hypotheses[0].id',
      'hypotheses[1].title',
    ].map((path) => where(path)),
  ).toEqual(
    [
      'Gauge, child 1, weight',
      'Second, tripwire 1, when',
      'Second, tripwire t, when',
      'Second, level some, value',
      'third, child 1, id',
      'Gauge, lookUp 1, url',
      'band 1, requirement 2, node',
      'band b2, from',
      'link 1, cause',
      'link The second, cause',
      'break 1, nodes 2',
      'break War, on',
      'hypothesis 1, id',
      'hypothesis h2, title',
    ].map((names) => `line 1, ${names}`),
  );
  expect(makeStrategyPlaceNamer('\n{ "root": {\n"id": 1 } }')('root.why')).toBe(
    'line 2, the index, why',
  );
});

test('of two fields of one name the first is told', () => {
  expect(makeStrategyPlaceNamer('{ "id": 1,\n"id": 2 }')('id')).toBe('line 1, id');
});

test('a text of twenty million signs is passed over', () => {
  const text = `{ "why": "${'a'.repeat(20_000_000)}",\n"id": "a" }`;
  expect(makeStrategyPlaceNamer(text)('id')).toBe('line 2, id');
});

test('four times as many places cost about four times as much to tell', () => {
  // Counted: expressions matched against the text, names read from it, and signs of texts that were cut into lines.
  const work = (size: number): number => {
    const ids = Array.from({ length: size }, (_, at) => `i-${at}`);
    const text = JSON.stringify(
      document([
        branch(
          'all',
          ids.map((id) => leaf(id)),
        ),
      ]),
      undefined,
      1,
    );
    let done = 0;
    const { exec } = RegExp.prototype;
    const { split } = String.prototype;
    const { parse } = JSON;
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, given) {
      done += 1;
      return exec.call(this, given);
    });
    vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, ...how) {
      done += this.length;
      return Reflect.apply(split, this, how);
    });
    vi.spyOn(JSON, 'parse').mockImplementation((given) => {
      done += 1;
      return parse(given);
    });
    const where = makeStrategyPlaceNamer(text);
    const told = ids.map((_, at) => where(`root.children[0].children[${at}].title`));
    vi.restoreAllMocks();
    expect(new Set(told).size).toBe(size);
    return done;
  };
  expect(work(200)).toBeLessThan(6 * work(50));
});

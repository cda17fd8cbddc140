import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/model/day.ts';
import { type Problem, Refusal } from '../../src/model/problem.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { SMALL, small } from './small.ts';

type Keys = readonly (string | number)[];
type Json = Record<string | number, unknown>;

function problemsOf(text: string): readonly Problem[] {
  try {
    checkStrategy(text, '');
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}

function keysOf(path: string): Keys {
  return [...path.matchAll(/\[(\d+)\]|\[("(?:\\.|[^"\\])*")\]|([\w-]+)/g)].map(
    ([, place, quoted, name]) =>
      place !== undefined ? Number(place) : quoted !== undefined ? JSON.parse(quoted) : name,
  );
}

/** The small strategy as text with another value at some keys; undefined takes it away. */
function changed(keys: Keys, value: unknown): string {
  const root: Json = { file: structuredClone(SMALL) };
  const all = ['file', ...keys];
  const last = all.pop() as string | number;
  const parent = all.reduce<Json>((object, key) => object[key] as Json, root);
  // An assignment to __proto__ would make no field.
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true });
  return JSON.stringify(root.file);
}

describe('a strategy', () => {
  test('is linked with its defaults', () => {
    expect(small.hash).toBe('0123abcd');
    expect(isoDay(small.start)).toBe('2024-11-08');
    expect(small.leaves.map(({ id }) => id)).toEqual(['LAND', 'acts', 'arms', 'oil']);
    expect(small.branches.map(({ id }) => id)).toEqual(['top', 'inner']);
    expect(small.tracks.map(({ id }) => id)).toEqual(['inner']);
    expect(small.linkTitles).toEqual({ cause: 'here', effect: 'effect' });
    expect(small.links[0]).toMatchObject({ cause: { id: 'LAND' }, effect: { id: 'inner' } });
    expect(small.bands.map(({ requires }) => requires)).toMatchObject([
      [],
      [{ node: { id: 'inner' }, atLeast: 10 }],
    ]);
    const [land, acts, arms, oil] = small.leaves;
    expect(land).toMatchObject({
      decimals: 10,
      weight: 1,
      expires: 401,
      log: false,
      signed: false,
    });
    expect(land?.tripwires).toEqual([
      { level: 'alert', title: 'much', rule: { kind: 'atLeast', value: 500 } },
      { level: 'watch', title: 'a step', rule: { kind: 'falls', by: 3, days: 30 } },
    ]);
    expect(acts).toMatchObject({
      unit: '',
      decimals: 0,
      lag: 0,
      expires: 395,
      signed: true,
      tripwires: [],
      lookUp: [],
    });
    expect(arms?.parent).toBe(small.nodes.get('inner'));
    expect(oil).toMatchObject({ log: true, expires: 60 });
    expect(small.index.parent).toBeUndefined();
    const plain = checkStrategy(changed(['index', 'children', 1, 'track'], false), '');
    expect(plain.tracks).toBe(plain.index.children);
  });

  test('may hold comments, trailing commas and a byte order mark', () => {
    const plain = changed(['title'], 'a //, /* b');
    const text = `\uFEFF// one\n${plain.replace(/[}\]]/g, ' /* , */ , $&')}`;
    expect(checkStrategy(text, '').title).toBe('a //, /* b');
    for (const wrong of ['[,]', '{,}', '[1,,]', '[1 2]', '{"a":1', '', '/']) {
      expect(problemsOf(wrong)[0]?.message, wrong).toContain('not JSON');
    }
    expect(problemsOf('{\n "a": 1\n "b": 2 }')[0]?.message).toContain('line 3');
  });

  // Where, what is put there, a word of the message, and where it is told if not there.
  const leaf = 'index.children[0]';
  const inner = 'index.children[1]';
  test.each<[string, unknown, string, string?]>([
    ['format', 'axiswatch.strategy/2', 'this is axiswatch.strategy/2; this program reads /3'],
    ['format', undefined, 'axiswatch.strategy/3'],
    ['id', 'a b', 'hyphens'],
    ['title', ' ', 'not empty'],
    ['start', '2025-02-29', 'exists'],
    ['question', 3, 'text'],
    ['answers.still', undefined, 'missing'],
    ['answers.maybe', 'x', 'not a field'],
    ['sides', undefined, 'missing'],
    ['sides[1].id', 'OURS', 'another'],
    ['source.date', 2024, 'text'],
    ['bands', [], 'not empty'],
    ['bands[0].from', 1, '0'],
    ['bands[0].requires', { inner: 3 }, 'first'],
    ['bands[1].from', 0, 'above 0'],
    ['bands[1].from', 100, 'under 100'],
    ['bands[0].from', -0.5, 'from 0'],
    ['bands[1].requires.out', 3, 'not a node'],
    ['bands[1].requires.inner', '3', 'number'],
    ['bands[1].title', undefined, 'title, from'],
    ['links[0].cause', 'lnad', 'LAND'],
    ['links[0].effect', 'inenr', 'inner'],
    ['linkTitles.effect', '', 'empty'],
    ['index.children', [], 'not empty'],
    ['index', 3, 'braces'],
    [`${leaf}.best`, 630, 'differ'],
    [`${leaf}.best`, undefined, 'missing'],
    [`${leaf}.best`, '0', 'number'],
    [`${leaf}.worst`, null, 'number'],
    [`${leaf}.decimals`, 11, '10'],
    [`${leaf}.weight`, -1, 'at least 0'],
    [`${leaf}.every`, 1.5, 'whole'],
    [`${leaf}.every`, 0, 'at least 1'],
    [`${leaf}.lag`, -1, 'at least 0'],
    [`${leaf}.expires`, 30, '31'],
    [`${leaf}.mean`, 0, 'at least 1'],
    [`${leaf}.scale`, 'logarithmic', 'linear'],
    [`${leaf}.count`, 30, 'mean and count', leaf],
    [`${leaf}.levels`, ['a', 'b'], 'mean and levels', leaf],
    [`${leaf}.levels`, ['a'], 'two'],
    [`${leaf}.signed`, true, 'count'],
    [`${leaf}.scale`, 'log', 'above 0', `${leaf}.best`],
    [`${leaf}.wieght`, 1, 'did you mean weight?'],
    [`${leaf}.tripwires[0].watch`, 'x', 'either', `${leaf}.tripwires[0]`],
    [`${leaf}.tripwires[0].atMost`, 3, 'exactly one', `${leaf}.tripwires[0]`],
    [`${leaf}.tripwires[0].days`, 3, 'rises or falls'],
    [`${leaf}.tripwires[1].days`, undefined, 'missing'],
    [`${leaf}.tripwires[1].days`, 0, 'at least 1'],
    [`${leaf}.tripwires[1].falls`, 0, 'above 0'],
    [`${leaf}.tripwires[1].falls`, undefined, 'exactly one', `${leaf}.tripwires[1]`],
    [`${leaf}.lookUp[0].url`, undefined, 'missing'],
    [`${inner}.id`, 'Land', 'another'],
    [`${inner}.unit`, 'km', 'not a field of a branch'],
    [`${inner}.children`, [{ weight: 0 }], 'above 0'],
    [`${inner}.track`, 1, 'true or false'],
    [`${inner}.children[0].scale`, 'log', 'linear'],
    [`${inner}.children[1].scale`, 'log', 'linear'],
    [`${inner}.children[2].worst`, 0, 'above 0'],
    [`${inner}.children[2]["a b"]`, 0, 'not a field'],
    [`${inner}.children[2].__proto__`, { weight: 3 }, 'not a field'],
    ['constructor', 0, 'not a field of a strategy'],
    ['format', 'axis/3', 'this is axis/3; this program reads axiswatch.strategy/3'],
    ['format', 5, 'no format is named; this program reads axiswatch.strategy/3'],
    ['title', ['a', 'b'], 'not a list of 2'],
    ['title', { a: 1 }, 'not an object'],
    ['title', null, 'not null'],
    ['id', `${'a '.repeat(30)}`, `not "${'a '.repeat(30)}"`],
    ['id', `${'a '.repeat(31)}`, `not "${'a '.repeat(30)}…"`],
    ['index.id', 'oIL', 'another', `${inner}.children[2].id`],
    [`${leaf}.decimals`, -1, '0 to 10'],
    [`${leaf}.decimals`, 0.5, 'whole'],
    [`${leaf}.expires`, 0, 'at least 1'],
    [`${leaf}.tripwires[1].days`, 2 ** 53, 'whole'],
    [`${inner}.children[2].worst`, -1, 'above 0'],
    ['bands[1].requires', 5, 'node ids'],
    ['bands[1].from', '3', 'under 100'],
  ])('%s: %j is refused', (path, value, word, at = path) => {
    const told = problemsOf(changed(keysOf(path), value)).filter((problem) => problem.path === at);
    expect(told.map(({ message }) => message).join()).toContain(word);
  });

  test.each<[string, unknown]>([
    ['bands[1].from', 99.9],
    ['bands[1].from', 1e-9],
    ['sides', []],
    ['links', undefined],
    [`${leaf}.decimals`, 0],
    [`${leaf}.every`, 1],
    [`${leaf}.expires`, 31],
    [`${leaf}.lag`, 0],
    [`${leaf}.mean`, 1],
    [`${leaf}.weight`, 0],
    [`${leaf}.worst`, -1],
    [`${leaf}.scale`, 'linear'],
    [`${leaf}.signed`, false],
    [`${leaf}.tripwires[1].days`, 1],
    [`${leaf}.tripwires[1].falls`, 1e-9],
    [`${inner}.children[1].levels`, ['a', 'b']],
    [`${inner}.children[2].best`, 1e-9],
  ])('%s: %j is taken', (path, value) => {
    expect(problemsOf(changed(keysOf(path), value))).toEqual([]);
  });

  test('is refused with every problem at once, whatever kind each is of', () => {
    const file = structuredClone(SMALL);
    file.start = 'never';
    file.links[0] = { title: 'x', cause: 'nobody', effect: 'inner' };
    const [land, inner] = file.index.children;
    Object.assign(land as object, { every: 0, colour: 3, worst: 0 });
    for (const child of inner?.children ?? []) Object.assign(child, { weight: 0 });
    expect(problemsOf(JSON.stringify(file)).map(({ path }) => path)).toEqual([
      'start',
      'index.children[0].every',
      'index.children[0].colour',
      'index.children[0].best',
      'index.children[1].children',
      'links[0].cause',
    ]);
    Object.assign(inner as object, { weight: 0 });
    expect(problemsOf(JSON.stringify(file)).map(({ path }) => path)).not.toContain(
      'index.children[1].children',
    );
  });

  test('has at most 100 levels and 20,000 nodes', () => {
    const leaves = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `n${from + at}`,
        title: 'n',
        worst: 0,
        best: 1,
        every: 1,
      }));
    const withIndex = (children: unknown) => {
      const index = { id: 'top', title: 'Top', children };
      return JSON.stringify({ ...SMALL, links: [], bands: SMALL.bands.slice(0, 1), index });
    };
    const nested = (levels: number): unknown[] =>
      levels === 1
        ? leaves(0, 1)
        : [{ id: `b${levels}`, title: 'b', children: nested(levels - 1) }];
    expect(problemsOf(withIndex(leaves(0, 19_999)))).toEqual([]);
    expect(problemsOf(withIndex(leaves(0, 20_000)))).toMatchObject([{ path: 'index' }]);
    expect(problemsOf(withIndex(nested(99)))).toEqual([]);
    expect(problemsOf(withIndex(nested(100)))).toMatchObject([{ path: 'index' }]);
    const deep = '{"children":['.repeat(200_000);
    expect(problemsOf(`{"format":"axiswatch.strategy/3","index":${deep}`)).toMatchObject([
      { path: '' },
    ]);
    const closed = `${deep}${']}'.repeat(200_000)}}`;
    expect(problemsOf(`{"format":"axiswatch.strategy/3","index":${closed}`)).toMatchObject([
      { path: 'index' },
    ]);
  });

  test('with anything anywhere is taken, or refused at places that are there', () => {
    const places = (value: unknown, keys: Keys = []): [Keys, unknown][] => [
      [keys, value],
      ...(typeof value === 'object' ? Object.entries(value ?? {}) : []).flatMap(([key, one]) =>
        places(one, [...keys, key]),
      ),
    ];
    const all = places(SMALL);
    const objects = all.filter(([, value]) => typeof value === 'object');
    const names = ['__proto__', 'constructor', 'toString', 'children', 'levels', 'a.b', ''];
    const keys = fc.oneof(
      fc.constantFrom(...all).map(([place]) => place),
      fc
        .tuple(fc.constantFrom(...objects), fc.constantFrom(...names))
        .map(([[place], name]) => [...place, name]),
    );
    fc.assert(
      fc.property(keys, fc.jsonValue(), (place, value) => {
        const text = changed(place, value);
        for (const { path } of problemsOf(text)) {
          if (path === '') continue;
          const parent = keysOf(path).slice(0, -1);
          const found = parent.reduce<unknown>(
            (object, key) => Object.getOwnPropertyDescriptor(object, key)?.value,
            JSON.parse(text),
          );
          expect(found, path).toBeTypeOf('object');
        }
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';
import { branch, document, leaf, problemsOf, type Raw, said, strategyFrom } from './make.ts';
import { serialiseStrategy } from './serialise-strategy.ts';

/** A document with the indicator `a`, the branch `part` over the indicator `b`, and the bands `low` and `high`. */
const sound = (): Raw =>
  document([leaf('a', { code: 'A1' }), branch('part', [leaf('b', { code: 'B1' })])]);

const PLACES: Readonly<Record<string, string>> = {
  a: 'root.children[0]',
  part: 'root.children[1]',
  b: 'root.children[1].children[0]',
};

/** The same in format 2, with a link, a break and two hypotheses. */
const soundOfTwo = (): Raw => ({
  ...sound(),
  format: 'axiswatch.strategy/2',
  start: '2024-11-08',
  mechanism: [{ id: 'whole', title: 'Whole', cause: 'a', effect: 'part' }],
  breaks: [{ on: '2026-02-28', title: 'War', nodes: ['a'] }],
  hypotheses: [
    { id: 'ours', title: 'Ours', says: 'Pressure works.' },
    { id: 'theirs', title: 'Theirs' },
  ],
});

/** `part.weight` as a path in the file, `root.children[1].weight`. */
function fullPath(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return [PLACES[first] ?? first, ...rest].join('.');
}

/** The document with a value set at each path; undefined takes the field away. */
function changed(changes: Readonly<Record<string, unknown>>, raw = sound()): Raw {
  for (const [path, value] of Object.entries(changes)) {
    const keys = fullPath(path)
      .split(/[.[\]]+/)
      .filter((key) => key !== '');
    const last = keys.pop() ?? '';
    let at: unknown = raw;
    for (const key of keys) at = isRaw(at) ? at[key] : undefined;
    if (!isRaw(at)) throw new Error(`nothing at ${path}`);
    at[last] = value;
  }
  return raw;
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}

const wire = (id: string, when: unknown, more: Raw = {}): Raw => ({
  id,
  severity: 'alert',
  title: id,
  when,
  ...more,
});

const levels = (...values: readonly number[]) =>
  values.map((value) => ({ value, title: `level ${value}` }));

/** What is wrong, where the file is changed, to what, and where the problem is said when not there. */
type Case = readonly [what: string, at: string, value: unknown, said?: string];

const refusals: readonly Case[] = [
  ['an unknown format', 'format', 'axiswatch.strategy/9'],
  ['no format', 'format', undefined],
  ['a duplicate id of two indicators', 'b.id', 'a'],
  ['an id shared by a branch and an indicator', 'part.id', 'a'],
  ['an id shared with the root', 'a.id', 'gauge'],
  ['a duplicate code', 'b.code', 'A1'],
  ['an id in capitals', 'a.id', 'RU1'],
  ['an empty id', 'a.id', ''],
  ['equal goalposts', 'a.goalposts', { worst: 5, best: 5 }],
  [
    'a log scale with a goalpost of 0',
    'a.goalposts',
    { worst: 0, best: 5, scale: 'log' },
    'a.goalposts.worst',
  ],
  [
    'a log scale with a goalpost below 0',
    'a.goalposts',
    { worst: 1, best: -5, scale: 'log' },
    'a.goalposts.best',
  ],
  ['a negative weight of a branch', 'part.weight', -1],
  ['a negative weight of an indicator', 'a.weight', -0.1],
  ['a branch whose weights are all 0', 'b.weight', 0, 'part.children'],
  ['weights too large to be added up', 'b.weight', 1e308, 'part.children'],
  ['no children', 'part.children', []],
  ['no field children', 'part.children', undefined],
  ['no band', 'bands', []],
  ['no field bands', 'bands', undefined],
  ['a first band that is not from 0', 'bands[0].from', 1],
  ['a from that does not rise strictly', 'bands[1].from', 0],
  ['a from of 100', 'bands[1].from', 100],
  ['a duplicate band id', 'bands[1].id', 'low'],
  ['an unknown kind', 'a.kind', 'leaf'],
  ['an unknown method', 'part.aggregation', { method: 'median' }, 'part.aggregation.method'],
  ['an unknown scale', 'a.goalposts', { worst: 1, best: 2, scale: 'sqrt' }, 'a.goalposts.scale'],
  ['an unknown role', 'part.role', 'cause'],
  ['a root that is a group', 'root.kind', 'group'],
  ['a root that is an indicator', 'root', leaf('a'), 'root.kind'],
  [
    'a band that requires a node that is not there',
    'bands[1].requires',
    [{ node: 'nobody', atLeast: 4 }],
    'bands[1].requires[0].node',
  ],
  [
    'a band that requires more than 100',
    'bands[1].requires',
    [{ node: 'a', atLeast: 101 }],
    'bands[1].requires[0].atLeast',
  ],
  [
    'a band that requires less than 0',
    'bands[1].requires',
    [{ node: 'a', atLeast: -1 }],
    'bands[1].requires[0].atLeast',
  ],
  [
    'a tripwire that names one that is not there',
    'a.tripwires',
    [wire('t', { any: 1, of: ['nobody'] })],
    'a.tripwires[0].when.of[0]',
  ],
  [
    'a mechanism whose cause is not there',
    'mechanism',
    { cause: 'nobody', effect: 'a' },
    'mechanism.cause',
  ],
  [
    'a mechanism whose effect is not there',
    'mechanism',
    { cause: 'a', effect: 'nobody' },
    'mechanism.effect',
  ],
  ['a when of another shape', 'a.tripwires', [wire('t', { above: 4 })], 'a.tripwires[0].when'],
  [
    'a when of two shapes at once',
    'a.tripwires',
    [wire('t', { atLeast: 4, atMost: 2 })],
    'a.tripwires[0].when',
  ],
  ['a fall without days', 'a.tripwires', [wire('t', { fallsBy: 4 })], 'a.tripwires[0].when'],
  [
    'withinDays of 0',
    'a.tripwires',
    [wire('t', { fallsBy: 4, withinDays: 0 })],
    'a.tripwires[0].when.withinDays',
  ],
  [
    'any of 0',
    'a.tripwires',
    [wire('s', { atLeast: 1 }), wire('t', { any: 0, of: ['s'] })],
    'a.tripwires[1].when.any',
  ],
  [
    'any above the count',
    'a.tripwires',
    [wire('s', { atLeast: 1 }), wire('t', { any: 2, of: ['s'] })],
    'a.tripwires[1].when.any',
  ],
  [
    'a tripwire that names itself',
    'a.tripwires',
    [wire('t', { any: 1, of: ['t'] })],
    'a.tripwires[0].when.of',
  ],
  [
    'tripwires in a circle',
    'a.tripwires',
    [wire('s', { any: 1, of: ['t'] }), wire('t', { any: 1, of: ['s'] })],
    'a.tripwires[0].when.of',
  ],
  [
    'a duplicate tripwire id',
    'a.tripwires',
    [wire('t', { atLeast: 1 }), wire('t', { atLeast: 1 })],
    'a.tripwires[1].id',
  ],
  [
    'an unknown severity',
    'a.tripwires',
    [wire('t', { atLeast: 1 }, { severity: 'red' })],
    'a.tripwires[0].severity',
  ],
  ['a target score below 0', 'a.target', { score: -1, by: '2027-01-01' }, 'a.target.score'],
  [
    'a target score above 100',
    'root.target',
    { score: 101, by: '2027-01-01' },
    'root.target.score',
  ],
  ['a target without a day', 'root.target', { score: 60 }, 'root.target.by'],
  ['minCoverage above 1', 'part.minCoverage', 1.1],
  ['minCoverage below 0', 'part.minCoverage', -0.1],
  ['halfLifeDays of 0', 'a.halfLifeDays', 0],
  ['cadenceDays below 0', 'a.cadenceDays', -1],
  ['maxAgeDays below 0', 'a.maxAgeDays', -1],
  ['a step of 0', 'a.step', 0],
  ['decimals of 1.5', 'a.decimals', 1.5],
  ['decimals of 11', 'a.decimals', 11],
  ['decimals of −1', 'a.decimals', -1],
  ['a floor of 0', 'part.aggregation', { method: 'geometric', floor: 0 }, 'part.aggregation.floor'],
  [
    'a floor above 100',
    'part.aggregation',
    { method: 'harmonic', floor: 101 },
    'part.aggregation.floor',
  ],
  [
    'a shift of 0',
    'part.aggregation',
    { method: 'shifted-geometric', shift: 0 },
    'part.aggregation.shift',
  ],
  ['power without exponent', 'part.aggregation', { method: 'power' }, 'part.aggregation.exponent'],
  [
    'a floor on arithmetic',
    'part.aggregation',
    { method: 'arithmetic', floor: 1 },
    'part.aggregation.floor',
  ],
  [
    'a shift on geometric',
    'part.aggregation',
    { method: 'geometric', shift: 9 },
    'part.aggregation.shift',
  ],
  [
    'an exponent on harmonic',
    'part.aggregation',
    { method: 'harmonic', exponent: 2 },
    'part.aggregation.exponent',
  ],
  [
    'a floor on a positive power',
    'part.aggregation',
    { method: 'power', exponent: 2, floor: 1 },
    'part.aggregation.floor',
  ],
  ['an aggregation on an indicator', 'a.aggregation', { method: 'arithmetic' }],
  ['goalposts on a branch', 'part.goalposts', { worst: 0, best: 1 }],
  ['a number as text', 'a.weight', '1'],
  ['null for a number', 'a.cadenceDays', null],
  ['text for a list', 'part.children', 'b'],
  ['a child that is no object', 'part.children', [3], 'part.children[0]'],
  ['a requireAll that is no yes or no', 'part.requireAll', 'yes'],
  ['no id', 'id', undefined],
  ['no title', 'title', undefined],
  ['no root', 'root', undefined],
  ['a branch without id', 'part.id', undefined],
  ['a branch without title', 'part.title', undefined],
  ['a node without kind', 'part.kind', undefined],
  ['an indicator without id', 'a.id', undefined],
  ['an indicator without title', 'a.title', undefined],
  ['an indicator without goalposts', 'a.goalposts', undefined],
  ['goalposts without best', 'a.goalposts', { worst: 1 }, 'a.goalposts.best'],
  ['an indicator without cadenceDays', 'a.cadenceDays', undefined],
  ['an indicator without halfLifeDays', 'a.halfLifeDays', undefined],
  ['an empty title', 'a.title', ' '],
  ['an empty title of a band', 'bands[0].title', ''],
  ['a start that does not exist', 'start', '2023-02-29'],
  ['a target day that does not exist', 'a.target', { score: 1, by: '2023-13-01' }, 'a.target.by'],
  ['a source day that does not exist', 'source', { title: 'x', date: '2023-04-31' }, 'source.date'],
  ['no level', 'a.levels', []],
  ['equal levels', 'a.levels', levels(0, 1, 0), 'a.levels[2].value'],
  ['an unknown field of the file', 'colour', 'red'],
  ['an unknown field of a branch', 'part.colour', 'red'],
  ['an unknown field of an indicator', 'a.colour', 'red'],
  [
    'an unknown field of goalposts',
    'a.goalposts',
    { worst: 0, best: 1, mid: 0.5 },
    'a.goalposts.mid',
  ],
  ['an unknown field of a band', 'bands[0].to', 50],
];

/** What is wrong in a file of format 2, where it is changed, to what, where the problem is said, and how. */
type CaseOfTwo = readonly [what: string, at: string, value: unknown, said: string, how: string];

const link = (id: string, cause = 'a', effect = 'part'): Raw => ({ id, title: id, cause, effect });
const GONE = 'there is no node "nobody"; write the id of one';
const WAYS = '{ "halfLifeDays": 365 } or { "days": 365 }';
const NO_EXPECTATION =
  'must be 1 where the score is to rise, -1 where it is to fall, 0 where it is to stand still';
const startOf = (what: string): string =>
  `is left out and must be there where there are ${what}; write the day on which the strategy begins, such as "2026-11-25"`;

const refusalsOfTwo: readonly CaseOfTwo[] = [
  [
    'the one-object mechanism of format 1',
    'mechanism',
    { cause: 'a', effect: 'part' },
    'mechanism',
    'must be a list of links in [ ]; write [{ "id": "whole", "title": "The push, then the move", "cause": "node-id", "effect": "node-id" }]',
  ],
  [
    'a link id twice',
    'mechanism',
    [link('x'), link('y'), link('x')],
    'mechanism[2].id',
    'the link id "x" is used already at line 1, link x, id; each one once',
  ],
  ['a cause that is not there', 'mechanism', [link('x', 'nobody')], 'mechanism[0].cause', GONE],
  [
    'an effect that is not there',
    'mechanism',
    [link('x'), link('y', 'a', 'nobody')],
    'mechanism[1].effect',
    GONE,
  ],
  [
    'a link without a title',
    'mechanism[0].title',
    undefined,
    'mechanism[0].title',
    'is left out and must be there; give it a title in quotes',
  ],
  [
    'a link with a blank title',
    'mechanism[0].title',
    ' ',
    'mechanism[0].title',
    'a title must not be empty; give it one',
  ],
  [
    'a link without an id',
    'mechanism[0].id',
    undefined,
    'mechanism[0].id',
    'is left out and must be there; give it a name of a-z, 0-9 and -, such as "land-taken"',
  ],
  ['links without a start', 'start', undefined, 'start', startOf('links')],
  ['hypotheses without a start', 'start', undefined, 'start', startOf('hypotheses')],
  [
    'a break of a node that is not there',
    'breaks[0].nodes[0]',
    'nobody',
    'breaks[0].nodes[0]',
    GONE,
  ],
  [
    'a break on a day that does not exist',
    'breaks[0].on',
    '2026-02-30',
    'breaks[0].on',
    '"2026-02-30" is no day that exists; write it as "2026-11-25"',
  ],
  [
    'a break without a day',
    'breaks[0].on',
    undefined,
    'breaks[0].on',
    'is left out and must be there; write the day, such as "2026-02-28"',
  ],
  [
    'a break without nodes',
    'breaks[0].nodes',
    undefined,
    'breaks[0].nodes',
    'is left out and must be there; list the ids of nodes in [ ]',
  ],
  [
    'a break without a title',
    'breaks[0].title',
    '',
    'breaks[0].title',
    'a title must not be empty; give it one',
  ],
  [
    'a hypothesis id twice',
    'hypotheses[1].id',
    'ours',
    'hypotheses[1].id',
    'the hypothesis id "ours" is used already at line 1, hypothesis Ours, id; each one once',
  ],
  [
    'a hypothesis of a name that every object has',
    'hypotheses[1].id',
    'constructor',
    'hypotheses[1].id',
    'cannot be named "constructor"; choose another word',
  ],
  [
    'a hypothesis without a title',
    'hypotheses[1].title',
    '',
    'hypotheses[1].title',
    'a title must not be empty; give it one',
  ],
  [
    'an expectation of a hypothesis that is not there',
    'b.expects',
    { ours: 1, nobody: 0 },
    'b.expects.nobody',
    'there is no hypothesis "nobody"; write the id of one',
  ],
  ['an expectation of 2', 'b.expects', { ours: 2 }, 'b.expects.ours', NO_EXPECTATION],
  ['an expectation in words', 'b.expects', { ours: 'rises' }, 'b.expects.ours', NO_EXPECTATION],
  [
    'expectations in a list',
    'b.expects',
    [1],
    'b.expects',
    'must be a group of fields in { }, not a list in [ ]',
  ],
  [
    'a requirement above 100',
    'bands[1].requires',
    [{ node: 'a', atLeast: 100.5 }],
    'bands[1].requires[0].atLeast',
    'must be 100 or less, not 100.5',
  ],
  [
    'a requirement below 0',
    'bands[1].requires',
    [{ node: 'a', atLeast: -1 }],
    'bands[1].requires[0].atLeast',
    'must be 0 or more, not -1',
  ],
  [
    'a count both ways',
    'b.count',
    { halfLifeDays: 365, days: 365 },
    'b.count',
    `has both "halfLifeDays" and "days"; write one of them, ${WAYS}`,
  ],
  [
    'a count neither way',
    'b.count',
    {},
    'b.count',
    `has neither "halfLifeDays" nor "days"; write one of them, ${WAYS}`,
  ],
  ['a count that is a number', 'b.count', 365, 'b.count', `is no way to count; write ${WAYS}`],
  ['a count of 0 days', 'b.count', { days: 0 }, 'b.count.days', 'must be above 0, not 0'],
  [
    'a count that halves in 0 days',
    'b.count',
    { halfLifeDays: 0 },
    'b.count.halfLifeDays',
    'must be above 0, not 0',
  ],
  [
    'a rolling mean without atLeast',
    'b.rolling',
    { days: 365 },
    'b.rolling.atLeast',
    'is left out and must be there; write how many readings there must be, such as 8',
  ],
  [
    'a rolling mean without days',
    'b.rolling',
    { atLeast: 8 },
    'b.rolling.days',
    'is left out and must be there; write the days of the readings of which it is the mean, such as 365',
  ],
  [
    'a rolling mean of 0 days',
    'b.rolling',
    { days: 0, atLeast: 1 },
    'b.rolling.days',
    'must be above 0, not 0',
  ],
  [
    'a rolling mean of no reading',
    'b.rolling',
    { days: 9, atLeast: 0.5 },
    'b.rolling.atLeast',
    'must be 1 or more, not 0.5',
  ],
  ['an origin that is no text', 'b.origin', 7, 'b.origin', 'must be a text in quotes, not 7'],
];

describe('a strategy of format 2', () => {
  test('with a link, a break and hypotheses is sound', () => {
    expect(problemsOf(soundOfTwo())).toEqual([]);
  });

  test.each(refusalsOfTwo)('is refused for %s', (_what, at, value, where, how) => {
    expect(problemsOf(changed({ [at]: value }, soundOfTwo()))).toContain(
      `${fullPath(where)}: ${how}`,
    );
  });

  test.each([
    ['rolling', { 'b.rolling': { days: 365, atLeast: 8 } }],
    ['levels', { 'b.levels': levels(0, 1) }],
  ])('is refused for a count beside %s', (field, beside) => {
    const raw = changed({ 'b.count': { days: 365 }, ...beside }, soundOfTwo());
    expect(problemsOf(raw)).toEqual([
      `${fullPath('b.count')}: stands beside "${field}", and what is counted has no readings; take one of the two away`,
    ]);
  });

  test('is refused for a count on a log scale', () => {
    const goalposts = { worst: 1, best: 9, scale: 'log' };
    const raw = changed({ 'b.count': { days: 365 }, 'b.goalposts': goalposts }, soundOfTwo());
    expect(problemsOf(raw)).toEqual([
      `${fullPath('b.count')}: stands beside a log scale, which has no place for a count of 0; write "scale": "linear"`,
    ]);
  });

  test('needs no start for breaks alone, nor for lists that are empty', () => {
    const bare = { start: undefined, mechanism: [], hypotheses: undefined };
    expect(problemsOf(changed(bare, soundOfTwo()))).toEqual([]);
  });

  test('keeps what its indicators say', () => {
    const says = {
      'a.rolling': { days: 365, atLeast: 8 },
      'a.origin': ' Customs ',
      'b.count': { halfLifeDays: 365 },
      'b.expects': { ours: 1, theirs: 0 },
      'b.origin': ' \t',
    };
    const { breaks, hypotheses, mechanism, root } = strategyFrom(changed(says, soundOfTwo()));
    const [a, part] = root.children;
    expect(a).toMatchObject({
      rolling: { days: 365, atLeast: 8 },
      origin: ' Customs ',
      expects: {},
    });
    const b = part !== undefined && 'children' in part ? part.children[0] : undefined;
    expect(b).toMatchObject({ count: { halfLifeDays: 365 }, expects: { ours: 1, theirs: 0 } });
    // A blank one counts as left out.
    expect(b).not.toHaveProperty('origin');
    expect({ breaks, hypotheses, mechanism }).toEqual({
      breaks: [{ on: '2026-02-28', title: 'War', nodes: ['a'] }],
      hypotheses: [
        { id: 'ours', title: 'Ours', says: 'Pressure works.' },
        { id: 'theirs', title: 'Theirs' },
      ],
      mechanism: [{ id: 'whole', title: 'Whole', cause: 'a', effect: 'part' }],
    });
  });
});

describe('a strategy of format 1', () => {
  const how =
    'there is no such field in axiswatch.strategy/1; write "format": "axiswatch.strategy/2" to use it';
  test.each([
    ['b.count', { days: 365 }],
    ['b.rolling', { days: 365, atLeast: 8 }],
    ['b.expects', {}],
    ['b.origin', 'Customs'],
    ['breaks', []],
    ['hypotheses', []],
  ])('is refused for %s, with how to go on', (at, value) => {
    expect(problemsOf(changed({ [at]: value }))).toEqual([`${fullPath(at)}: ${how}`]);
  });

  test.each([[[]], [[link('x')]]])('is refused for a list of links, %j', (links) => {
    expect(problemsOf(changed({ mechanism: links, start: '2024-11-08' }))).toEqual([
      'mechanism: must be a group of fields in { }, not a list in [ ]; several links need "format": "axiswatch.strategy/2"',
    ]);
  });

  test('has one link, without a name of its own and without a start', () => {
    const raw = changed({ mechanism: { cause: 'a', effect: 'part' } });
    expect(strategyFrom(raw)).toMatchObject({
      format: 'axiswatch.strategy/1',
      mechanism: [{ id: 'mechanism', title: 'a, then part', cause: 'a', effect: 'part' }],
      breaks: [],
      hypotheses: [],
    });
  });

  test('is told apart from a format that nobody knows, beside every other problem', () => {
    const raw = changed({ format: 'axiswatch.strategy/3', 'b.origin': 7 });
    expect(problemsOf(raw)).toEqual([
      'format: must be one of "axiswatch.strategy/1", "axiswatch.strategy/2", not the text "axiswatch.strategy/3"',
      `${fullPath('b.origin')}: must be a text in quotes, not 7`,
    ]);
  });
});

describe('comments in a strategy file', () => {
  const lines = (text: string): string => text.replaceAll(/,$/gm, ', // here: "a", [ and {');
  const text = JSON.stringify(soundOfTwo(), undefined, 2);
  test('are read over', () => {
    const told = lines(text).replace('"Ours"', '/* not\n"Theirs" */ "Ours"');
    expect(told).not.toBe(text);
    expect(parseStrategyText(`\uFEFF// A strategy\n${told}\n/* end */`)).toEqual(
      parseStrategyText(text),
    );
  });
  test('move no place: what is wrong is told by its line', () => {
    const broken = `/*\n*/\n${lines(text).replace('"War"', '""')}`;
    const at = broken.split('""')[0]?.split('\n').length;
    expect(parseStrategyText(broken)).toMatchObject({
      problems: [{ path: 'breaks[0].title', where: `line ${at}, break 1, title` }],
    });
  });
  test('are no part of a text', () => {
    const says = 'see https://example.org /* and */ // more';
    const { hypotheses } = strategyFrom(changed({ 'hypotheses[0].says': says }, soundOfTwo()));
    expect(hypotheses[0]?.says).toBe(says);
  });
});

describe('a strategy is refused, with the problem by its path, for', () => {
  for (const [what, at, value, where = at] of refusals) {
    test(what, () => {
      const paths = problemsOf(changed({ [at]: value })).map((line) => line.split(': ')[0]);
      expect(paths).toContain(fullPath(where));
    });
  }
  test('in these sentences', async () => {
    const told = refusals.map(([what, at, value]) => {
      const problems = problemsOf(changed({ [at]: value }));
      return `${what}\n${problems.map((problem) => `  ${problem}\n`).join('')}`;
    });
    await expect(told.join('')).toMatchFileSnapshot('strategy-refusals.txt');
  });
  test('a number that is not finite', () => {
    const text = JSON.stringify(sound()).replace('"worst":0', '"worst":1e999');
    const parsed = parseStrategyText(text);
    expect(parsed.ok ? '' : said(parsed.problems).join()).toContain(fullPath('a.goalposts.worst'));
  });
  test.each(['', '{', 'null', '[]', '3', '"axiswatch.strategy/1"'])(
    'a file that reads %s',
    (text) => {
      expect(parseStrategyText(text).ok).toBe(false);
    },
  );
  test('a tree too deep to be meant', () => {
    let node = leaf('x');
    for (let depth = 0; depth < 200; depth += 1) node = branch(`n${depth}`, [node]);
    expect(problemsOf(document([node]))).toEqual([
      ': nested deeper than 64 levels; flatten the tree',
    ]);
  });
  test('five million brackets are refused for their depth, before anything is made of them', () => {
    const parsed = parseStrategyText('['.repeat(5_000_000));
    expect(parsed.ok ? '' : said(parsed.problems)).toEqual([
      ': nested deeper than 64 levels; flatten the tree',
    ]);
  });
  test('brackets in a text are no depth', () => {
    const title = `"\\${'[{'.repeat(100)}`;
    expect(problemsOf(document([leaf('x', { title })]))).toEqual([]);
  });
});

describe('it is refused whole, with every problem listed', () => {
  const problems = problemsOf(
    changed({
      start: 'yesterday',
      'a.weight': -1,
      'b.goalposts': { worst: 2, best: 2 },
      'part.colour': 'red',
      'bands[1].requires': [{ node: 'nobody', atLeast: 1 }],
    }),
  );
  test.each([
    'start: "yesterday" is no day that exists; write it as "2026-11-25"',
    'root.children[1].colour: there is no such field; the fields here are kind, id, title, weight, role, owner, target, tripwires, aim, aggregation, minCoverage, requireAll, children',
    'root.children[1].children[0].goalposts: worst and best are equal; write the values of score 0 and of score 100',
    'bands[1].requires[0].node: there is no node "nobody"; write the id of one',
  ])('%s', (line) => expect(problems).toContain(line));
  test('once each', () => {
    expect(new Set(problems).size).toBe(problems.length);
    expect(problems).toHaveLength(5);
  });
});

describe('defaults', () => {
  const [a, part] = strategyFrom(
    document([leaf('a', { maxAgeDays: undefined }), branch('part', [leaf('b')])]),
  ).root.children;
  test('weight 1, scale linear, aggregation arithmetic, minCoverage 0.5, requireAll false', () => {
    expect(a).toMatchObject({ weight: 1, goalposts: { scale: 'linear' }, tripwires: [] });
    expect(part).toMatchObject({
      weight: 1,
      aggregation: { method: 'arithmetic' },
      minCoverage: 0.5,
      requireAll: false,
    });
  });
  test('maxAgeDays is the cadence and three half-lives', () => {
    expect(a).toMatchObject({ maxAgeDays: 210 });
  });
  test.each([
    [{ method: 'geometric' }, { floor: 1 }],
    [{ method: 'harmonic' }, { floor: 1 }],
    [{ method: 'shifted-geometric' }, { shift: 9 }],
    [{ method: 'power', exponent: -2 }, { floor: 1 }],
  ])('%o has %o', (aggregation, filled) => {
    expect(strategyFrom(document([leaf('a')], { aggregation })).root.aggregation).toMatchObject(
      filled,
    );
  });
});

describe('welcome are', () => {
  test('a weight of 0 beside one above 0', () => {
    expect(problemsOf(document([leaf('a', { weight: 0 }), leaf('b')]))).toEqual([]);
  });
  test('a root of any weight, since it is ignored', () => {
    expect(problemsOf(document([leaf('a')], { weight: 0 }))).toEqual([]);
  });
  test('a text that begins with a byte order mark', () => {
    expect(parseStrategyText(`\uFEFF${JSON.stringify(document([leaf('a')]))}`).ok).toBe(true);
  });
  test('a tripwire that combines others across the tree', () => {
    const raw = document(
      [
        leaf('a', { tripwires: [wire('s', { atLeast: 1 })] }),
        leaf('b', { tripwires: [wire('t', { risesBy: 1, withinDays: 9 })] }),
      ],
      { tripwires: [wire('both', { any: 2, of: ['s', 't'] })] },
    );
    expect(problemsOf(raw)).toEqual([]);
  });
  test('the same name for a node, a band and a tripwire: each has a name space of its own', () => {
    const raw = document([leaf('low', { code: 'low', tripwires: [wire('low', { atLeast: 1 })] })]);
    expect(problemsOf(raw)).toEqual([]);
  });
});

test('what is serialised parses to the same strategy', () => {
  const whole = strategyFrom(
    document(
      [
        branch('x', [leaf('a', { levels: levels(0, 1), step: 3, lookUp: [{ title: 'here' }] })], {
          aggregation: { method: 'power', exponent: 2 },
        }),
        branch('y', [leaf('b')], {
          aggregation: { method: 'power', exponent: -2, floor: 3 },
          kind: 'track',
        }),
      ],
      { target: { score: 60, by: '2027-06-30' } },
      { mechanism: { cause: 'x', effect: 'y' }, start: '2024-11-08' },
    ),
  );
  const again = parseStrategyText(serialiseStrategy(whole));
  expect(again).toEqual({ ok: true, value: { ...whole, format: 'axiswatch.strategy/2' } });
});

test('a link without a start is serialised in the format that takes it', () => {
  const whole = strategyFrom(changed({ mechanism: { cause: 'a', effect: 'part' } }));
  expect(parseStrategyText(serialiseStrategy(whole))).toEqual({ ok: true, value: whole });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStrategyFile } from '../../src/store/files/strategy-file.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { leaf } from '../core/make.ts';
import { breaches } from '../schema-check.ts';
import { machineNow } from '../store/samples.ts';
import { CAPPED, READINGS, sample, sampleShell, shell, TODAY } from './tools.ts';

/** What a document breaks of the schema that it names. */
function breachesOf(out: string): readonly string[] {
  const document: { schema: string } = JSON.parse(out);
  const [, name = ''] = /^axiswatch\.([a-z]+)\/1$/.exec(document.schema) ?? [];
  return breaches(name, document);
}

/** The columns of points in a text: the rows of each, and the sum printed under it. */
function columnsOf(out: string): readonly { rows: readonly number[]; sum: number }[] {
  return [...out.matchAll(/^ points .*\n([\s\S]*?)\n-{7}\n(.*)$/gm)].map(
    ([, body = '', last = '']) => ({
      rows: body.split('\n').flatMap((line) => pointsIn(line)),
      sum: pointsIn(last)[0] ?? Number.NaN,
    }),
  );
}

function pointsIn(line: string): readonly number[] {
  const [, points] = /^ *([+−]?[\d.]+) {2}/.exec(line.slice(0, 10)) ?? [];
  return points === undefined ? [] : [Number(points.replace('−', '-'))];
}

describe('explain', () => {
  test('says what moved the gauge since the strategy began, largest first', async () => {
    const { run } = await sampleShell();
    const { code, out, err } = await run(['explain']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`From 1 Jan 2026 to 25 Nov 2026, Gauge fell by 6.7 points: 53.3 -> 46.7 (±17,
within error).
B1 Code of conduct (2 -> 1 (Level 1)) lowered it by 16.7. A1 Land taken (60 ->
30 km²) raised it by 7.5.

 points  what moved it
  −16.7  B1 Code of conduct: 2 -> 1 (Level 1)
   +7.5  A1 Land taken: 60 -> 30 km²
   +2.5  A2 Aid: 40.0 -> 50.0 USD bn
-------
   −6.7  in all

strategy test e82ffd18
`);
  });

  test('every column of points adds up as printed, by role as well', async () => {
    const { run } = shell();
    for (const args of [[], ['--from', '365d'], ['--node', 'iran'], ['--to', '2025-06-30']]) {
      const columns = columnsOf((await run(['explain', ...args])).out);
      expect(columns).toHaveLength(2);
      for (const { rows, sum } of columns) {
        expect(rows.reduce((a, b) => a + b, 0)).toBeCloseTo(sum, 9);
      }
    }
  });

  test('the days may come in either order', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['explain', '--from', 'today', '--to', '2026-01-01']);
    expect(out).toContain('Gauge rose by 6.7 points: 46.7 -> 53.3 (±17,\nwithin error).');
  });

  test('a node is named by id or code in any case', async () => {
    const { run } = await sampleShell();
    expect((await run(['explain', '--node', 'FRONT'])).out).toContain('Front rose by 20.0 points');
    const { out } = await run(['explain', '--node', 'a1']);
    expect(out).toContain('A1 Land taken rose by 30.0');
    expect(out).toContain('\n  +30.0  A1 Land taken: 60 -> 30 km²\n-------\n  +30.0  in all\n');
    expect((await run(['explain', '--node', 'frnt'])).err).toBe(
      'axiswatch: there is no node "frnt"; the nearest is front\n',
    );
  });

  test('where a day has no score it says why there is no decomposition', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['explain', '--from', '2025-01-01']);
    expect(code).toBe(0);
    expect(out).toContain('Gauge has no score on 1 Jan 2025.');
    const { out: json } = await run(['explain', '--from', '2025-01-01', '--json']);
    expect(JSON.parse(json)).toMatchObject({ change: null, contributions: null });
  });

  test('--json is axiswatch.explain/1 and sums to the change', async () => {
    const { run } = shell();
    const { out } = await run(['explain', '--json']);
    expect(breachesOf(out)).toEqual([]);
    const { change, contributions }: { change: number; contributions: { points: number }[] } =
      JSON.parse(out);
    const sum = contributions.reduce((all, each) => all + each.points, 0);
    expect(sum).toBeCloseTo(change, 9);
  });

  test('a day that is none, or lies ahead, is wrong usage', async () => {
    const { run } = await sampleShell();
    expect(await run(['explain', '--to', '2027-01-01'])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: --to: 2027-01-01 lies after today, 2026-11-25, and nothing is recorded ahead; "axiswatch ahead" says what later days will show\n',
    });
  });
});

describe('movers', () => {
  test('lists what would move the gauge, the largest usual effect first, and what to refresh', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['movers', '--band', 'HIGH']);
    expect(code).toBe(0);
    expect(
      out,
    ).toBe(`What would move Gauge, 46.7 (90 % interval 34.6 to 58.8) on 25 Nov 2026: points
of it by a usual move of one indicator (step), and if the indicator stood at its
best or worst.

indicator           score  usual  step    best   worst    to High
B1 Code of conduct     33   5.00    10  +33.33  −16.67  2 (+33.3)
A1 Land taken          70   2.50    10   +7.50  −17.50          –
A2 Aid                 50   2.50    10  +12.50  −12.50          –

to High: the value of that indicator alone that reaches it, and the change of
its score; – is not reachable by it alone. Nearest: B1 Code of conduct.

First collection requirements, by share of the variance:
   91 %  B1 Code of conduct, 24 days old
    7 %  A2 Aid, 24 days old
    2 %  A1 Land taken, 24 days old

strategy test e82ffd18
`);
  });

  test('--json is axiswatch.movers/1, with the change to a goal band only where one is named', async () => {
    const { run } = shell();
    const plain = await run(['movers', '--json']);
    expect(breachesOf(plain.out)).toEqual([]);
    expect(plain.out).not.toContain('toBand');
    const goal = await run(['movers', '--json', '--band', 'limiting']);
    expect(breachesOf(goal.out)).toEqual([]);
    expect(goal.out).toContain('toBand');
  });

  test('an unknown band is refused with those there are', async () => {
    const { run } = await sampleShell();
    expect(await run(['movers', '--band', 'x'])).toEqual({
      code: 1,
      out: '',
      err: 'axiswatch: there is no band "x"; the bands are low, high\n',
    });
  });

  test('without a gauge it says so', async () => {
    const { run } = shell({ strategy: sample() });
    expect((await run(['movers'])).out).toContain('There is no index on this day');
  });
});

describe('uncertainty', () => {
  test('shows the seed, and the same seed gives the same draws', async () => {
    const { run } = await sampleShell();
    const args = ['uncertainty', '--draws', '300', '--seed', '7'];
    const first = await run(args);
    expect(first.code).toBe(0);
    expect(first.out).toContain('MONTE CARLO: 300 DRAWS (seed 7), errors of the readings only');
    expect(await run(args)).toEqual(first);
    const other = await run(['uncertainty', '--draws', '300', '--seed', '8']);
    expect(other.out).not.toBe(first.out);
  });

  test('--json is axiswatch.uncertainty/1', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['uncertainty', '--draws', '100', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ seed: 1, draws: 100, robustness: { draws: 100 } });
  });

  test('where there is no index says so, and how to look at another day', async () => {
    const { run } = await sampleShell();
    const said = async (...args: readonly string[]): Promise<string> =>
      (await run([...args, '--as-of', '2015-01-01'])).out.replace(/\s+/g, ' ');
    expect(await said('movers')).toContain(
      'There is no index on this day, so nothing can be said of what would move it; name another day with --as-of.',
    );
    expect(await said('explain')).toContain(
      'Gauge has no score on 1 Jan 2014 and on 1 Jan 2015. There is nothing to explain a change by; name other days with --from and --to.',
    );
  });

  test('says whether the band is firm, and by which scores', async () => {
    const { run } = shell();
    const said = async (day: string): Promise<string> =>
      (await run(['uncertainty', '--draws', '100', '--as-of', day])).out.replace(/\s+/g, ' ');
    const off = 'with the index and what bands require 0.84 standard deviations lower or higher.';
    expect(await said('2026-05-30')).toContain(`Band Strained, firm: the same ${off} WHAT`);
    expect(await said(TODAY)).toContain(
      `Band Strained or Reconsidering, not firm: the lowest and the highest ${off} As they are Strained.`,
    );
    for (const [what, value] of CAPPED) expect((await run(['record', what, value])).code).toBe(0);
    expect(await said(TODAY)).toContain(
      `Band Strained, firm: the same ${off} By score alone Reconsidering. Strained, capped:`,
    );
  });

  test.each([
    ['--draws', '0'],
    ['--draws', '1.5'],
    ['--draws', 'many'],
    ['--draws', '10000000'],
    ['--seed', '-1'],
  ])('%s %s is wrong usage', async (option, value) => {
    const { run } = await sampleShell();
    const { code, out, err } = await run(['uncertainty', `${option}=${value}`]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`axiswatch: ${option}: "${value}" is not a whole number from `);
  });
});

describe('sources', () => {
  test('says what the gauge is without each source, and which would change the band', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['sources']);
    expect(code).toBe(0);
    expect(out).toContain('No single source changes the band, Low.');
    expect(out).toMatch(/^ +\d+\.\d +[+−]\d+\.\d +2 +25\.0 % {2}Kiel$/m);
    await run(['record', 'B1', '3', '--source', 'One page']);
    const flipped = await run(['sources']);
    expect(flipped.out).toContain('Without one source the band would not be High');
    expect(flipped.out).toContain('! Without "One page": 46.7, Low.');
  });

  test('--json is axiswatch.sources/1', async () => {
    const { run } = shell();
    const { out } = await run(['sources', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out).sources.length).toBeGreaterThan(30);
  });
});

describe('mechanism', () => {
  test('prints every link with its path and swings, and what each band requires', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['mechanism']);
    expect(code).toBe(0);
    expect(out).toMatch(/^1 1 Jan 2026 +40\.0 +66\.7 +start$/m);
    expect(out).toContain('5 25 Nov 2026   60.0    33.3  backlash');
    expect(out).toContain('not met: Gauge 47 of 50; Conduct 33 of 60');
    expect(out).toContain('never a probability');
  });

  test('--json is axiswatch.links/1, every link by its id', async () => {
    expect(breachesOf((await shell().run(['mechanism', '--json'])).out)).toEqual([]);
    const { run } = await sampleShell();
    const { out } = await run(['mechanism', '--json']);
    expect(breachesOf(out)).toEqual([]);
    const { links } = JSON.parse(out);
    const number = expect.any(Number);
    const third = expect.closeTo(100 / 3, 9);
    const swing = { begin: '2026-10-31', end: '2026-11-01', open: true };
    expect(links).toEqual({
      mechanism: {
        title: 'Front, then Conduct',
        nodes: { cause: 'front', effect: 'conduct' },
        since: {
          cause: { change: 20, low: number, high: number },
          effect: { change: expect.closeTo(-100 / 3, 9), low: number, high: number },
        },
        words: 'backlash',
        path: expect.any(Array),
        cause: [{ way: 'up', from: 40, to: 60, ...swing }],
        effect: [{ way: 'down', from: expect.closeTo(200 / 3, 9), to: third, ...swing }],
        upswings: [{ begin: '2026-10-31', followed: false, preceded: false }],
      },
    });
    expect(links.mechanism.path.at(-1)).toEqual({
      day: '2026-11-25',
      cause: 60,
      effect: third,
      words: 'backlash',
    });
  });

  test('a strategy without one is told so', async () => {
    const { run } = shell({ strategy: sample({ mechanism: undefined }) });
    expect((await run(['mechanism'])).out).toBe(
      'This strategy claims no cause and effect.\n\nstrategy test 42f095d8\n',
    );
    const { out } = await run(['mechanism', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out).links).toEqual({});
  });
});

describe('hypotheses', () => {
  const rivals = sample({
    format: 'axiswatch.strategy/2',
    mechanism: [],
    hypotheses: [
      { id: 'firm', title: 'Firm', says: 'Land is given back.' },
      { id: 'soft', title: 'Soft' },
      { id: 'mute', title: 'Mute' },
    ],
  });
  const withExpectations = JSON.parse(
    JSON.stringify(rivals, (_, value) => {
      const expects = { land: { firm: 1, soft: 0 }, aid: { firm: 1 }, rate: { mute: 1 } };
      const { id } = value ?? {};
      return id === 'land' || id === 'aid' || id === 'rate'
        ? { ...value, expects: expects[id as keyof typeof expects] }
        : value;
    }),
  );

  test('says which is contradicted least, and what each row tells', async () => {
    const { run } = shell({ strategy: withExpectations });
    await run(['import', '-'], READINGS);
    const { code, out, err } = await run(['hypotheses']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.slice(0, out.lastIndexOf('\nstrategy test'))).toBe(`Hypotheses, as of 25 Nov 2026

What each expected the scores to do since 1 Jan 2026, and how much of it did not
come. What came as expected proves nothing and is not counted.
Too little to say: of 3 rows those that tell them apart are 1, fewer than 3.

A  Firm: too little to say. “Land is given back.”
B  Soft: too little to say
C  Mute: no rank: nothing it speaks about could have told

Rows that separate them: . as expected, 2 the opposite, 1 in between
A  B  C  did   change  fresh  indicator
.  1     rose  +30 ±9  100 %  A1 Land taken

Rows that separate nothing
A  B  C  did           change  fresh  indicator
1        stood still  +10 ±19  100 %  A2 Aid

Rows that decide the order
A1 Land taken: without it A
A2 Aid: without it the same order, other gaps

Rows that could not have told
no value: B2
`);
  });

  test('--json is axiswatch.hypotheses/1', async () => {
    const { run } = shell({ strategy: withExpectations });
    await run(['import', '-'], READINGS);
    const { out } = await run(['hypotheses', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({
      rows: {
        land: { moved: 'rose', freshness: 1, weights: { firm: 0, soft: 1 }, separates: 1 },
        aid: { moved: 'still', weights: { firm: 1 }, separates: 0, silence: null },
        rate: { moved: null, freshness: null, weights: {}, separates: 0, silence: 'missing' },
      },
      inconsistency: { firm: 0.5, soft: 1, mute: null },
      order: ['firm', 'soft'],
      tooLittle: true,
    });
  });

  test('--as-of asks for another day', async () => {
    const { run } = shell({ strategy: withExpectations });
    await run(['import', '-'], READINGS);
    const { out } = await run(['hypotheses', '--as-of', '2026-10-31', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      asOf: '2026-10-31',
      rows: { land: { moved: 'still', silence: 'stale' } },
      order: [],
    });
  });

  test('a strategy that names none is told so', async () => {
    const { run } = shell({ strategy: sample() });
    const { out } = await run(['hypotheses']);
    expect(out.split('\n')[0]).toBe('This strategy names no hypotheses.');
  });
});

describe('whatif', () => {
  test('shows the board with other values and stores nothing', async () => {
    const { run } = await sampleShell();
    const before = await run(['export', '-']);
    const { code, out } = await run(['whatif', 'A1=85', 'b1=3']);
    expect(code).toBe(0);
    expect(out).toBe(`A1 Land taken: 30 km² -> 85 km²
B1 Code of conduct: 1 (Level 1) -> 3 (Level 3)
score               before  after  90 % interval  change
A1 Land taken         70.0   15.0  8.4 to 21.6     −55.0
B1 Code of conduct    33.3  100.0  77.0 to 100.0   +66.7
Front                 60.0   32.5  25.1 to 39.9    −27.5
Conduct               33.3  100.0  77.0 to 100.0   +66.7
Gauge                 46.7   66.3  54.2 to 78.3    +19.6
BAND Low -> High
ALERT Much land: now crossed

What if only: nothing was stored.

strategy test e82ffd18
`);
    expect(await run(['export', '-'])).toEqual(before);
  });

  test('a negative value, and an indicator without a reading, may be tried', async () => {
    const { run } = await sampleShell();
    expect((await run(['whatif', 'A2=-5'])).out).toContain('A2 Aid: 50.0 USD bn -> -5.0 USD bn');
    expect((await run(['whatif', 'B2=10'])).out).toContain('B2 Rate: – -> 10');
  });

  test('a saved scenario is tried by its name, values given beside it win', async () => {
    const { run, dataDir } = await sampleShell();
    const strategy = readStrategyFile(join(dataDir, '..', 'strategy.json'));
    if (!strategy.ok) throw new Error('the sample is no strategy');
    const opened = await openOrCreateStore({
      dataDir,
      strategy: strategy.value,
      author: 'analyst',
      now: machineNow,
    });
    if (!opened.ok) throw new Error('the store of the sample cannot be opened');
    opened.value.saveScenario('ceasefire', { land: 85 });
    opened.value.close();
    const whole = await run(['whatif', '--scenario', 'ceasefire', '--json']);
    expect(JSON.parse(whole.out)).toMatchObject({ values: { land: 85 } });
    const other = await run(['whatif', 'A1=10', '--scenario', 'ceasefire', '--json']);
    expect(JSON.parse(other.out)).toMatchObject({ values: { land: 10 } });
    expect((await run(['whatif', '--scenario', 'peace'])).err).toBe(
      'axiswatch: there is no scenario "peace"; there are "ceasefire"\n',
    );
  });

  test('without a value and without a scenario it is wrong usage', async () => {
    const { run } = await sampleShell();
    expect((await run(['whatif'])).code).toBe(2);
  });

  test('--json is axiswatch.whatif/1', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['whatif', 'A1=85', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({
      values: { land: 85 },
      before: { band: 'low' },
      nodes: { land: { before: 70, after: 15 }, front: { before: 60, after: 32.5 } },
      crossed: ['much'],
      cleared: [],
    });
  });

  test.each([
    [['A1'], 2, 'A1: write an indicator, = and a value, such as RU9=-0.5'],
    [['A1=1,5'], 1, 'A1=1,5: "1,5" has a comma; write 1.5'],
    [['A9=1'], 1, 'A9=1: there is no indicator "A9"; the nearest are A1 (land), A2 (aid)'],
    [['A1=1', 'land=2'], 1, 'land=2: A1 is given twice; give one value'],
    [['B1=9'], 1, 'B1=9: 9 is not one of the levels 0, 1, 2, 3'],
  ])('%j is refused', async (args, code, sentence) => {
    const { run } = await sampleShell();
    expect(await run(['whatif', ...args])).toEqual({
      code,
      out: '',
      err: `axiswatch: ${sentence}\n`,
    });
  });
});

describe('strategy diff', () => {
  const heavier = () => {
    const document = JSON.parse(JSON.stringify(sample()));
    document.root.children[0].weight = 3;
    document.root.children[1].children.push(leaf('extra', { code: 'X1' }));
    return document;
  };

  test('says what two files make of the same readings, and what differs in them', async () => {
    const { run, file } = await sampleShell();
    const [old, now] = [sample(), heavier()].map((each, at) =>
      file(`${at}.json`, JSON.stringify(each)),
    );
    const { code, out, err } = await run(['strategy', 'diff', old ?? '', now ?? '']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replaceAll(/[0-9a-f]{8}/g, 'HASH')).toContain(
      'Test: HASH -> HASH, the same readings as of 25 Nov 2026\n46.7 Low -> 53.3 Low: a revision of the model, not news\n',
    );
    expect(out).toContain('  front, weight: 1 -> 3\n');
    expect(out).toContain('  extra: new');
    const [column] = columnsOf(out);
    expect(column?.rows.reduce((a, b) => a + b, 0)).toBeCloseTo(column?.sum ?? Number.NaN, 9);
    expect(column?.sum).toBe(6.7);
  });

  test.each(['data/axis-of-losers.json', 'axis-of-losers', 'shipped'])(
    '%s and a copy with an id of its own are compared on the shipped readings',
    async (name) => {
      const { run, file } = shell();
      const text = readFileSync('data/axis-of-losers.json', 'utf8');
      const copy = file('mine.json', text.replace('"id": "axis-of-losers"', '"id": "mine"'));
      const { out } = await run(['strategy', 'diff', name, copy]);
      expect(out).toContain('36.5 Strained or Reconsidering -> 36.5 Strained or Reconsidering');
      expect(out).toContain('  strategy, id: "axis-of-losers" -> "mine"\n');
      const firm = await run(['strategy', 'diff', name, copy, '--as-of', '2026-05-30']);
      expect(firm.out.replace(/\s+/g, ' ')).toContain('38.6 Strained -> 38.6 Strained: a revision');
    },
  );

  test('--json is axiswatch.revision/1', async () => {
    const { run, file } = await sampleShell();
    const [old, now] = [sample(), heavier()].map((each, at) =>
      file(`${at}.json`, JSON.stringify(each)),
    );
    const { out } = await run(['strategy', 'diff', old ?? '', now ?? '', '--json']);
    expect(breachesOf(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({
      before: { id: 'test', band: 'low' },
      indicators: { extra: { before: null, after: { score: null } } },
    });
    expect(JSON.parse(out).differences).toContainEqual({
      where: 'front',
      field: 'weight',
      before: 1,
      after: 3,
    });
  });

  test('a file that is refused is named with its problems', async () => {
    const { run, file } = shell();
    const bad = file('bad.json', JSON.stringify(sample({ bands: [] })));
    expect(await run(['strategy', 'diff', 'data/axis-of-losers.json', bad])).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${bad} is not a valid strategy; line 1, bands: is empty; list at least one band, the first from 0\n`,
    });
    expect(await run(['strategy', 'diff', 'shiped', bad])).toEqual({
      code: 1,
      out: '',
      err: 'axiswatch: there is no strategy and no file "shiped"; did you mean shipped?\n',
    });
  });
});

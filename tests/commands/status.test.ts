import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { sample, sampleShell, shell, TODAY } from './tools.ts';

describe('status', () => {
  test('says in words where the board stands', async () => {
    const { run } = await sampleShell();
    const { code, out, err } = await run(['status']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/strategy test [0-9a-f]{8}/, 'strategy test HASH')).toBe(
      `Test, as of 25 Nov 2026

High? No: Low, 47 (35 to 59).
It has been so since 1 Nov 2026; before that: cannot say,
Low or High. B1 Code of conduct changed it: 2 -> 1. Front
has risen and Conduct fallen beyond error since 1 Jan 2026.
−7 ±31 in 30 days, within error: 3 indicators read.

 Front   60 (53 to 67) ###############|+---......... +20 ±10
 Conduct 33 (10 to 56) ###+++++++------.|........... −33 ±33
 Index   47 (35 to 59) ##########++++-|-............ −7 ±17

      effort       outcome       effect
Front not measured 60 (53 to 67) 33 (10 to 56)

         score  interval     30 d  ALERT  WATCH  late
Front       60  53 to 67  +20 ±34
Conduct     33  10 to 56  −33 ±52

ALERT  band changed from High to Low, since 1 Nov 2026
NEXT   A1, A2 and B1 expected on 1 Dec 2026; no other band
       within 6 months by the calendar alone

every reading is in time
newest reading 1 Nov 2026
strategy test HASH
`,
    );
  });

  test.each([
    [80, true],
    [undefined, false],
  ])(
    'tells what is new since the last visit where a terminal of %s cells shows it: %s',
    async (terminal, told) => {
      const { run, dataDir } = shell(terminal === undefined ? {} : { terminal });
      expect((await run(['record', 'RU1', '61', '--source', 'DeepState'])).code).toBe(0);
      const store = new DatabaseSync(join(dataDir, 'axis-of-losers.db'));
      store.exec("INSERT INTO visit VALUES ('ann', '2026-11-20T10:00:00.000Z', NULL)");
      store.close();
      const { out } = await run(['status']);
      expect(/last visit/.test(out)).toBe(told);
    },
  );

  test('names what a band named after an effect still lacks', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '0', '--confidence', 'high']);
    await run(['record', 'A2', '90', '--confidence', 'high']);
    expect((await run(['status'])).out.replaceAll('\n', ' ')).toContain(
      'High? No: Low, 64 (52 to 76), capped: Conduct 33 of the 60 that High requires.',
    );
  });

  test('lists the alerts with the reading that crossed and since when', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85', '--date', '3d']);
    const { out } = await run(['status']);
    expect(out).toContain(
      'ALERT  A1 Much land: 85 km²; the limit is 80, since 22 Nov\n       2026\n',
    );
    expect(out).toMatch(/^Front .* 1$/m);
  });

  test('without a score of the root it says so, and where the gauge could lie', async () => {
    const { run } = shell({ strategy: sample() });
    const { code, out } = await run(['status']);
    expect(code).toBe(0);
    expect(out.replaceAll('\n', ' ')).toContain(
      'No index: no score for Front, Conduct. It could lie anywhere from 0 to 100.',
    );
    expect(out).toContain('no reading yet');
  });

  test('says after the cadence that was set when the board was last assessed, and reads no assessment without one', async () => {
    const { run, dataDir } = await sampleShell();
    const later = shell({ env: { AXISWATCH_DATA_DIR: dataDir }, today: '2027-01-19' });
    const then = async (...more: readonly string[]) =>
      (await later.run(['--strategy', `${dataDir}/../strategy.json`, 'status', ...more])).out;
    expect(await then()).not.toContain('DUE');
    expect((await run(['config', 'set', 'assessEvery', '30'])).code).toBe(0);
    expect(await then()).toContain('\nDUE    an assessment, every 30 days\n');
    const said = 'Confidence: low\n## What changed\nOne.\n## So what\nTwo.\n## What next\nThree.\n';
    expect((await run(['assessment', 'new', '-'], said)).code).toBe(0);
    expect(await then()).toContain('\nDUE    last assessed 55 days ago, every 30 days\n');
    expect(await then('--short')).not.toContain('assess');
    expect(await then('--as-of', '2027-01-18')).not.toContain('DUE');
    expect((await run(['status'])).out).not.toContain('DUE');
  });

  test('--short is one line that can stand alone', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['status', '--short']);
    expect(out).toMatch(
      /^Gauge: High\? No: Low, 47 \(35 to 59\)\. It has been so since 1 Nov 2026; Front 60 \(\+20 ±10\) Conduct 33 \(−33 ±33\); 1 alert; every reading is in time; as of 2026-11-25; strategy [0-9a-f]{8}\n$/,
    );
  });

  test('looks at a past day with --as-of', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['--as-of', '1 feb', 'status']);
    expect(out).toContain('Test, as of 1 Feb 2026\n');
    expect(out).toContain('newest reading 1 Jan 2026');
  });

  test('stands in 60 columns on the shipped data', async () => {
    const { out } = await shell().run(['status']);
    expect(out).toContain('Reconsidering? Cannot say');
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(60);
  });

  test('shows the shipped data where a file stands in the place of the folder, and says so', async () => {
    const { run, file } = shell();
    const blocked = file('blocked', '');
    const { code, out } = await run(['status', '--data-dir', `${blocked}/data`]);
    expect(code).toBe(1);
    expect(out).toContain('Reconsidering? ');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'note: there is no store and none was made: the folder',
    );
  });

  test('control characters in a strategy never reach the terminal', async () => {
    const { run } = shell({ strategy: sample({ title: 'Evil\u001b[31m\u0007title' }) });
    const { out } = await run(['status']);
    expect(out).toContain('Evil\ufffd[31m\ufffdtitle');
  });
});

describe('status --json', () => {
  test('is axiswatch.status/1: unrounded, missing as null, every node and indicator there', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A2', '101', '--source', 'Kiel']);
    const { code, out, err } = await run(['status', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const document: unknown = JSON.parse(out);
    const number = expect.any(Number);
    const node = (weight: number, effectiveWeight: number) => ({
      score: number,
      low: number,
      high: number,
      coverage: 1,
      quality: number,
      weight,
      effectiveWeight,
    });
    expect(document).toEqual({
      schema: 'axiswatch.status/1',
      proposals: { waiting: 0, sources: 0, later: 0 },
      asOf: TODAY,
      handling: null,
      strategy: { id: 'test', title: 'Test', hash: expect.stringMatching(/^[0-9a-f]{8}$/) },
      root: {
        id: 'gauge',
        score: expect.closeTo((85 + 100 / 3) / 2, 9),
        low: number,
        high: number,
        band: 'low',
        scoreBand: 'high',
        bandLow: 'low',
        bandHigh: 'low',
        printed: ['low'],
        unmet: [{ node: 'conduct', atLeast: 60, score: expect.closeTo(100 / 3, 9) }],
        coverage: 1,
        quality: number,
      },
      verdict: { answer: 'not reached', band: 'high', since: expect.stringMatching(/^2026-/) },
      mechanism: {
        cause: { id: 'front', score: 85, sinceStart: 45, low: number, high: number },
        effect: {
          id: 'conduct',
          score: expect.closeTo(100 / 3, 9),
          sinceStart: expect.closeTo(-100 / 3, 9),
          low: number,
          high: number,
        },
      },
      nodes: {
        gauge: node(1, 1),
        front: { ...node(1, 0.5), score: 85 },
        land: node(1, 0.25),
        aid: { ...node(1, 0.25), score: 100 },
        conduct: node(1, 0.5),
        'code-of-conduct': node(1, 0.5),
        rate: {
          score: null,
          low: null,
          high: null,
          coverage: 0,
          quality: 0,
          weight: 0,
          effectiveWeight: 0,
        },
      },
      indicators: {
        land: {
          code: 'A1',
          value: 30,
          observedOn: '2026-11-01',
          score: 70,
          freshness: 1,
          state: 'fresh',
          due: false,
          lateBy: null,
          trend: 'better',
          sigma: 4,
          slope: 0.25,
          beyond: false,
          confidence: 'high',
          source: 'ISW',
        },
        aid: {
          code: 'A2',
          value: 101,
          observedOn: TODAY,
          score: 100,
          freshness: 1,
          state: 'fresh',
          due: false,
          lateBy: null,
          trend: 'better',
          sigma: 8,
          slope: 0.25,
          beyond: true,
          confidence: 'moderate',
          source: 'Kiel',
        },
        'code-of-conduct': {
          code: 'B1',
          value: 1,
          observedOn: '2026-11-01',
          score: expect.closeTo(100 / 3, 9),
          freshness: 1,
          state: 'fresh',
          due: false,
          lateBy: null,
          trend: 'worse',
          sigma: 14,
          slope: 0.5,
          beyond: false,
          confidence: 'low',
          source: null,
        },
        rate: {
          code: 'B2',
          value: null,
          observedOn: null,
          score: null,
          freshness: null,
          state: 'missing',
          due: false,
          lateBy: null,
          trend: null,
          sigma: null,
          slope: null,
          beyond: false,
          confidence: null,
          source: null,
        },
      },
      tripwires: { much: { state: 'clear', since: null } },
    });
  });

  test('without a score of the root, bands are null and slope and sigma of every indicator too', async () => {
    const { run } = shell({ strategy: sample({ mechanism: undefined }) });
    await run(['record', 'A1', '10']);
    const { out } = await run(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      root: {
        score: null,
        low: null,
        high: null,
        band: null,
        scoreBand: null,
        bandLow: null,
        bandHigh: null,
        printed: [],
        unmet: [],
      },
      mechanism: null,
      indicators: { land: { score: 90, slope: null, sigma: null } },
    });
  });

  test('an expired indicator keeps value, day and freshness and has neither score nor sigma', async () => {
    const { out } = await shell().run(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      indicators: {
        'dual-use-exports': {
          value: expect.any(Number),
          observedOn: '2024-05-31',
          freshness: expect.any(Number),
          state: 'expired',
          score: null,
          sigma: null,
        },
      },
    });
  });
});

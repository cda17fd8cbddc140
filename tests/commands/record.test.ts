import { describe, expect, test } from 'vitest';
import { sampleShell, shell } from './tools.ts';

describe('record', () => {
  test('records by code in any case and says what the indicator, its track and the gauge became', async () => {
    const { run } = await sampleShell();
    const { code, out, err } = await run(['record', 'a1', '85', '--date', '3d', '--source', 'ISW']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`Recorded: A1 Land taken, 85 km² on 22 Nov 2026, moderate confidence.

A1 Land taken: 30 km² -> 85 km²
score          before  after  90 % interval  change
A1 Land taken    70.0   15.0  1.8 to 28.2     −55.0
Front            60.0   32.5  23.2 to 41.8    −27.5
Gauge            46.7   32.9  20.5 to 45.3    −13.8
band Low, unchanged
ALERT Much land: now crossed
strategy test e82ffd18
`);
  });

  test('an indicator is named by its id as well', async () => {
    const { run } = await sampleShell();
    expect((await run(['record', 'land', '10'])).out).toContain('Recorded: A1 Land taken, 10 km²');
  });

  test('a negative value needs no escape', async () => {
    const { run } = shell();
    const { code, out } = await run(['record', 'RU9', '-0.5']);
    expect(code).toBe(0);
    expect(out).toContain('Recorded: RU9 Ukraine GDP growth, -0.5 % y/y on 25 Nov 2026');
    expect((await run(['record', 'RU9', '-.5', '--date', '1d'])).code).toBe(0);
    expect((await run(['record', 'RU9', '-2e-1', '--date', '2d'])).code).toBe(0);
  });

  test('everything that was given stands in the history', async () => {
    const { run } = await sampleShell();
    await run([
      ...['record', 'A2', '12', '--date', '2026-11-20', '--source', 'Kiel', '--url', 'https://k/1'],
      ...['--confidence', 'high', '--note', 'n', '--quote', 'q', '--archived', 'https://a/1'],
      ...['--retrieved-on', 'yesterday', '--origin', 'Treasury'],
    ]);
    const { out } = await run(['history', 'A2', '--json']);
    expect(JSON.parse(out).readings.at(-1)).toMatchObject({
      observedOn: '2026-11-20',
      value: 12,
      source: 'Kiel',
      url: 'https://k/1',
      confidence: 'high',
      note: 'n',
      quote: 'q',
      archived: 'https://a/1',
      retrievedOn: '2026-11-24',
      origin: 'Treasury',
      author: 'ann',
    });
    expect((await run(['history', 'A2'])).out).toContain('Kiel (number made by Treasury)');
  });

  test('who makes the number is told in JSON, kept by undo and redo, and left out where it is blank', async () => {
    const { run } = await sampleShell();
    const recorded = async (origin: string, source = 'Kiel') => {
      const args = ['record', 'A2', '12', '--source', source, '--origin', origin, '--json'];
      return JSON.parse((await run(args)).out).readings;
    };
    expect(await recorded(' ')).toMatchObject([{ source: 'Kiel', origin: null }]);
    // The same, left out: nothing new.
    expect((await run(['record', 'A2', '12', '--source', 'Kiel'])).out).toContain(
      'Already recorded',
    );
    expect(await recorded(' Treasury ')).toMatchObject([{ source: 'Kiel', origin: 'Treasury' }]);
    await run(['undo']);
    await run(['redo']);
    const { readings } = JSON.parse((await run(['history', 'A2', '--json'])).out);
    expect(readings.slice(-2)).toMatchObject([
      { origin: null, standing: true },
      { origin: 'Treasury', standing: true },
    ]);
    await recorded('kiel');
    expect((await run(['history', 'A2'])).out).not.toMatch(/made by kiel/i);
  });

  test('--dry-run says the same and stores nothing', async () => {
    const { run } = await sampleShell();
    const args = ['record', 'A1', '85'];
    const dry = await run([...args, '--dry-run']);
    const before = await run(['history', 'A1', '--json']);
    const wet = await run(args);
    expect(dry.code).toBe(0);
    expect(dry.out.replace('Would record', 'Recorded')).toBe(wet.out);
    expect(JSON.parse(before.out).readings).toHaveLength(2);
  });

  test('--dry-run does not even begin a store', async () => {
    const { run } = shell();
    const { code, out } = await run(['record', 'RU9', '5', '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('Would record: RU9');
    const empty = await run(['status', '--empty']);
    expect(empty.err).toBe('');
  });

  test('an older reading leaves the board as it is, and that is said', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['record', 'A1', '99', '--date', '2026-06-01']);
    expect(out).toContain('A reading of 1 Nov 2026 is newer and stays the current one.');
    expect(out).toContain('A1 Land taken: 30 km², as before');
    expect(out).toContain('band Low, unchanged');
  });

  test('a reading that stands already, equal in every column, is not stored twice', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '20']);
    const again = await run(['record', 'A1', '20']);
    expect(again).toEqual({
      code: 0,
      err: '',
      out: 'Already recorded: A1 Land taken, 20 km² on 25 Nov 2026; nothing was added.\n',
    });
  });

  test.each([
    [['A2', '1,5'], 'value: "1,5" has a comma; write 1.5'],
    [['A2', '-1,5'], 'value: "-1,5" has a comma; write -1.5'],
    [
      ['A2', '1,234'],
      'value: "1,234" can be read two ways; write 1234 or 1.234, with a point for decimals and nothing between thousands',
    ],
    [['A2', 'much'], 'value: "much" is not a number; write digits with a point, such as 12.5'],
    [['B1', '7'], 'value: 7 is not one of the levels 0, 1, 2, 3'],
    [['B2', '0'], 'value: 0 cannot stand on a log scale; it must be above 0'],
    [
      ['A1', '1', '--date', '2026-12-01'],
      '--date: 2026-12-01 lies after today, 2026-11-25, and nothing is recorded ahead; "axiswatch ahead" says what later days will show',
    ],
    [
      ['A1', '1', '--date', 'someday'],
      '--date: "someday" is not a form of day that this reads; write 2026-11-16',
    ],
    [
      ['A1', '1', '--confidence', 'great'],
      '--confidence: "great" is not a confidence; use high, moderate, low',
    ],
    [['A9', '1'], 'there is no indicator "A9"; the nearest are A1 (land), A2 (aid)'],
    [
      ['code of condct', '1'],
      'there is no indicator "code of condct"; the nearest is B1 (code-of-conduct)',
    ],
    [
      ['zzzzzzzzzzzz', '1'],
      'there is no indicator "zzzzzzzzzzzz"; "axiswatch list" shows all of them',
    ],
  ])('%j is refused with what would be right', async (args, sentence) => {
    const { run } = await sampleShell();
    const before = await run(['export', '-']);
    const { code, out, err } = await run(['record', ...args]);
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: `axiswatch: ${sentence}\n` });
    expect(await run(['export', '-'])).toEqual(before);
  });

  describe('a value far beyond the goalposts', () => {
    const FAR = '20 000 km² lies 199 spans of the goalposts (100 to 0) beyond the nearer one';
    const refused = {
      code: 1,
      out: '',
      err: `axiswatch: value: ${FAR}; correct it, or say with --beyond that it is meant\n`,
    };

    test('is refused where nobody is asked, and in a trial', async () => {
      const { run, runAsked } = await sampleShell();
      const before = await run(['export', '-']);
      expect(await run(['record', 'A1', '20000'])).toEqual(refused);
      expect(await runAsked(['record', 'A1', '20000', '--no-input'], [])).toEqual(refused);
      expect(await runAsked(['record', 'A1', '20000', '--dry-run'], [])).toEqual(refused);
      const { code, out } = await runAsked(['record', 'A1', '20000', '--json'], []);
      expect([code, JSON.parse(out).problems[0].path]).toEqual([1, 'value']);
      expect(await run(['export', '-'])).toEqual(before);
    });

    test('is recorded with --beyond', async () => {
      const { run } = await sampleShell();
      const tried = await run(['record', 'A1', '20000', '--beyond', '--dry-run']);
      expect(tried).toMatchObject({ code: 0, out: expect.stringContaining('Would record: A1') });
      const { code, out, err } = await run(['record', 'A1', '20000', '--beyond']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('Recorded: A1 Land taken, 20 000 km²');
    });

    test('is asked about in a terminal, and nothing but a yes will do', async () => {
      const { run, runAsked } = await sampleShell();
      for (const answer of ['n', '', 'maybe'])
        expect(await runAsked(['record', 'A1', '20000'], [answer])).toEqual({
          code: 1,
          out: '',
          err: `axiswatch: ${FAR}.\nIs it meant? [y/N] axiswatch: nothing was recorded\n`,
        });
      expect((await runAsked(['record', 'A1', '20000'], ['y'])).out).toContain('Recorded: A1');
      expect((await run(['history', 'A1'])).out).toContain('20 000');
    });

    test('is one by more than a hundred spans, on a log scale of the logarithms', async () => {
      const { run } = await sampleShell();
      expect((await run(['record', 'A1', '10100'])).code).toBe(0);
      expect((await run(['record', 'A1', '-10000.1'])).code).toBe(1);
      expect((await run(['record', 'B2', '1e300'])).code).toBe(0);
      expect((await run(['record', 'B2', '1e304'])).err).toContain(
        '1e+304 lies 100 spans of the goalposts (1 to 1000, in logarithms) beyond the',
      );
    });
  });

  test('every problem is named when there are several', async () => {
    const { run } = await sampleShell();
    const { code, err } = await run([
      'record',
      'B1',
      '7',
      '--date',
      'tomorrow',
      '--confidence',
      'x',
    ]);
    expect(code).toBe(1);
    expect(err).toBe(`axiswatch: B1 was not recorded; 3 problems:
  value: 7 is not one of the levels 0, 1, 2, 3
  --confidence: "x" is not a confidence; use high, moderate, low
  --date: "tomorrow" is not a form of day that this reads; write 2026-11-16
`);
  });

  test('--as-of is wrong usage, with what to say instead', async () => {
    const { run } = await sampleShell();
    expect(await run(['record', 'A1', '1', '--as-of', '2026-01-01'])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: --as-of looks at another day and cannot be used with a command that writes; say with --date which day a reading is for\n',
    });
  });
});

describe('undo and redo', () => {
  test('undo takes back what was recorded last and says what the board became', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85']);
    const { code, out } = await run(['undo']);
    expect(code).toBe(0);
    expect(out).toBe(`Undone: A1 85 on 2026-11-25; "axiswatch redo" brings it back.

A1 Land taken: 85 km² -> 30 km²
score          before  after  90 % interval  change
A1 Land taken    15.0   70.0  63.4 to 76.6    +55.0
Front            32.5   60.0  52.6 to 67.4    +27.5
Gauge            32.9   46.7  34.6 to 58.8    +13.8
band Low, unchanged
ALERT Much land: no longer crossed
strategy test e82ffd18
`);
  });

  test('a reading of the same value from another source is told too', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '30', '--source', 'Another']);
    const { out } = await run(['undo']);
    expect(out).toMatch(/^A1 Land taken/m);
  });

  test('redo brings it back', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85']);
    const board = await run(['status']);
    await run(['undo']);
    const { code, out } = await run(['redo']);
    expect(code).toBe(0);
    expect(out).toContain('Redone: A1 85 on 2026-11-25; "axiswatch undo" takes it back.');
    expect(await run(['status'])).toEqual(board);
  });

  test('an import is taken back whole, and only the tracks and the gauge are listed', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['undo']);
    expect(out).toContain('Undone: 6 readings');
    expect(out).toMatch(/^Gauge +46\.7 +– +–$/m);
    expect((await run(['list'])).out).not.toContain('fresh');
  });

  test('with nothing left to take back it is refused', async () => {
    const { run } = shell();
    expect(await run(['undo'])).toEqual({
      code: 1,
      out: '',
      err: 'axiswatch: ann has nothing left to undo; what others recorded, they undo themselves\n',
    });
    expect((await run(['redo'])).code).toBe(1);
  });
});

test('a value before its indicator is told the order', async () => {
  const { run } = await sampleShell();
  expect(await run(['record', '61', 'A1'])).toEqual({
    code: 1,
    out: '',
    err: 'axiswatch: the indicator comes first: "axiswatch record A1 61"\n',
  });
});

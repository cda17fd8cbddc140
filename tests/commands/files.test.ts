import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWholeFileLimitOfMachine } from '../../src/store/files/read-whole.ts';
import { document, leaf, type Raw } from '../core/make.ts';
import { READINGS, sample, sampleShell, shell } from './tools.ts';

describe('import', () => {
  test('takes in a file whole and says what the board became', async () => {
    const { run, file } = shell({ strategy: sample() });
    const { code, out, err } = await run(['import', file('readings.csv', READINGS)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`Recorded: 6 readings. "axiswatch undo" takes them back.

score    before  after  90 % interval  change
Front         –   60.0  52.6 to 67.4
Conduct       –   33.3  10.3 to 56.4
Gauge         –   46.7  34.6 to 58.8
BAND no band -> Low
strategy test e82ffd18
`);
  });

  test('- is stdin', async () => {
    const { run } = shell({ strategy: sample() });
    expect((await run(['import', '-'], READINGS)).out).toContain('Recorded: 6 readings.');
  });

  test('rows that stand already are skipped and counted, so that a second import changes nothing', async () => {
    const { run } = await sampleShell();
    const before = await run(['export', '-']);
    const { code, out } = await run(['import', '-'], `${READINGS}aid,2026-11-20,60,low,,,\n`);
    expect(code).toBe(0);
    expect(out).toContain('Recorded: 1 reading; skipped 6 already there.');
    await run(['undo']);
    const again = await run(['import', '-'], READINGS);
    expect(again).toEqual({
      code: 0,
      out: 'Recorded: 0 readings; skipped 6 already there.\n',
      err: '',
    });
    expect(await run(['export', '-'])).toEqual(before);
  });

  test('is refused whole with every bad row by line', async () => {
    const { run, file } = await sampleShell();
    const path = file(
      'bad.csv',
      'indicator,observed_on,value\nland,2026-11-02,5\nnowhere,2026-11-02,5\nland,2026-02-30,"1,5"\nland,2026-12-24,5\n',
    );
    const before = await run(['export', '-']);
    const { code, out, err } = await run(['import', path]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(
      err,
    ).toBe(`axiswatch: ${path} was refused and nothing was stored, not even its 1 sound row (--decimal-comma reads 1,5 as 1.5); 4 problems:
  line 3, indicator: there is no indicator "nowhere"; "axiswatch list" shows all of them
  line 4, observed_on: "2026-02-30" is not a day that exists; write one such as 2026-11-16
  line 4, value: "1,5" has a comma; write 1.5
  line 5, observed_on: 2026-12-24 lies after today, 2026-11-25; write a day up to today
`);
    expect(await run(['export', '-'])).toEqual(before);
  });

  test('--dry-run says what it would add and stores nothing', async () => {
    const { run } = await sampleShell();
    const rows = `${READINGS}land,2026-11-20,90,low,,,\nland,2026-11-20,90,low,,,\n`;
    const dry = await run(['import', '-', '--dry-run'], rows);
    expect(dry.out).toContain('Would record: 1 reading; skipped 7 already there.\n');
    const before = await run(['export', '-']);
    const wet = await run(['import', '-'], rows);
    expect(dry.out).toContain('\n\nNew\n  A1 20 Nov 2026: 90 km²\n\n');
    expect(wet.out.split('\n').slice(2)).toEqual(dry.out.split('\n').slice(5));
    expect(before.out).not.toContain('2026-11-20');
  });

  test('a file that is not there is refused', async () => {
    const { run } = await sampleShell();
    expect(await run(['import', '/nowhere/readings.csv'])).toEqual({
      code: 1,
      out: '',
      err: 'axiswatch: /nowhere/readings.csv: cannot be read: there is no such file or folder; check the path\n',
    });
  });
});

describe('export', () => {
  test('writes the readings that stand as a file that import takes', async () => {
    const { run, file } = await sampleShell();
    await run(['record', 'A1', '85']);
    await run(['undo']);
    const path = join(dirname(file('x', '')), 'out.csv');
    const { code, out, err } = await run(['export', path]);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: '',
      err: `axiswatch: 6 readings written to ${path}\n`,
    });
    expect(readFileSync(path, 'utf8')).toBe(READINGS);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.tmp'))).toEqual([]);
    const other = shell({ strategy: sample() });
    await other.run(['import', path]);
    expect((await other.run(['export', '-'])).out).toBe(READINGS);
  });

  test('- is stdout, and nothing else is said', async () => {
    const { run } = await sampleShell();
    expect(await run(['export', '-'])).toEqual({ code: 0, out: READINGS, err: '' });
  });

  test('with --as-of it ends on that day', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['export', '-', '--as-of', '2026-06-01']);
    expect(out.trimEnd().split('\n')).toHaveLength(4);
  });

  test.skipIf(process.platform === 'win32')(
    'one that is written over keeps who may read it',
    async () => {
      const { run, file } = await sampleShell();
      const path = file('out.csv', '');
      for (const mode of [0o600, 0o640, 0o604]) {
        chmodSync(path, mode);
        expect((await run(['export', path, '--force'])).code).toBe(0);
        expect(statSync(path).mode & 0o777).toBe(mode);
      }
    },
  );

  test('a file that is there is kept unless --force is given', async () => {
    const { run, file } = await sampleShell();
    const path = file('mine.csv', 'mine');
    expect(await run(['export', path])).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${path}: is there already; name another file, or write over it with --force\n`,
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await run(['export', path, '--force'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(READINGS);
  });

  test.each([
    [
      ['export', 'board.ods'],
      '"board.ods" would be no ods file; end the name in .xlsx or .csv, which a spreadsheet opens',
    ],
    [
      ['report', '-o', 'b.pdf'],
      '"b.pdf" would be no pdf file; end the name in .html and print that from a browser',
    ],
    [
      ['export', 'r1.xyz'],
      '"r1.xyz" would be no xyz file; end the name in .csv, .xlsx, .json, .jsonl, or say the format with --format',
    ],
    [
      ['report', '-o', 'r1.xyz'],
      '"r1.xyz" would be no xyz file; end the name in .text, .md, .html, .json, or say the format with --format',
    ],
    [
      ['plot', 'gauge', '-o', 'g.PNG'],
      '"g.PNG" would be no png file; end the name in .svg, or name - for stdout; a browser, rsvg-convert or Inkscape makes a PNG of it',
    ],
    [
      ['plot', 'gauge', '-o', 'g.xyz'],
      '"g.xyz" would be no xyz file; end the name in .svg, or name - for stdout; a browser, rsvg-convert or Inkscape makes a PNG of it',
    ],
    ...['json', 'csv', 'jsonl', 'md', 'html', 'xlsx'].flatMap((ending) =>
      [['backup'], ['export', '--what', 'board']].map((args): [string[], string] => [
        [...args, `b.${ending}`],
        `"b.${ending}" would be no ${ending} file; a whole board is one SQLite file, so end the name in .db`,
      ]),
    ),
    [
      ['export', 'b.db', '--what', 'board', '--format', 'json'],
      'a whole board has no --format; leave it out',
    ],
    [
      ['export', '-', '--from', '2026-01-01'],
      '--from is a day of --what scores; name that, or leave it out',
    ],
    [
      ['event', 'export', 'e.json'],
      '"e.json" would be no json file; end the name in .csv; "axiswatch export FILE.json --what events" writes JSON',
    ],
    [['strategy', 'new', 's.csv'], '"s.csv" would be no csv file; end the name in .json'],
  ])('%j is refused, as nothing would open the file', async (args, sentence) => {
    const { run } = await sampleShell();
    expect(await run(args)).toEqual({ code: 2, out: '', err: `axiswatch: ${sentence}\n` });
  });

  test('a format that is said needs no ending', async () => {
    const { run, file } = await sampleShell();
    const path = `${file('r1', '')}.xyz`;
    expect((await run(['export', path, '--format', 'csv'])).code).toBe(0);
    expect((await run(['report', '-o', path, '--format', 'md', '--force'])).code).toBe(0);
  });

  test('a whole board may be called as SQLite files and copies are, or have no ending', async () => {
    const { run, file } = await sampleShell();
    const folder = dirname(file('x', ''));
    for (const name of ['b.db', 'b.sqlite', 'b.SQLITE3', 'b.bak', 'b.backup', 'b'])
      expect(await run(['backup', join(folder, name)]), name).toMatchObject({ code: 0 });
  });

  test.each([
    ['export', 'F/out.csv'],
    ['export', 'F/out.db', '--what', 'board'],
    ['backup', 'F/out.db'],
    ['report', '-o', 'F/out.html'],
    ['plot', 'gauge', '-o', 'F/out.svg'],
    ['event', 'export', 'F/out.csv'],
    ['strategy', 'new', 'F/out.json'],
    ['strategy', 'new', 'F/out.json', '--copy'],
  ])('a folder that is not there is named and not made (%s %s)', async (...args) => {
    const { run, file } = await sampleShell();
    const missing = join(dirname(file('x', '')), 'no', 'such');
    const named = args.map((arg) => arg.replace('F', missing));
    const { code, out, err } = await run(named);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^axiswatch: \S+\/out\.\w+: (cannot be written|no backup was made): there is/,
    );
    expect(err).toContain(`: there is no folder ${missing}; make it, or name another place\n`);
    expect(existsSync(dirname(missing))).toBe(false);
  });
});

describe('strategy check', () => {
  test('says what a sound file holds', async () => {
    const { run, file } = shell();
    const path = file('mine.json', JSON.stringify(sample()));
    const { code, out } = await run(['strategy', 'check', path]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /mine\.json is sound: Test \(test\), 4 indicators, 2 tracks, 2 bands, hash [0-9a-f]{8}\n/,
    );
  });

  test('lists every problem by its line', async () => {
    const { run, file } = shell();
    const path = file('bad.json', JSON.stringify(sample({ bands: [], colour: 'red' })));
    const { code, out, err } = await run(['strategy', 'check', path]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`axiswatch: ${path} is refused; 2 problems:
  line 1, bands: is empty; list at least one band, the first from 0
  line 1, colour: there is no such field; the fields here are format, id, title, source, start, bands, mechanism, root
`);
  });

  test('--json prints the problems as axiswatch.problems/1, none for a sound file', async () => {
    const { run, file } = shell();
    const bad = file('bad.json', JSON.stringify(sample({ bands: [] })));
    const { code, out, err } = await run(['strategy', 'check', bad, '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      schema: 'axiswatch.problems/1',
      problems: [
        {
          path: 'bands',
          message: 'is empty; list at least one band, the first from 0',
          where: 'line 1, bands',
        },
      ],
    });
    const good = await run([
      'strategy',
      'check',
      file('good.json', JSON.stringify(sample())),
      '--json',
    ]);
    expect(good.code).toBe(0);
    const document = JSON.parse(good.out);
    expect(document).toMatchObject({ schema: 'axiswatch.problems/1', problems: [] });
    expect(document.remarks[0]).toEqual({
      path: 'root.children[0].children[0]',
      message: 'A1 says nowhere to look its value up; name the source in "lookUp"',
      where: 'line 1, A1 Land taken',
    });
  });

  test('remarks on what makes little sense, by place, and is content all the same', async () => {
    const { run, file } = shell();
    const strategy = file('mine.json', JSON.stringify(sample()));
    const { code, out } = await run(['strategy', 'check', strategy]);
    expect(code).toBe(0);
    expect(out).toContain(
      '\n\n5 remarks:\n- A1 says nowhere to look its value up; name the source in "lookUp" (line 1)\n',
    );
    const known = { lookUp: [{ title: 'Where' }] };
    const about = async (...children: readonly Raw[]): Promise<readonly string[]> => {
      const path = file('few.json', JSON.stringify(document(children)));
      const [sound, ...rest] = (await run(['strategy', 'check', path])).out.trimEnd().split('\n');
      expect(sound).toContain('few.json is sound');
      return rest;
    };
    expect(await about(leaf('a', known), leaf('b', known))).toEqual([]);
    expect(await about(leaf('a', known), leaf('b'))).toEqual([
      '',
      '1 remark:',
      expect.stringMatching(/^- b says nowhere/),
    ]);
  });

  test('without a name it checks the strategy in use, on the readings there are', async () => {
    const { run, file, dataDir } = shell();
    const shipped = await run(['strategy', 'check']);
    expect(shipped.code).toBe(0);
    expect(shipped.out).toMatch(/^the shipped strategy is sound: Axis of Losers/);
    expect(shipped.out).not.toContain('remark');
    expect(existsSync(dataDir)).toBe(false);
    const mine = file('mine.json', JSON.stringify(sample()));
    await run(['strategy', 'use', mine]);
    const rows = Array.from({ length: 21 }, (_, at) => {
      const day = `2026-11-${String(at + 1).padStart(2, '0')}`;
      const value = [10, 20, 50, 30][at % 4] ?? 0;
      return `land,${day},${100 - value},,\naid,${day},${value},,`;
    });
    const path = file('rows.csv', `indicator,observed_on,value,source,url\n${rows.join('\n')}\n`);
    expect((await run(['import', path])).code).toBe(0);
    expect((await run(['strategy', 'check'])).out).toContain(
      'A2 moves together with A1 (correlation above 0.92 over 20 changes)',
    );
  });

  test('does not open a store', async () => {
    const { run, file, dataDir } = shell();
    await run(['strategy', 'check', file('mine.json', JSON.stringify(sample()))]);
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a strategy of the user', () => {
  test('that is refused is refused by every command with its problems', async () => {
    const { run, file } = shell();
    const path = file('bad.json', JSON.stringify(sample({ bands: [] })));
    expect(await run(['status', '--strategy', path])).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${path} is not a valid strategy; line 1, bands: is empty; list at least one band, the first from 0\n`,
    });
    const { out } = await run(['status', '--json', '--strategy', path]);
    expect(JSON.parse(out)).toEqual({
      schema: 'axiswatch.problems/1',
      problems: [
        {
          path: 'bands',
          message: 'is empty; list at least one band, the first from 0',
          where: 'line 1, bands',
        },
      ],
    });
  });

  test('that is not there is refused in one sentence', async () => {
    const { run } = shell();
    expect((await run(['status', '--strategy', '/nowhere/s.json'])).err).toBe(
      'axiswatch: there is no strategy and no file "/nowhere/s.json"; "axiswatch strategy list" shows those there are\n',
    );
  });

  test
    .skipIf(process.platform !== 'linux')
    .each([
      [['status', '--strategy']],
      [['strategy', 'check']],
      [['event', 'import']],
      [['assessment', 'new']],
    ])('a file that never ends is refused and does not fill the memory (%j)', async (args) => {
    const { code, out, err } = await shell().run([...args, '/dev/zero']);
    expect([code, out, err]).toEqual([
      1,
      '',
      `axiswatch: /dev/zero: cannot be read: it is larger than ${readWholeFileLimitOfMachine() / 1e6} MB, the most that is held in memory; name another file, or take it in parts\n`,
    ]);
  });

  test.each([
    [['import'], 'write it as CSV, or as JSON Lines, a row on each line, which may have any size'],
    [['event', 'import'], 'name another file, or take it in parts'],
    [['strategy', 'check'], 'name another file, or take it in parts'],
    [['status', '--strategy'], 'name another file, or take it in parts'],
  ])('a JSON file of 249 MB is refused before it is read (%j)', async (args, mend) => {
    const { run, file } = shell();
    const path = file('large.json', '');
    truncateSync(path, 249_000_000);
    expect(await run([...args, path])).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${path}: cannot be read: it is larger than ${readWholeFileLimitOfMachine() / 1e6} MB, the most that is held in memory; ${mend}\n`,
    });
  });

  test('is named by its id where it lies in the data folder, and a misspelt name is told', async () => {
    const { run, file, dataDir } = shell();
    const path = file('test.json', JSON.stringify(sample()));
    mkdirSync(join(dataDir, 'strategies'), { recursive: true });
    renameSync(path, join(dataDir, 'strategies', 'any.json'));
    expect((await run(['status', '--strategy', 'test'])).out).toContain('strategy test ');
    expect((await run(['status', '--strategy', 'shipped'])).out).toContain('axis-of-losers');
    expect((await run(['--strategy', 'tesst', 'list'])).err).toBe(
      'axiswatch: there is no strategy and no file "tesst"; did you mean test?\n',
    );
  });

  test('that the settings name is used when none is given', async () => {
    const { run, file, dataDir } = shell();
    await run(['status']);
    const path = file('mine.json', JSON.stringify(sample()));
    writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ strategy: path }));
    expect((await run(['status'])).out).toContain('Test, as of');
  });

  test('starts without the shipped readings', async () => {
    const { run } = shell({ strategy: sample() });
    expect((await run(['export', '-'])).out).toBe(
      'indicator,observed_on,value,confidence,source,url,note\n',
    );
  });
});

describe('the data folder', () => {
  test('--empty begins without the shipped readings, for good', async () => {
    const { run } = shell();
    expect((await run(['status', '--empty'])).code).toBe(0);
    expect((await run(['status'])).out).toContain('no reading yet');
  });

  test('--empty is refused where a store is there', async () => {
    const { run } = shell();
    await run(['status']);
    const { code, err } = await run(['status', '--empty']);
    expect(code).toBe(1);
    expect(err).toContain('is there already; open that one, or name another data folder');
  });

  test('data that are there and cannot be read end with 3', async () => {
    const { run, dataDir } = shell();
    await run(['status']);
    writeFileSync(
      join(dataDir, 'axis-of-losers.db'),
      'this is no database, and long enough to be read',
    );
    const { code, out, err } = await run(['status']);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^axiswatch: .*axis-of-losers\.db.*\n$/);
  });

  test('--data-dir comes before AXISWATCH_DATA_DIR', async () => {
    const { run, dataDir } = shell();
    await run(['record', 'RU9', '5', '--data-dir', join(dirname(dataDir), 'other')]);
    expect(existsSync(dataDir)).toBe(false);
    expect(existsSync(join(dirname(dataDir), 'other', 'axis-of-losers.db'))).toBe(true);
  });
});

/** Settings, backups and the state of the program from the shell. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { SETTING_CHOICES } from '../../src/cli/setting-choices.ts';
import type { HealthCheck } from '../../src/features/doctor/doctor-document.ts';
import { SCHEMA_VERSION } from '../../src/store/db/schema.ts';
import { sample, sampleShell, shell } from './tools.ts';

describe('config', () => {
  test('a setting that was set is printed, listed, and forgotten by an empty value', async () => {
    const { run } = shell();
    expect(await run(['config', 'set', 'handling', 'Internal use'])).toMatchObject({
      code: 0,
      out: '',
    });
    expect((await run(['config', 'get', 'handling'])).out).toBe('Internal use\n');
    expect((await run(['config', 'list'])).out).toBe('handling = Internal use\n');
    expect(JSON.parse((await run(['config', 'list', '--json'])).out)).toMatchObject({
      schema: 'axiswatch.config/1',
      settings: { handling: 'Internal use', strategy: null },
    });
    await run(['config', 'set', 'handling', '']);
    expect(await run(['config', 'get', 'handling'])).toMatchObject({ code: 1, out: '' });
    expect(await run(['config', 'list'])).toMatchObject({
      out: '',
      err: 'axiswatch: nothing is set; the settings are theme, glyphs, strategy, handling, author, assessEvery, mouse, bell\n',
    });
  });

  test('with --readonly no setting is written', async () => {
    const { run } = shell();
    const why = '--readonly writes nothing; leave it out to set it';
    expect(await run(['config', 'set', 'theme', 'dark', '--readonly'])).toMatchObject({
      code: 2,
      err: expect.stringContaining(why),
    });
    expect(await run(['config', 'get', 'theme'])).toMatchObject({ code: 1 });
    const use = ['strategy', 'use', 'shipped', '--readonly'];
    expect(await run(use)).toMatchObject({ code: 2 });
  });

  test.each([
    [['config', 'set', 'colour', 'red'], 2, 'there is no setting "colour"; the settings are'],
    [['config', 'set', 'glyphs', 'runes'], 1, 'use block, ascii, braille'],
    [
      ['config', 'set', 'theme', 'nope'],
      1,
      'theme: cannot be "nope"; use auto, terminal, light, dark, high-contrast, colour-blind\n',
    ],
    [
      ['config', 'set', 'theme', 'drak'],
      1,
      'cannot be "drak"; did you mean dark? use auto, terminal,',
    ],
    [['config', 'set', 'bell', 'loud'], 1, 'cannot be "loud"; use off, on'],
    [['config', 'set', 'assessEvery', 'weekly'], 1, 'cannot be "weekly"; use days, 1 to 9999'],
    [['config', 'set', 'them', 'dark'], 2, 'no setting "them"; did you mean theme? the settings'],
    [['config', 'set', 'strategy', 'no-such.json'], 1, 'no-such.json'],
    [
      ['config', 'get', 'theme'],
      1,
      'theme: is not set; set it with "axiswatch config set theme VALUE"\n',
    ],
  ])('%j is refused with what would be right', async (args, code, sentence) => {
    const ran = await shell().run(args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(sentence);
  });
});

test('the line about handling is one line, whatever is pasted', async () => {
  const { run } = shell();
  await run(['config', 'set', 'handling', 'Internal,\nnot to be passed on']);
  const { settings } = JSON.parse((await run(['config', 'get', 'handling', '--json'])).out);
  expect(settings.handling).toBe('Internal, not to be passed on');
});

test('the line about handling is in the documents of a board, and has room on a line', async () => {
  const { run } = await sampleShell();
  const said = async (...args: string[]) => JSON.parse((await run(args)).out).handling;
  const ASKS = [
    ['status', '--json'],
    ['list', '--json'],
    ['watch', '--once'],
  ] as const;
  for (const ask of ASKS) expect(await said(...ask)).toBeNull();
  expect(await run(['config', 'set', 'handling', 'x'.repeat(81)])).toMatchObject({
    code: 1,
    err: 'axiswatch: handling: has 81 characters; it stands on every frame, page and row, so keep it to 80\n',
  });
  expect((await run(['config', 'set', 'handling', 'x'.repeat(80)])).code).toBe(0);
  await run(['config', 'set', 'handling', 'Internal']);
  for (const ask of ASKS) expect(await said(...ask)).toBe('Internal');
});

test('every value that a setting offers is taken, in any case, and read again', async () => {
  const { run } = shell();
  for (const [name, choices] of Object.entries(SETTING_CHOICES))
    for (const choice of choices) {
      expect(await run(['config', 'set', name, choice.toUpperCase()])).toMatchObject({ code: 0 });
      expect(await run(['config', 'get', name])).toEqual({ code: 0, out: `${choice}\n`, err: '' });
    }
});

test('a strategy is set by its id or file, and kept by a place that holds from any folder', async () => {
  const { run, file, dataDir } = shell();
  const path = file('mine.json', '');
  await run(['strategy', 'new', path, '--force']);
  const get = async (): Promise<string> => (await run(['config', 'get', 'strategy'])).out.trim();
  await run(['config', 'set', 'strategy', relative('.', path)]);
  expect(await get()).toBe(path);
  mkdirSync(join(dataDir, 'strategies'), { recursive: true });
  const inFolder = join(dataDir, 'strategies', 'ours.json');
  await run(['strategy', 'new', inFolder]);
  await run(['config', 'set', 'strategy', 'ours']);
  expect(await get()).toBe(inFolder);
  await run(['config', 'set', 'strategy', 'shipped']);
  expect(await get()).toBe('');
});

describe('backup and restore', () => {
  test('a restored board is the one that was backed up, and what stood before is kept', async () => {
    const { run, file } = await sampleShell();
    const path = `${file('board', '')}.db`;
    const before = (await run(['status', '--json'])).out;
    expect((await run(['backup', path])).code).toBe(0);
    expect(await run(['backup', path])).toMatchObject({ code: 1 });
    await run(['record', 'A2', '99']);
    expect((await run(['status', '--json'])).out).not.toBe(before);
    const { code, err } = await run(['restore', path, '--yes']);
    expect(code).toBe(0);
    expect(err).toContain('what stood before is kept as');
    expect((await run(['status', '--json'])).out).toBe(before);
  });

  const replaceable = async () => {
    const made = await sampleShell();
    const path = `${made.file('board', '')}.db`;
    await made.run(['backup', path]);
    await made.run(['record', 'A2', '99']);
    const journal = async () => (await made.run(['export', '-', '--what', 'journal'])).out;
    return { ...made, path, journal, before: await journal() };
  };

  /** The store goes by the clock of the machine. */
  const undated = (text: string): string => text.replaceAll(/up to \d+ \w+ \d{4}/g, 'up to DAY');

  test.each([[[]], [['--json']], [['--no-input']]])(
    'where nobody can be asked a board is not replaced without --yes, which the refusal names (%j)',
    async (more) => {
      const { run, path, journal, before, dataDir } = await replaceable();
      const { code, out, err } = await run(['restore', path, ...more]);
      expect(code).toBe(1);
      const says = more[0] === '--json' ? JSON.parse(out).problems[0].message : err;
      expect(undated(says)).toContain(
        `nothing was restored: ${path} would take the place of the whole board of test, 7 entries up to DAY; --yes replaces it and keeps a copy of what stands there`,
      );
      expect(await journal()).toBe(before);
      expect((await run(['restore', path, '--yes', ...more])).code).toBe(0);
      expect(await journal()).not.toBe(before);
      expect(readdirSync(join(dataDir, 'backups')).join()).toContain('test--replaced-');
    },
  );

  test('a person is asked, with what stands on both sides, and only a yes replaces the board', async () => {
    const { runAsked, path, journal, before } = await replaceable();
    const asked = `${path}, 6 entries up to DAY, takes the place of the whole board of test, 7 entries up to DAY; a copy of what stands there is kept. Replace it? [y/N] `;
    for (const answer of ['', 'n', 'yeah']) {
      const { code, err } = await runAsked(['restore', path], [answer]);
      expect([code, undated(err)]).toEqual([1, `${asked}axiswatch: nothing was restored\n`]);
    }
    for (const more of ['--no-input', '--json'])
      expect((await runAsked(['restore', path, more], ['y'])).code).toBe(1);
    expect((await runAsked(['restore', path, '--no-input'], ['y'])).err).toContain('--yes');
    expect(await journal()).toBe(before);
    expect((await runAsked(['restore', path, '--yes'], [])).err).not.toContain('[y/N]');
    expect((await runAsked(['record', 'A2', '99'], [])).code).toBe(0);
    expect((await runAsked(['restore', path], ['Y'])).code).toBe(0);
    expect(await journal()).not.toBe(before);
  });

  test('an empty board is replaced unasked, one with a single entry is not, and an empty backup is said to hold nothing', async () => {
    const { run, file } = shell({ strategy: sample() });
    const [full, empty] = [`${file('full', '')}.db`, `${file('empty', '')}.db`];
    await run(['backup', empty]);
    await run(['record', 'A2', '99']);
    await run(['backup', full]);
    expect((await run(['restore', empty])).err).toContain('the whole board of test, 1 entry up to');
    await run(['restore', empty, '--yes']);
    expect((await run(['restore', full])).code).toBe(0);
  });

  test('a damaged board is replaced no sooner than a sound one, and a bad backup is refused before anything is asked', async () => {
    const { run, runAsked, path, dataDir, file } = await replaceable();
    const store = join(dataDir, 'test.db');
    const bad = await runAsked(['restore', file('bad.db', 'no board')], ['y']);
    expect(bad.err).toMatch(/^axiswatch: \S+ is not a store of axiswatch; choose a copy/);
    writeFileSync(store, 'something else entirely, and no store');
    const { code, err } = await run(['restore', path]);
    expect(code).toBe(1);
    expect(err).toContain(
      `the whole board of test (${join(dataDir, 'test.db')} is not a store of axiswatch); --yes`,
    );
    expect((await run(['restore', path, '--yes'])).code).toBe(0);
    expect((await run(['status'])).code).toBe(0);
  });

  test('a board on one machine is the same board on another', async () => {
    const [here, there] = [await sampleShell(), shell({ strategy: sample() })];
    const path = `${here.file('board', '')}.db`;
    await here.run(['backup', path]);
    // Nothing stands there that it would take the place of, so nobody is asked.
    expect((await there.run(['restore', path])).code).toBe(0);
    const ask = ['status', '--json'];
    expect((await there.run(ask)).out).toBe((await here.run(ask)).out);
  });

  test('what is no backup is refused, and --readonly and --as-of too', async () => {
    const { run, file } = await sampleShell();
    const path = file('notes.db', 'not a board');
    expect(await run(['restore', path])).toMatchObject({ code: 1 });
    expect(await run(['restore', path, '--readonly'])).toMatchObject({ code: 2 });
    expect(await run(['restore', path, '--as-of', '2026-01-01'])).toMatchObject({ code: 2 });
  });
});

describe('info', () => {
  test('paths, versions, sizes and the hash, and nothing is written', async () => {
    const { run, dataDir } = shell();
    const { code, out } = await run(['info']);
    expect(code).toBe(0);
    expect(out).toMatch(/axis-of-losers, hash [\da-f]{8}, shipped/);
    expect(out).toContain('(not begun)');
    expect(existsSync(dataDir)).toBe(false);
    expect(JSON.parse((await run(['info', '--json'])).out)).toMatchObject({
      schema: 'axiswatch.info/1',
      data: dataDir,
      indicators: 64,
      storeBytes: null,
    });
  });
});

test('the author that was set is who writes, which info says; no author is the one of a release', async () => {
  const { run } = shell({ env: { AXISWATCH_AUTHOR: '' } });
  expect((await run(['config', 'set', 'author', 'Sam'])).code).toBe(0);
  expect(JSON.parse((await run(['info', '--json'])).out).author).toBe('Sam');
  expect((await run(['config', 'set', 'author', 'starter'])).err).toContain(
    'is the author of what a release ships',
  );
});

describe('without the strategy in use', () => {
  const gone = async () => {
    const made = shell();
    await made.run(['record', 'RU9', '4']);
    const path = made.file('mine.json', JSON.stringify(sample()));
    await made.run(['strategy', 'use', path]);
    await made.run(['record', 'A2', '52']);
    rmSync(path);
    return { ...made, path };
  };
  const WAY = '"axiswatch strategy use shipped" goes back to the shipped strategy';

  test('every command says how to come to another', async () => {
    const { run, path } = await gone();
    for (const words of ['status', 'list', 'export -', 'report'])
      expect(await run(words.split(' '))).toEqual({
        code: 1,
        out: '',
        err: `axiswatch: ${path}: cannot be read: there is no such file or folder; mend it or put it back, or ${WAY}\n`,
      });
    const [problem] = JSON.parse((await run(['status', '--json'])).out).problems;
    expect(problem.message).toMatch(
      /or folder; mend it or put it back, or "axiswatch strategy use/,
    );
    expect(problem).not.toHaveProperty('mend');
    await run(['strategy', 'use', 'shipped']);
    expect((await run(['status'])).code).toBe(0);
  });

  test('doctor says the same and looks at every store that is there, with its backups', async () => {
    const { run, path, dataDir } = await gone();
    const { code, out } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    const checks: readonly { name: string; state: string; says: string; mend: string }[] =
      JSON.parse(out).checks;
    expect(checks.filter(({ state }) => state === 'wrong')).toEqual([
      {
        name: 'strategy',
        state: 'wrong',
        says: `${path}: cannot be read: there is no such file or folder`,
        mend: `mend it or put it back, or ${WAY}`,
      },
    ]);
    const good = checks.filter(({ state }) => state === 'good').map(({ says }) => says);
    for (const id of ['axis-of-losers', 'test']) {
      expect(good.some((says) => says.startsWith(`${join(dataDir, `${id}.db`)}, `))).toBe(true);
      expect(good.some((says) => says.includes(join(dataDir, 'backups', `${id}--`)))).toBe(true);
    }
  });

  test('info prints where everything is', async () => {
    const { run, path, dataDir } = await gone();
    const { code, out, err } = await run(['info']);
    expect(code).toBe(1);
    expect(out).toMatch(/^axiswatch +\d/);
    for (const id of ['axis-of-losers', 'test']) expect(out).toContain(join(dataDir, `${id}.db`));
    expect(err).toContain(`${path}: cannot be read`);
  });
});

describe('doctor', () => {
  test('says that all is well, with exit code 0, and leaves nothing behind', async () => {
    const { run, dataDir } = await sampleShell();
    const before = readdirSync(dataDir);
    const { code, out } = await run(['doctor']);
    expect(code).toBe(0);
    expect(readdirSync(dataDir)).toEqual(before);
    expect(out.replace(/\s+/g, ' ')).toContain('6 entries, 6 readings stand');
    expect(out).not.toContain('WRONG');
  });

  test('a store that is none is found, and a good backup is named as the mend', async () => {
    const { run, dataDir } = await sampleShell();
    await run(['record', 'A2', '60']);
    mkdirSync(join(dataDir, 'backups'), { recursive: true });
    const kept = join(dataDir, 'backups', 'test--daily-2026-11-24.db');
    if (!existsSync(kept)) await run(['backup', kept]);
    writeFileSync(join(dataDir, 'test.db'), 'something else entirely, and no store');
    const { code, out } = await run(['doctor']);
    expect(code).toBe(1);
    expect(out).toContain('WRONG');
    expect(out.replace(/\s+/g, ' ')).toContain('"axiswatch restore');
  });

  test.each([
    ['twelve bytes', /^.*is not a store of axiswatch$/],
    ['something else entirely, and no store', /^.*is not a store of axiswatch$/],
    ['SQLite format 3\0 and no more', /^.*was emptied or cut short$/],
    ['SQLite', /^.*was emptied or cut short$/],
    ['x'.repeat(9000), /^.*is not a store of axiswatch$/],
  ])('of one thing that is wrong it says one thing to do', async (text, what) => {
    const { run, dataDir } = await sampleShell();
    const path = join(dataDir, 'test.db');
    rmSync(join(dataDir, 'backups'), { recursive: true });
    writeFileSync(path, text);
    const { out } = await run(['doctor', '--json']);
    const checks: readonly { name: string; state: string; says: string; mend: string }[] =
      JSON.parse(out).checks;
    expect(checks.filter(({ state }) => state === 'wrong')).toEqual([
      {
        name: 'store',
        state: 'wrong',
        says: expect.stringMatching(what),
        mend: 'there is no good backup; move the file away and keep it: the next command begins anew',
      },
    ]);
    for (const { says } of checks) expect(says.split(path).length).toBeLessThan(3);
    expect(checks.find(({ name }) => name === 'backups')).toMatchObject({ mend: '' });
  });

  test('of a store of a newer program it says to start that one, and nothing else', async () => {
    const { run, dataDir } = await sampleShell();
    const database = new DatabaseSync(join(dataDir, 'test.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const { out } = await run(['doctor']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      `knows ${SCHEMA_VERSION}); start that one, or update this one ok backups`,
    );
  });

  test('a theme that there is not is found, with those there are', async () => {
    const { run, dataDir } = await sampleShell();
    const path = join(dataDir, 'settings.json');
    writeFileSync(path, '{"theme": "pink"}');
    const { code, out } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).checks[0]).toEqual({
      name: 'settings',
      state: 'wrong',
      says: `${path}: There is no theme "pink"`,
      mend: 'choose auto, terminal, light, dark, high-contrast, colour-blind in the settings',
    });
  });

  test("keys of one's own that cannot be used are found", async () => {
    const { run, dataDir } = await sampleShell();
    const path = join(dataDir, 'keymap.json');
    writeFileSync(path, '{"reading.record": ["i"], "no.such": ["x"]}');
    const { code, out } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).checks.filter((each: HealthCheck) => each.state === 'wrong')).toEqual([
      {
        name: 'keys',
        state: 'wrong',
        says: `${path}: "no.such" is ignored; there is no such action`,
        mend: 'correct its name, or take it out',
      },
    ]);
  });

  test('a settings file that holds nonsense is found', async () => {
    const { run, dataDir } = await sampleShell();
    writeFileSync(join(dataDir, 'settings.json'), '{"glyphs": "runes"}');
    const { code, out } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schema: 'axiswatch.doctor/1' });
    expect(out).toContain('use block, ascii, braille');
  });
});

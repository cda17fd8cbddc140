/** Settings, backups and the state of the program from the shell. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
    [['config', 'set', 'strategy', 'no-such.json'], 1, 'no-such.json'],
    [['config', 'get', 'theme'], 1, 'set it with "axiswatch config set theme VALUE"'],
  ])('%j is refused with what would be right', async (args, code, sentence) => {
    const ran = await shell().run(args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(sentence);
  });
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
    const { code, err } = await run(['restore', path]);
    expect(code).toBe(0);
    expect(err).toContain('what stood before is kept as');
    expect((await run(['status', '--json'])).out).toBe(before);
  });

  test('a board on one machine is the same board on another', async () => {
    const [here, there] = [await sampleShell(), shell({ strategy: sample() })];
    const path = `${here.file('board', '')}.db`;
    await here.run(['backup', path]);
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
      indicators: 55,
      storeBytes: null,
    });
  });
});

describe('doctor', () => {
  test('says that all is well, with exit code 0', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['doctor']);
    expect(code).toBe(0);
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

  test('a settings file that holds nonsense is found', async () => {
    const { run, dataDir } = await sampleShell();
    writeFileSync(join(dataDir, 'settings.json'), '{"glyphs": "runes"}');
    const { code, out } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schema: 'axiswatch.doctor/1' });
    expect(out).toContain('use block, ascii, braille');
  });
});

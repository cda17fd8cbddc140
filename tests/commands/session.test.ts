/** What a command is given to work with, by the options, the environment and the settings. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCrashLog } from '../../src/cli/crash.ts';
import type { ExitCode } from '../../src/cli/io.ts';
import { type Options, pickGlobalOptions } from '../../src/cli/options.ts';
import {
  type CommandSession,
  type Needs,
  openSession,
  sessionFileWriteOptions,
} from '../../src/cli/session.ts';
import { sampleShell, shell } from './tools.ts';

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: Options;
  readonly needs?: Needs;
}

/** What is asked of the session that these make, and what was said on stderr. */
async function sessionOf<T>(
  { env = {}, options = {}, needs = {} }: Given,
  ask: (session: CommandSession) => T | Promise<T>,
  made = shell({ env }),
) {
  let answer: T | undefined;
  const ran = await made.runWith(async (_, io) => {
    const opened = await openSession(io, pickGlobalOptions(options), needs);
    if (!opened.ok) return opened.refusal.exitCode ?? 1;
    answer = await ask(opened.value);
    opened.value.store.close();
    return 0;
  }, []);
  return { answer, code: ran?.code, err: ran?.err, ...made };
}

describe('colour', () => {
  const colour = async (given: Given) =>
    (await sessionOf({ needs: { untouched: true }, ...given }, ({ color }) => color)).answer;
  test('is there unless --no-color or NO_COLOR takes it away', async () => {
    expect(await colour({})).toBe(true);
    expect(await colour({ options: { color: false } })).toBe(false);
    expect(await colour({ env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colour({ env: { NO_COLOR: '0' } })).toBe(false);
    expect(await colour({ env: { NO_COLOR: '1' }, options: { color: false } })).toBe(false);
  });
  test('stays where NO_COLOR is empty', async () => {
    expect(await colour({ env: { NO_COLOR: '' } })).toBe(true);
  });
});

test('the board is told in sentences with --screen-reader or by the variable of Ink, and by no other value of it', async () => {
  const linear = async (given: Given) =>
    (await sessionOf({ needs: { untouched: true }, ...given }, (session) => session.linear)).answer;
  expect(await linear({})).toBe(false);
  expect(await linear({ options: { screenReader: true } })).toBe(true);
  expect(await linear({ env: { INK_SCREEN_READER: 'true' } })).toBe(true);
  expect(await linear({ env: { INK_SCREEN_READER: 'false' } })).toBe(false);
});

test('the day is today unless --as-of names one, which is known of it even where that is today', async () => {
  const day = async (options: Options) =>
    (
      await sessionOf({ options, needs: { untouched: true } }, ({ asOf, asOfGiven }) => [
        asOf,
        asOfGiven,
      ])
    ).answer;
  expect(await day({})).toEqual(['2026-11-25', false]);
  expect(await day({ asOf: '2026-11-25' })).toEqual(['2026-11-25', true]);
  expect(await day({ asOf: '1.11.2026' })).toEqual(['2026-11-01', true]);
});

test('a setting is kept and found by the next session, and none is kept with --readonly', async () => {
  const made = shell();
  const first = await sessionOf(
    {},
    async ({ keepsSettings, saveSetting, settings }) => [
      keepsSettings,
      (await saveSetting('theme', 'dark')).ok,
      settings.theme,
    ],
    made,
  );
  expect(first.answer).toEqual([true, true, undefined]);
  const readonly = { options: { readonly: true } };
  const next = await sessionOf(readonly, (each) => [each.keepsSettings, each.settings.theme], made);
  expect(next.answer).toEqual([false, 'dark']);
});

test('where nothing is to be touched no store is begun, with --readonly that is said', async () => {
  for (const [needs, options, said] of [
    [{ untouched: true }, {}, ''],
    [{}, { readonly: true }, 'there is no store at '],
    [{ showsNotices: true }, { readonly: true }, ''],
  ] as const) {
    const { answer, err, dataDir } = await sessionOf({ needs, options }, ({ store }) => store.path);
    expect(existsSync(join(dataDir, 'axis-of-losers.db'))).toBe(false);
    expect(answer).toBe(join(dataDir, 'axis-of-losers.db'));
    expect(err?.replace(/^axiswatch: /, '').slice(0, 21)).toBe(said);
  }
});

test('a glance asks neither for a name nor for keys, and the rest knows both', async () => {
  const env = { AXISWATCH_AUTHOR: 'ann' };
  const of = async (needs: Needs) =>
    (await sessionOf({ env, needs }, ({ author, ownKeysPath }) => [author, ownKeysPath !== '']))
      .answer;
  expect(await of({ untouched: true, glance: true })).toEqual(['unknown', false]);
  expect(await of({ untouched: true })).toEqual(['ann', true]);
});

test('of a command that writes, a day that is looked at is refused with what to do instead', async () => {
  const { code, answer } = await sessionOf(
    { options: { asOf: '2026-11-01' }, needs: { writes: 'leave it out' } },
    () => 'opened',
  );
  expect([code, answer]).toEqual([2, undefined]);
});

test('a file that is named is noted in the data folder while it is written, but not with --readonly', async () => {
  const made = await sampleShell();
  const writing = (options: Options) =>
    sessionOf({ options }, (session) => sessionFileWriteOptions(session, false), made);
  expect((await writing({})).answer).toEqual({ force: false, dataDir: made.dataDir });
  expect((await writing({ readonly: true })).answer).toEqual({ force: false, dataDir: undefined });
});

test('a bug whose trace cannot be kept is told with its trace', async () => {
  const made = shell();
  const dataDir = join(made.file('no-folder', ''), 'data');
  const argv = ['status', '--data-dir', dataDir];
  const ran = await made.runWith(async (args, io): Promise<ExitCode> => {
    writeCrashLog(io, new Error('boom'), args);
    return 1;
  }, argv);
  expect(ran?.err).toMatch(
    /^axiswatch: this is a bug: boom; please report it with this trace:\nError: boom\n +at /,
  );
});

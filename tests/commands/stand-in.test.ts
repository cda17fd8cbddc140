/** What is shown in the place of one's own board is said by every command, and none that gives its numbers ends well. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import { runPlainArgumentsWithoutParser } from '../../src/cli/program/direct.ts';
import { printDamageAndGiveExitCode } from '../../src/cli/stand-in.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import { ASSESSMENT, type Shell, shell } from './tools.ts';

/** Commands that open no board, so that there is none to be shown in the place of another. */
const WITHOUT_BOARD = [
  // nothing is due
  'collect',
  'config get',
  'config set',
  'config list',
  'man',
  'recipe check',
  'recipe delete',
  'recipe list',
  'recipe new',
  'recipe off',
  'recipe on',
  'recipe restore',
  'recipe show',
  'recipe try',
  'restore',
  'strategy list',
  'strategy new',
  'strategy show',
  'strategy use',
];
/** What a shell asks while a person types: nothing is said around it. */
const UNSEEN = ['completion'];
/** What writes into the journal: refused where nothing can be written, and done where a store was begun anew. */
const WRITERS = [
  'record',
  'checked',
  'import',
  'undo',
  'redo',
  'event add',
  'event correct',
  'event retract',
  'event import',
  'assessment new',
  'assessment sign',
  'propose',
  'inbox accept',
  'inbox refuse',
  'inbox later',
];
/** What says how things are, be they well or not. */
const TELLERS = ['doctor', 'strategy check'];

const commands = COMMANDS.map(({ words }) => words).filter(
  (words) => ![...WITHOUT_BOARD, ...UNSEEN].includes(words),
);

/** A command line that does what the command is for. */
function lineOf({ file }: Shell, words: string): readonly string[] {
  const more: Readonly<Record<string, readonly string[]>> = {
    record: ['RU1', '84', '--date', '2026-06-30', '--source', 'DeepState'],
    history: ['RU1'],
    checked: ['RU1', '--date', '2026-06-30'],
    import: [file('in.csv', 'indicator,observed_on,value,source\nRU1,2026-06-30,84,DeepState\n')],
    export: ['-'],
    whatif: ['RU1=84'],
    plot: ['gauge', '-o', '-'],
    watch: ['--once'],
    backup: [file('gone', '').replace('gone', 'copy.db')],
    'event add': ['Aid', '--node', 'RU1', '--side', 'ours', '--kind', 'action', '--source', 'x'],
    'event correct': ['e1', '--title', 'More'],
    'event retract': ['e1'],
    'event import': [file('events.csv', readFileSync(EVENTS, 'utf8'))],
    'event export': ['-'],
    propose: [
      file('rows.csv', 'indicator,observed_on,value,source\nRU1,2026-06-30,85,DeepState\n'),
    ],
    'inbox accept': ['--same'],
    'inbox refuse': ['--same'],
    'inbox later': ['--same'],
    'assessment show': ['last'],
    'assessment new': [file('mine.md', ASSESSMENT)],
    'assessment sign': ['last'],
    'strategy diff': ['shipped', 'shipped'],
  };
  return [...words.split(' '), ...(more[words] ?? [])];
}

const EVENTS = new URL('../../data/axis-of-losers.events.csv', import.meta.url);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.each(commands)('%s', (words) => {
  const code = TELLERS.includes(words) ? 0 : 1;

  test('says that the folder cannot be made', async () => {
    const here = shell();
    const blocked = here.file('blocked', '');
    const ran = await here.run([...lineOf(here, words), '--data-dir', join(blocked, 'data')]);
    const { out, err } = ran;
    const said = `there is no store and none was made: the folder ${join(blocked, 'data')} cannot be made`;
    // Without an event or an assessment to name, the refusal says that.
    if (!/there is no (event|assessment)|no assessment|no open proposal/.test(err)) {
      expect(oneLine(words === 'doctor' ? out : err)).toContain(said);
      expect(err.split('there is no store').length).toBeLessThanOrEqual(2);
    }
    expect(ran.code).toBe(code);
  });

  test('says that the store was lost while its backups are there', async () => {
    const here = shell();
    await here.run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
    for (const name of readdirSync(here.dataDir).filter((each) => each.includes('.db')))
      rmSync(join(here.dataDir, name));
    const ran = await here.run(lineOf(here, words));
    expect(oneLine(words === 'doctor' ? ran.out : ran.err)).toMatch(
      /There (was|is) no store at .*backups/,
    );
    // What was recorded was recorded; what there is nothing to be done with is refused.
    if (!WRITERS.includes(words)) expect(ran.code).toBe(code);
  });

  test('names what has changed on the disk', async () => {
    const here = shell();
    await here.run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
    const database = new DatabaseSync(join(here.dataDir, 'axis-of-losers.db'));
    database.exec(
      'DROP TRIGGER entry_is_never_changed; UPDATE entry SET value = 60 WHERE value = 61',
    );
    database.close();
    const { code: ended, out, err } = await here.run(lineOf(here, words));
    if (/there is no (event|assessment)|no assessment/.test(err)) return;
    expect(oneLine(words === 'doctor' ? out : err)).toMatch(/damaged on the disk, left out/i);
    expect(err.match(/Damaged on the disk/g) ?? []).toHaveLength(words === 'doctor' ? 0 : 1);
    if (words === 'doctor') expect(ended).toBe(1);
    else if (!WRITERS.includes(words)) expect(ended).toBe(words === 'strategy check' ? 0 : 3);
  });
});

test.each<[code: ExitCode, onDamaged: ExitCode, onAnother: ExitCode]>([
  [0, 3, 1],
  [1, 1, 1],
  [2, 2, 2],
  [3, 3, 3],
  [10, 3, 1],
  [20, 3, 1],
  [130, 130, 130],
])(
  'a command that would end with %d ends with %d on a damaged board, with %d on another than the own',
  (code, onDamaged, onAnother) => {
    let said = '';
    const io = (damage: readonly string[], standIns: readonly string[]) =>
      ({
        err: (text: string) => {
          said += text;
        },
        standIns: new Set(standIns),
        boards: new Set([{ damage }, { damage }]),
      }) as unknown as Io;
    expect(printDamageAndGiveExitCode(io([], []), code)).toBe(code);
    expect(said).toBe('');
    expect(printDamageAndGiveExitCode(io(['two entries are damaged'], ['another']), code)).toBe(
      onDamaged,
    );
    expect(said).toBe('axiswatch: two entries are damaged\n');
    expect(printDamageAndGiveExitCode(io([], ['another']), code)).toBe(onAnother);
  },
);

test('status says it without the argument parser, too', async () => {
  const here = shell();
  const blocked = here.file('blocked', '');
  const ran = await here.runWith(runPlainArgumentsWithoutParser, [
    'status',
    '--data-dir',
    join(blocked, 'data'),
  ]);
  expect(ran?.code).toBe(1);
  expect(ran?.err).toContain('there is no store and none was made');
});

test('it is said until something is recorded', async () => {
  const { dataDir, run } = shell();
  await run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
  rmSync(join(dataDir, 'axis-of-losers.db'));
  for (const args of [['status'], ['status', '--json'], ['export', '-'], ['list', '--readonly']]) {
    const { code, err } = await run(args);
    expect({ code, said: err.includes('a new one was begun') }).toEqual({ code: 1, said: true });
  }
  const recorded = await run(['record', 'RU1', '62', '--date', '2026-06-30', '--source', 'x']);
  expect(recorded).toMatchObject({ code: 0, err: expect.stringContaining('a new one was begun') });
  expect(await run(['status', '--json'])).toMatchObject({ code: 0, err: '' });
});

test('it is said no more once a backup is restored, and no copy of the store says it elsewhere', async () => {
  const { dataDir, run, file } = shell();
  const copy = file('copy', '').replace(/copy$/, 'copy.db');
  await run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
  rmSync(join(dataDir, 'axis-of-losers.db'));
  await run(['backup', copy]);
  expect(await run(['restore', copy, '--yes'])).toMatchObject({ code: 0 });
  expect(await run(['status', '--json'])).toMatchObject({ code: 0, err: '' });
});

test('with --readonly no store is begun, which is said, and nothing is wrong with it', async () => {
  const { dataDir, run } = shell();
  const { code, err } = await run(['export', '-', '--readonly']);
  expect({ code, err }).toEqual({
    code: 0,
    err: `axiswatch: there is no store at ${join(dataDir, 'axis-of-losers.db')}, and --readonly begins none; leave it out to begin one\n`,
  });
});

test('with --readonly a store that was lost is said as such, and not once more as one that is not begun', async () => {
  const { dataDir, run } = shell();
  await run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
  rmSync(join(dataDir, 'axis-of-losers.db'));
  const { code, err } = await run(['export', '-', '--readonly']);
  expect(code).toBe(1);
  const store = join(dataDir, 'axis-of-losers.db');
  expect(oneLine(err)).toContain(
    `There is no store at ${store}, only backups of it in ${join(dataDir, 'backups')}; "axiswatch doctor" names the newest good one to restore.`,
  );
  expect(err).not.toContain('begins none');
  const report = await run(['report', '--readonly']);
  expect(oneLine(report.out)).toContain(
    'There was no store of the board that was asked for; these are not its readings, but what is there without them.',
  );
});

test('a dry run on another board than the own does not end well, since nothing is written there', async () => {
  const { dataDir, run } = shell();
  await run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
  rmSync(join(dataDir, 'axis-of-losers.db'));
  const rows = 'indicator,observed_on,value\nRU1,2026-06-30,84\n';
  const { code, err } = await run(['import', '-', '--dry-run'], rows);
  expect(code).toBe(1);
  expect(oneLine(err)).toContain('There is no store at');
});

test('what cannot be written is said once: by the refusal, and beside the document with --json', async () => {
  const here = shell();
  const blocked = join(here.file('blocked', ''), 'data');
  const says = /there is no store and none was made/g;
  const record = ['record', 'RU1', '61', '--source', 'x', '--data-dir', blocked];
  const plain = await here.run(record);
  expect([plain.code, plain.err.match(says)?.length]).toEqual([1, 1]);
  const json = await here.run([...record, '--json']);
  expect(json.code).toBe(1);
  expect(json.err.match(says)).toHaveLength(1);
  expect(json.out.match(says)).toHaveLength(1);
});

test('the own board that is only read is no other', async () => {
  const { run } = shell();
  await run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
  expect(await run(['export', '-', '--readonly'])).toMatchObject({ code: 0, err: '' });
});

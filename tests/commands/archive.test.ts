/** A whole board as one file that another machine turns into the same board. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checksumOf } from '../../src/store/db/checksum.ts';
import { readStrategyFile } from '../../src/store/files/strategy-file.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { breaches } from '../schema-check.ts';
import { dataText } from '../shipped.ts';
import { machineNow } from '../store/samples.ts';
import { AID, ASSESSMENT, READINGS, type Shell, sample, shell } from './tools.ts';

/** Everything that a board says: numbers, journal, events, judgements. */
const QUESTIONS = [
  ['status', '--json'],
  ['explain', '--json'],
  ['movers', '--json'],
  ['uncertainty', '--draws', '200', '--json'],
  ['report', '--format', 'json'],
  ['export', '-'],
  ['export', '-', '--what', 'journal'],
  ['export', '-', '--what', 'scores', '--from', '2026-10-01'],
  ['event', 'list', '--json'],
  ['assessment', 'list', '--json'],
  ['assessment', 'show', 'last'],
  ['status', '--json', '--as-of', '2026-06-01'],
] as const;

const answers = async ({ run }: Shell, ...more: string[]): Promise<readonly string[]> => {
  const said: string[] = [];
  for (const question of QUESTIONS) {
    const { code, out, err } = await run([...question, ...more]);
    expect({ question, code, err }).toEqual({ question, code: 0, err: '' });
    said.push(out);
  }
  return said;
};

/** A board of a strategy of somebody's own on which everything has happened that can. */
async function fullBoard(): Promise<Shell & { readonly archive: string }> {
  const here = shell();
  const path = here.file('mine.json', JSON.stringify(sample({ id: 'mine', title: 'Mine' })));
  await here.run(['strategy', 'use', path]);
  await here.run(['import', '-'], READINGS);
  await here.run(['record', 'A1', '85', '--source', 'ISW']);
  await here.run(['record', 'A2', '99']);
  await here.run(['undo']);
  await here.run(AID);
  expect((await here.run(['assessment', 'new', '-'], ASSESSMENT)).code).toBe(0);
  const strategy = readStrategyFile(path);
  if (!strategy.ok) throw new Error('no strategy');
  const opened = await openOrCreateStore({
    dataDir: here.dataDir,
    strategy: strategy.value,
    author: 'bob',
    now: machineNow,
  });
  if (!opened.ok) throw new Error('not opened');
  opened.value.acknowledge('much', '2026-11-25');
  opened.value.saveScenario('ceasefire', { land: 0 });
  expect(opened.value.sign('n1').ok).toBe(true);
  opened.value.close();
  const archive = join(here.dataDir, '..', 'board.db');
  expect((await here.run(['export', archive, '--what', 'board'])).code).toBe(0);
  return { ...here, archive };
}

/** What a restore put in use, by its document. */
const usedBy = (out: string): unknown => JSON.parse(out).strategy;

test('a board of one’s own strategy becomes the same board on a machine that has never seen it', async () => {
  const here = await fullBoard();
  const there = shell();
  const restored = await there.run(['restore', here.archive]);
  const path = join(there.dataDir, 'strategies', 'mine.json');
  expect(restored).toMatchObject({ code: 0, out: '' });
  expect(restored.err).toContain(
    `; ${path}, hash ${(await hashOf(here)).hash}, is used from now on: the board was scored by it; "axiswatch strategy use shipped" goes back to the one before\n`,
  );
  // The very next command gives the numbers of the archive.
  expect(await answers(there)).toEqual(await answers(here));
  const file = readStrategyFile(path);
  if (!file.ok) throw new Error('no strategy');
  const opened = await openOrCreateStore({
    dataDir: there.dataDir,
    strategy: file.value,
    author: 'cat',
    now: machineNow,
  });
  if (!opened.ok) throw new Error('not opened');
  expect(opened.value.acknowledgements()).toMatchObject([{ tripwire: 'much', author: 'bob' }]);
  expect(opened.value.scenarios()).toMatchObject([{ name: 'ceasefire', values: { land: 0 } }]);
  opened.value.close();
});

describe('the line about handling', () => {
  const archived = async (handling: string) => {
    const here = shell();
    await here.run(['config', 'set', 'handling', handling]);
    const archive = join(here.dataDir, '..', 'marked.db');
    const made = await here.run(['backup', archive]);
    return { archive, made };
  };
  const lineOf = async ({ run }: Shell): Promise<unknown> =>
    JSON.parse((await run(['status', '--json'])).out).handling;

  test('goes with a backup, and is set where none is, which is said with the way back', async () => {
    const { archive, made } = await archived('Internal');
    expect(made.err).toContain('brings it back; handling: Internal\n');
    const there = shell();
    const { code, err } = await there.run(['restore', archive, '--yes']);
    expect(code).toBe(0);
    expect(err).toContain(
      `; handling is Internal from now on, the line that the board bore; "axiswatch config set handling ''" takes it off\n`,
    );
    expect(await lineOf(there)).toBe('Internal');
    // Once more there is nothing to say of it.
    expect((await there.run(['restore', archive, '--yes'])).err).not.toContain('handling');
  });

  test('stays where another is set, which is said', async () => {
    const { archive } = await archived('Internal');
    const there = shell();
    await there.run(['config', 'set', 'handling', 'Secret']);
    const { err } = await there.run(['restore', archive, '--yes']);
    expect(err).toContain(
      '; its line about handling is "Internal", and "Secret" stays, which is set here\n',
    );
    expect(await lineOf(there)).toBe('Secret');
  });

  test('of a board without one changes nothing, nor does a copy that the program made by itself', async () => {
    const { archive, made } = await archived('');
    expect(made.err).not.toContain('handling');
    const there = shell();
    await there.run(['config', 'set', 'handling', 'Secret']);
    await there.run(['record', 'RU1', '310']);
    for (const file of [archive, join(there.dataDir, 'backups')]) {
      const copy = file.endsWith('.db') ? file : join(file, readdirSync(file)[0] ?? '');
      const { code, err } = await there.run(['restore', copy, '--yes']);
      expect([code, err]).toEqual([0, expect.not.stringContaining('handling')]);
      expect(await lineOf(there)).toBe('Secret');
    }
  });

  test('of a restored board is not brought back by a later copy that the program made by itself', async () => {
    const { archive } = await archived('Internal');
    const there = shell();
    await there.run(['restore', archive, '--yes']);
    await there.run(['config', 'set', 'handling', '']);
    await there.run(['record', 'RU1', '310']);
    const backups = join(there.dataDir, 'backups');
    const copies = readdirSync(backups);
    expect(copies).toHaveLength(1);
    const { code, err } = await there.run(['restore', join(backups, copies[0] ?? ''), '--yes']);
    expect([code, err]).toEqual([0, expect.not.stringContaining('handling')]);
    expect(await lineOf(there)).not.toBe('Internal');
  });

  test('that cannot be set is said beside what was restored', async () => {
    const { archive } = await archived('Internal');
    const there = shell();
    await there.run(['status']);
    const config = join(there.dataDir, 'settings.json');
    mkdirSync(config);
    const { code, err } = await there.run(['restore', archive, '--yes']);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /was restored: [\s\S]*the board's line about handling, "Internal", could not be set, so what is handed on goes without it: /,
      ),
    ]);
  });
});

/** The strategy of a board as its status names it. */
const hashOf = async ({ run }: Shell): Promise<{ readonly hash: string }> =>
  JSON.parse((await run(['status', '--json'])).out).strategy;

/** The shipped strategy with another weight, its id the same, on a board with one reading. */
async function ownOfSameId(): Promise<Shell & { readonly archive: string }> {
  const here = shell();
  const path = here.file(
    'own.json',
    dataText('axis-of-losers.json').replace('"weight": 0.4,', '"weight": 0.9,'),
  );
  await here.run(['strategy', 'use', path]);
  await here.run(['import', '-'], 'indicator,observed_on,value\nRU1,2026-11-01,300\n');
  const archive = join(here.dataDir, '..', 'one.db');
  await here.run(['backup', archive]);
  return { ...here, archive };
}

test('a board of one’s own strategy that bears the id of the shipped one takes in no shipped readings', async () => {
  const here = await ownOfSameId();
  const there = shell();
  const restored = JSON.parse((await there.run(['restore', here.archive, '--yes', '--json'])).out);
  expect(breaches('done', restored)).toEqual([]);
  expect(restored.strategy).toEqual({
    id: 'axis-of-losers',
    hash: (await hashOf(here)).hash,
    path: join(there.dataDir, 'strategies', 'axis-of-losers.json'),
    used: true,
  });
  for (const ask of [
    ['status', '--short'],
    ['export', '-'],
    ['export', '-', '--what', 'journal'],
  ])
    expect((await there.run(ask)).out).toBe((await here.run(ask)).out);
});

test('a copy that the program made by itself goes by the strategy file that it met last', async () => {
  const here = await ownOfSameId();
  await here.run(['record', 'RU1', '310']);
  const folder = join(here.dataDir, 'backups');
  const copy = readdirSync(folder).find((name) => name.endsWith('.db')) ?? '';
  const there = shell();
  expect(
    usedBy((await there.run(['restore', join(folder, copy), '--yes', '--json'])).out),
  ).toMatchObject({
    hash: (await hashOf(here)).hash,
    used: true,
  });
  // At home nothing changes.
  const home = await here.run(['restore', join(folder, copy), '--yes', '--json']);
  expect(usedBy(home.out)).toBeNull();
});

test('with --strategy the choice is the user’s: the settings stay, and it is said', async () => {
  const here = await ownOfSameId();
  const there = shell();
  const { code, err } = await there.run([
    'restore',
    here.archive,
    '--yes',
    '--strategy',
    'shipped',
  ]);
  expect(code).toBe(0);
  expect(err).toMatch(
    /; it was scored by another strategy file than --strategy names: "axiswatch strategy use \S+axis-of-losers.json" shows the same numbers\n/,
  );
  expect((await there.run(['config', 'get', 'strategy'])).code).toBe(1);
});

test('where the settings cannot be written, restoring fails and names what gives the same numbers', async () => {
  const here = await fullBoard();
  const there = shell();
  mkdirSync(join(there.dataDir, 'settings.json'), { recursive: true });
  const { code, err } = await there.run(['restore', here.archive, '--yes']);
  expect(code).toBe(1);
  const [, path = ''] =
    /the strategy that the board was scored by could not be put in use, so other commands give other numbers; with --strategy (\S+) they give the same: /.exec(
      err,
    ) ?? [];
  const status = await there.run(['status', '--short', '--strategy', path]);
  expect(status.out).toBe((await here.run(['status', '--short'])).out);
});

test('where the strategy file cannot be written beside the board, restoring fails and says what to do', async () => {
  const here = await fullBoard();
  const there = shell();
  mkdirSync(there.dataDir, { recursive: true });
  const folder = join(there.dataDir, 'strategies');
  writeFileSync(folder, 'no folder');
  const { code, err } = await there.run(['restore', here.archive, '--yes']);
  expect(code).toBe(1);
  expect(err).toContain(
    `axiswatch: ${folder}: the strategy file that the board was scored by could not be written there, so the numbers are those of another; free some space and the right to write there, then restore again\n`,
  );
});

test('a board that was scored by a strategy file of another release is restored, and it is said which program reads that', async () => {
  const here = await fullBoard();
  const text = '{"format": "axiswatch.strategy/9"}';
  const hash = createHash('sha256').update(text).digest('hex');
  const copy = new DatabaseSync(here.archive);
  const seen = '2026-11-25T12:00:00.000Z';
  copy
    .prepare('UPDATE strategy SET sha256 = ?, first_seen = ?, bytes = ?, checksum = ?')
    .run(hash, seen, Buffer.from(text), checksumOf([hash, seen]));
  copy.exec(`UPDATE fact SET value = '${hash}' WHERE name = 'archived'`);
  copy.close();
  const { code, err } = await shell().run(['restore', here.archive, '--yes']);
  expect(code).toBe(1);
  expect(err).toContain(
    `axiswatch: the strategy file ${hash.slice(0, 8)} that the board was scored by is none for this release, so the numbers are those of another; the release that wrote it reads it: line 1, format: must be one of "axiswatch.strategy/1", "axiswatch.strategy/2", not the text "axiswatch.strategy/9"\n`,
  );
});

test('the strategy that another release shipped is used from its file, and it is said', async () => {
  const here = await ownOfSameId();
  const store = new DatabaseSync(here.archive);
  store.exec(`UPDATE strategy_file SET path = 'shipped'`);
  store.close();
  const there = shell();
  const { err } = await there.run(['restore', here.archive, '--yes']);
  expect(err).toContain('axis-of-losers.json, which another release shipped, hash ');
  expect((await there.run(['status', '--short'])).out).toBe(
    (await here.run(['status', '--short'])).out,
  );
});

test('the strategy file of another day comes along where this machine has another of the same name', async () => {
  const here = await fullBoard();
  const there = shell();
  const other = there.file('mine.json', JSON.stringify(sample({ id: 'mine', title: 'Another' })));
  await there.run(['strategy', 'use', other]);
  const { err } = await there.run(['restore', here.archive, '--yes']);
  expect(err).toContain(`"axiswatch strategy use ${other}" goes back to the one before`);
  const use = join(there.dataDir, 'strategies', 'mine.json');
  const said = await answers(there);
  const wanted = await answers(here);
  expect(said[0]).toBe(wanted[0]);
  // Brought back a second time, nothing is left to be said.
  const again = await there.run(['restore', here.archive, '--yes']);
  expect(again.code).toBe(0);
  expect(again.err).not.toContain('strategy use');
  // A file of that name that is another is left alone, and the strategy lies beside it.
  writeFileSync(use, JSON.stringify(sample({ id: 'mine', title: 'Third' })));
  const beside = await there.run(['restore', here.archive, '--yes']);
  expect(beside.err).toMatch(/strategies\/mine-[0-9a-f]{8}\.json, hash [0-9a-f]{8}, is used/);
});

test('the shipped board on a machine that uses another strategy is the one in use then, and the other stays', async () => {
  const here = shell();
  await here.run(['record', 'RU9', '5', '--source', 'us']);
  const archive = join(here.dataDir, '..', 'board.db');
  await here.run(['backup', archive]);
  const there = await fullBoard();
  const before = await answers(there);
  const { code, err } = await there.run(['restore', archive, '--yes']);
  expect(code).toBe(0);
  expect(err).toContain('; the shipped strategy, hash ');
  const ask = ['export', '-', '--what', 'journal'];
  expect((await there.run(ask)).out).toBe((await here.run(ask)).out);
  const [, back = ''] = /"axiswatch strategy use (\S+)" goes back/.exec(err) ?? [];
  await there.run(['strategy', 'use', back]);
  expect(await answers(there)).toEqual(before);
});

describe('recipes and what they read', () => {
  const CSV = 'Day,Area\n2026-11-01,310\n';
  const recipe = (from: string, title = 'Area') =>
    JSON.stringify({
      format: 'axiswatch.recipe/1',
      id: 'area',
      title,
      from,
      read: { form: 'csv' },
      day: { column: 'Day', form: 'YYYY-MM-DD' },
      value: { column: 'Area', decimal: '.' },
      indicator: 'RU1',
      source: 'ISW',
    });
  const write = ({ dataDir }: Shell, name: string, text: string): void => {
    mkdirSync(dirname(join(dataDir, name)), { recursive: true });
    writeFileSync(join(dataDir, name), text);
  };
  const collected = async () => {
    const here = shell();
    write(here, 'recipes/area.json', recipe(here.file('area.csv', CSV)));
    expect((await here.run(['collect'])).code).toBe(0);
    const archive = join(here.dataDir, '..', 'moved.db');
    const made = await here.run(['backup', archive]);
    expect(made.err).toContain(', with 1 recipe and 1 copy of what was read; "axiswatch restore');
    return { here, archive };
  };
  const filesOf = ({ dataDir }: Shell): Readonly<Record<string, string>> =>
    Object.fromEntries(
      ['recipes', 'collected', 'collected/copies'].flatMap((folder) =>
        readdirSync(join(dataDir, folder), { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => [
            `${folder}/${name}`,
            readFileSync(join(dataDir, folder, name)).toString('hex'),
          ]),
      ),
    );

  test('go with a backup, so that a number can be traced on another machine', async () => {
    const { here, archive } = await collected();
    const there = shell();
    const { code, err } = await there.run(['restore', archive]);
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('; 1 recipe and 1 copy of what was read came along'),
    ]);
    expect(filesOf(there)).toEqual(filesOf(here));
    const [copy] = JSON.parse((await there.run(['recipe', 'show', 'area', '--json'])).out)
      .recipes[0].copies;
    expect(gunzipSync(readFileSync(copy.path)).toString()).toBe(CSV);
    // The store itself has nothing of them.
    const store = new DatabaseSync(join(there.dataDir, 'axis-of-losers.db'));
    expect(store.prepare("SELECT 1 FROM fact WHERE name LIKE 'file%'").all()).toEqual([]);
    store.close();
    expect(existsSync(join(there.dataDir, 'backups'))).toBe(false);
  });

  test('take nothing away that is there', async () => {
    const { here, archive } = await collected();
    const there = shell();
    await there.run(['record', 'RU1', '300']);
    write(there, 'recipes/area.json', recipe('other.csv', 'Mine'));
    write(there, 'recipes/more.json', recipe('more.csv').replace('"area"', '"more"'));
    write(there, 'collected/area.json', '{}');
    const { code, err } = await there.run(['restore', archive, '--yes']);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(
        /came along, and what they replace is kept in \S+backups.recipes--replaced-2026-11-25T12-00-00-000Z/,
      ),
    ]);
    expect(filesOf(there)).toMatchObject(filesOf(here));
    expect(Object.keys(filesOf(there))).toContain('recipes/more.json');
    const aside = join(there.dataDir, 'backups/recipes--replaced-2026-11-25T12-00-00-000Z');
    expect(readFileSync(join(aside, 'recipes/area.json'), 'utf8')).toContain('Mine');
    expect(readFileSync(join(aside, 'collected/area.json'), 'utf8')).toBe('{}');
    // Once more nothing is replaced.
    const again = await there.run(['restore', archive, '--yes']);
    expect(again.err).not.toContain('what they replace');
  });

  test('that are damaged, or have a name that is none of ours, are left and told', async () => {
    const { archive } = await collected();
    const store = new DatabaseSync(archive);
    store.exec(
      `UPDATE fact SET value = replace(value, ' ', ' 0') WHERE name = 'file: recipes/area.json'`,
    );
    store.exec(
      `INSERT INTO fact SELECT 'file: ../out.json', value FROM fact WHERE name LIKE 'file: collected/area%'`,
    );
    store.close();
    const there = shell();
    const { code, err } = await there.run(['restore', archive]);
    expect(code).toBe(1);
    expect(err).toMatch(/was restored: /);
    for (const name of ['recipes/area.json', '../out.json'])
      expect(err).toContain(
        `  ${name}: is damaged in the backup, and was left; take it from another backup\n`,
      );
    expect(existsSync(join(there.dataDir, '..', 'out.json'))).toBe(false);
    expect(existsSync(join(there.dataDir, 'recipes'))).toBe(false);
    expect(existsSync(join(there.dataDir, 'collected/area.json'))).toBe(true);
  });
});

test('a backup of another strategy than the one that was named is refused', async () => {
  const here = await fullBoard();
  const there = shell({ strategy: sample() });
  const { code, err } = await there.run(['restore', here.archive, '--yes']);
  expect(code).toBe(1);
  expect(err).toContain('belongs to the strategy "mine", not to "test"');
});

test.each([
  '../out',
  'deep/../../out',
  'sub/out',
  '/tmp/axiswatch-out',
  '..',
  '',
  'Mine',
  'a.b',
  'mine\n',
])(
  'a backup that says it belongs to the strategy %j is refused, and nothing is made or moved',
  async (id) => {
    const here = await fullBoard();
    const copy = new DatabaseSync(here.archive);
    copy.prepare("UPDATE fact SET value = ? WHERE name = 'strategy'").run(id);
    copy.close();
    const there = await fullBoard();
    const outside = join(there.dataDir, '..');
    writeFileSync(join(outside, 'out.db'), 'of another program');
    mkdirSync(join(there.dataDir, 'sub'));
    const before = readdirSync(outside, { recursive: true }).sort();
    const { code, err } = await there.run(['restore', here.archive, '--yes']);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'board.db is damaged: the strategy that it says it belongs to is no id of a-z, 0-9 and -; choose a copy',
    );
    expect(readdirSync(outside, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(join(outside, 'out.db'), 'utf8')).toBe('of another program');
    expect(existsSync('/tmp/axiswatch-out.db')).toBe(false);
  },
);

test.each(['backup', 'restore'])(
  '%s - is wrong usage, because a backup is a file',
  async (word) => {
    expect((await shell().run([word, '-'])).code).toBe(2);
  },
);

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Boards } from '../../src/model/board.ts';
import { standingRecord } from '../../src/model/standing.ts';
import type { LoadedStrategy } from '../../src/store/load-strategy.ts';
import { merge, unmerge } from '../../src/store/merge.ts';
import { PostgresJournal } from '../../src/store/postgres.ts';
import { contentsAt, copyBoard } from '../../src/store/restore.ts';
import { readSettings, wrongAddress } from '../../src/store/settings.ts';
import { drive } from '../features/drive.tsx';
import { environment, PROGRAM } from '../tui/terminal.ts';
import { recordingOf, step, take } from './histories.ts';
import { isMissing, SERVER, Server } from './server.ts';
import { emptyFolder, event, openJournal, reading, STRATEGY } from './support.ts';

const { id: STRATEGY_ID } = STRATEGY;

describe.skipIf(isMissing)(SERVER, () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server.stop());

  const open = async (address: string, isReadOnly = false): Promise<PostgresJournal> => {
    const journal = await PostgresJournal.open({ strategy: STRATEGY }, address, isReadOnly);
    onTestFinished(() => journal.close());
    return journal;
  };
  const readings = async (journal: PostgresJournal) =>
    [...(await journal.record()).readings.values()].flat().map(({ day }) => day);

  test('keeps random histories as a file does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const journal = await open(await server.database());
        for (const each of steps) await take(journal, each);
        const entries = await journal.entries();
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
        const folder = emptyFolder();
        await journal.copyTo(join(folder, 'test.journal'));
        const file = await openJournal(folder);
        expect(file.contents().entries).toEqual(entries);
        const questions: readonly ((each: typeof file | typeof journal) => unknown)[] = [
          (each) => each.record(),
          (each) => each.record([18_310, 18_330], [18_305]),
          (each) => each.last(),
          (each) => each.items('proposal'),
          (each) => each.items('proposal', 'open'),
          (each) => each.countItems('proposal', 'open'),
          (each) => each.entries({ indicator: 'A', newestFirst: true, limit: 3 }),
          (each) => each.entries({ what: 'event', since: 2 }),
          (each) => each.entries({ author: 'bob', limit: 2 }),
          (each) => each.known(entries[4]?.at ?? 0),
          (each) => each.action(entries[2]?.action ?? ''),
        ];
        for (const ask of questions) expect(await ask(journal)).toEqual(await ask(file));
        expect(await journal.record()).toEqual(standingRecord(entries));
        await journal.close();
      }),
      { numRuns: 8 },
    );
  });

  test('takes a board from a file and gives it back, the same in all; into one that is there never', async () => {
    const folder = emptyFolder();
    const file = await openJournal(folder);
    await file.append('ann', [
      { kind: 'record', ...recordingOf(reading('A', 18_300, 1, 'ü\0 “東”')) },
    ]);
    await file.append('bob', [{ kind: 'record', ...recordingOf(event('e', 18_301)) }]);
    await file.undo('bob');
    const contents = file.contents();
    const address = await server.database();
    const back = join(folder, 'back.journal');
    await copyBoard(contents, address, STRATEGY_ID);
    await copyBoard(await contentsAt(address, STRATEGY_ID), back, STRATEGY_ID);
    expect(await contentsAt(back, STRATEGY_ID)).toEqual(contents);
    await expect(copyBoard(contents, address, STRATEGY_ID)).rejects.toThrow('already; merge');
    await expect(copyBoard(contents, back, STRATEGY_ID)).rejects.toThrow('name another file');
  });

  test('loses nothing that it acknowledged to eight writers, some of them killed', async () => {
    const address = await server.database();
    const journal = await open(address);
    const kept = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const writer = join(import.meta.dirname, 'writer.ts');
        const argv = [writer, address, `w${at}`, String(20_000 + 100 * at), '40'];
        const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        child.stdout.on('data', (text) => {
          said += text;
          if (at % 3 === 0 && said.split('\n').length > 3 * at + 5) child.kill('SIGKILL');
        });
        await new Promise((ended) => child.once('close', ended));
        return said.split('\n').slice(0, -1).map(Number);
      }),
    );
    const days = await readings(journal);
    expect(kept.flat().filter((day) => !days.includes(day))).toEqual([]);
    expect(kept.filter(({ length }) => length === 40)).toHaveLength(5);
    const entries = await journal.entries();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(entries.length - kept.flat().length).toBeLessThanOrEqual(3);
  });

  test('is written by the built program, by many at once, with what comes along brought in once', async () => {
    const address = await server.database();
    const folder = emptyFolder();
    const run = (argv: readonly string[]) =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, [PROGRAM, ...argv, '--store', address], {
          env: environment(folder, {}),
        });
        let said = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (text) => {
            said += text;
          });
        }
        child.once('close', () => resolve(said));
      });
    const days = Array.from({ length: 8 }, (_, at) => `2026-10-0${at + 1}`);
    await Promise.all(
      days.map((day) => run(['record', 'RU1', '40', day, '--source', 'Map', '--yes'])),
    );
    const told = JSON.parse(await run(['history', 'RU1', '--json'])).rows;
    expect(told.filter(({ source }: { source: string }) => source === 'Map')).toHaveLength(8);
    expect(new Set(told.map(({ day }: { day: string }) => day)).size).toBe(told.length);
  });

  test('brings in the rows of each release once, whoever opens it', async () => {
    const address = await server.database();
    const release = (rowsHash: string, value: number): LoadedStrategy => ({
      strategy: STRATEGY,
      shipped: { rowsHash, rows: () => ({ readings: [reading('A', 18_300, value)], events: [] }) },
    });
    for (const [hash, value, counts] of [
      ['one', 1, 1],
      ['two', 2, 2],
      ['one', 1, 2],
    ] as const) {
      const journal = await PostgresJournal.open(release(hash, value), address);
      expect((await journal.record()).readings.get('A')?.[0]?.value).toBe(counts);
      await journal.close();
    }
    const journal = await open(address);
    expect((await journal.entries()).map(({ kind }) => kind)).toEqual(['record', 'correct']);
  });

  test('tells at once what another wrote, and when it is out of reach and back; nothing is half written', async () => {
    const address = await server.database();
    const [journal, other] = [await open(address), await open(address)];
    const changed = vi.fn();
    onTestFinished(journal.watch(changed));
    await journal.last();
    await other.append('bob', [{ kind: 'record', ...recordingOf(reading('A', 18_300, 1)) }]);
    await expect.poll(() => changed.mock.calls.length).toBe(1);
    await server.pause();
    await expect.poll(() => journal.isOffline).toBe(true);
    const write = () =>
      journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 18_301, 1)) }]);
    await expect(write()).rejects.toThrow('cannot be reached');
    const told = changed.mock.calls.length;
    await server.resume();
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(told);
    expect(await readings(journal)).toEqual([18_300]);
    await write();
    expect(await readings(other.isOffline ? journal : other)).toEqual([18_300, 18_301]);
  });

  test('out of reach, leaves the dashboard its last board, marked, and what is typed', async () => {
    const { dashboard, press, screen } = await drive(80, 24, undefined, {
      store: await server.database(),
    });
    const header = () => screen().split('\n')[0];
    await press('1', 'e', '7', '7');
    await server.pause();
    await dashboard.reload();
    expect(header()).toMatch(/offline$/);
    await press('Enter', 'Enter');
    expect(screen()).toContain('cannot be reached');
    expect(screen()).toMatch(/value in km²\/mo +77/);
    await server.resume();
    await dashboard.reload();
    expect(header()).not.toContain('offline');
    await press('Enter', 'Enter');
    expect(screen()).toContain('recorded');
  });

  test('is read only to whom it grants no more', async () => {
    const address = await server.database();
    await expect(open(address, true)).rejects.toThrow('leave out --readonly to make it');
    await open(address);
    const name = address.split('/').at(-1) ?? '';
    const schema = '"axiswatch_test"';
    await server.query(
      `CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA ${schema} TO guest;
      GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO guest`,
      name,
    );
    const journal = await open(server.address(name, 'guest'));
    expect(journal.isReadOnly).toBe(true);
    expect(await journal.last()).toBe(0);
    const row = recordingOf(reading('A', 18_300, 1));
    await expect(journal.append('ann', [{ kind: 'record', ...row }])).rejects.toThrow(
      'permission denied',
    );
  });

  test('takes what laptops wrote apart, and gives it up again', async () => {
    const journal = await open(await server.database());
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 18_300, 1)) }]);
    const laptop = await openJournal();
    await laptop.append('bob', [{ kind: 'record', ...recordingOf(reading('A', 18_300, 2)) }]);
    const before = (await journal.entries()).map(({ id }) => id);
    expect(await merge(journal, 'ann', laptop.contents())).toHaveLength(1);
    await merge(laptop, 'bob', await journal.contents());
    const index = (record: Awaited<ReturnType<typeof journal.record>>) =>
      new Boards(STRATEGY, record).on(18_300).score(STRATEGY.index);
    expect(index(await journal.record())).toBe(index(await laptop.record()));
    expect(laptop.contents().entries).toEqual((await journal.contents()).entries);
    expect(await unmerge(journal, 'bob')).toBeUndefined();
    expect(await unmerge(journal, 'ann')).toHaveLength(1);
    expect((await journal.entries()).map(({ id }) => id)).toEqual(before);
  });
});

test('an address that holds a password is refused, wherever it stands, and not told', async () => {
  for (const address of [
    'postgres://ann:secret@host/board',
    'postgres://ann:se/cret@host/board',
    'postgresql://host/board?password=secret',
  ]) {
    expect(wrongAddress(address)).toContain('no password');
    const opened = PostgresJournal.open({ strategy: STRATEGY }, address);
    await expect(opened).rejects.toThrow(/^(?!.*cret).*no password/);
    const folder = emptyFolder();
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ store: address }));
    const { store } = readSettings(folder).settings;
    expect(wrongAddress(store)).toBeDefined();
    expect(store).not.toContain('cret');
  }
  expect(wrongAddress('postgres://ann@host:5432/board')).toBeUndefined();
  expect(wrongAddress('mysql://host/board')).toContain('postgres://');
});

import { spawn } from 'node:child_process';
import { accessSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Boards } from '../../src/model/board.ts';
import { Refusal } from '../../src/model/problem.ts';
import type { Entry, EventRow, ReadingRow } from '../../src/model/record.ts';
import { fatesOf, standingRecord } from '../../src/model/standing.ts';
import { tripwiresOf } from '../../src/model/tripwire.ts';
import { mayWrite, told } from '../../src/store/database.ts';
import { makeFolder, readInput } from '../../src/store/files.ts';
import { SqliteJournal } from '../../src/store/journal.ts';
import { type Change, LAST_EVENTS } from '../../src/store/port.ts';
import { oneRow, recordingOf, step, take } from './histories.ts';
import { emptyFolder, event, openJournal, reading, STRATEGY } from './support.ts';

vi.mock('node:fs', { spy: true });

describe('random histories', () => {
  test('what is in force equals the fold; nothing written changes; time does not run back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const clock = { now: 1_000 };
        const journal = await openJournal(emptyFolder(), () => clock.now);
        let before: readonly Entry[] = [];
        const known = new Map<number, unknown>();
        for (const each of steps) {
          clock.now += each.elapsed;
          await take(journal, each);
          const entries = await journal.entries();
          expect(entries.slice(0, before.length)).toEqual(before);
          expect(await journal.record()).toEqual(standingRecord(entries));
          const fates = fatesOf(entries);
          const kept = entries.filter(({ id, item }) => item && fates.get(id) === 'in force');
          expect((await journal.items('proposal')).map(({ entry }) => entry)).toEqual(
            kept.map(({ id }) => id),
          );
          const open = kept.filter(({ item }) => item?.key === 'open');
          expect(await journal.items('proposal', 'open')).toHaveLength(open.length);
          expect(await journal.countItems('proposal', 'open')).toBe(open.length);
          expect(entries.map(({ at }) => at)).toEqual(
            entries.map(({ at }) => at).sort((a, b) => a - b),
          );
          known.set(entries.at(-1)?.at ?? 0, await journal.record());
          before = entries;
        }
        for (const [at, record] of known) expect(await journal.known(at)).toEqual(record);
        const fates = fatesOf(before);
        for (const id of ['A', 'COUNT', 'MEAN']) {
          const own = await journal.entries({ indicator: id });
          for (const [entry, fate] of fatesOf(own)) expect(fate).toBe(fates.get(entry));
          const rows = before.filter(
            ({ row }) => row && 'indicator' in row && row.indicator === id,
          );
          expect(own).toEqual(expect.arrayContaining(rows));
        }
        await journal.close();
      }),
      { numRuns: 40 },
    );
  });

  test('redo brings back what undo took; undo takes whole actions, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(oneRow, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (actions) => {
          const journal = await openJournal();
          const states = [await journal.record()];
          for (const rows of actions) {
            await journal.append(
              'ann',
              rows.map((row) => ({ kind: 'record', ...recordingOf(row) })),
            );
            states.push(await journal.record());
          }
          await journal.append('bob', [
            { kind: 'record', ...recordingOf(reading('A', 18_000, 1)) },
          ]);
          await journal.undo('bob');
          for (const state of states.slice(0, -1).toReversed()) {
            await journal.undo('ann');
            expect(await journal.record()).toEqual(state);
          }
          await expect(journal.undo('ann')).rejects.toThrow('nothing to undo');
          for (const state of states.slice(1)) {
            await journal.redo('ann');
            expect(await journal.record()).toEqual(state);
          }
          await expect(journal.redo('ann')).rejects.toThrow('nothing to redo');
          await journal.close();
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('what became of each row', async () => {
  const journal = await openJournal();
  const write = async (author: string, change: Change) =>
    (await journal.append(author, [change]))[0]?.id as string;
  const record = (author: string, row: ReadingRow) =>
    write(author, { kind: 'record', what: 'reading', row });
  const first = await record('ann', reading('A', 1, 10));
  const second = await record('bob', reading('A', 1, 20));
  const shipped = await record('shipped', reading('A', 1, 30));
  const wrong = await record('ann', reading('A', 2, 99));
  const right = await write('bob', {
    ...{ kind: 'correct', target: wrong, what: 'reading', row: reading('A', 2, 9) },
  });
  const gone = await record('ann', reading('A', 3, 1));
  await write('ann', { kind: 'retract', target: gone });
  const undone = await record('ann', reading('A', 4, 1));
  await journal.undo('ann');
  expect([...fatesOf(await journal.entries({ indicator: 'A' }))]).toEqual([
    [first, 'rival'],
    [second, 'in force'],
    [shipped, 'replaced'],
    [wrong, 'corrected'],
    [right, 'in force'],
    [gone, 'retracted'],
    [undone, 'undone'],
  ]);
  await expect(write('ann', { kind: 'retract', target: wrong })).rejects.toThrow(
    'no longer in force',
  );
  await record('ann', reading('A', 5, 1));
  await expect(journal.redo('ann')).rejects.toThrow('nothing to redo');
});

test('what was corrected stays so when it is undone and redone by its author', async () => {
  const journal = await openJournal();
  const row = recordingOf(reading('A', 1, 10));
  const [first] = await journal.append('ann', [{ kind: 'record', ...row }]);
  const target = first?.id as string;
  await journal.append('bob', [{ kind: 'correct', target, ...recordingOf(reading('A', 2, 20)) }]);
  await journal.undo('ann');
  await journal.redo('ann');
  expect((await journal.record()).readings.get('A')).toMatchObject([{ day: 2 }]);
  await journal.undo('bob');
  expect((await journal.record()).readings.get('A')).toMatchObject([{ day: 1 }]);
});

test('boards of some days rest on what is read for those days', async () => {
  const days = fc.uniqueArray(fc.integer({ min: 18_000, max: 18_900 }), {
    minLength: 1,
    maxLength: 3,
  });
  const dense = fc.record({ seed: fc.nat(), count: fc.integer({ min: 30, max: 800 }), days });
  await fc.assert(
    fc.asyncProperty(dense, async ({ seed, count, days }) => {
      const journal = await openJournal();
      const random = randomOf(seed);
      const favourite = Math.floor(random() * STRATEGY.leaves.length);
      const rows = Array.from({ length: count }, (_, at): ReadingRow | EventRow => {
        const place = random() < 0.8 ? favourite : Math.floor(random() * STRATEGY.leaves.length);
        const id = STRATEGY.leaves[place]?.id as string;
        const day = 18_000 + Math.floor(random() * 900);
        if (id === 'COUNT') return random() < 0.3 ? event(`e${at}`, day) : reading(id, day);
        if (random() < 0.2) return reading(id, day);
        // Long stretches that cross a tripwire.
        const crosses = day % 300 < 250;
        const rise = id === 'RISES' ? day % 300 : 80;
        return reading(id, day, crosses === (id === 'LOW') ? random() * 20 : rise);
      });
      // What the program says of the same days does not count beside them, and crosses nothing.
      const more = rows.filter((row) => !('nodes' in row) && row.value !== undefined);
      await journal.append(
        'ann',
        rows.map((row) => ({ kind: 'record', ...recordingOf(row) })),
      );
      await journal.append(
        'shipped',
        more.map((row) => ({
          kind: 'record',
          ...recordingOf({ ...row, value: 50 } as ReadingRow),
        })),
      );
      const whole = new Boards(STRATEGY, await journal.record());
      const scored = [18_100, 18_450, 18_880].filter((day) => day < Math.max(...days));
      const partial = new Boards(STRATEGY, await journal.record(days, scored));
      const said = (boards: Boards, day: number) => {
        const board = boards.on(day);
        return {
          leaves: STRATEGY.leaves.map((leaf) => [board.leaf(leaf), board.sigma(leaf)]),
          interval: board.interval(STRATEGY.index),
          tripwires: tripwiresOf(board).map(({ state }) => state),
        };
      };
      for (const day of days) expect(said(partial, day)).toEqual(said(whole, day));
      const scores = (boards: Boards, day: number) =>
        STRATEGY.leaves.map((leaf) => boards.on(day).score(leaf));
      for (const day of scored) expect(scores(partial, day)).toEqual(scores(whole, day));
      const last = ({ record }: Boards) =>
        record.events.filter(({ day }) => day <= Math.max(...days)).slice(-LAST_EVENTS);
      expect(last(partial)).toEqual(last(whole));
      await journal.close();
    }),
    { numRuns: 40 },
  );
});

test('of a large journal just what boards of some days rest on is read', async () => {
  const journal = await openJournal();
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const daily = ['A', 'MEAN', 'RISES', 'FLAT'];
  const rows = [
    ...daily.flatMap((id) => days(1_000, 1_100).map((day) => reading(id, day, day % 7))),
    // two of a day are one
    ...days(1_070, 1_080).map((day) => reading('A', day, 5)),
    ...['A', 'COUNT'].flatMap((id) => [1_010, 1_080, 1_081].map((day) => reading(id, day))),
    ...days(1_010, 1_020).map((day) => event(`e${day}`, day, ['A', 'MEAN'])),
    ...[event('counted', 1_000), event('after', 1_081, ['A'])],
  ];
  await journal.append(
    'ann',
    rows.map((row) => ({ kind: 'record', ...recordingOf(row) })),
  );
  const { readings, checks, events } = await journal.record([1_080]);
  const span = (id: string) => (readings.get(id) ?? []).map(({ day }) => day);
  expect(daily.map((id) => [span(id)[0], span(id).at(-1), span(id).length])).toEqual([
    // 24 steps
    [1_056, 1_080, 25],
    // means of 40 and 60 days, a step within 50
    ...[
      [1_041, 1_080, 40],
      [1_030, 1_080, 51],
      [1_021, 1_080, 60],
    ],
  ]);
  const looks = ['A', 'COUNT'].map((id) => checks.get(id)?.map(({ day }) => day));
  expect(looks).toEqual([[1_080], [1_010, 1_080]]);
  expect(events.map(({ id }) => id)).toEqual(['counted', 'e1018', 'e1019', 'e1020']);
  const two = (await journal.record([1_080, 1_020])).readings;
  expect(two.get('A')?.map(({ day }) => day)).toEqual([
    ...days(1_000, 1_020),
    ...days(1_056, 1_080),
  ]);
});

function randomOf(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

test('entries are chosen by place, author and number', async () => {
  const journal = await openJournal();
  for (const day of [1, 2, 3]) {
    const author = day === 2 ? 'bob' : 'ann';
    await journal.append(author, [{ kind: 'record', ...recordingOf(reading('A', day, 1)) }]);
  }
  await journal.append('ann', [{ kind: 'record', ...recordingOf(event('e', 4)) }]);
  const places = async (filter: object) => (await journal.entries(filter)).map(({ seq }) => seq);
  expect(await places({ since: 2 })).toEqual([3, 4]);
  expect(await places({ newestFirst: true, limit: 2 })).toEqual([4, 3]);
  expect(await places({ author: 'bob' })).toEqual([2]);
  expect(await places({ what: 'event' })).toEqual([4]);
  expect(await journal.last()).toBe(4);
  const { action } = await journal.undo('bob');
  await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('HIGH', 5, 1)) }]);
  // an undo may be of any of them
  expect(await places({ what: 'event' })).toEqual([4, 5]);
  expect(await places({ indicator: 'HIGH' })).toEqual([5, 6]);
  expect(await places({ indicator: 'A', author: 'ann', since: 1 })).toEqual([3]);
  expect((await journal.action(action)).map(({ seq }) => seq)).toEqual([5]);
});

test('each entry has an id of its own, and those of an action share one', async () => {
  const journal = await openJournal();
  const row = (day: number) => ({ kind: 'record', ...recordingOf(reading('A', day, 1)) }) as const;
  const written = [
    ...(await journal.append('ann', [1, 2, 3].map(row))),
    ...(await journal.append('ann', [row(4)])),
  ];
  const ids = written.map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(written.map(({ action }) => action)).toEqual([ids[0], ids[0], ids[0], ids[3]]);
});

test('a refused action leaves no trace', async () => {
  const journal = await openJournal();
  const changes: Change[] = [
    { kind: 'record', ...recordingOf(reading('A', 1, 1)) },
    { kind: 'retract', target: 'none' },
  ];
  await expect(journal.append('ann', changes)).rejects.toThrow(Refusal);
  expect(await journal.entries()).toEqual([]);
});

describe('the file', () => {
  test('is private, and so is its folder', async () => {
    const folder = join(emptyFolder(), 'new');
    await openJournal(folder);
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect(mode(folder)).toBe(0o700);
    for (const ending of ['', '-wal', '-shm']) {
      expect(mode(join(folder, `test.journal${ending}`))).toBe(0o600);
    }
  });

  test('of another program, of a newer one and no database are refused and left as they are', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'test.journal');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE a (b); PRAGMA application_id = 7');
    other.close();
    const bytes = readFileSync(path);
    await expect(openJournal(folder)).rejects.toMatchObject({
      exit: 3,
      message: `${path} is not a journal of axiswatch; move it away`,
    });
    expect(readFileSync(path)).toEqual(bytes);
    writeFileSync(path, 'no database at all, and quite a long text');
    await expect(openJournal(folder)).rejects.toMatchObject({ exit: 3 });
    // nor are they kept open
    const open = readdirSync('/proc/self/fd').map(
      (each) => statSync(`/proc/self/fd/${each}`, { throwIfNoEntry: false })?.ino,
    );
    expect(open).not.toContain(statSync(path).ino);
  });

  test('of a newer program is refused', async () => {
    const folder = emptyFolder();
    await (await openJournal(folder)).close();
    const newer = new DatabaseSync(join(folder, 'test.journal'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openJournal(folder)).rejects.toMatchObject({
      exit: 3,
      message: expect.stringContaining('newer'),
    });
  });

  test('with a row that changed on the disk shows the others, names it, and is not written to', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    const row = reading('A', 12_345, 67_890, 'a source');
    await journal.append('ann', [{ kind: 'record', ...recordingOf(row) }]);
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
    await journal.close();
    const path = join(folder, 'test.journal');
    const bytes = readFileSync(path);
    const named = `entry 1, A of 2003-10-20, of ${path} is damaged and left out`;
    for (const [was, is] of [
      ['12345', '12346'],
      ['67890', '67899'],
      ['"A"', '"B"'],
      ['"day":', '"day";'],
      ['a source', 'a sourcf'],
    ] as const) {
      const changed = Buffer.from(bytes);
      changed.write(is, changed.lastIndexOf(was, changed.lastIndexOf(was) - 1));
      writeFileSync(path, changed);
      const damaged = await openJournal(folder);
      expect((await damaged.record([20_000])).readings.get('A')).toMatchObject([{ day: 1 }]);
      expect([...damaged.damage]).toEqual([expect.stringContaining(named)]);
      expect(await damaged.entries()).toMatchObject([{ seq: 2 }]);
      await expect(damaged.undo('ann')).rejects.toMatchObject({ exit: 3 });
      await damaged.close();
    }
  });

  test('with a damaged entry that is not in force names it by its place', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 12_345)) }]);
    await journal.undo('ann');
    await journal.close();
    const path = join(folder, 'test.journal');
    const bytes = readFileSync(path);
    bytes.write('12346', bytes.lastIndexOf('12345'));
    writeFileSync(path, bytes);
    const damaged = await openJournal(folder);
    expect(await damaged.entries()).toMatchObject([{ seq: 2 }]);
    expect([...damaged.damage].join()).toMatch(`entry 1 of ${path} is damaged and left out`);
  });

  test('whose page changed on the disk is named, wherever a text stands in it', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
    const id = (await journal.entries())[0]?.id as string;
    await journal.close();
    const path = join(folder, 'test.journal');
    const bytes = readFileSync(path);
    const places = [];
    for (let at = bytes.indexOf(id); at !== -1; at = bytes.indexOf(id, at + 1)) places.push(at);
    // In the entry twice, as its action twice, and in two indexes.
    expect(places).toHaveLength(6);
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (bytes[place] as number) ^ 8;
      writeFileSync(path, changed);
      const damaged = await openJournal(folder);
      await damaged.entries();
      expect(damaged.damage.size).toBeGreaterThan(0);
      await damaged.close();
    }
  });

  test('whose two places for what is in force differ is told, whatever changed in one of them', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    for (const row of [reading('A', 18_300, 1), reading('HIGH', 18_301, 2)]) {
      await journal.append('ann', [{ kind: 'record', ...recordingOf(row) }]);
    }
    await journal.close();
    const path = join(folder, 'test.journal');
    const bytes = readFileSync(path);
    const key = 'readingHIGH';
    const places = [bytes.indexOf(key), bytes.lastIndexOf(key)];
    expect(new Set(places).size).toBe(2);
    for (const place of places) {
      // in the name, in the day, and in the place of the entry
      for (const [part, at] of [9, 12, 13].entries()) {
        const changed = Buffer.from(bytes);
        changed[place + at] = (bytes[place + at] as number) ^ 1;
        writeFileSync(path, changed);
        const damaged = await openJournal(folder);
        const { readings } = await damaged.record([18_400]);
        // a day that stays within those asked for takes nothing away
        expect(damaged.damage.size > 0).toBe(part !== 1);
        if (part === 1) expect(readings.has('HIGH')).toBe(true);
        await damaged.close();
      }
    }
  });

  test('whose newest entries are gone is told', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    expect(await journal.last()).toBe(0);
    for (const day of [1, 2]) {
      await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', day, 1)) }]);
    }
    expect([await journal.last(), journal.damage.size]).toEqual([2, 0]);
    const database = new DatabaseSync(journal.path);
    database.exec('DROP TRIGGER entries_remain; DELETE FROM entries WHERE seq = 2');
    database.close();
    expect([await journal.last(), journal.damage.size]).toEqual([1, 1]);
  });

  test('says whose it is and of which form', async () => {
    const folder = emptyFolder();
    await openJournal(folder);
    const database = new DatabaseSync(join(folder, 'test.journal'));
    const says = ['application_id', 'user_version', 'journal_mode'].map((name) =>
      Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {}),
    );
    expect(says).toEqual([[0x41784a33], [1], ['wal']]);
    database.close();
  });

  test.each([
    [5, 'is using f; try again', 1],
    [5 + 256, 'is using f', 1],
    [8, 'f can only be read', 3],
    [10, 'the disk failed', 3],
    [11, 'f is damaged', 3],
    [13, 'the disk that holds f is full', 1],
    [14, 'f cannot be opened', 3],
    [26, 'f is not a journal', 3],
  ])('that SQLite refuses with %i: %s', (errcode, says, exit) => {
    const refusal = told(Object.assign(new Error('it'), { errcode }), 'f');
    expect(refusal).toMatchObject({ exit, message: expect.stringContaining(says) });
    for (const others of [{ errcode: 4 }, { syscall: 'open' }, { code: 'EMFILE' }]) {
      const other = Object.assign(new Error('it'), others);
      expect(told(other, 'f')).toBe(other);
    }
    const denied = Object.assign(new Error('it'), { syscall: 'open', code: 'EMFILE' });
    expect(told(denied, 'f')).toMatchObject({ exit: 3, message: 'f cannot be opened: EMFILE' });
  });

  test('that may not be written is only read, and nothing is made beside it', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'test.journal');
    const readOnly = () => SqliteJournal.open(path, STRATEGY.leaves, undefined, true);
    await expect(readOnly()).rejects.toMatchObject({ exit: 3, message: expect.any(String) });
    const journal = await openJournal(folder);
    const change: Change = { kind: 'record', ...recordingOf(reading('A', 1, 1)) };
    await journal.append('ann', [change]);
    const withLog = await readOnly();
    expect(await withLog.last()).toBe(1);
    await withLog.close();
    await journal.close();
    const alone = await readOnly();
    expect((await alone.record()).readings.get('A')).toMatchObject([{ value: 1 }]);
    await expect(alone.append('ann', [change])).rejects.toThrow('can only be read');
    expect(readdirSync(folder)).toEqual(['test.journal']);
    await alone.close();
  });

  test('may be written where it and its folder may, or where it is not there', () => {
    const folder = emptyFolder();
    const path = join(folder, 'test.journal');
    const denied = new Set<unknown>();
    vi.mocked(accessSync).mockImplementation((asked) => {
      if (denied.has(asked)) throw new Error('denied');
    });
    expect(mayWrite(path)).toBe(true);
    denied.add(folder);
    // to make it says why it cannot be made
    expect(mayWrite(path)).toBe(true);
    writeFileSync(path, '');
    expect(mayWrite(path)).toBe(false);
    denied.clear();
    expect(mayWrite(path)).toBe(true);
    denied.add(path);
    expect(mayWrite(path)).toBe(false);
    vi.mocked(accessSync).mockRestore();
  });

  test('is what comes in where a dash is named', () => {
    vi.mocked(readFileSync).mockImplementationOnce((place) => Buffer.from(`of ${place}`));
    expect(Buffer.from(readInput('-')).toString()).toBe('of 0');
  });

  test('that is away is not made anew where its log lies', async () => {
    const folder = emptyFolder();
    const log = join(folder, 'test.journal-wal');
    writeFileSync(log, 'readings');
    await expect(openJournal(folder)).rejects.toMatchObject({
      ...{ exit: 3, message: expect.stringContaining(`${log} is there without`) },
    });
    writeFileSync(join(folder, 'test.journal'), '');
    await expect(openJournal(folder)).rejects.toMatchObject({
      ...{ exit: 3, message: expect.stringContaining(`${log} is there without`) },
    });
    expect(readFileSync(log, 'utf8')).toBe('readings');
    writeFileSync(log, '');
    expect(await (await openJournal(folder)).last()).toBe(0);
  });

  test('that cannot be written is refused in a sentence', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const bad of [join(folder, 'file', 'below'), '/proc/none/below']) {
      await expect(openJournal(bad)).rejects.toBeInstanceOf(Refusal);
    }
    expect(() => makeFolder('/proc/none/below')).toThrow('ENOENT');
    vi.mocked(mkdirSync).mockImplementationOnce((path) => {
      mkdirSync(path);
      throw new Error('another process made it');
    });
    makeFolder(join(folder, 'meanwhile'));
    makeFolder(join(folder, 'one', 'two', 'three'));
    expect(statSync(join(folder, 'one', 'two')).mode & 0o777).toBe(0o700);
  });
});

/** A process that records readings of A on days from `first` on, and prints each day when it is on the disk. */
function writer(folder: string, author: string, first: number, count: number) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'writer.ts'), folder, author, String(first), String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  return {
    child,
    done: new Promise((ended) => child.on('close', ended)),
    days: () => said.split('\n').slice(0, -1).map(Number),
  };
}

test('what another one wrote is told within a second, once, until that is ended', async () => {
  const folder = emptyFolder();
  const [journal, other] = [await openJournal(folder), await openJournal(folder)];
  const write = () => other.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
  vi.useFakeTimers();
  const changed = vi.fn();
  const timers = vi.spyOn(globalThis, 'setInterval');
  const end = journal.watch(changed);
  // it keeps no process alive
  const [timer] = timers.mock.results.map(({ value }) => value as NodeJS.Timeout);
  expect(timer?.hasRef()).toBe(false);
  const counts: number[] = [];
  await write();
  for (const elapsed of [0, 999, 1, 1000]) {
    vi.advanceTimersByTime(elapsed);
    counts.push(changed.mock.calls.length);
  }
  end();
  await write();
  vi.advanceTimersByTime(5000);
  vi.useRealTimers();
  expect([...counts, changed.mock.calls.length]).toEqual([0, 0, 1, 1, 1]);
});

describe('several processes', () => {
  test('write at once, and each is told of the other', async () => {
    const folder = emptyFolder();
    const journal = await openJournal(folder);
    const changed = vi.fn();
    const end = journal.watch(changed);
    const writers = [writer(folder, 'ann', 1, 40), writer(folder, 'bob', 101, 40)];
    let isOver = false;
    const all = Promise.all(writers.map(({ done }) => done)).then(() => {
      isOver = true;
    });
    while (!isOver) {
      await journal.record([100]);
      await journal.last();
      await new Promise((next) => setTimeout(next));
    }
    await all;
    expect([...journal.damage]).toEqual([]);
    const days = [...((await journal.record()).readings.get('A') ?? [])].map(({ day }) => day);
    expect(days).toEqual(writers.flatMap((one) => one.days()));
    expect(days).toHaveLength(80);
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(0);
    end();
  });

  test('one that is killed keeps what it said was kept', async () => {
    const folder = emptyFolder();
    const one = writer(folder, 'ann', 1, 100_000);
    await expect.poll(() => one.days().length).toBeGreaterThan(20);
    one.child.kill('SIGKILL');
    await one.done;
    const journal = await openJournal(folder);
    const days = ((await journal.record()).readings.get('A') ?? []).map(({ day }) => day);
    expect(days.slice(0, one.days().length)).toEqual(one.days());
    expect(await journal.record()).toEqual(standingRecord(await journal.entries()));
  });
});

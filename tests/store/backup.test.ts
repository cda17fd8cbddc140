import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingRecord } from '../../src/model/standing.ts';
import { backupPath, backupsOf } from '../../src/store/backup.ts';
import { examine } from '../../src/store/doctor.ts';
import { findCopy, listBackups, readCopy, restore } from '../../src/store/restore.ts';
import { recordingOf, step, take } from './histories.ts';
import { emptyFolder, openJournal, reading } from './support.ts';

const DAY = 86_400_000;
const TODAY = 20_000;
const noon = (day: number): number => (day + 0.5) * DAY;

test('before the first write of a day a copy is kept, of seven days; a copy brings back all', async () => {
  const steps = fc.array(fc.tuple(step, fc.constantFrom(0, 0, 1, 1, 3, -1)), {
    minLength: 12,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (all, place) => {
      const folder = emptyFolder();
      const path = join(folder, 'test.journal');
      const clock = { day: TODAY };
      const journal = await openJournal(folder, () => noon(clock.day));
      const due = new Map<string, number>();
      let newest = 0;
      const out = join(folder, 'out');
      const kept = { entries: await journal.entries() };
      for (const [at, [each, days]] of all.entries()) {
        clock.day += days;
        const before = await journal.last();
        const copy = backupPath(path, clock.day);
        if (before > 0 && newest !== clock.day && !due.has(copy)) due.set(copy, before);
        await take(journal, each);
        if ((await journal.last()) > before) newest = Math.max(newest, clock.day);
        for (const daily of backupsOf(path)) {
          expect((await readCopy(daily)).entries).toHaveLength(due.get(daily) ?? -1);
        }
        expect(backupsOf(path).length).toBeLessThanOrEqual(7);
        if (due.has(copy)) expect(existsSync(copy)).toBe(true);
        if (at !== place % all.length) continue;
        await journal.copyTo(out);
        kept.entries = await journal.entries();
      }
      const copy = await readCopy(out);
      expect(copy.entries).toEqual(kept.entries);
      const last = await journal.entries();
      const aside = await restore(path, copy, clock.day);
      // This process has had it open all the while.
      expect(await journal.entries()).toEqual(kept.entries);
      expect(await journal.record()).toEqual(standingRecord(kept.entries));
      expect(await examine({ data: folder, config: folder }, false)).toEqual(
        expect.arrayContaining([{ path, state: 'sound' }]),
      );
      if (last.length > 0) await restore(path, await readCopy(aside as string), clock.day);
      expect(await journal.entries()).toEqual(last);
      await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
      expect(await journal.record()).toEqual(standingRecord(await journal.entries()));
      await journal.close();
    }),
    { numRuns: 8 },
  );
});

async function filled(folder = emptyFolder()) {
  const clock = { day: TODAY };
  const journal = await openJournal(folder, () => noon(clock.day));
  for (const day of [1, 2, 3]) {
    clock.day += 1;
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', day, 1234.5)) }]);
  }
  await journal.close();
  return {
    folder,
    path: join(folder, 'test.journal'),
    copies: backupsOf(join(folder, 'test.journal')),
  };
}

test('of the days on which something was written the last seven have a copy', async () => {
  const folder = emptyFolder();
  const clock = { day: TODAY };
  const journal = await openJournal(folder, () => noon(clock.day));
  for (const day of [1, 2, 3, 5, 6, 7, 8, 9, 9, 12]) {
    clock.day = TODAY + day;
    await journal.append('ann', [{ kind: 'record', ...recordingOf(reading('A', day, 1)) }]);
  }
  const path = join(folder, 'test.journal');
  expect(backupsOf(path)).toEqual(
    [12, 9, 8, 7, 6, 5, 3].map((day) => backupPath(path, TODAY + day)),
  );
});

const change = (path: string, sql: string): void => {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
};

test('a copy is private, and written over nothing, through a link neither', async () => {
  const { folder, path, copies } = await filled();
  expect(copies).toEqual([TODAY + 3, TODAY + 2].map((day) => backupPath(path, day)));
  expect((await listBackups(path)).map(({ entries }) => entries)).toEqual([2, 1]);
  const mode = (file: string) => statSync(file).mode & 0o777;
  expect([mode(join(folder, 'backups')), ...copies.map(mode)]).toEqual([0o700, 0o600, 0o600]);
  const journal = await openJournal(folder);
  writeFileSync(join(folder, 'there'), 'precious');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
  for (const name of ['there', 'link', 'none/below']) {
    await expect(journal.copyTo(join(folder, name))).rejects.toThrow(name);
  }
  expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('precious');
  // what a process of the same number left unfinished
  writeFileSync(join(folder, `copy.${process.pid}.part`), 'unfinished');
  await journal.copyTo(join(folder, 'copy'));
  expect((await readCopy(join(folder, 'copy'))).entries).toHaveLength(3);
  const elsewhere = emptyFolder();
  const linked = await filled();
  const other = await openJournal(elsewhere, () => noon(TODAY + 9));
  await other.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
  symlinkSync(linked.folder, join(elsewhere, 'backups'));
  const later = await openJournal(elsewhere, () => noon(TODAY + 10));
  await expect(later.undo('ann')).rejects.toThrow('is a link');
  rmSync(join(elsewhere, 'backups'));
  writeFileSync(join(elsewhere, 'backups'), '');
  const refusal = { exit: 3, message: expect.stringContaining('backups cannot be made') };
  await expect(later.undo('ann')).rejects.toMatchObject(refusal);
});

test('a copy that is not as the program wrote it is refused, and so is a write to a damaged journal', async () => {
  const { folder, path, copies } = await filled();
  const [copy = ''] = copies;
  const forged = (data: string): string => {
    const cells = [1, 'id', 1, 'ann', 'id', 'record', 'reading', '', data];
    return `DROP TRIGGER entries_remain; DELETE FROM entries;
      INSERT INTO entries VALUES (1, 'id', 1, 'ann', 'id', 'record', 'reading', NULL, '${data}', '${cells.join('\n')}');
      CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`;
  };
  const row = (more: string) => `{"indicator":"A","day":1,"confidence":"high",${more}}`;
  const wrong: readonly [string, string][] = [
    ['PRAGMA application_id = 7', 'not a journal'],
    ['PRAGMA user_version = 99', 'newer'],
    ['CREATE TRIGGER evil AFTER INSERT ON meta BEGIN DELETE FROM meta; END', 'other tables'],
    ['DROP INDEX entries_by_author', 'other tables'],
    [forged(row('"value":1e999')), 'not from axiswatch'],
    [forged(row('"value":1,"__proto__":{}')), 'not from axiswatch'],
    [forged(row('"value":1').replace('"day":1', '"day":1e300')), 'not from axiswatch'],
    [forged(row('"note":"without a value"')), 'not from axiswatch'],
    [forged('5'), 'not from axiswatch'],
    // JSON to SQLite
    [forged('{indicator:"A"}'), 'not JSON'],
  ];
  const other = join(folder, 'other');
  for (const [sql, says] of wrong) {
    copyFileSync(copy, other);
    change(other, sql);
    const refusal = { exit: 3, message: expect.stringContaining(says) };
    await expect(readCopy(other), sql).rejects.toMatchObject(refusal);
  }
  copyFileSync(copy, other);
  change(other, `DROP INDEX entries_by_indicator; ${forged('{')}`);
  await expect(readCopy(other)).rejects.toThrow('other tables');
  copyFileSync(copy, other);
  change(other, forged(row('"value":1')));
  expect((await readCopy(other)).entries).toHaveLength(1);
  const bytes = readFileSync(copy);
  bytes.write('1234.6', bytes.lastIndexOf('1234.5'));
  writeFileSync(other, bytes);
  await expect(readCopy(other)).rejects.toThrow('damaged');
  writeFileSync(other, bytes.subarray(0, 9_000));
  await expect(readCopy(other)).rejects.toThrow('damaged');
  await expect(readCopy(folder)).rejects.toThrow('not a journal');
  copyFileSync(copy, path);
  const whole = readFileSync(path);
  whole.write('1234.6', whole.lastIndexOf('1234.5'));
  writeFileSync(path, whole);
  const damaged = await openJournal(folder, () => noon(TODAY + 20));
  await expect(damaged.undo('ann')).rejects.toThrow('damaged');
  expect(backupsOf(path)).toEqual(copies);
});

test('a copy is taken with every kind of entry, and refused with one that the program does not write', async () => {
  const folder = emptyFolder();
  const [empty, file] = [join(folder, 'test.journal'), join(folder, 'copy')];
  await (await openJournal(folder)).close();
  const isTaken = async ({ seq = 1, kind, what, target, row }: Partial<Forged>) => {
    copyFileSync(empty, file);
    const cells = [seq, 'id', 1, 'ann', 'id', kind, what, target ?? null, row ?? null];
    const database = new DatabaseSync(file);
    database.exec('PRAGMA synchronous = OFF');
    database
      .prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(...(cells as (string | null)[]), cells.join('\n'));
    database.close();
    const entries = readCopy(file).then((copy) => copy.entries);
    return entries.then(
      (read) => read.length === 1,
      (error: Error) => {
        expect(error).toMatchObject({ exit: 3, message: expect.stringContaining('not from ') });
        return false;
      },
    );
  };
  const evidence = { confidence: 'high', source: 's', url: 'u', quote: 'q', note: 'n' };
  const rows: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    reading: { indicator: 'A', day: 1, value: 2.5, ...evidence },
    check: { indicator: 'A', day: 2_999_999, ...evidence },
    event: {
      ...{ id: 'e', day: -2_999_999, nodes: ['A', 'B'], title: 't', side: 'ours', amount: 1 },
      ...{ stage: 'pledged', effect: 'good', follows: 'd', ...evidence },
    },
  };
  const optional = ['source', 'url', 'quote', 'note', 'side', 'stage', 'effect', 'follows'];
  for (const [what, row] of Object.entries(rows)) {
    const text = JSON.stringify(row);
    const sound: readonly Forged[] = [
      { kind: 'record', what, row: text },
      { kind: 'correct', what, row: text, target: 'x' },
      { kind: 'retract', what, target: 'x' },
      { kind: 'undo', what, target: 'x' },
    ];
    for (const entry of sound) {
      expect(await isTaken(entry), JSON.stringify(entry)).toBe(true);
      const { target, row: _, ...bare } = entry;
      for (const unsound of [
        ...[
          { ...entry, seq: 2 },
          { ...entry, kind: 'change' },
          { ...entry, what: 'rows' },
        ],
        { ...entry, target: target === undefined ? 'x' : undefined },
        'row' in entry ? { ...bare, target } : { ...entry, row: text },
      ]) {
        expect(await isTaken(unsound as Forged), JSON.stringify(unsound)).toBe(false);
      }
    }
    const taken = (fields: object) =>
      isTaken({ kind: 'record', what, row: JSON.stringify({ ...row, ...fields }) });
    const right = (name: string, value: unknown): boolean =>
      name === 'value' || name === 'amount'
        ? typeof value === 'number'
        : name !== 'day' && name !== 'nodes' && value === 'x';
    for (const name of Object.keys(row)) {
      expect(await taken({ [name]: undefined }), name).toBe(optional.includes(name));
      for (const value of name === 'day' ? [1.5, 3_000_000, -3_000_000, 'x'] : [7, 'x', ['A', 1]]) {
        expect(await taken({ [name]: value }), `${name} ${value}`).toBe(right(name, value));
      }
    }
    for (const more of [{ nodes: ['A'] }, { value: 1 }, { other: 'x' }]) {
      if (Object.keys(more).every((name) => !(name in row))) expect(await taken(more)).toBe(false);
    }
  }
});

interface Forged {
  readonly seq?: number;
  readonly kind: string;
  readonly what: string;
  readonly target?: string | undefined;
  readonly row?: string;
}

test('what cannot be read any more is kept, and replaced', async () => {
  const { path, copies } = await filled();
  writeFileSync(path, 'no database at all, and quite a long text');
  const aside = await restore(path, await readCopy(copies[0] as string), TODAY);
  expect(readFileSync(aside as string, 'utf8')).toContain('no database');
  expect((await readCopy(path)).entries).toHaveLength(2);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  database.close();
});

test('copies are told with what they hold, and found by name or path; what stood there is kept each time', async () => {
  const { folder, path, copies } = await filled();
  const [newest = '', older = ''] = copies;
  writeFileSync(older, 'no database');
  writeFileSync(join(folder, 'backups', 'other.2026-11-01.journal'), '');
  expect(await listBackups(path)).toEqual([
    { path: newest, bytes: statSync(newest).size, entries: 2 },
    { path: older, bytes: 11, entries: undefined },
  ]);
  const found = [basename(older), path, 'none'].map((typed) => findCopy(path, typed));
  expect(found).toEqual([older, path, 'none']);
  const copy = await readCopy(newest);
  const cut = { ...copy, meta: new Map([...copy.meta, ['last', '9']]) };
  const asides = [await restore(path, cut, TODAY), await restore(path, copy, TODAY)];
  expect(asides).toEqual([1, 2].map((count) => backupPath(path, TODAY, count)));
  const kept = await Promise.all(asides.map((aside) => readCopy(aside as string)));
  expect(kept.map(({ entries }) => entries.length)).toEqual([3, 2]);
  expect(kept[1]?.meta).toEqual(new Map([['last', '2']]));
  const one = await openJournal();
  expect(await restore(one.path, copy, TODAY)).toBeUndefined();
  const short = await openJournal();
  await short.append('ann', [{ kind: 'record', ...recordingOf(reading('A', 1, 1)) }]);
  const single = await restore(short.path, copy, TODAY);
  expect((await readCopy(single as string)).entries).toHaveLength(1);
  writeFileSync(path, 'no database at all, and quite a long text');
  expect(await restore(path, copy, TODAY)).toBe(backupPath(path, TODAY, 3));
  expect(await readCopy(path)).toEqual(copy);
});

test('the doctor names what is not as it should be, and mends what follows from the rest', async () => {
  const { folder, path, copies } = await filled();
  const older = copies[1] as string;
  const config = join(folder, 'none');
  const states = async (fix = false) =>
    Object.fromEntries(
      (await examine({ data: folder, config }, fix)).flatMap(({ path: file, state, mend }) =>
        state === 'sound' ? [] : [[file, [state, mend]]],
      ),
    );
  const files = (await examine({ data: folder, config }, false)).map((each) => each.path);
  expect(files).toEqual([folder, path, join(folder, 'backups'), ...copies.toReversed()]);
  expect(await states()).toEqual({});
  change(path, 'UPDATE standing SET day = 7 WHERE day = 2');
  chmodSync(older, 0o644);
  chmodSync(join(folder, 'backups'), 0o755);
  expect(await states()).toEqual({
    [path]: ['index damaged', 'axiswatch doctor --fix'],
    [older]: ['open to others', 'axiswatch doctor --fix'],
    [join(folder, 'backups')]: ['open to others', 'axiswatch doctor --fix'],
  });
  expect(await states(true)).toEqual({});
  const modes = [older, join(folder, 'backups')].map((file) => statSync(file).mode & 0o777);
  expect(modes).toEqual([0o600, 0o700]);
  expect(await states()).toEqual({});
  const sound = readFileSync(path);
  for (const place of [sound.indexOf('readingA'), sound.lastIndexOf('readingA')]) {
    const changed = Buffer.from(sound);
    changed[place + 'reading'.length] = 66;
    writeFileSync(path, changed);
    expect(await states()).toEqual({ [path]: ['index damaged', 'axiswatch doctor --fix'] });
    expect([await states(true), await states()]).toEqual([{}, {}]);
  }
  const bytes = readFileSync(path);
  bytes.write('1234.6', bytes.lastIndexOf('1234.5'));
  writeFileSync(path, bytes);
  writeFileSync(backupPath(path, TODAY + 99), 'no database', { mode: 0o644 });
  writeFileSync(join(folder, 'lost.journal-wal'), '', { mode: 0o600 });
  expect(await states()).toEqual({
    [path]: [
      'damaged',
      expect.stringMatching(/^axiswatch restore test\.\d{4}-\d\d-\d\d\.journal$/),
    ],
    [backupPath(path, TODAY + 99)]: ['damaged', 'delete it'],
    [join(folder, 'lost.journal-wal')]: ['damaged', expect.anything()],
  });
  for (const name of ['lost.journal-wal', 'test.journal.5.part']) {
    writeFileSync(join(folder, name), '', { mode: 0o600 });
  }
  symlinkSync(path, join(folder, 'link.journal'));
  writeFileSync(join(folder, 'poem.txt'), '');
  writeFileSync(join(folder, 'config.broken.json'), '');
  expect(await states()).toMatchObject({
    [join(folder, 'test.journal.5.part')]: ['left over', 'delete it'],
    [join(folder, 'config.broken.json')]: ['left over', expect.stringContaining('then delete it')],
    [join(folder, 'link.journal')]: ['not ours', 'remove it'],
    [join(folder, 'poem.txt')]: ['not ours', undefined],
  });
});

test('the doctor says what is wrong, that of damage before that of modes, and looks at the settings too', async () => {
  const { folder, path, copies } = await filled();
  const config = emptyFolder();
  const settings = join(config, 'config.json');
  writeFileSync(settings, '{}', { mode: 0o640 });
  const [copy = '', older = ''] = copies;
  writeFileSync(copy, 'no database at all, and quite a long text', { mode: 0o644 });
  mkdirSync(join(folder, 'b.journal'), 0o700);
  writeFileSync(join(folder, 'c.journal'), '', { mode: 0o600 });
  writeFileSync(join(folder, 'test.journal.5.part-journal'), '');
  const found = (await examine({ data: folder, config }, false)).filter(
    ({ state }) => state !== 'sound',
  );
  const fix = 'axiswatch doctor --fix';
  const restore = 'axiswatch restore with a copy of yours';
  expect(found).toEqual([
    {
      path: join(folder, 'b.journal'),
      state: 'damaged',
      says: 'it is not a journal of axiswatch',
      mend: restore,
    },
    {
      path: join(folder, 'c.journal'),
      state: 'damaged',
      says: 'it is not a journal of axiswatch',
      mend: restore,
    },
    { path: join(folder, 'test.journal.5.part-journal'), state: 'left over', mend: 'delete it' },
    {
      ...{ path: copy, state: 'damaged', mend: 'delete it' },
      says: 'it is not a journal of axiswatch; move it away',
    },
    { path: settings, state: 'open to others', mend: fix },
  ]);
  // a copy that is damaged mends nothing
  writeFileSync(path, 'no database at all, and quite a long text', { mode: 0o600 });
  const now = await examine({ data: folder, config: folder }, true);
  expect(now.find((each) => each.path === path)?.mend).toBe(`axiswatch restore ${basename(older)}`);
  expect(now.some((each) => each.path === settings)).toBe(false);
  const none = join(folder, 'none');
  expect(await examine({ data: none, config: none }, false)).toEqual([]);
  symlinkSync(folder, join(config, 'link'));
  const [linked] = await examine({ data: join(config, 'link'), config: none }, true);
  expect(linked).toMatchObject({ state: 'not ours', says: 'it is a link', mend: 'remove it' });
});

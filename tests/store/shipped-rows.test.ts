import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import {
  folder,
  got,
  happening,
  machineNow,
  messages,
  observation,
  open,
  release,
  strategyFile,
  values,
} from './tools.ts';

const october = observation({ observedOn: '2026-10-01', value: 10 });
const november = observation({ observedOn: '2026-11-01', value: 11 });
const later = '2026-12-01T00:00:00.000Z';

describe('starter data', () => {
  test('a starter reading has its own id, author and the instant of the release', async () => {
    const store = await open({ dataDir: folder(), shippedData: release([october]) });
    const [entry] = store.entries();
    expect(entry).toMatchObject({
      id: 'starter:land:2026-10-01',
      author: 'starter',
      recordedAt: '2026-11-01T00:00:00.000Z',
    });
  });

  test('opening again with the same release writes nothing and does not read its rows', async () => {
    const dataDir = folder();
    const shippedData = release([october]);
    (await open({ dataDir, shippedData })).close();
    const rows = (): never => {
      throw new Error('was read');
    };
    const store = await open({ dataDir, shippedData: { ...shippedData, rows } });
    expect(store.entries()).toHaveLength(1);
  });

  test('a newer release adds unseen ids, corrects changed rows and retracts dropped ones', async () => {
    const dataDir = folder();
    const gone = observation({ observedOn: '2026-09-01', value: 9 });
    (await open({ dataDir, shippedData: release([gone, october]) })).close();
    const changed = { ...october, value: 10.5 };
    const store = await open({ dataDir, shippedData: release([changed, november], later) });
    expect(values(store)).toEqual([10.5, 11]);
    expect(store.entries().map((entry) => [entry.kind, entry.author, entry.recordedAt])).toEqual([
      ['record', 'starter', '2026-11-01T00:00:00.000Z'],
      ['record', 'starter', '2026-11-01T00:00:00.000Z'],
      ['correct', 'starter', later],
      ['record', 'starter', later],
      ['retract', 'starter', later],
    ]);
    expect(
      store
        .readingsKnownAt('2026-11-15T00:00:00.000Z')
        .of('land')
        .map((r) => r.value),
    ).toEqual([9, 10]);
  });

  test('a row that a release dropped stands again when a later one ships it again', async () => {
    const dataDir = folder();
    (await open({ dataDir, shippedData: release([october]) })).close();
    (await open({ dataDir, shippedData: release([], later) })).close();
    const store = await open({
      dataDir,
      shippedData: release([october], '2027-01-01T00:00:00.000Z'),
    });
    expect(values(store)).toEqual([10]);
  });

  test('a release does not touch what a user has corrected or retracted', async () => {
    const dataDir = folder();
    const first = await open({ dataDir, shippedData: release([october, november]) });
    got(first.correct('starter:land:2026-10-01', { ...october, value: 1 }));
    got(first.retract('starter:land:2026-11-01'));
    first.close();
    const changed = [
      { ...october, value: 2 },
      { ...november, value: 3 },
    ];
    const second = await open({ dataDir, shippedData: release(changed, later) });
    expect(values(second)).toEqual([1]);
    expect(second.entries()).toHaveLength(4);
    second.close();
    const third = await open({ dataDir, shippedData: release([], '2027-01-01T00:00:00.000Z') });
    expect(values(third)).toEqual([1]);
  });

  test('what a user takes back is the release’s again, as newer releases have it', async () => {
    const dataDir = folder();
    const first = await open({ dataDir, shippedData: release([october]) });
    got(first.correct('starter:land:2026-10-01', { ...october, value: 1 }));
    first.close();
    const newer = release([{ ...october, value: 2 }], later);
    const second = await open({ dataDir, shippedData: newer });
    got(second.undo());
    second.close();
    const third = await open({ dataDir, shippedData: newer });
    expect(values(third)).toEqual([2]);
    got(third.redo());
    expect(values(third)).toEqual([1]);
  });

  test('a program older than the one that brought the newest release changes nothing', async () => {
    const dataDir = folder();
    (await open({ dataDir, shippedData: release([october, november], later) })).close();
    const store = await open({ dataDir, shippedData: release([october]) });
    expect(values(store)).toEqual([10, 11]);
    expect(store.entries()).toHaveLength(2);
  });

  test('a release is never recorded earlier than the entry before it', async () => {
    const dataDir = folder();
    const now = (): string => '2030-01-01T00:00:00.000Z';
    const first = await open({ dataDir, shippedData: release([october]), now });
    got(first.record([observation({ note: 'mine' })]));
    first.close();
    const store = await open({ dataDir, shippedData: release([october, november], later) });
    expect(store.entries().at(-1)?.recordedAt).toBe('2030-01-01T00:00:00.000Z');
  });

  test('starter entries cannot be undone', async () => {
    const store = await open({ dataDir: folder(), shippedData: release([october]) });
    expect(store.undoable()).toBeUndefined();
    expect(messages(store.undo())).toEqual([
      'ann has nothing left to undo; what others recorded, they undo themselves',
    ]);
  });

  test('on one day a reading of a user always precedes a starter reading, whatever their order', async () => {
    const dataDir = folder();
    const first = await open({ dataDir, shippedData: release([]) });
    got(first.record([observation({ observedOn: '2026-11-01', value: 77 })]));
    first.close();
    const store = await open({ dataDir, shippedData: release([november], later) });
    expect(values(store)).toEqual([11, 77]);
    expect(store.readings().asOf('land', '2026-11-01')?.value).toBe(77);
  });

  test('events of a release are recorded, corrected and retracted alike', async () => {
    const dataDir = folder();
    const events = [
      { id: 'starter:event:2026-09-01:a', happening: happening({ title: 'A' }) },
      { id: 'starter:event:2026-09-02:b', happening: happening({ title: 'B', day: '2026-09-02' }) },
    ];
    const first = await open({ dataDir, shippedData: release([], undefined, events) });
    expect(first.events().map((event) => event.title)).toEqual(['A', 'B']);
    first.close();
    const changed = [{ id: 'starter:event:2026-09-01:a', happening: happening({ title: 'A2' }) }];
    const store = await open({ dataDir, shippedData: release([], later, changed) });
    expect(store.events().map((event) => event.title)).toEqual(['A2']);
  });

  test('an empty store stays without starter data, and a store that is there is not begun empty', async () => {
    const dataDir = folder();
    (await open({ dataDir, shippedData: release([october]), empty: true })).close();
    const store = await open({ dataDir, shippedData: release([october, november], later) });
    expect(store.entries()).toEqual([]);
    await expect(open({ dataDir, empty: true })).rejects.toThrow(
      'is there already; open that one, or name another data folder',
    );
  });

  test('an empty store that cannot be made is refused, where another would be shown from memory', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const options = {
      dataDir: file,
      shippedData: release([october]),
      strategy: strategyFile(),
      now: machineNow,
    };
    const refused = await openOrCreateStore({ ...options, author: 'ann', empty: true });
    expect(refused).toEqual({
      ok: false,
      exitCode: 1,
      problems: [
        {
          path: join(file, 'small.db'),
          message: `no store was begun: the folder ${file} cannot be made, something else of this name is in the way; move that away, or choose another name`,
        },
      ],
    });
    const shown = await open(options);
    expect(shown.readOnly).toMatch(/; what you see is what is shipped$/);
    const { shippedData: _, ...bare } = options;
    expect((await open(bare)).readOnly).toMatch(/; nothing is recorded$/);
  });
});

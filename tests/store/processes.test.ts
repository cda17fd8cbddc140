import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { run } from './run.ts';
import { folder, got, observation, open, values } from './tools.ts';

describe('several processes at once', () => {
  test('eight first openings of a new store all succeed, and the shipped data are in it once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const dataDir = folder();
      const ran = await Promise.all(
        Array.from({ length: 8 }, (_, at) => run('store', [dataDir, `author-${at}`, 'open'])),
      );
      expect(ran.map(({ answers, errors }) => [answers, errors])).toEqual(
        Array.from({ length: 8 }, () => [[{ values: [1], notices: [] }], '']),
      );
    }
  });

  test('what several writers record at once is all there, once, and in one order', async () => {
    const dataDir = folder();
    const watcher = await open({ dataDir });
    const ran = await Promise.all(
      Array.from({ length: 4 }, (_, at) =>
        run('store', [dataDir, `author-${at}`, 'record', '50', `${(at + 1) * 1000}`]),
      ),
    );
    const acknowledged = ran.flatMap(({ answers }) =>
      answers.map((answer) => Number(answer.value)),
    );
    expect(ran.map(({ errors }) => errors)).toEqual(['', '', '', '']);
    expect(acknowledged).toHaveLength(200);
    watcher.changed();
    const there = values(watcher).filter((value) => value >= 1000);
    expect(there.sort((a, b) => a - b)).toEqual(acknowledged.sort((a, b) => a - b));
    const entries = watcher.entries({ limit: 10_000 });
    expect(new Set(entries.map(({ seq }) => seq)).size).toBe(entries.length);
    const instants = entries.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...instants].sort());
  });

  test('a reading that another process recorded is seen without asking, and one’s own writes call nobody', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    let calls = 0;
    const stop = store.watch(() => {
      calls += 1;
    });
    got(store.record([observation({ value: 5 })]));
    await pause(400);
    expect(calls).toBe(0);
    await run('store', [dataDir, 'bob', 'record', '1', '77']);
    await expect.poll(() => calls).toBeGreaterThan(0);
    expect(values(store)).toContain(77);
    stop();
    const before = calls;
    await run('store', [dataDir, 'bob', 'record', '1', '78']);
    await pause(300);
    expect(calls).toBe(before);
  });

  test('what another process records between the opening of a store and its watch is seen too', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    expect(values(store)).toEqual([]);
    await run('store', [dataDir, 'bob', 'record', '1', '77']);
    let calls = 0;
    const stop = store.watch(() => {
      calls += 1;
    });
    await expect.poll(() => calls).toBeGreaterThan(0);
    expect(values(store)).toContain(77);
    stop();
  });

  test('undo takes back one’s own newest, whatever other processes record and take back meanwhile', async () => {
    const dataDir = folder();
    const authors = ['ann', 'bob', 'eve'];
    const ran = await Promise.all(
      authors.map((author, at) =>
        run('store', [dataDir, author, 'waver', '20', `${(at + 1) * 1000}`]),
      ),
    );
    expect(ran.map(({ errors }) => errors)).toEqual(['', '', '']);
    const undone = ran.flatMap(({ answers }) => answers.map((answer) => Number(answer.undone)));
    const stands = authors.flatMap((_, at) =>
      Array.from({ length: 20 }, (__, each) => (at + 1) * 1000 + each),
    );
    const store = await open({ dataDir });
    // Each takes back every second of their own.
    expect(undone.sort((a, b) => a - b)).toEqual(stands.filter((value) => value % 2 === 1));
    const left = values(store).filter((value) => value >= 1000);
    expect(left.sort((a, b) => a - b)).toEqual(stands.filter((value) => value % 2 === 0));
  });
});

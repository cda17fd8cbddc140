import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { isObservationNotCheck } from '../../src/core/model/observation.ts';
import { parseCsvReadingsAndChecks } from '../../src/store/files/csv.ts';
import { parseShippedReadingsAndEvents, readShippedData } from '../../src/store/files/shipped.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { folder, got, messages, open, readingsAndChecksCsv, strategyFile } from './tools.ts';

const data = new URL('../../data/', import.meta.url).pathname;

test('a new store of the default strategy starts with everything that is shipped', async () => {
  const { file, shippedData } = got(readShippedData(data));
  const rows = got(await shippedData.rows());
  expect(rows.readings.length).toBeGreaterThan(300);
  const store = await open({ dataDir: folder(), strategy: file, shippedData });
  const { readings, events, checks } = rows;
  expect(checks.length).toBeGreaterThan(0);
  expect(store.entries({ limit: 10_000 })).toHaveLength(
    readings.length + events.length + checks.length,
  );
  expect(store.events()).toHaveLength(rows.events.length);
  expect(store.notices).toEqual([]);
  expect(store.undoable()).toBeUndefined();
  const [first] = store.readings().of('new-occupied-land');
  expect(first?.id).toBe('starter:new-occupied-land:2024-03-31');
  expect(first?.author).toBe('starter');
  expect(first?.recordedAt).toBe(shippedData.recordedAt);
  expect(store.events()[0]?.id).toMatch(/^starter:event:2022-02-04:2022-02-04-x/);
});

test('no two shipped rows share an id', async () => {
  const rows = got(await got(readShippedData(data)).shippedData.rows());
  const ids = rows.readings.map((reading) => `${reading.indicator}:${reading.observedOn}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(rows.events.map((event) => event.id)).size).toBe(rows.events.length);
});

test('an export of the shipped readings holds them all, in their order and with their columns', async () => {
  const { file } = got(readShippedData(data));
  const bytes = readFileSync(join(data, 'axis-of-losers.readings.csv'));
  const readings = got(await parseCsvReadingsAndChecks(bytes, file.strategy, '9999-12-31'));
  const written = await readingsAndChecksCsv(readings);
  const columns = (text: string) => text.split('\n')[0]?.split(',').toSorted();
  expect(columns(written)).toEqual(columns(bytes.toString('utf8')));
  expect(got(await parseCsvReadingsAndChecks(written, file.strategy, '9999-12-31'))).toEqual(
    readings,
  );
});

test('importing an export of the store changes nothing', async () => {
  const { file, shippedData } = got(readShippedData(data));
  const store = await open({ dataDir: folder(), strategy: file, shippedData });
  const rows = got(await shippedData.rows());
  const again = got(
    await parseCsvReadingsAndChecks(
      await readingsAndChecksCsv(rows.readings),
      file.strategy,
      '9999-12-31',
    ),
  );
  expect(got(store.record(again.filter(isObservationNotCheck))).recorded).toBe(0);
});

test('an event follows the row that bears the id it names, whatever id the store gives that', async () => {
  const columns = 'day,node,title,side,kind,id,follows';
  const strategy = strategyFile();
  const readings = new TextEncoder().encode('indicator,observed_on,value\nRU1,2026-10-01,\n');
  const rows = async (lines: string) =>
    parseShippedReadingsAndEvents(
      strategy,
      readings,
      new TextEncoder().encode(`${columns}\n${lines}`),
    );
  const first = '2026-09-01,land,A,ours,action,promise,\n';
  const shippedRows = got(await rows(`2026-09-02,land,B,ours,action,,promise\n${first}`));
  expect(shippedRows.events.map(({ id, happening }) => [id, happening.follows])).toEqual([
    ['starter:event:2026-09-02:b', 'starter:event:2026-09-01:promise'],
    ['starter:event:2026-09-01:promise', ''],
  ]);
  expect(shippedRows.checks).toMatchObject([{ indicator: 'land', observedOn: '2026-10-01' }]);
  expect(await rows('2026-09-02,land,B,ours,action,,promise\n')).toEqual({
    ok: false,
    problems: [
      {
        path: 'line 2, follows',
        message: '"promise" is the id of no event here; name that of a row of this file',
      },
    ],
  });
});

test('an incomplete or broken package is refused with a sentence', () => {
  const empty = folder();
  expect(messages(readShippedData(empty))).toEqual([
    'the package is not complete; install it again: there is no such file or folder',
  ]);
  cpSync(data, empty, { recursive: true });
  writeFileSync(join(empty, 'release.json'), '{"recordedAt":"2026-11-24"}');
  expect(messages(readShippedData(empty))).toEqual([
    'is no axiswatch.release/1: the package is not complete; install it again',
  ]);
});

test('a release whose rows cannot be read is refused with the first of them, and begins no store', async () => {
  const broken = folder();
  cpSync(data, broken, { recursive: true });
  writeFileSync(
    join(broken, 'axis-of-losers.events.csv'),
    'day,node,title,side,kind\n2026-09-01,nowhere,A,ours,action\n',
  );
  const { file, shippedData } = got(readShippedData(broken));
  const opened = await openOrCreateStore({
    dataDir: folder(),
    strategy: file,
    shippedData,
    author: 'ann',
    now: () => '2026-11-25T12:00:00.000Z',
  });
  expect(opened).toMatchObject({
    ok: false,
    exitCode: 3,
    problems: [
      {
        message: expect.stringMatching(
          /^the package is not complete; install it again: line 2, .*/,
        ),
      },
    ],
  });
});

test('every event of the shipped file that continues another follows that row in a new store', async () => {
  const { file, shippedData } = got(readShippedData(data));
  const store = await open({ dataDir: folder(), strategy: file, shippedData });
  const rows: readonly Record<string, string>[] = parse(
    readFileSync(join(data, 'axis-of-losers.events.csv'), 'utf8'),
    { columns: true },
  );
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const events = store.events();
  const titleOf = (id: string | undefined) => events.find((event) => event.id === id)?.title;
  const following = rows.filter(({ follows }) => follows !== '');
  expect(following.length).toBeGreaterThan(10);
  for (const { day, title, follows = '' } of following) {
    const event = events.find((each) => each.day === day && each.title === title);
    expect(titleOf(event?.follows), title).toBe(rowById.get(follows)?.title);
  }
});

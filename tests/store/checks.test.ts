import { expect, test } from 'vitest';
import type { CheckObservation } from '../../src/core/model/model.ts';
import { parseReadingOrCheckRow } from '../../src/core/model/observation.ts';
import { shippedCheckId, shippedReadingId } from '../../src/store/journal/shipped-rows.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import {
  Clock,
  check,
  folder,
  got,
  happening,
  messages,
  observation,
  open,
  release,
  strategyFile,
} from './tools.ts';

const DAY = '2026-11-20';
const checked = (store: Store, indicator = 'land'): readonly string[] =>
  store
    .readings()
    .checksOf(indicator)
    .map(({ id, observedOn }) => `${id} ${observedOn}`);

test('a check is recorded once, stands beside a reading of its day and leaves it alone', async () => {
  const store = await open({ dataDir: folder() });
  got(store.record([observation({ observedOn: DAY })]));
  const looked = [check({ observedOn: DAY, source: 'S', origin: 'Customs' })];
  expect(got(store.recordChecks(looked))).toMatchObject({ recorded: 1, skipped: 0 });
  expect(got(store.recordChecks(looked))).toMatchObject({ recorded: 0, skipped: 1 });
  expect(checked(store)).toEqual([`c2 ${DAY}`]);
  expect(store.readings().checksOf('land')[0]).toMatchObject({ source: 'S', origin: 'Customs' });
  expect(store.readings().asOf('land', DAY)).toMatchObject({ value: 50, id: 'r1' });
  expect(store.readings().of('land')).toHaveLength(1);
});

test('a check is retracted, undone and redone, and said in words', async () => {
  const store = await open({ dataDir: folder() });
  got(store.recordChecks([check({ observedOn: DAY })]));
  expect(store.undoable()).toBe(`checked RU1 on ${DAY}`);
  expect(got(store.undo()).summary).toBe(`checked RU1 on ${DAY}`);
  expect(checked(store)).toEqual([]);
  expect(messages(store.retractCheck('c1'))).toEqual([
    'this check does not stand any more: it was retracted or undone; record it anew',
  ]);
  got(store.redo());
  expect(checked(store)).toEqual([`c1 ${DAY}`]);
  expect(messages(store.retract('c1'))).toEqual([
    'there is no reading with this id; "axiswatch history --json" shows those of an indicator',
  ]);
  expect(messages(store.retractCheck('c9'))).toEqual([
    'there is no check with this id; "axiswatch export --what journal" shows every entry',
  ]);
  got(store.retractCheck('c1'));
  expect(checked(store)).toEqual([]);
  expect(store.undoable()).toBe(`the retraction of checked RU1 on ${DAY}`);
  got(store.undo());
  expect(checked(store)).toEqual([`c1 ${DAY}`]);
  expect(store.history('land')).toMatchObject([
    { subject: 'check', fate: 'stands', observedOn: DAY },
  ]);
  expect(store.entries().map(({ subject, kind }) => `${subject} ${kind}`)).toEqual([
    'check record',
    'action undo',
    'action redo',
    'check retract',
    'action undo',
  ]);
});

test('several checks are one action', async () => {
  const store = await open({ dataDir: folder() });
  got(store.recordChecks([check(), check({ indicator: 'stance' })]));
  expect(store.undoable()).toBe('2 checks');
});

test('checks and events are as they were known then, and the same lists until something changes', async () => {
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const store = await open({ dataDir: folder(), now: clock.now });
  got(store.recordChecks([check({ observedOn: DAY })]));
  got(store.recordEvents([happening()]));
  clock.move(60);
  got(store.recordChecks([check({ observedOn: '2026-11-23' })]));
  got(store.recordEvents([happening({ title: 'Another' })]));
  got(store.retractCheck('c1'));
  const then = store.readingsKnownAt('2026-11-24T10:00:30.000Z');
  expect(then.checksOf('land').map(({ observedOn }) => observedOn)).toEqual([DAY]);
  expect(then.eventsOf('land').map(({ title }) => title)).toEqual(['Something happened']);
  const now = store.readings();
  expect(checked(store)).toEqual(['c3 2026-11-23']);
  expect(now.eventsOf('land').map(({ title }) => title)).toEqual(['Something happened', 'Another']);
  expect(store.readings().checksOf('land')).toBe(now.checksOf('land'));
  expect(store.readings().eventsOf('land')).toBe(now.eventsOf('land'));
  expect(then.checksOf('land')).toBe(then.checksOf('land'));
  expect(store.history('land', '2026-11-24T10:00:30.000Z')).toMatchObject([
    { observedOn: DAY, fate: 'stands' },
  ]);
  expect(store.history('land')).toMatchObject([
    { observedOn: DAY, fate: 'retracted' },
    { observedOn: '2026-11-23', fate: 'stands' },
  ]);
});

test('a check that ships has an id of its own kind, is corrected and dropped by releases, and left alone once retracted', async () => {
  const dataDir = folder();
  const row = check({ observedOn: DAY });
  const reading = observation({ observedOn: DAY });
  expect([shippedCheckId(row), shippedReadingId(reading)]).toEqual([
    `starter-check:land:${DAY}`,
    `starter:land:${DAY}`,
  ]);
  const ship = (at: string, checks: readonly CheckObservation[]) =>
    release([reading], at, [], checks);
  const first = await open({
    dataDir,
    shippedData: ship('2026-11-01T00:00:00.000Z', [row, check({ indicator: 'stance' })]),
  });
  expect(checked(first)).toEqual([`starter-check:land:${DAY} ${DAY}`]);
  expect(first.readings().of('land')).toHaveLength(1);
  expect(first.undoable()).toBeUndefined();
  got(first.retractCheck('starter-check:stance:2026-10-01'));
  first.close();
  const noted = { ...row, note: 'again' };
  const second = await open({
    dataDir,
    shippedData: ship('2026-11-02T00:00:00.000Z', [
      noted,
      check({ indicator: 'stance', note: 'x' }),
    ]),
  });
  expect(second.readings().checksOf('land')[0]?.note).toBe('again');
  expect(checked(second, 'stance')).toEqual([]);
  second.close();
  const third = await open({ dataDir, shippedData: ship('2026-11-03T00:00:00.000Z', []) });
  expect(checked(third)).toEqual([]);
  expect(third.history('land').map(({ subject, fate }) => `${subject} ${fate}`)).toEqual([
    'reading stands',
    'check corrected',
    'check retracted',
  ]);
});

test('a file of readings and checks is one action, and a check in it contradicts no reading', async () => {
  const store = await open({ dataDir: folder() });
  const rows = [
    check({ observedOn: DAY }),
    observation({ observedOn: DAY, origin: 'Customs' }),
    check({ observedOn: '2026-11-21' }),
    check({ observedOn: '2026-11-21' }),
  ].map((each, at) => ({ observation: each, place: `line ${at + 2}`, beyond: false }));
  const take = async () => {
    got(store.setAside(rows));
    expect(got(store.doubtsAside()).contradictions.rows).toEqual([]);
    return got(await store.recordAside(async () => undefined));
  };
  expect(await take()).toMatchObject({ recorded: 3, checks: 2, skipped: 1, replaced: 0 });
  expect(store.undoable()).toBe('1 reading and 2 checks');
  expect(checked(store)).toEqual([`c1 ${DAY}`, 'c3 2026-11-21']);
  expect(store.readings().of('land')).toMatchObject([{ value: 50, origin: 'Customs' }]);
  expect(store.entries().map(({ subject }) => subject)).toEqual(['check', 'reading', 'check']);
});

test('what is set aside a second time is skipped, checks and readings with their origin', async () => {
  const dataDir = folder();
  const rows = [check({ origin: 'A' }), observation({ origin: 'A' })].map((each, at) => ({
    observation: each,
    place: `line ${at + 2}`,
    beyond: false,
  }));
  for (const recorded of [2, 0]) {
    const store = await open({ dataDir });
    got(store.setAside(rows));
    expect(got(await store.recordAside(async () => undefined))).toMatchObject({ recorded });
    store.close();
  }
  const store = await open({ dataDir });
  got(
    store.setAside([{ observation: observation({ origin: 'B' }), place: 'line 2', beyond: false }]),
  );
  expect(got(await store.recordAside(async () => undefined))).toMatchObject({ recorded: 1 });
});

test('a store too large to be read at once knows its checks and events', async () => {
  const store = await open({ dataDir: folder() });
  const rows = Array.from({ length: 5_001 }, (_, at) => ({
    observation: observation({ value: at % 100, note: `${at}`, observedOn: DAY }),
    place: '',
    beyond: false,
  }));
  got(store.setAside(rows));
  got(await store.recordAside(async () => undefined));
  got(store.recordChecks([check({ observedOn: '2026-11-21' })]));
  got(store.recordEvents([happening()]));
  expect(checked(store)).toEqual(['c5002 2026-11-21']);
  expect(store.readings().eventsOf('land')).toHaveLength(1);
  expect(store.readingsUnder(strategyFile().strategy, 5_001).checksOf('land')).toEqual([]);
});

test('an indicator that counts events takes checks and no values, and what it has of those is kept and not scored', async () => {
  const dataDir = folder();
  const before = await open({ dataDir });
  got(before.record([observation()]));
  before.close();
  const [land] = strategyFile().strategy.root.children;
  const strategy = strategyFile({
    format: 'axiswatch.strategy/2',
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      children: [{ ...land, count: { days: 30 } }],
    },
  });
  const store = await open({ dataDir, strategy });
  expect(store.readings().of('land')).toEqual([]);
  expect(store.notices).toContain(
    '1 reading no longer fits the strategy and is not scored; it takes no readings of land any more. They are kept: "axiswatch export -o kept.csv --what journal" carries them out, and a strategy file that has these indicators scores them.',
  );
  const row = { indicator: 'land', observed_on: '2026-11-01' };
  const parse = (value: string) =>
    parseReadingOrCheckRow({ ...row, value }, strategy.strategy, '2026-11-24', 'line 2');
  expect(messages(parse('5'))).toEqual([
    'RU1 counts events and has no readings; record an event: "axiswatch event add <title> --node land --side <side> --kind <kind>"',
  ]);
  expect(got(parse(''))).toEqual(check({ observedOn: '2026-11-01' }));
});

import { expect, test } from 'vitest';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';
import { Clock, folder, got, observation, open, strategyFile } from './tools.ts';

test('an acknowledgement stands with its author and day until it is taken back, and can be given anew', async () => {
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const store = await open({ dataDir: folder(), now: clock.now });
  got(store.acknowledge('wire', '2026-10-01'));
  clock.move(60);
  got(store.acknowledge('other', '2026-09-01'));
  expect(store.acknowledgements()).toEqual([
    { tripwire: 'other', since: '2026-09-01', author: 'ann', at: '2026-11-24T10:01:00.000Z' },
    { tripwire: 'wire', since: '2026-10-01', author: 'ann', at: '2026-11-24T10:00:00.000Z' },
  ]);
  got(store.withdrawAcknowledgement('wire', '2026-10-01'));
  expect(store.acknowledgements().map(({ tripwire }) => tripwire)).toEqual(['other']);
  got(store.acknowledge('wire', '2026-10-01'));
  expect(store.acknowledgements()).toContainEqual({
    tripwire: 'wire',
    since: '2026-10-01',
    author: 'ann',
    at: '2026-11-24T10:01:00.000Z',
  });
});

test('an acknowledgement is taken back by nobody but who gave it', async () => {
  const dataDir = folder();
  const ann = await open({ dataDir });
  got(ann.acknowledge('wire', '2026-10-01'));
  const bob = await open({ dataDir, author: 'bob' });
  got(bob.withdrawAcknowledgement('wire', '2026-10-01'));
  expect(bob.acknowledgements()).toMatchObject([{ author: 'ann' }]);
});

test('an acknowledgement of another stretch is left alone, and what is not there is taken back without a word', async () => {
  const store = await open({ dataDir: folder() });
  got(store.acknowledge('wire', '2026-10-01'));
  got(store.withdrawAcknowledgement('wire', '2026-10-02'));
  expect(store.acknowledgements()).toHaveLength(1);
});

test('a read-only store refuses to take an acknowledgement back', async () => {
  const dataDir = folder();
  got((await open({ dataDir })).acknowledge('wire', '2026-10-01'));
  const store = await open({ dataDir, readOnly: true });
  expect(store.withdrawAcknowledgement('wire', '2026-10-01').ok).toBe(false);
  expect(store.acknowledgements()).toHaveLength(1);
});

test('another strategy file sees the readings that fit it, as they stand and as they were known', async () => {
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const store = await open({ dataDir: folder(), now: clock.now });
  got(store.record([observation({ value: 50 }), observation({ indicator: 'stance', value: 2 })]));
  clock.move(3600);
  got(store.record([observation({ value: 60, observedOn: '2026-10-02' })]));
  const { strategy } = strategyFile();
  const bytes = strategyFile({
    root: { ...strategyFileRoot(), children: strategyFileRoot().children.slice(0, 1) },
  }).bytes;
  const narrower = got(parseStrategyText(new TextDecoder().decode(bytes)));
  const now = store.readingsUnder(narrower);
  expect(now.of('land').map(({ value }) => value)).toEqual([50, 60]);
  expect(now.of('stance')).toEqual([]);
  const before = store.readingsUnder(narrower, '2026-11-24T10:30:00.000Z');
  expect(before.of('land').map(({ value }) => value)).toEqual([50]);
  expect(before.of('stance')).toEqual([]);
  const same = store.readingsUnder(strategy, '2026-11-24T10:30:00.000Z');
  expect(same.of('stance').map(({ value }) => value)).toEqual([2]);
});

function strategyFileRoot(): { readonly children: readonly unknown[] } & Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(strategyFile().bytes)).root;
}

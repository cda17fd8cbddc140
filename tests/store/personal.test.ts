import { expect, test } from 'vitest';
import { Clock, folder, got, open } from './tools.ts';

test('the last visit is kept by author', async () => {
  const dataDir = folder();
  const ann = await open({ dataDir });
  const bob = await open({ dataDir, author: 'bob' });
  expect(ann.lastVisit()).toBeUndefined();
  got(ann.setVisit('2026-11-24T10:00:00.000Z'));
  got(ann.setVisit('2026-11-25T10:00:00.000Z'));
  expect(ann.lastVisit()).toBe('2026-11-25T10:00:00.000Z');
  expect(bob.lastVisit()).toBeUndefined();
});

test('an acknowledgement holds for one stretch of one tripwire, and names who gave it first', async () => {
  const dataDir = folder();
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const ann = await open({ dataDir, now: clock.now });
  const bob = await open({ dataDir, author: 'bob', now: clock.now });
  got(ann.acknowledge('wire', '2026-10-01'));
  clock.move(60);
  got(bob.acknowledge('wire', '2026-10-01'));
  expect(bob.acknowledged('wire', '2026-10-01')).toEqual({
    tripwire: 'wire',
    since: '2026-10-01',
    author: 'ann',
    at: '2026-11-24T10:00:00.000Z',
  });
  expect(bob.acknowledged('wire', '2026-11-01')).toBeUndefined();
});

test('a scenario is kept under its name, replaced by one of the same name, and deleted', async () => {
  const store = await open({ dataDir: folder(), now: () => '2026-11-24T10:00:00.000Z' });
  got(store.saveScenario('mild', { land: 3, drones: -0.5 }));
  got(store.saveScenario('harsh', {}));
  got(store.saveScenario('mild', { land: 4 }));
  expect(store.scenarios()).toEqual([
    { name: 'harsh', author: 'ann', at: '2026-11-24T10:00:00.000Z', values: {} },
    { name: 'mild', author: 'ann', at: '2026-11-24T10:00:00.000Z', values: { land: 4 } },
  ]);
  got(store.deleteScenario('harsh'));
  expect(store.scenarios().map(({ name }) => name)).toEqual(['mild']);
});

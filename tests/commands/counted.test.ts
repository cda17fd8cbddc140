/** The shell on a board with an indicator that counts events and one that is a mean. */
import { expect, test } from 'vitest';
import { COUNTED_DOCUMENT } from '../features/counted-board.ts';
import { breaches } from '../schema-check.ts';
import { type Shell, shell } from './tools.ts';

/** A shell in which two patrols and two months of trade were recorded. */
async function sampled(): Promise<Shell> {
  const sample = shell({ strategy: COUNTED_DOCUMENT, today: '2024-07-19' });
  const acts = [
    ['Off Japan', '2024-01-01', '4'],
    ['Off Alaska', '2024-04-10', '2'],
  ] as const;
  for (const [title, day, amount] of acts) {
    const what = ['--node', 'patrols', '--side', 'china', '--kind', 'action'];
    const { code, err } = await sample.run([
      'event',
      'add',
      title,
      ...what,
      '--day',
      day,
      '--amount',
      amount,
    ]);
    expect([code, err]).toEqual([0, '']);
  }
  const months = [
    ['10', '2024-05-31'],
    ['21', '2024-06-30'],
  ] as const;
  for (const [value, day] of months)
    await sample.run(['record', 'T1', value, '--date', day, '--source', 'Customs']);
  return sample;
}

test('history tells the events that are counted, and which readings a mean rests on', async () => {
  const { run } = await sampled();
  const { out } = await run(['history', 'P1']);
  expect(out).toMatch(/^P1 Joint patrols: 2 patrols, sum of 2 events, /);
  expect(out).toContain('10 Apr 2024       2  1.00  moderate    Off Alaska');
  const counted: unknown = JSON.parse((await run(['history', 'P1', '--json'])).out);
  expect(breaches('history', counted)).toEqual([]);
  expect(counted).toMatchObject({
    readings: [],
    counted: {
      value: 2,
      events: [
        { amount: 4, now: 1 },
        { amount: 2, now: 1 },
      ],
    },
    rolling: null,
  });
  const mean: unknown = JSON.parse((await run(['history', 'T1', '--json'])).out);
  expect(breaches('history', mean)).toEqual([]);
  expect(mean).toMatchObject({ counted: null, rolling: { value: 15.5 } });
});

test('whatif takes one more of what is counted', async () => {
  const { run } = await sampled();
  const { out } = await run(['whatif', 'P1=+1', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    values: { patrols: 3 },
    nodes: { patrols: { before: 80, after: 70 } },
  });
});

test('uncertainty tells how many models keep the band by score alone', async () => {
  const { run } = await sampled();
  const { out } = await run(['uncertainty', '--json', '--draws', '100']);
  const told: unknown = JSON.parse(out);
  expect(breaches('uncertainty', told)).toEqual([]);
  expect(told).toMatchObject({ robustness: { keepsBand: 0.31, keepsScoreBand: 0.31 } });
});

test('event add says of an event like one that counts already that it is, and records it', async () => {
  const { run } = await sampled();
  const add = (day: string, title: string) =>
    run([
      ...['event', 'add', title, '--node', 'patrols', '--side', 'china'],
      ...['--kind', 'action', '--day', day],
    ]);
  const like = await add('2024-04-12', 'Patrol near Alaska');
  expect(like.code).toBe(0);
  expect(like.out).toContain('Recorded: Patrol near Alaska');
  expect(like.err.replaceAll(/\s+/g, ' ')).toBe(
    'axiswatch: it is like "Off Alaska" of 10 Apr 2024, which counts already; it is recorded all the same ',
  );
  expect((await add('2024-04-30', 'Patrol off Alaska')).err).toBe('');
});

import { expect, test, vi } from 'vitest';
import { openShell } from './shell.ts';

const print = vi.hoisted(() => vi.fn<(text: string) => boolean>());
vi.mock('../../src/features/print.ts', () => ({ print }));

test('watch tells the new day at midnight', async () => {
  const { run } = openShell();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval'], now: new Date(2026, 11, 1, 23, 59, 30) });
  // who reads it leaves after the second line
  print.mockReturnValueOnce(true).mockReturnValueOnce(false);
  const ended = run('watch');
  await vi.waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  vi.advanceTimersByTime(20_000);
  vi.advanceTimersByTime(20_000);
  await ended;
  vi.useRealTimers();
  expect(print.mock.calls.map(([text]) => JSON.parse(text).asOf)).toEqual([
    '2026-12-01',
    '2026-12-02',
  ]);
});

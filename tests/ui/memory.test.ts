import { getHeapStatistics } from 'node:v8';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeIdleGarbageCollector } from '../../src/tui/ink/memory.ts';
import { PATIENCE } from '../patience.ts';

const used = (): number => getHeapStatistics().used_heap_size;

test('what a key has left behind is given back once no key follows', async () => {
  const memory = makeIdleGarbageCollector();
  onTestFinished(memory.stop);
  const before = used();
  let left: unknown[] = Array.from({ length: 1_000_000 }, (_, at) => ({ at, text: `text ${at}` }));
  expect(used() - before).toBeGreaterThan(50_000_000);
  memory.used();
  expect(left).toHaveLength(1_000_000);
  left = [];
  await vi.waitUntil(() => used() - before < 24_000_000, { timeout: PATIENCE, interval: 100 });
});

test('after a key that left little behind nothing is collected', async () => {
  const asked = vi.spyOn(process, 'getBuiltinModule');
  onTestFinished(() => asked.mockRestore());
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const memory = makeIdleGarbageCollector();
  memory.used();
  vi.runAllTimers();
  expect(asked).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('it looks 300 milliseconds after the last key, once, and not at all when it was stopped', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const memory = makeIdleGarbageCollector();
  memory.used();
  vi.advanceTimersByTime(299);
  memory.used();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(299);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(vi.getTimerCount()).toBe(0);
  memory.used();
  memory.stop();
  expect(vi.getTimerCount()).toBe(0);
});

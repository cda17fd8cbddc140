/** The bar for a person who waits, at hand-set times. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { makeTerminalProgressBar } from '../../src/cli/progress.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A bar, what it wrote, and the clock that it goes by, in milliseconds. */
function waiting(watched = true, quiet = false) {
  let now = 1000;
  let written = '';
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const io: Pick<Io, 'watched' | 'quiet' | 'err'> = {
    watched: () => watched,
    quiet,
    err: (text) => {
      written += text;
    },
  };
  const progress = makeTerminalProgressBar(io as Io);
  return {
    progress,
    at: (milliseconds: number) => {
      now = 1000 + milliseconds;
    },
    taken: () => {
      const text = written;
      written = '';
      return text;
    },
  };
}

describe('a bar for a person who waits', () => {
  test('comes after 400 milliseconds, and is drawn anew every 100 at most', () => {
    const { progress, at, taken } = waiting();
    at(399);
    progress.say('read', 10, 0.1);
    expect(taken()).toBe('');
    at(400);
    progress.say('read', 1, 0.25);
    expect(taken()).toBe('\r\u001b[Kread [#####...............]  25 % 1 row');
    at(499);
    progress.say('read', 30, 0.3);
    expect(taken()).toBe('');
    at(500);
    progress.say('read', 40, undefined);
    expect(taken()).toBe('\r\u001b[Kread 40 rows');
    at(600);
    progress.say('read', 99, 0.999);
    expect(taken()).toBe('\r\u001b[Kread [###################.]  99 % 99 rows');
    at(700);
    progress.say('read', 100, 1.01);
    expect(taken()).toBe('\r\u001b[Kread [####################] 100 % 100 rows');
  });

  test('is taken away once, and not at all where it never came', () => {
    const { progress, at, taken } = waiting();
    progress.end();
    expect(taken()).toBe('');
    at(400);
    progress.say('read', 2, 0.5);
    taken();
    progress.end();
    expect(taken()).toBe('\r\u001b[K');
    progress.end();
    expect(taken()).toBe('');
  });

  test.each([
    ['in a pipe', false, false],
    ['with --quiet', true, true],
  ])('never comes %s', (_, watched, quiet) => {
    const { progress, at, taken } = waiting(watched, quiet);
    at(10_000);
    progress.say('read', 2, 0.5);
    progress.end();
    expect(taken()).toBe('');
  });
});

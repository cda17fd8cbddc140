// The runner of the tests, for `npm test`.
import { defineConfig } from 'vitest/config';
import { Reporter } from './reporter.ts';

/** A busy machine needs many times as long as an idle one; milliseconds. */
const PATIENCE = 60_000;

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    reporters: ['default', new Reporter()],
    // What is printed is compared as text: the same in a terminal, with NO_COLOR and in a CI job.
    env: { FORCE_COLOR: '0', TZ: 'UTC' },
    // by itself it leaves one processor idle
    maxWorkers: '100%',
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
  },
});

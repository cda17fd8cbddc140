// The test runner: where the tests are, how they are reported, and what they may not inherit.
import { defineConfig } from 'vitest/config';
import { PATIENCE, WHOLE_TEST } from './patience.ts';
import { Reporter } from './reporter.ts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/next/**'],
    reporters: ['default', new Reporter()],
    // Frames are compared as text: the same with a terminal, with NO_COLOR and in a CI job.
    env: { FORCE_COLOR: '0', TZ: 'UTC' },
    testTimeout: WHOLE_TEST,
    hookTimeout: WHOLE_TEST,
    expect: { poll: { timeout: PATIENCE } },
  },
});

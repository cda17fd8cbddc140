/**
 * The tests more than a year on and across midnight, for `npm run another-day`: none may depend on the day it runs, nor
 * on staying within it.
 */
import { defineConfig, mergeConfig } from 'vitest/config';
import plain from './vitest.config.ts';

const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
/** The clock stands 20 seconds before midnight when the tests begin. */
const ahead = 400 * DAY - (now % DAY) + DAY - 20;
const clock = new URL('clock-ahead.mjs', import.meta.url);

export default mergeConfig(
  plain,
  defineConfig({
    test: {
      env: { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD: `${ahead}` },
      exclude: [
        // what is told the day: the floors let no clock in, or it is drawn from a board of a fixed day
        'tests/{features,core,laws,ui}/**',
        // many inputs, each as good on one day as on another
        'tests/fuzz/**',
        'tests/store/fuzz.test.ts',
        // what Ink, a terminal and a browser make of it
        'tests/lighter-ink.test.ts',
        'tests/pty-layers.test.ts',
        'tests/report/browser.test.ts',
        'tests/pty-memory.test.ts',
        // the age of files, whose times are the machine's own
        'tests/store/{left-behind,settings}.test.ts',
        // what stands in the source and in the documents
        'tests/{circles,floors,format,method,names,src-readme,vectors*,vocabularies}.test.ts',
      ],
    },
  }),
);

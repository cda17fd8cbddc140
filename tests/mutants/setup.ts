/** Tells the source under test which fault is chosen, and keeps which faults a test file came upon, and which of its tests did. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { CHOSEN, IS_CHOSEN, MET } from './faults.ts';

const folder = process.env.AXISWATCH_FAULTS ?? '';
const chosen = readFileSync(join(folder, CHOSEN), 'utf8');
/** Outside of its tests, such as while it was loaded. */
const met = new Set<number>();
const metInTests = new Map<string, Set<number>>();
let meeting = met;

Object.assign(globalThis, {
  [IS_CHOSEN]: (fault: number): boolean => {
    meeting.add(fault);
    return String(fault) === chosen;
  },
});

if (chosen === '') {
  beforeEach(({ task }) => {
    meeting = metInTests.get(task.id) ?? new Set();
    metInTests.set(task.id, meeting);
  });
  afterEach(() => {
    meeting = met;
  });
  afterAll(() => {
    const file = expect.getState().testPath;
    const tests = [...metInTests].map(([id, each]) => [id, [...each]]);
    appendFileSync(join(folder, MET), `${JSON.stringify({ file, met: [...met], tests })}\n`);
  });
}

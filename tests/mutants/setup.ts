/** Tells the source under test which fault is chosen, and keeps which faults a test file came upon. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { CHOSEN, IS_CHOSEN, MET } from './faults.ts';

const folder = process.env.AXISWATCH_FAULTS ?? '';
const chosen = readFileSync(join(folder, CHOSEN), 'utf8');
const met = new Set<number>();

Object.assign(globalThis, {
  [IS_CHOSEN]: (fault: number): boolean => {
    met.add(fault);
    return String(fault) === chosen;
  },
});

if (chosen === '') {
  afterAll(() => {
    const file = expect.getState().testPath;
    appendFileSync(join(folder, MET), `${JSON.stringify({ file, met: [...met] })}\n`);
  });
}

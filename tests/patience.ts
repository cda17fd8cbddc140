/**
 * How long tests wait, for all of them: a busy machine needs many times as long as an idle one. What is waited for until
 * it comes costs no time where it comes, so its bound is generous.
 */
import { availableParallelism, loadavg } from 'node:os';

/** For one condition, in milliseconds. */
export const PATIENCE = 60_000;

/** For a whole test or what is done before it, in which several conditions may be waited for; milliseconds. */
export const WHOLE_TEST = 5 * PATIENCE;

/** Milliseconds in which nothing happens any more, where an idle machine needs so many to show it: as much longer as this one is busy. */
export function quiet(milliseconds: number): number {
  const [load = 0] = loadavg();
  return milliseconds * Math.max(1, load / availableParallelism());
}

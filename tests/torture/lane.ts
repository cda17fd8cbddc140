/** A thread for one kind of work, so that no other's looking over keeps it from killing at the moment it means to. */
import { parentPort, workerData } from 'node:worker_threads';
import { killOften, WORKS } from './kills.ts';

const { work, times, seed, untilWrong }: Told = workerData;
const known = WORKS.find((each) => each === work);
if (known === undefined) throw new Error(`there is no work called ${work}`);
parentPort?.postMessage(await killOften(known, times, generator(seed), untilWrong));

/** What a thread is told. */
interface Told {
  readonly work: string;
  readonly times: number;
  readonly seed: number;
  readonly untilWrong: boolean;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function generator(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

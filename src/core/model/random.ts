/** Random numbers from a seed that is shown, so that every draw can be made again. */
import { normalQuantile } from './normal.ts';

/** Gives the next number, uniform in (0, 1); never 0 and never 1. */
export type Random = () => number;

/** The generator of a seed, a whole number from 0 to 2³² − 1: sfc32 by Chris Doty-Humphrey (PractRand), its state filled by splitmix32. */
export function makeRandomGeneratorFromSeed(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  let a = next();
  let b = next();
  let c = next();
  let count = 1;
  const draw = (): number => {
    const sum = (a + b + count) >>> 0;
    count = (count + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + sum) >>> 0;
    return sum;
  };
  for (let round = 0; round < 15; round += 1) draw();
  return () => (draw() + 0.5) / 0x1_0000_0000;
}

/** A draw from the standard normal distribution, in standard deviations as the unit, either sign. */
export function randomNormal(random: Random): number {
  return normalQuantile(random());
}

/** A draw from the gamma distribution of a shape above 0 and scale 1, in units of that scale, ≥ 0 (Marsaglia and Tsang 2000). */
export function randomGamma(random: Random, shape: number): number {
  if (shape < 1) return randomGamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = randomNormal(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

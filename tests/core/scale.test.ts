/** The scales of goalposts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isScaleName,
  isValueDefinedOnScale,
  SCALE_NAMES,
  SCALES,
} from '../../src/core/scoring/scale.ts';

test('a name is that of a scale or of none', () => {
  expect(SCALE_NAMES).toEqual(['linear', 'log']);
  for (const name of SCALE_NAMES) expect(isScaleName(name)).toBe(true);
  for (const other of ['', 'Log', 'toString', 'constructor', undefined, 0, ['log']])
    expect(isScaleName(other), `${other}`).toBe(false);
});

test.each(SCALE_NAMES)('on a %s scale a position and its value are each other’s', (name) => {
  const { positionOf, valueAt, above } = SCALES[name];
  const number = fc.double({ min: above === undefined ? -1e6 : 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (value, from, to) => {
      fc.pre(Math.abs(from - to) > 1e-3 * Math.max(1, Math.abs(from), Math.abs(to)));
      expect(positionOf(from, from, to) + 0).toBe(0);
      expect(positionOf(to, from, to)).toBe(1);
      const back = valueAt(positionOf(value, from, to), from, to);
      expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)) * 1e3);
    }),
  );
});

test('what has no place on a scale is what is not above its bound', () => {
  expect([-1, 0, 1e-300, 1].map((value) => isValueDefinedOnScale(value, 'log'))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect([-1, 0, 1].every((value) => isValueDefinedOnScale(value, 'linear'))).toBe(true);
});

/** The Human Development Index as a strategy (UNDP, technical note 1; goalposts unchanged since the report of 2014). */
import type { Strategy } from '../../src/core/model/model.ts';
import { branch, leaf, strategy } from './make.ts';

/** Geometric mean of health, education and income; the ends of life expectancy differ for women and men in the GDI. */
export function hdiStrategy(
  lifeExpectancy: { worst: number; best: number } = { worst: 20, best: 85 },
): Strategy {
  return strategy(
    [
      branch('health', [leaf('le', { goalposts: lifeExpectancy })]),
      branch('education', [
        leaf('eys', { goalposts: { worst: 0, best: 18 } }),
        leaf('mys', { goalposts: { worst: 0, best: 15 } }),
      ]),
      branch('income', [leaf('gnipc', { goalposts: { worst: 100, best: 75_000, scale: 'log' } })]),
    ],
    { aggregation: { method: 'geometric' }, requireAll: true },
  );
}

/** Published figures, typed here with their sources, that the engine must give: no file outside the repository is read. */
import { describe, expect, test } from 'vitest';
import type { Strategy } from '../../src/core/model/model.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { shapley } from '../shapley.ts';
import { hdiStrategy } from './hdi.ts';
import { leaf, readings, strategy } from './make.ts';

const DAY = '2024-01-01';

function rootOf(plan: Strategy, values: Readonly<Record<string, number>>): number {
  const rows = Object.entries(values).map(([id, value]) => [id, DAY, value] as const);
  return scorecardAsOf(plan, readings(...rows), DAY).root.score ?? Number.NaN;
}

/**
 * UNDP, Human Development Report 2023/24, composite indices (CC BY 3.0 IGO), year 2022: life expectancy, expected and mean
 * years of schooling, gross national income per head (2017 PPP $), HDI to three decimals.
 */
const HDI_2022 = [
  ['Switzerland', 84.255, 16.5837307, 13.90406622, 69_432.78669, 0.967],
  ['Norway', 83.393, 18.63846016, 13.06234279, 69_189.76165, 0.966],
  ['Singapore', 84.133, 16.90273094, 11.92488003, 88_761.14559, 0.949],
  ['United States', 78.203, 16.41274071, 13.57549953, 65_564.93798, 0.927],
  ['Russia', 70.116, 15.66174936, 12.41152954, 26_991.84961, 0.821],
  ['China', 78.587, 15.21793605, 8.106910446, 18_024.88747, 0.788],
  ['Iran', 74.556, 14.11717033, 10.74618321, 14_770.32307, 0.78],
  ['Ukraine', 68.564, 13.32800961, 11.12330123, 11_416.2168, 0.734],
  ['India', 67.744, 12.58370972, 6.570700169, 6_950.526798, 0.644],
  ['Nigeria', 53.633, 10.51407, 7.585969925, 4_754.836408, 0.548],
  ['Somalia', 56.107, 7.647232333, 1.900300026, 1_072.201461, 0.38],
] as const;

describe('the Human Development Index of 2022', () => {
  test.each(HDI_2022)('%s', (_country, le, eys, mys, gnipc, published) => {
    const score = rootOf(hdiStrategy(), { le, eys, mys, gnipc });
    expect(Math.abs(score / 100 - published)).toBeLessThanOrEqual(0.0005 + 1e-9);
  });
});

/** The same report, Gender Development Index, year 2022: HDI of women to nine decimals. */
const WOMEN_2022 = [
  ['Afghanistan', 66.213, 8.053256911, 1.174129963, 395.9154586, 0.332443297],
  ['China', 81.343, 15.65643534, 7.543190438, 13_291.58537, 0.771342655],
  ['Mongolia', 77.375, 15.2856874, 9.949589729, 8_099.013995, 0.751138056],
] as const;

describe('the Human Development Index of women in 2022', () => {
  test.each(WOMEN_2022)('%s', (_country, le, eys, mys, gnipc, published) => {
    const score = rootOf(hdiStrategy({ worst: 22.5, best: 87.5 }), { le, eys, mys, gnipc });
    expect(Math.abs(score / 100 - published)).toBeLessThanOrEqual(6e-10);
  });
});

/** European Commission, INFORM Risk Index 2025 (CC BY 4.0): the geometric mean of three dimensions, to one decimal of 10. */
const INFORM_2025 = [
  ['Afghanistan', 7.6, 8.3, 7.4, 7.8],
  ['China', 5.8, 1.4, 3.3, 3.0],
  ['Italy', 2.9, 2.7, 3.4, 3.0],
  ['Somalia', 8.6, 9.4, 7.3, 8.4],
  ['Ukraine', 8.1, 6.0, 3.7, 5.6],
] as const;

describe('the INFORM Risk Index of 2025', () => {
  const plan = strategy(
    ['hazard', 'vulnerability', 'capacity'].map((id) =>
      leaf(id, { goalposts: { worst: 0, best: 10 } }),
    ),
    { aggregation: { method: 'geometric' } },
  );
  test.each(INFORM_2025)('%s', (_country, hazard, vulnerability, capacity, published) => {
    const score = rootOf(plan, { hazard, vulnerability, capacity });
    expect(Math.abs(score / 10 - published)).toBeLessThanOrEqual(0.05 + 1e-9);
  });
});

describe('Das Gupta 1993 (US Bureau of the Census, P23-186): effects of the factors of a rate', () => {
  test('table 2.1, mean earnings of black and white men in the US, 1980: the judge of decompositions agrees', () => {
    const effects = shapley<number>(
      ({ earnings = 0, earners = 0 }) => earnings * earners,
      { earnings: 10_930, earners: 0.717892 },
      { earnings: 16_591, earners: 0.825974 },
    );
    expect(effects.earnings).toBeCloseTo(4369.913, 2);
    expect(effects.earners).toBeCloseTo(1487.262, 2);
  });
  test('table 2.2, birth rates of Austria and Chile, 1981', () => {
    const effects = shapley<number>(
      ({ births = 0, fertile = 0, women = 0 }) => births * fertile * women,
      { births: 51.78746, fertile: 0.45919, women: 0.52638 },
      { births: 84.90502, fertile: 0.75756, women: 0.51065 },
    );
    expect(effects.births).toBeCloseTo(10.4340333, 6);
    expect(effects.fertile).toBeCloseTo(10.5608476, 6);
    expect(effects.women).toBeCloseTo(-0.6670084, 6);
  });
});

/** Whatever is typed for a day or a number is one, or is refused in a sentence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from '../../src/core/model/day.ts';
import { parseTypedIndicatorValue } from '../../src/core/model/observation.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { parseDayUpToToday, parseDayWithWrittenYear } from '../../src/core/model/typed-day.ts';
import { strategyFile } from '../store/samples.ts';
import { holds, PATIENCE, text } from './fuzz.ts';

const TODAY = '2026-11-25';

const dayWord = fc.constantFrom(
  ...['today', 'yesterday', 't', '-', '/', '.', ' ', 'ago', 'd', 'w', 'm', 'y', 'nov', 'february'],
  ...['30', '29', '0', '99999', '2026', '0000', '10000', '2023-02-29', '2024-02-29', '9999-12-31'],
);
const days = fc.oneof(
  fc.array(dayWord, { maxLength: 6 }).map((words) => words.join('')),
  fc.array(dayWord, { maxLength: 6 }).map((words) => words.join(' ')),
  text,
);

test(
  'a typed day is a day up to today, or the sentence says what would be one',
  async () => {
    await holds('days', days, 3_000, (typed) => {
      const [result, ahead] = [parseDayUpToToday(typed, TODAY), parseDayWithWrittenYear(typed)];
      if (result.ok) expect(result.value <= TODAY).toBe(true);
      for (const each of [result, ahead]) {
        if (each.ok) expect(isDay(each.value)).toBe(true);
        else expect(each.problems[0]?.message).toMatch(/day|two ways/);
      }
    });
  },
  PATIENCE,
);

const digit = fc.constantFrom(
  ..."0123456789.,-+ \u00a0\u2009\u2212eE%_'x∞",
  'Infinity',
  'NaN',
  '0x1F',
);
const numbers = fc.oneof(
  fc.array(digit, { maxLength: 9 }).map((signs) => signs.join('')),
  fc.double().map(String),
  text,
);

test(
  'a typed number is a finite one that fits its indicator, or the sentence says what would be one',
  async () => {
    const indicators = indicatorsOfStrategy(strategyFile().strategy);
    await holds('numbers', numbers, 3_000, (typed) => {
      for (const indicator of indicators) {
        const result = parseTypedIndicatorValue(typed, indicator);
        if (result.ok) {
          expect(Number.isFinite(result.value)).toBe(true);
          expect(Object.is(result.value, -0)).toBe(false);
          if (indicator.goalposts.scale === 'log') expect(result.value).toBeGreaterThan(0);
        } else expect(result.problems[0]?.message).not.toBe('');
      }
    });
  },
  PATIENCE,
);

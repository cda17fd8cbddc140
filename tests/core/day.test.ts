import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayFromEpochDayNumber,
  dayNumber,
  daysBetween,
  isDay,
} from '../../src/core/model/day.ts';

describe('a day is a calendar day that exists, written YYYY-MM-DD', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '0000-01-01', '9999-12-31'])(
    '%s is one',
    (text) => expect(isDay(text)).toBe(true),
  );
  test.each(['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00'])(
    '%s does not exist',
    (text) => expect(isDay(text)).toBe(false),
  );
  test.each([
    '2024-1-1',
    '24-01-01',
    '2024/01/01',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '',
    '٢٠٢٤-٠١-٠١',
  ])('"%s" is written otherwise', (text) => expect(isDay(text)).toBe(false));
});

describe('days are counted without a time zone', () => {
  test('day 0 is 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayFromEpochDayNumber(0)).toBe('1970-01-01');
  });
  test('a year from 2023-03-01 to 2024-03-01 has 366 days', () => {
    expect(daysBetween('2023-03-01', '2024-03-01')).toBe(366);
    expect(daysBetween('2024-03-01', '2023-03-01')).toBe(-366);
  });
  test('adding days crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
  test('the first century is not the twentieth', () => {
    expect(addDays('0050-12-31', 1)).toBe('0051-01-01');
  });
  test('a sum beyond the calendar stays at its edge', () => {
    expect(addDays('2024-01-01', 1e12)).toBe('9999-12-31');
    expect(addDays('2024-01-01', -1e12)).toBe('0000-01-01');
  });
});

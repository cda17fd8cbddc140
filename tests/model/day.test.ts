import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMonthsTo,
  countUpTo,
  endOfDay,
  isoDay,
  localToday,
  parseIsoDay,
} from '../../src/model/day.ts';
import { parseBoardDay, parseTypedDay } from '../../src/model/typed-day.ts';

const day = (text: string) => parseIsoDay(text) as number;

test('a day is counted from 1970 and written as a calendar does', () => {
  const days = ['1970-01-01', '1970-01-02', '1969-12-31', '2024-02-29'].map(day);
  expect(days).toEqual([0, 1, -1, 19782]);
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (any) => day(isoDay(any)) === any),
  );
});

test('a day is none when it does not exist or has another form', () => {
  const wrong = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '2026-01-01 ', 'x', ''];
  expect(wrong.map(parseIsoDay)).toEqual(wrong.map(() => undefined));
});

test('a day begins and ends with the clock on the wall', () => {
  const [first, last] = [new Date(2026, 11, 1, 0, 0), new Date(2026, 11, 1, 23, 59)];
  expect([localToday(first), localToday(last)]).toEqual([day('2026-12-01'), day('2026-12-01')]);
});

test('a day ends where the next one begins', () => {
  const end = endOfDay(day('2026-12-01'));
  expect([end, end + 1].map((at) => isoDay(localToday(new Date(at))))).toEqual([
    '2026-12-01',
    '2026-12-02',
  ]);
});

test('a day is found in a list that rises', () => {
  const law = fc.property(fc.array(fc.nat(20)), fc.integer({ max: 25 }), (days, to) => {
    const list = days.sort((a, b) => a - b).map((each) => ({ day: each }));
    expect(countUpTo(list, to)).toBe(days.filter((each) => each <= to).length);
  });
  fc.assert(law);
});

test('a day a month later has the same number, or is the last one of its month', () => {
  const later = (text: string, months: number) => isoDay(addMonthsTo(day(text), months));
  expect([later('2026-01-15', 1), later('2026-01-31', 1)].join()).toBe('2026-02-15,2026-02-28');
  expect([later('2024-03-31', -1), later('2026-12-01', 36)].join()).toBe('2024-02-29,2029-12-01');
});

// A Tuesday.
const today = '2026-12-01';
const typed = (text: string, from = today) => isoDay(parseTypedDay(text, day(from)));

const TYPED = `
  2026-11-01 = 2026-11-01 |  Today  = 2026-12-01 | yesterday = 2026-11-30 |
  tuesday = 2026-12-01 | wed = 2026-11-25 | Monday = 2026-11-30 | sunday = 2026-11-29 |
  3d = 2026-11-28 | - 3 d = 2026-11-28 | +3d = 2026-12-04 | 2w = 2026-11-17 | +1w = 2026-12-08 |
  1m = 2026-11-01 | +6m = 2027-06-01 | 2y = 2024-12-01 | +1y = 2027-12-01 |
  1 nov 2026 = 2026-11-01 | 1  November,  2025 = 2025-11-01 | Nov 1, 2026 = 2026-11-01 |
  november 1 2026 = 2026-11-01 | 31.10.2026 = 2026-10-31 | 31/10/2026 = 2026-10-31 |
  5/5/2026 = 2026-05-05 | 1 nov = 2026-11-01 | 1 dec = 2026-12-01 | 2 december = 2025-12-02 |
  dec 2 = 2025-12-02 | 31.10. = 2026-10-31 | 1.1.1000 = 1000-01-01 | 2026-10 = 2026-10-31 | oct 2026 = 2026-10-31 |
  february 2024 = 2024-02-29 | october = 2026-10-31 | nov = 2026-11-30 | dec = 2025-12-31 |
  feb = 2026-02-28 | 29 feb = 2024-02-29 | feb 29 = 2024-02-29`;
test.each(TYPED.split(' |').map((pair) => pair.split(' = ')))(
  'a typed day: %s is %s',
  (text = '', expected = '') => {
    expect(typed(text)).toBe(expected);
  },
);

test('a typed day of a leap year is the one before when it lies ahead', () => {
  const said = [typed('29 feb', '2028-01-01'), typed('29 feb', '2028-02-29')];
  expect(said).toEqual(['2024-02-29', '2028-02-29']);
  // 2100 is none.
  expect(typed('29 feb', '2104-02-28')).toBe('2096-02-29');
  const months = [typed('feb', '2028-02-28'), typed('feb', '2028-02-29')];
  expect(months).toEqual(['2027-02-28', '2028-02-29']);
});

test('a typed day is refused where it is none, or could be two', () => {
  for (const text of [
    'soon',
    '31 nov 2026',
    '2026-02-30',
    '1.1.26',
    '5x',
    '32.1.',
    '30 feb',
    '1.1.999',
  ]) {
    expect(() => typed(text)).toThrow(
      `${text} is not a day; write 2026-11-01, 1 nov, friday or 3d`,
    );
  }
  expect(() => typed('')).toThrow(/^no day is given/);
  expect(() => typed('2/1/2026')).toThrow('can be 2026-01-02 or 2026-02-01');
});

test('a board lies at most three years ahead', () => {
  const board = (text: string) => isoDay(parseBoardDay(text, day(today)));
  expect([board('2029-12-01'), board('1 nov')]).toEqual(['2029-12-01', '2026-11-01']);
  expect(() => board('2029-12-02')).toThrow(
    'more than three years ahead; name a day up to 2029-12-01',
  );
});

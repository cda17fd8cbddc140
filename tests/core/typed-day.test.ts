/** Days as people write them: every form that can mean one day only, and the sentence for what is none or can be two. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseBoardDay,
  parseDayOrOffsetFrom,
  parseDayUpToToday,
  parseDayWithWrittenYear,
  parseLeadingDay,
} from '../../src/core/model/typed-day.ts';

const TODAY = '2026-11-24';

describe('a day is read', () => {
  test.each([
    ['2026-11-01', '2026-11-01'],
    [' 2026-11-24 ', TODAY],
    ['1.11.2026', '2026-11-01'],
    ['01.11.2026', '2026-11-01'],
    ['3. 4. 2026', '2026-04-03'],
    ['31/10/2026', '2026-10-31'],
    ['10/31/2026', '2026-10-31'],
    ['31-10-2026', '2026-10-31'],
    ['4/4/2026', '2026-04-04'],
    ['2026/11/1', '2026-11-01'],
    ['2026.11.01', '2026-11-01'],
    ['20261101', '2026-11-01'],
    ['1st Nov 2026', '2026-11-01'],
    ['Nov 2nd, 2026', '2026-11-02'],
    ['16 November 2026', '2026-11-16'],
    ['Nov 16, 2026', '2026-11-16'],
    ['16. Sept. 2026', '2026-09-16'],
    ['1 nov', '2026-11-01'],
    ['1nov', '2026-11-01'],
    ['nov 24', TODAY],
    ['25 nov', '2025-11-25'],
    ['29 feb', '2024-02-29'],
    ['today', TODAY],
    ['T', TODAY],
    ['yesterday', '2026-11-23'],
    ['y', '2026-11-23'],
    ['3d', '2026-11-21'],
    ['-3d', '2026-11-21'],
    ['2 w ago', '2026-11-10'],
    ['9m', '2026-02-24'],
    ['1Y', '2025-11-24'],
  ])('%j is %s', (text, day) => {
    expect(parseDayUpToToday(text, TODAY)).toEqual({ ok: true, value: day });
  });

  // 2026-11-24 is a Tuesday
  test.each([
    ['tuesday', TODAY],
    ['Monday', '2026-11-23'],
    ['friday', '2026-11-20'],
    ['fri', '2026-11-20'],
    ['thurs', '2026-11-19'],
    ['wednesday', '2026-11-18'],
  ])('%j is the latest one that is not after today: %s', (text, day) => {
    expect(parseDayUpToToday(text, TODAY)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['2026-10', '2026-10-31'],
    ['10/2026', '2026-10-31'],
    ['oct 2026', '2026-10-31'],
    ['oct', '2026-10-31'],
    ['nov', '2025-11-30'],
    ['feb', '2026-02-28'],
    ['q3', '2026-09-30'],
    ['Q4', '2025-12-31'],
    ['2025-q3', '2025-09-30'],
    ['q2 2026', '2026-06-30'],
    ['2026Q1', '2026-03-31'],
    ['2026 q1', '2026-03-31'],
    ['h1', '2026-06-30'],
    ['h2', '2025-12-31'],
    ['2024-02', '2024-02-29'],
    ['2025', '2025-12-31'],
  ])('%j stands for the last day of a time that is over: %s', (text, day) => {
    expect(parseDayUpToToday(text, TODAY)).toEqual({ ok: true, value: day });
  });

  test('on its last day a quarter is over', () => {
    expect(parseDayUpToToday('q4', '2026-12-31')).toEqual({ ok: true, value: '2026-12-31' });
    expect(parseDayUpToToday('q4', '2026-12-30')).toEqual({ ok: true, value: '2025-12-31' });
  });

  test('a period with its year stands for its last day, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9998 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const two = String(month).padStart(2, '0');
          const value = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
          const texts = [
            `${year}-${two}`,
            `${year}-M${two}`,
            `${year}M${two}`,
            `${two}/${year}`,
            ...(month % 3 === 0 ? [`${year}-Q${month / 3}`, `q${month / 3} ${year}`] : []),
            ...(month % 6 === 0 ? [` ${year}h${month / 6} `] : []),
            ...(month === 12 ? [`${year}`] : []),
          ];
          for (const text of texts)
            expect(parseDayWithWrittenYear(text)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  test('the latest 29 February of no year given lies up to eight years back', () => {
    expect(parseDayUpToToday('29 feb', '1904-02-29')).toEqual({ ok: true, value: '1904-02-29' });
    expect(parseDayUpToToday('29 feb', '1904-02-28')).toEqual({ ok: true, value: '1896-02-29' });
  });

  test('of the month before one that is longer on its last day', () => {
    expect(parseDayUpToToday('1m', '2026-03-31')).toEqual({ ok: true, value: '2026-02-28' });
  });
});

const noForm = (text: string) => `"${text}" is not a form of day that this reads; write 2026-11-16`;
const noDay = (text: string) => `"${text}" is not a day that exists; write one such as 2026-11-16`;

describe('a day is refused with what would be right', () => {
  test.each([
    [
      '03/04/2026',
      '"03/04/2026" can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters',
    ],
    [
      '3-4-2026',
      '"3-4-2026" can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters',
    ],
    ['', 'no day; write one such as 2026-11-16'],
    ['  ', 'no day; write one such as 2026-11-16'],
    ['1.12.2026', '2026-12-01 lies after today, 2026-11-24; write a day up to today'],
    ['2026-11-25', '2026-11-25 lies after today, 2026-11-24; write a day up to today'],
    [
      '2026-11',
      '"2026-11" ends on 2026-11-30, which lies after today, 2026-11-24; write a day up to today',
    ],
    [
      '2026-q4',
      '"2026-q4" ends on 2026-12-31, which lies after today, 2026-11-24; write a day up to today',
    ],
  ])('%j', (text, message) => {
    expect(parseDayUpToToday(text, TODAY)).toEqual({
      ok: false,
      problems: [{ path: '', message }],
    });
  });

  test.each([
    '2026-02-30',
    '31.2.2026',
    '13/13/2026',
    '20261301',
    '30 feb',
    'Feb 29, 2026',
    '2999y',
    '2026-13',
    '2026-M13',
    '13/2026',
  ])('%j is no day that exists', (text) => {
    const problems = [{ path: '', message: noDay(text) }];
    expect(parseDayUpToToday(text, TODAY)).toEqual({ ok: false, problems });
  });

  test.each([
    '16 of Nov',
    'fr',
    'q5',
    '2026-Q5',
    '26',
    '3.4.26',
    '2026-1',
    '2026.11/01',
    '2026-1-123',
    '123-4-2026',
    '100000d',
    '202608',
    'someday',
    '1 j 2026',
    '16 nov 17 2026',
  ])('%j is in no form that is read', (text) => {
    const problems = [{ path: '', message: noForm(text) }];
    expect(parseDayUpToToday(text, TODAY)).toEqual({ ok: false, problems });
  });
});

describe('the day of a board, up to three years ahead', () => {
  test.each([
    ['+3d', '2026-11-27'],
    ['+2w', '2026-12-08'],
    ['+6m', '2027-05-24'],
    ['+1 Y', '2027-11-24'],
    ['24 nov 2029', '2029-11-24'],
    ['3d', '2026-11-21'],
    ['1 dec', '2025-12-01'],
    ['friday', '2026-11-20'],
    ['q3', '2026-09-30'],
    ['2027-05', '2027-05-31'],
    ['today', TODAY],
  ])('%j is read', (text, day) => {
    expect(parseBoardDay(text, TODAY)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['2029-11-25', '2029-11-25 lies more than three years ahead; write a day up to 2029-11-24'],
    ['+37m', '2029-12-24 lies more than three years ahead; write a day up to 2029-11-24'],
    ['+99999y', noDay('+99999y')],
    ['+', noForm('+')],
    ['', 'no day; write one such as 2026-11-16'],
  ])('%j is refused', (text, message) => {
    expect(parseBoardDay(text, TODAY)).toEqual({ ok: false, problems: [{ path: '', message }] });
  });
});

describe('a day that may lie ahead', () => {
  test.each([
    ['30.6.2027', '2027-06-30'],
    ['30 June 2027', '2027-06-30'],
    ['2027-06-30', '2027-06-30'],
    ['2027-q2', '2027-06-30'],
    ['june 2027', '2027-06-30'],
  ])('is read where it is written whole: %j', (text, day) => {
    expect(parseDayWithWrittenYear(text)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['30 June', noForm('30 June')],
    ['3d', noForm('3d')],
    ['friday', noForm('friday')],
    ['q2', noForm('q2')],
    ['31.2.2027', noDay('31.2.2027')],
    [
      '6/7/2027',
      '"6/7/2027" can be read two ways; write 2027-07-06 or 2027-06-07, or the month in letters',
    ],
  ])('is refused else: %j', (text, message) => {
    expect(parseDayWithWrittenYear(text)).toEqual({ ok: false, problems: [{ path: '', message }] });
  });
});

test('a last day is counted on from another, or a day that says its year', () => {
  expect(parseDayOrOffsetFrom('6m', TODAY)).toEqual({ ok: true, value: '2027-05-24' });
  expect(parseDayOrOffsetFrom('2027-q1', TODAY)).toEqual({ ok: true, value: '2027-03-31' });
  expect(parseDayOrOffsetFrom('friday', TODAY).ok).toBe(false);
});

describe('the day that words begin with', () => {
  test.each([
    ['31 oct DeepState', 2, '2026-10-31'],
    ['oct 31 2025 DeepState', 3, '2025-10-31'],
    ['q3 2025', 2, '2025-09-30'],
    ['q3 SSSU', 1, '2026-09-30'],
    ['2 w ago ISW', 3, '2026-11-10'],
    ['friday', 1, '2026-11-20'],
  ])('%j takes the most that make one', (text, taken, value) => {
    expect(parseLeadingDay(text.split(' '), TODAY)).toEqual({ taken, day: { ok: true, value } });
  });

  test('is refused where it can be read two ways or lies ahead, and is none where nothing is a day', () => {
    expect(parseLeadingDay(['03/04/2026', 'ISW'], TODAY)?.day.ok).toBe(false);
    expect(parseLeadingDay(['2026-12-01', 'ISW'], TODAY)?.day.ok).toBe(false);
    expect(parseLeadingDay(['DeepState', 'friday'], TODAY)).toBeUndefined();
    expect(parseLeadingDay([], TODAY)).toBeUndefined();
  });
});

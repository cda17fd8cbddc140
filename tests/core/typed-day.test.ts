/** Days as people write them: every form that can mean one day only, and the sentence for what is none or can be two. */
import { describe, expect, test } from 'vitest';
import { parseBoardDay, parseDay, parseDayAhead } from '../../src/core/model/typed-day.ts';

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
    expect(parseDay(text, TODAY)).toEqual({ ok: true, value: day });
  });

  test('the latest 29 February of no year given lies up to eight years back', () => {
    expect(parseDay('29 feb', '1904-02-29')).toEqual({ ok: true, value: '1904-02-29' });
    expect(parseDay('29 feb', '1904-02-28')).toEqual({ ok: true, value: '1896-02-29' });
  });

  test('of the month before one that is longer on its last day', () => {
    expect(parseDay('1m', '2026-03-31')).toEqual({ ok: true, value: '2026-02-28' });
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
    ['1.12.2026', '2026-12-01 lies after today, 2026-11-24'],
    ['2026-11-25', '2026-11-25 lies after today, 2026-11-24'],
  ])('%j', (text, message) => {
    expect(parseDay(text, TODAY)).toEqual({ ok: false, problems: [{ path: '', message }] });
  });

  test.each([
    '2026-02-30',
    '31.2.2026',
    '13/13/2026',
    '20261301',
    '30 feb',
    'Feb 29, 2026',
    '2999y',
  ])('%j is no day that exists', (text) => {
    const problems = [{ path: '', message: noDay(text) }];
    expect(parseDay(text, TODAY)).toEqual({ ok: false, problems });
  });

  test.each([
    '16 of Nov',
    '3.4.26',
    '2026-11',
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
    expect(parseDay(text, TODAY)).toEqual({ ok: false, problems });
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
  ])('is read where it is written whole: %j', (text, day) => {
    expect(parseDayAhead(text)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['30 June', noForm('30 June')],
    ['3d', noForm('3d')],
    ['31.2.2027', noDay('31.2.2027')],
    [
      '6/7/2027',
      '"6/7/2027" can be read two ways; write 2027-07-06 or 2027-06-07, or the month in letters',
    ],
  ])('is refused else: %j', (text, message) => {
    expect(parseDayAhead(text)).toEqual({ ok: false, problems: [{ path: '', message }] });
  });
});

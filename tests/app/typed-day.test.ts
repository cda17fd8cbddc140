/** Days as people type them: every form that can mean one day only, and the sentence for those that can mean two. */
import { describe, expect, test } from 'vitest';
import { observationOf, problemAt } from '../../src/app/record-form.ts';
import { problemOn } from '../../src/app/sheet.ts';
import { sheetProblems } from '../../src/app/sheet-problems.ts';
import { topOf } from '../../src/app/state.ts';
import { spelledDay, typedDay } from '../../src/app/typed-day.ts';
import type { Problem, Result } from '../../src/domain/model.ts';
import { openState } from '../ui/board.ts';
import { sitDown } from './person.ts';

const TODAY = '2026-11-24';
const SIZE = { columns: 80, rows: 24 };

describe('a typed day', () => {
  test.each([
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
    ['2026-11-01', '2026-11-01'],
    ['1st Nov 2026', '2026-11-01'],
    ['Nov 2nd, 2026', '2026-11-02'],
    ['1 nov', '2026-11-01'],
    ['25 nov', '2025-11-25'],
    ['3d', '2026-11-21'],
    ['yesterday', '2026-11-23'],
  ])('%j is %s', (text, day) => {
    expect(typedDay(text, TODAY)).toEqual({ ok: true, value: day });
  });

  test.each([
    [
      '03/04/2026',
      '"03/04/2026" can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters',
    ],
    [
      '3-4-2026',
      '"3-4-2026" can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters',
    ],
    ['31.2.2026', '"31.2.2026" is not a day; write today, yesterday, 3d, 2026-11-01, 1 nov'],
    ['13/13/2026', '"13/13/2026" is not a day; write today, yesterday, 3d, 2026-11-01, 1 nov'],
    ['3.4.26', '"3.4.26" is not a day; write today, yesterday, 3d, 2026-11-01, 1 nov'],
    ['', 'no day; write today, yesterday, 3d, 2026-11-01, 1 nov'],
    ['  ', 'no day; write today, yesterday, 3d, 2026-11-01, 1 nov'],
    ['1.12.2026', '2026-12-01 lies after today, 2026-11-24'],
  ])('%j is refused with what would be right', (text, message) => {
    expect(typedDay(text, TODAY)).toEqual({ ok: false, problems: [{ path: 'day', message }] });
  });

  test('a day that may lie ahead is read where it is written whole, every other text is left as it is', () => {
    expect(spelledDay('30.6.2027')).toBe('2027-06-30');
    expect(spelledDay('30 June 2027')).toBe('2027-06-30');
    expect(spelledDay('6/7/2027')).toBe('6/7/2027');
    expect(spelledDay('30 June')).toBe('30 June');
    expect(spelledDay('')).toBe('');
  });
});

function fieldOf(state: ReturnType<typeof sitDown>['state']): string {
  const top = topOf(state);
  if (top.kind === 'prompt') return top.field.text;
  if (top.kind === 'form') return top.form.fields.observed_on.text;
  if (top.kind === 'sheet') return top.sheet.lines[top.sheet.focus]?.field.text ?? '';
  throw new Error(top.kind);
}

function problemOf(state: ReturnType<typeof sitDown>['state']): string | undefined {
  const top = topOf(state);
  if (top.kind === 'prompt') return top.problem;
  if (top.kind === 'form')
    return problemAt(problemsOf(observationOf(top.form, state.board, state.today)), 'observed_on');
  if (top.kind === 'sheet') return problemOn(sheetProblems(state, top), 'day');
  throw new Error(top.kind);
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

describe('wherever a day is asked for one is suggested: typing takes its place, editing keys edit it', () => {
  const asked: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
    ['another day', ['time.jump'], [], '2026-10-25'],
    ['two days', ['time.diff'], [], '2026-10-25'],
    ['a reading', ['reading.record'], ['Tab'], '2026-11-24'],
    ['an event', ['event.list'], ['e', 'Tab'], '2026-11-24'],
  ];
  test.each(asked)('%s emptied is refused with what may stand there', (_name, commands, keys) => {
    const analyst = sitDown(openState(SIZE));
    analyst.press(...commands);
    analyst.type(...keys, '^U', 'Enter');
    expect(problemOf(analyst.state)).toBe('no day; write today, yesterday, 3d, 2026-11-01, 1 nov');
  });

  test.each(asked)('%s', (_name, commands, keys, suggested) => {
    const open = () => {
      const analyst = sitDown(openState(SIZE));
      analyst.press(...commands);
      analyst.type(...keys);
      return analyst;
    };
    const analyst = open();
    expect(fieldOf(analyst.state)).toBe(suggested);
    analyst.type(...'1 nov');
    expect(fieldOf(analyst.state)).toBe('1 nov');
    const editor = open();
    editor.type('Backspace', '9');
    expect(fieldOf(editor.state)).toBe(`${suggested.slice(0, -1)}9`);
    const walker = open();
    walker.type('End', '0');
    expect(fieldOf(walker.state)).toBe(`${suggested}0`);
    const paster = open();
    paster.hear({ kind: 'pasted', text: '1.11.2026' });
    expect(fieldOf(paster.state)).toBe('1.11.2026');
  });
});

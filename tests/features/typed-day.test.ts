/** The fields that ask for a day. */
import { describe, expect, test } from 'vitest';
import type { Problem, Result } from '../../src/core/model/model.ts';
import { parseFormObservationOrCheck } from '../../src/features/record/record-form.ts';
import { sheetLineHintText, sheetProblems } from '../../src/features/sheet/sheet.ts';
import { problemTextOfFormLine, textTypedInFormLine } from '../../src/tui/form.ts';
import { topScreen } from '../../src/tui/state.ts';
import { openState } from '../ui/board.ts';
import { sitDown } from './person.ts';

const SIZE = { columns: 80, rows: 24 };

function fieldOf(state: ReturnType<typeof sitDown>['state']): string {
  const top = topScreen(state);
  if (top.kind === 'prompt') return top.field.text;
  if (top.kind === 'form') return textTypedInFormLine(top.form, 'observed_on');
  if (top.kind === 'sheet') return top.sheet.lines[top.sheet.focus]?.field.text ?? '';
  throw new Error(top.kind);
}

function problemOf(state: ReturnType<typeof sitDown>['state']): string | undefined {
  const top = topScreen(state);
  if (top.kind === 'prompt') return top.problem;
  if (top.kind === 'form')
    return problemTextOfFormLine(
      problemsOf(parseFormObservationOrCheck(top.form, state.board, state.today)),
      'observed_on',
    );
  if (top.kind === 'sheet') return problemTextOfFormLine(sheetProblems(state, top), 'day');
  throw new Error(top.kind);
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

describe('wherever a day is asked for one is suggested: typing takes its place, editing keys edit it', () => {
  const asked: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
    ['another day', ['time.jump'], [], '2026-10-26'],
    ['two days', ['time.diff'], [], '2026-10-26'],
    ['a reading', ['reading.record'], ['Tab'], '2026-11-25'],
    ['an event', ['event.list'], ['e', 'Tab'], '2026-11-25'],
  ];
  test.each(asked)('%s emptied is refused with what may stand there', (_name, commands, keys) => {
    const analyst = sitDown(openState(SIZE));
    analyst.press(...commands);
    analyst.type(...keys, '^U', 'Enter');
    expect(problemOf(analyst.state)).toBe('no day; write one such as 2026-11-16');
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

test.each([
  ['31 oct', /^31 oct = 31 Oct 2026 \(the day it happened: /],
  ['friday', /^friday = 20 Nov 2026 /],
  ['2026-11-20', /^the day it happened: /],
  ['03/04/2026', /^"03\/04\/2026" can be read two ways; write 2026-04-03 or 2026-03-04/],
])('the sheet of an event says at once which day %j is, or why none', (typed, said) => {
  const analyst = sitDown(openState(SIZE));
  analyst.press('event.list');
  analyst.type('e', 'Tab', ...typed);
  const top = topScreen(analyst.state);
  if (top.kind !== 'sheet') throw new Error(top.kind);
  const line = top.sheet.lines[top.sheet.focus];
  expect(line && sheetLineHintText(analyst.state, top, line)).toMatch(said);
});

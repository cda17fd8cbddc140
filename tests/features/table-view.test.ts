/** Bars, sparklines and sheets of lines, by hand. */
import { expect, test } from 'vitest';
import type { Sheet } from '../../src/features/sheet/sheet.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { spansText } from '../../src/text/tone.ts';
import {
  formAfterKey,
  formAfterPaste,
  formWithFocusMoved,
  formWithMultilineText,
  formWithTextOnLine,
  isFormTouched,
  newFormField,
  problemTextOfFormLine,
  textTypedInFormLine,
} from '../../src/tui/form.ts';
import {
  intervalBarSpans,
  scoreBarSpans,
  sparklineSpans,
} from '../../src/views/indicator-cells.ts';

const glyphs = GLYPHS.ascii;
const { full, empty, lower, upper, spark } = glyphs;

test('a bar is filled by the share of a hundred, rounded, and blank without a score', () => {
  const filled = (score: number | undefined): number =>
    spansText(scoreBarSpans(score, 10, glyphs)).split(full).length - 1;
  expect([0, 4.9, 5, 50, 94.9, 95, 100].map(filled)).toEqual([0, 0, 1, 5, 9, 10, 10]);
  expect(spansText(scoreBarSpans(30, 10, glyphs))).toBe(full.repeat(3) + empty.repeat(7));
  expect(spansText(scoreBarSpans(undefined, 4, glyphs))).toBe('    ');
});

test('a bar with its interval shows what is sure, each half of the interval, and the rest', () => {
  const of = (low?: number, score?: number, high?: number): string =>
    spansText(intervalBarSpans({ low, score, high }, 10, glyphs));
  expect(of(20, 40, 70)).toBe(full.repeat(2) + lower.repeat(2) + upper.repeat(3) + empty.repeat(3));
  expect(of(0, 0, 100)).toBe(upper.repeat(10));
  expect(of(100, 100, 100)).toBe(full.repeat(10));
  for (const missing of [of(undefined, 40, 70), of(20, undefined, 70), of(20, 40)])
    expect(missing).toBe(' '.repeat(10));
});

test('a sparkline goes from its own lowest to its own highest, with a gap where nothing is known', () => {
  const [low, top] = [spark[0], spark.at(-1)];
  const line = spansText(sparklineSpans([10, undefined, 20, 15], glyphs));
  expect([line[0], line[1], line[2]]).toEqual([low, ' ', top]);
  expect(line[3]).toBe(spark[Math.round((spark.length - 1) / 2)]);
  expect(spansText(sparklineSpans([7, 7, undefined], glyphs))).toBe(`${low}${low} `);
  expect(spansText(sparklineSpans([undefined], glyphs))).toBe(' ');
});

const SHEET: Sheet = {
  title: 'x',
  lines: [
    newFormField('day', 'Day', '2026-11-24', 'a day'),
    newFormField('side', 'Side', 'ours', 'whose', { choices: ['', 'ours', 'theirs'] }),
    newFormField('note', 'Note', '', 'more'),
  ],
  focus: 0,
  tried: false,
};
const texts = (sheet: Sheet | undefined): readonly string[] | undefined =>
  sheet?.lines.map(({ field }) => field.text);

test('the focus of a sheet moves by a line and round its end', () => {
  const batch = (by: 1 | -1): readonly number[] => {
    let sheet = SHEET;
    return [1, 2, 3, 4].map(() => {
      sheet = formWithFocusMoved(sheet, by);
      return sheet.focus;
    });
  };
  expect([batch(1), batch(-1)]).toEqual([
    [1, 2, 0, 1],
    [2, 1, 0, 2],
  ]);
});

test('what is typed or pasted goes to the line in focus alone, a choice by its words', () => {
  expect(isFormTouched(SHEET)).toBe(false);
  const typed = formAfterKey({ ...SHEET, focus: 2 }, 'x');
  expect(texts(typed)).toEqual(['2026-11-24', 'ours', 'x']);
  expect(typed && isFormTouched(typed)).toBe(true);
  expect(formAfterKey(SHEET, 'Enter')).toBeUndefined();
  const choice = { ...SHEET, focus: 1 };
  expect(texts(formAfterKey(choice, 't'))).toEqual(['2026-11-24', 'theirs', '']);
  expect(formAfterKey(choice, 'z')).toBeUndefined();
  expect(texts(formAfterPaste(choice, ' theirs '))).toEqual(['2026-11-24', 'theirs', '']);
  expect(formAfterPaste(choice, 'nobody')).toBe(choice);
  expect(texts(formAfterPaste({ ...SHEET, focus: 2 }, '  a\nb '))).toEqual([
    '2026-11-24',
    'ours',
    'a b',
  ]);
  const beyond = { ...SHEET, focus: 9 };
  expect([formAfterKey(beyond, 'x'), formAfterPaste(beyond, 'x')]).toEqual([undefined, beyond]);
});

test('a line is read and set by its name, in one line or with its lines kept', () => {
  expect([textTypedInFormLine(SHEET, 'side'), textTypedInFormLine(SHEET, 'none')]).toEqual([
    'ours',
    '',
  ]);
  const set = ' a\r\n\tb\u001b\rc ';
  expect(texts(formWithTextOnLine(SHEET, 'note', set))).toEqual(['2026-11-24', 'ours', 'a b c']);
  expect(texts(formWithMultilineText(SHEET, 'note', set))).toEqual([
    '2026-11-24',
    'ours',
    'a\n b\nc',
  ]);
  expect(texts(formWithTextOnLine(SHEET, 'none', 'x'))).toEqual(texts(SHEET));
});

test('the problem beside a line is the first one of its name', () => {
  const problems = ['day', 'note', 'note'].map((path, at) => ({ path, message: `p${at}` }));
  expect(problemTextOfFormLine(problems, 'note')).toBe('p1');
  expect(problemTextOfFormLine(problems, 'side')).toBeUndefined();
});

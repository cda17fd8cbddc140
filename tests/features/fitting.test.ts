import { expect, test } from 'vitest';
import { savePreviewLines, savePreviewLinesThatFit } from '../../src/text/fitting.ts';
import { proseLine } from '../../src/text/line.ts';
import { sectionLinesFittedToRows } from '../../src/views/selected-row-detail.ts';
import { textsOf } from './texts.ts';

const LINES = ['IF YOU SAVE', 'value', 'alert', 'indicator', 'track', 'gauge', 'band'];

test('before saving the form shows what the gauge and its band would become, however low the terminal', () => {
  expect(savePreviewLinesThatFit(LINES, 7)).toEqual(LINES);
  expect(savePreviewLinesThatFit(LINES, 6)).toEqual([
    'value',
    'alert',
    'indicator',
    'track',
    'gauge',
    'band',
  ]);
  expect(savePreviewLinesThatFit(LINES, 4)).toEqual(['value', 'alert', 'gauge', 'band']);
  expect(savePreviewLinesThatFit(LINES, 2)).toEqual(['gauge', 'band']);
  expect(savePreviewLinesThatFit(LINES, 1)).toEqual(['gauge']);
  expect(savePreviewLinesThatFit(LINES, 0)).toEqual([]);
  expect(savePreviewLinesThatFit(LINES, -1)).toEqual([]);
  expect(savePreviewLinesThatFit(LINES.slice(0, 1), 0)).toEqual([]);
  expect(savePreviewLinesThatFit([], 3)).toEqual([]);
});

test('sections that are too long for a pane give lines from the longest on, the last of them first, down to one, and none that is to stay whole', () => {
  const lines = (letter: string, n: number) => Array.from({ length: n }, (_, at) => letter + at);
  const sections = [
    { title: 'A', lines: lines('a', 3) },
    { title: 'B', lines: lines('b', 4), whole: true },
    { title: 'C', lines: lines('c', 3) },
  ];
  const shown = (rows: number, cells = 9) =>
    textsOf(sectionLinesFittedToRows(sections, rows, cells)).join(' ');
  const whole = 'B b0 b1 b2 b3';
  expect(shown(13)).toBe(`A a0 a1 a2 ${whole} C c0 c1 c2`);
  expect(shown(12)).toBe(`A a0 a1 a2 ${whole} C c0 c1 …`);
  expect(shown(11)).toBe(`A a0 a1 … ${whole} C c0 c1 …`);
  expect(shown(10)).toBe(`A a0 a1 … ${whole} C c0 …`);
  expect(shown(9)).toBe(`A a0 … ${whole} C c0 …`);
  expect(shown(3)).toBe(`A a0 … ${whole} C c0 …`);
  expect(shown(9, 3)).toBe(`A a0… ${whole} C c0…`);
  expect(
    sectionLinesFittedToRows([{ title: 'A', lines: [] }], 1, 9).map(({ role }) => role),
  ).toEqual(['title']);
});

test('before saving a step that is none of the usual is warned of, and every line is set in', () => {
  const preview = [proseLine('gauge 42'), proseLine('band Low')];
  const lines = (checks: Parameters<typeof savePreviewLines>[1], cells = 40) =>
    savePreviewLines(preview, checks, cells).map(({ role, text }) => `${role}:${text}`);
  expect(lines([])).toEqual(['title:IF YOU SAVE', 'prose: gauge 42', 'prose: band Low']);
  expect(lines([{ outside: true, text: 'a step of 9, usual 1' }])).toEqual([
    ...['title:IF YOU SAVE', 'warning: a step of 9, usual 1', 'prose: gauge 42', 'prose: band Low'],
  ]);
  expect(lines([{ outside: false, text: 'a step of 1, usual 1' }], 17)[1]).toBe(
    'prose: a step of 1, …',
  );
  expect(savePreviewLines([], [{ outside: true, text: 'a step' }], 40)).toEqual([]);
});

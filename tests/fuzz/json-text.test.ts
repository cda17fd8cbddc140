/** A text that JSON.parse() refuses is told its place and why, and of one that it takes every line is known. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLineNumberFinder, jsonSyntaxProblem } from '../../src/core/model/json-text.ts';
import { holds, PATIENCE } from './fuzz.ts';

const SOUND =
  '{\n "a": [1, 2.5, -3e2, { "b": "te\\"xt", "c": null }],\n "d": true, "e": "x\\u00e9"\n}';
const PIECES = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  'x',
  '1',
  '\n',
  '\t',
  '//',
  '-',
  '\u00a0',
  '/*',
];

/** What is put into the text, where, and how much of it that takes the place of. */
const change = fc.record({
  at: fc.nat(SOUND.length),
  takes: fc.nat(3),
  piece: fc.constantFrom('', ...PIECES),
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test(
  'every broken text has a place in it, and no sound one has',
  async () => {
    let broken = 0;
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });
    await holds('json-text', changes, 500, (made) => {
      const text = made.reduce(
        (sum, { at, takes, piece }) => sum.slice(0, at) + piece + sum.slice(at + takes),
        SOUND,
      );
      const { where } = jsonSyntaxProblem(text);
      expect(where === undefined, text).toBe(isJson(text));
      if (where === undefined) return;
      broken += 1;
      const [, line, column] = /^line (\d+), column (\d+)$/.exec(where) ?? [];
      const told = text.split('\n')[Number(line) - 1];
      expect(Number(column), text).toBeLessThanOrEqual((told?.length ?? -1) + 1);
    });
    expect(broken).toBeGreaterThan(100);
  },
  PATIENCE,
);

test('of a sound text every value is told the line it begins on', () => {
  const lineOf = jsonLineNumberFinder(SOUND);
  expect(lineOf(['a', 3, 'c'])).toBe(2);
  expect(lineOf(['a', 9])).toBe(2);
  expect(lineOf(['e'])).toBe(3);
  expect(lineOf(['f'])).toBe(1);
});

test('a text that goes too deep before it breaks is told so, and not read to its end', () => {
  for (const text of ['['.repeat(5_000_000), '{"a":'.repeat(100), `${'['.repeat(70)}]`])
    expect(jsonSyntaxProblem(text).message).toMatch(/^nested deeper than 64 levels/);
});

import { describe, expect, test } from 'vitest';
import { EXAMPLES, examplesOf, wrongIn } from './method-examples.ts';
import { dataText } from './shipped.ts';

const examples = examplesOf(dataText('METHOD.md'));

describe('the method page', () => {
  for (const example of examples) {
    test(example.line, () => expect(wrongIn(example)).toBeUndefined());
  }
  test('has an example of every formula', () => {
    const shown = new Set(examples.map(({ kind }) => kind));
    expect(Object.keys(EXAMPLES).filter((kind) => !shown.has(kind))).toEqual([]);
  });
  test('is not believed blindly: a wrong digit is found', () => {
    const [wrong] = examplesOf('```example\nscore: value 450, worst 600, best 0 → 26\n```\n');
    expect(wrong && wrongIn(wrong)).toBe('found 25');
  });
});

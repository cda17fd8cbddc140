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
  test('supposes nothing but what it says: without a change the gauge is the gauge', () => {
    const gauge = 'node china-reconsideration, on 2026-11-25';
    const supposed = [
      `board room: on 2026-11-25, share ${1 / 6}`,
      'board with: on 2026-11-25, code CC1, score 37.5',
      'board without: on 2026-11-25, code RU5',
    ];
    const computed = (question: string) => {
      const [found] = examplesOf(`\`\`\`example\n${question} → 0\n\`\`\`\n`);
      return found && EXAMPLES[found.kind]?.(found.given);
    };
    const [score] = computed(`board score: ${gauge}`) ?? [];
    for (const question of supposed)
      expect(computed(question)).toEqual([expect.closeTo(Number(score), 9)]);
  });
  test('is not believed blindly: a wrong digit is found', () => {
    const [wrong] = examplesOf('```example\nscore: value 450, worst 600, best 0 → 26\n```\n');
    expect(wrong && wrongIn(wrong)).toBe('found 25');
  });
});

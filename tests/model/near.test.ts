import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestion } from '../../src/model/near.ts';

test.each([
  ['ru1', 'did you mean RU1 or RU2?'],
  ['R1', 'did you mean RU1?'],
  ['wieght', 'did you mean weight?'],
  ['weigth', 'did you mean weight?'],
  ['weights', 'did you mean weight?'],
  ['lag', 'did you mean leg?'],
  ['x', 'choose from RU1, RU2, weight, leg'],
  ['w1i2g3ht', 'choose from RU1, RU2, weight, leg'],
])('%s: %s', (word, said) => {
  expect(suggestion(word, ['RU1', 'RU2', 'weight', 'leg'])).toBe(said);
});

test('of a long list only the beginning is told', () => {
  const list = Array.from({ length: 501 }, (_, at) => `word${at}`);
  const told = `choose from ${list.slice(0, 6).join(', ')}`;
  expect(suggestion('word7', list)).toBe(`${told} …`);
  expect(suggestion('word7', list.slice(0, 500))).toContain('did you mean');
  expect(suggestion('x', list.slice(0, 7))).toBe(`${told} …`);
  expect(suggestion('x', list.slice(0, 6))).toBe(told);
});

test('of many that are alike three are told', () => {
  expect(suggestion('ru', ['RU1', 'RU2', 'RU3', 'RU4'])).toBe('did you mean RU1 or RU2 or RU3?');
});

test('words are near that differ in a stretch of two letters, and of at most half', () => {
  const word = fc.stringMatching(/^[ab]{1,7}$/);
  fc.assert(
    fc.property(word, word, (one, other) => {
      const shorter = Math.min(one.length, other.length);
      const alike = Array.from({ length: shorter + 1 }, (_, at) => at);
      const first = alike.findLast((at) => one.slice(0, at) === other.slice(0, at)) ?? 0;
      const rest = [one.slice(first), other.slice(first)] as const;
      const last = alike.findLast(
        (at) => at <= shorter - first && endOf(rest[0], at) === endOf(rest[1], at),
      );
      const apart = Math.max(one.length, other.length) - first - (last ?? 0);
      const isNear = suggestion(one, [other]).startsWith('did you mean');
      expect(isNear).toBe(apart <= Math.min(2, Math.floor(one.length / 2)));
    }),
  );
});

const endOf = (text: string, count: number): string => text.slice(text.length - count);

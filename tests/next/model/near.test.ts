import { expect, test } from 'vitest';
import { suggestion } from '../../../src/next/model/near.ts';

test.each([
  ['ru1', 'did you mean RU1 or RU2?'],
  ['R1', 'did you mean RU1?'],
  ['wieght', 'did you mean weight?'],
  ['weigth', 'did you mean weight?'],
  ['weights', 'did you mean weight?'],
  ['lag', 'did you mean leg?'],
  ['x', 'there is RU1, RU2, weight, leg'],
  ['w1i2g3ht', 'there is RU1, RU2, weight, leg'],
])('%s: %s', (word, said) => {
  expect(suggestion(word, ['RU1', 'RU2', 'weight', 'leg'])).toBe(said);
});

test('of a long list only the beginning is told', () => {
  const list = Array.from({ length: 501 }, (_, at) => `word${at}`);
  const told = `there is ${list.slice(0, 6).join(', ')}`;
  expect(suggestion('word7', list)).toBe(`${told} …`);
  expect(suggestion('word7', list.slice(0, 500))).toContain('did you mean');
  expect(suggestion('x', list.slice(0, 7))).toBe(`${told} …`);
  expect(suggestion('x', list.slice(0, 6))).toBe(told);
});

test('of many that are alike three are told', () => {
  expect(suggestion('ru', ['RU1', 'RU2', 'RU3', 'RU4'])).toBe('did you mean RU1 or RU2 or RU3?');
});

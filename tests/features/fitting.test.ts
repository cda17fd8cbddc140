import { expect, test } from 'vitest';
import { fitting } from '../../src/text/fitting.ts';

const LINES = ['IF YOU SAVE', 'value', 'alert', 'indicator', 'track', 'gauge', 'band'];

test('before saving the form shows what the gauge and its band would become, however low the terminal', () => {
  expect(fitting(LINES, 7)).toEqual(LINES);
  expect(fitting(LINES, 6)).toEqual(['value', 'alert', 'indicator', 'track', 'gauge', 'band']);
  expect(fitting(LINES, 4)).toEqual(['value', 'alert', 'gauge', 'band']);
  expect(fitting(LINES, 2)).toEqual(['gauge', 'band']);
  expect(fitting(LINES, 1)).toEqual(['gauge']);
  expect(fitting(LINES, 0)).toEqual([]);
  expect(fitting([], 3)).toEqual([]);
});

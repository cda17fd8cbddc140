/** A recipe knows a file by the names of its columns, never by their places alone. */
import { expect, test } from 'vitest';
import { parseRecipe } from '../../src/core/recipes/recipe.ts';
import type { RecipeInput } from '../../src/core/recipes/recipe-shape.ts';
import {
  columnNamesExceptDays,
  fileRecognitionByRecipe,
} from '../../src/core/recipes/recognition.ts';

const HEADER = ['Entity', 'Code', 'Year', 'Value'];

const OWID: RecipeInput = {
  format: 'axiswatch.recipe/1',
  id: 'owid',
  title: 'Sample',
  from: 'data/owid-*.csv',
  read: { form: 'csv' },
  columns: HEADER,
  rows: { Code: 'UKR' },
  day: { column: 'Year', form: 'YYYY' },
  value: { column: 'Value' },
  indicator: 'land',
  source: 'OWID',
};

function known(more: Partial<RecipeInput>, header: readonly string[], path: string) {
  const parsed = parseRecipe(JSON.stringify({ ...OWID, ...more }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return fileRecognitionByRecipe(parsed.value, header, path);
}

test('one that was made of a file of this shape and name knows it', () => {
  expect(known({}, HEADER, '/tmp/owid-2027.csv')).toBe('made');
  expect(known({ from: '~/owid.csv' }, HEADER, '/tmp/owid (1).csv')).toBe('made');
  expect(known({ from: 'C:\\data\\OWID 2026.csv' }, HEADER, '/tmp/owid 2027.csv')).toBe('made');
});

test('a file that is called otherwise, has other columns, or was to lie at an address may be it', () => {
  expect(known({}, HEADER, '/tmp/military.csv')).toBe('named');
  expect(known({}, [...HEADER, 'Remark'], '/tmp/owid-2027.csv')).toBe('named');
  expect(known({ columns: undefined }, HEADER, '/tmp/owid-2027.csv')).toBe('named');
  const address = { from: 'https://example.org/owid.csv' };
  expect(known(address, HEADER, '/tmp/owid.csv')).toBe('named');
});

test('one that names its value by a number only does not know it', () => {
  const byPlace = { columns: undefined, value: { column: '#4' } };
  expect(known(byPlace, HEADER, '/tmp/owid-2027.csv')).toBe(undefined);
  expect(known({ value: { column: '#4' } }, HEADER, '/tmp/owid-2027.csv')).toBe('made');
});

test('days in the header are no part of the shape', () => {
  const wide = { day: { form: 'YYYY' }, value: {}, columns: ['Country', 'Code'] };
  expect(columnNamesExceptDays(['Country', 'Code', '2024', '2025', ''], 'YYYY')).toEqual(
    wide.columns,
  );
  expect(known(wide, ['Country', 'Code', '2025', '2026'], '/tmp/owid-2.csv')).toBe('made');
  const any = { ...wide, columns: undefined, rows: {} };
  expect(known(any, ['Country', '2025'], '/tmp/owid-2.csv')).toBe(undefined);
});

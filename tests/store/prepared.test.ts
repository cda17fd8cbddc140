import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  BUILT_FILES,
  builtShippedJsonText,
  readBuiltShipped,
} from '../../src/store/files/built-shipped.ts';
import { readShippedData } from '../../src/store/files/shipped.ts';
import { SHIPPED_FILES } from '../../src/store/files/shipped-files.ts';
import { folder, got } from './tools.ts';

/** A package whose data are those of this one, with what a build leaves beside the program. */
function built(): { readonly data: string; readonly dist: string } {
  const root = folder();
  const data = join(root, 'data');
  const dist = join(root, 'dist');
  mkdirSync(data);
  mkdirSync(dist);
  const names = Object.values(SHIPPED_FILES);
  for (const name of names) copyFileSync(join('data', name), join(data, name));
  const bytes = names.map((name) => readFileSync(join(data, name)));
  writeFileSync(join(dist, BUILT_FILES.bytes), Buffer.concat(bytes));
  writeFileSync(join(dist, BUILT_FILES.document), builtShippedJsonText(got(readShippedData(data))));
  return { data, dist };
}

test('what the build prepared is what reading the shipped files gives', async () => {
  const { data, dist } = built();
  const prepared = readBuiltShipped(data, dist);
  const shipped = got(readShippedData(data));
  expect(prepared?.file.strategy).toEqual(shipped.file.strategy);
  expect(prepared?.file.sha256).toBe(shipped.file.sha256);
  expect(prepared?.file.bytes).toEqual(shipped.file.bytes);
  expect(prepared?.shippedData.hash).toBe(shipped.shippedData.hash);
  expect(prepared?.shippedData.recordedAt).toBe(shipped.shippedData.recordedAt);
  expect(await prepared?.shippedData.rows()).toEqual(await shipped.shippedData.rows());
});

test.each(Object.values(SHIPPED_FILES))('another byte in %s, and it is not used', (name) => {
  const { data, dist } = built();
  appendFileSync(join(data, name), '\n');
  expect(readBuiltShipped(data, dist)).toBeUndefined();
});

test.each(Object.values(BUILT_FILES))('without a sound %s it is not used', (name) => {
  const { data, dist } = built();
  writeFileSync(join(dist, name), '{}');
  expect(readBuiltShipped(data, dist)).toBeUndefined();
});

test('where nothing was built it is not there', () => {
  expect(readBuiltShipped('data', 'src')).toBeUndefined();
});

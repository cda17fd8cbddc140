import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PREPARED_FILES, preparedText, readPrepared } from '../../src/store/files/prepared.ts';
import { RELEASE_FILES } from '../../src/store/files/release-files.ts';
import { readShipped } from '../../src/store/files/shipped.ts';
import { folder, got } from './tools.ts';

/** A package whose data are those of this one, with what a build leaves beside the program. */
function built(): { readonly data: string; readonly dist: string } {
  const root = folder();
  const data = join(root, 'data');
  const dist = join(root, 'dist');
  mkdirSync(data);
  mkdirSync(dist);
  const names = Object.values(RELEASE_FILES);
  for (const name of names) copyFileSync(join('data', name), join(data, name));
  const bytes = names.map((name) => readFileSync(join(data, name)));
  writeFileSync(join(dist, PREPARED_FILES.bytes), Buffer.concat(bytes));
  writeFileSync(join(dist, PREPARED_FILES.document), preparedText(got(readShipped(data))));
  return { data, dist };
}

test('what the build prepared is what reading the shipped files gives', async () => {
  const { data, dist } = built();
  const prepared = readPrepared(data, dist);
  const shipped = got(readShipped(data));
  expect(prepared?.file.strategy).toEqual(shipped.file.strategy);
  expect(prepared?.file.sha256).toBe(shipped.file.sha256);
  expect(prepared?.file.bytes).toEqual(shipped.file.bytes);
  expect(prepared?.starter.hash).toBe(shipped.starter.hash);
  expect(prepared?.starter.recordedAt).toBe(shipped.starter.recordedAt);
  expect(await prepared?.starter.rows()).toEqual(await shipped.starter.rows());
});

test.each(Object.values(RELEASE_FILES))('another byte in %s, and it is not used', (name) => {
  const { data, dist } = built();
  appendFileSync(join(data, name), '\n');
  expect(readPrepared(data, dist)).toBeUndefined();
});

test.each(Object.values(PREPARED_FILES))('without a sound %s it is not used', (name) => {
  const { data, dist } = built();
  writeFileSync(join(dist, name), '{}');
  expect(readPrepared(data, dist)).toBeUndefined();
});

test('where nothing was built it is not there', () => {
  expect(readPrepared('data', 'src')).toBeUndefined();
});

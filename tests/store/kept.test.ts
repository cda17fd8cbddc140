/** The newest file of a pattern, and copies of what was read. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examine } from '../../src/store/doctor.ts';
import { newestMatch, readSource } from '../../src/store/newest.ts';
import { copiesFolder, keepCopy, readCopy } from '../../src/store/originals.ts';
import { emptyFolder } from './support.ts';

test('the newest file of a pattern, of two alike the last by name', () => {
  const folder = emptyFolder();
  const write = (name: string, at: number): void => {
    writeFileSync(join(folder, name), name);
    utimesSync(join(folder, name), at, at);
  };
  for (const [at, name] of ['map-2.csv', 'map-1.csv', 'map-1.xlsx', '.map-9.csv'].entries())
    write(name, at);
  mkdirSync(join(folder, 'map-7.csv'));
  const newest = (pattern: string) => newestMatch(join(folder, pattern)).slice(folder.length + 1);
  expect(newest('map-*.csv')).toBe('map-1.csv');
  expect(newest('map-?.*')).toBe('map-1.xlsx');
  expect(newest('.map-*')).toBe('.map-9.csv');
  expect(newest('MAP[1].csv')).toBe('MAP[1].csv');
  write('map-3.csv', 1);
  expect(newest('map-*.csv')).toBe('map-3.csv');
  expect(() => newest('map-??.csv')).toThrow(`no file in ${folder} matches map-??.csv`);
  expect(() => newestMatch(join(folder, 'none/*'))).toThrow('no such file');
  expect(newestMatch('~/x.csv')).not.toContain('~');
});

test('a pattern matches as an expression does, and one of many stars ends', () => {
  const folder = emptyFolder();
  const name = fc.array(fc.constantFrom('a', 'b', '.'), { minLength: 1, maxLength: 6 });
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(name, pattern, (signs, wild) => {
      const [file, like] = [`x${signs.join('')}`, `x${wild.join('')}`];
      const within = join(folder, file + like.replaceAll('*', 's').replaceAll('?', 'q'));
      mkdirSync(within, { recursive: true });
      writeFileSync(join(within, file), '');
      const expression = `^${like.replaceAll('*', '.*').replaceAll('?', '.')}$`;
      const found = () => newestMatch(join(within, like));
      if (!/[*?]/.test(like)) return;
      if (new RegExp(expression).test(file)) expect(found()).toBe(join(within, file));
      else expect(found).toThrow('matches');
    }),
  );
  writeFileSync(join(folder, 'a'.repeat(200)), '');
  expect(() => newestMatch(join(folder, `${'*a'.repeat(90)}*b`))).toThrow('matches');
});

test('what is read is a file of at most 20 MB', () => {
  const folder = emptyFolder();
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'a,b');
  expect(Buffer.from(readSource(path)).toString()).toBe('a,b');
  truncateSync(path, 20_000_001);
  expect(() => readSource(path)).toThrow(`${path} is larger than 20 MB`);
  expect(() => readSource(folder)).toThrow('is not a file');
  expect(() => readSource(join(folder, 'none'))).toThrow('there is no such file');
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(() => readSource(join(folder, 'pipe'))).toThrow('is not a file');
  expect(() => readSource('/dev/zero')).toThrow('is not a file');
});

test('a copy is kept once, by the sum of its bytes', () => {
  const folder = emptyFolder();
  const bytes = Buffer.from('a,b');
  const name = keepCopy(folder, bytes, 'CSV');
  const sum = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  expect(name).toBe(join('copies', `${sum}.csv.gz`));
  expect(keepCopy(folder, bytes, '.csv')).toBe(name);
  expect(Buffer.from(readCopy(folder, name))).toEqual(bytes);
  expect(basename(keepCopy(folder, Buffer.from('x'), '../../x'))).toMatch(/\.bin\.gz$/);
  expect(readdirSync(copiesFolder(folder))).toHaveLength(2);
  const modes = [copiesFolder(folder), join(folder, name)].map((path) => statSync(path).mode);
  if (process.platform !== 'win32')
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
});

test('the doctor tells a copy that is another, until it is kept anew', async () => {
  const folder = emptyFolder();
  const bytes = Buffer.from('a,b');
  const [name, other] = [keepCopy(folder, bytes, 'csv'), keepCopy(folder, Buffer.from('c'), 'csv')];
  const states = async () =>
    Object.fromEntries(
      (await examine({ data: folder, config: folder }, false)).map(
        ({ path, state, says, mend }) => [relative(folder, path), [state, says, mend]],
      ),
    );
  const sound = ['sound', undefined, undefined];
  expect(await states()).toMatchObject({ copies: sound, [name]: sound, [other]: sound });
  const path = join(folder, name);
  for (const contents of [readFileSync(join(folder, other)), 'no gzip']) {
    writeFileSync(path, contents);
    expect(() => readCopy(folder, name)).toThrow('no longer holds what was copied');
  }
  chmodSync(join(folder, other), 0o644);
  writeFileSync(`${path}.7.part`, '');
  expect(await states()).toMatchObject({
    [name]: ['damaged', 'it no longer holds what was copied', 'delete it'],
    [other]: ['open to others', undefined, 'axiswatch doctor --fix'],
    [`${name}.7.part`]: ['left over', undefined, 'delete it'],
  });
  keepCopy(folder, bytes, 'csv');
  expect(Buffer.from(readCopy(folder, name))).toEqual(bytes);
  expect(() => readCopy(folder, 'none.csv.gz')).toThrow('there is no such file');
});

test('nothing is kept or read through a link', () => {
  const [folder, elsewhere] = [emptyFolder(), emptyFolder()];
  const bytes = Buffer.from('a');
  const name = keepCopy(folder, bytes, 'csv');
  const other = emptyFolder();
  symlinkSync(copiesFolder(folder), copiesFolder(other));
  expect(() => keepCopy(other, bytes, 'csv')).toThrow('is a link; remove it');
  const target = join(elsewhere, 'kept');
  writeFileSync(target, 'mine');
  mkdirSync(copiesFolder(elsewhere));
  symlinkSync(target, join(elsewhere, name));
  expect(() => readCopy(elsewhere, name)).toThrow('no longer holds what was copied');
  keepCopy(elsewhere, bytes, 'csv');
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(Buffer.from(readCopy(elsewhere, name))).toEqual(bytes);
});

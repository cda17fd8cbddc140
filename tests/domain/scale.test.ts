/** The scales of goalposts, and that one more needs an entry in each table and nothing else. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { hasPlace, isScale, SCALE_NAMES, SCALES } from '../../src/domain/scale.ts';
import { root } from '../terminal.ts';

test('a name is that of a scale or of none', () => {
  expect(SCALE_NAMES).toEqual(['linear', 'log']);
  for (const name of SCALE_NAMES) expect(isScale(name)).toBe(true);
  for (const other of ['', 'Log', 'toString', 'constructor', undefined, 0, ['log']])
    expect(isScale(other), `${other}`).toBe(false);
});

test.each(SCALE_NAMES)('on a %s scale a position and its value are each other’s', (name) => {
  const { positionOf, valueAt, above } = SCALES[name];
  const number = fc.double({ min: above === undefined ? -1e6 : 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (value, from, to) => {
      fc.pre(Math.abs(from - to) > 1e-3 * Math.max(1, Math.abs(from), Math.abs(to)));
      expect(positionOf(from, from, to) + 0).toBe(0);
      expect(positionOf(to, from, to)).toBe(1);
      const back = valueAt(positionOf(value, from, to), from, to);
      expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)) * 1e3);
    }),
  );
});

test('what has no place on a scale is what is not above its bound', () => {
  expect([-1, 0, 1e-300, 1].map((value) => hasPlace(value, 'log'))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect([-1, 0, 1].every((value) => hasPlace(value, 'linear'))).toBe(true);
});

test('a scale that is added to the table is asked for by the compiler wherever one must answer', () => {
  const copy = mkdtempSync(join(tmpdir(), 'axiswatch-scale-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const table = join(copy, 'src/domain/scale.ts');
  const text = readFileSync(table, 'utf8');
  const more = text.replace(
    '{ linear: LINEAR, log: LOG }',
    '{ linear: LINEAR, log: LOG, square: LINEAR }',
  );
  expect(more).not.toBe(text);
  writeFileSync(table, more);
  const tsc = [
    join(root, 'node_modules/typescript/bin/tsc'),
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    copy,
  ];
  const { stdout } = spawnSync(process.execPath, tsc, { cwd: copy, encoding: 'utf8' });
  const files = new Set(stdout.match(/^src\/[^(]+(?=\(\d+,\d+\): error .*'square')/gm));
  expect([...files].sort(), stdout).toEqual(['src/app/chart-axes.ts', 'src/app/scale-words.ts']);
});

/** The file of keys of one's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readKeymapFile } from '../../src/store/files/keymap-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'axiswatch-keys-'));
const path = join(dir, 'keymap.json');
afterEach(() => rmSync(path, { force: true, recursive: true }));

test('without a file there are no keys and nothing is said', async () => {
  expect(await readKeymapFile(dir)).toEqual({ path, keys: {}, notices: [] });
});

test('keys are read by action id', async () => {
  writeFileSync(path, '{"reading.record": ["i"], "app.quit": "Q"}');
  expect(await readKeymapFile(dir)).toEqual({
    path,
    keys: { 'reading.record': ['i'] },
    notices: [`${path}: "app.quit" is ignored; it must be a list of keys such as ["i"].`],
  });
});

test.each([
  [
    '{"reading',
    'is not used: line 1, column 10: the file ends too early; a quote, a } or a ] is missing before the end.',
  ],
  [
    '{\n  "reading.record": ["i"],\n}',
    'is not used: line 3, column 1: a name in quotes must stand here; take the comma before it away, or put the name in quotes.',
  ],
  ['[1]', 'is not used; it must be an object such as {"reading.record": ["i"]}.'],
])('%s is not used, and the file stays as it is', async (text, sentence) => {
  writeFileSync(path, text);
  expect(await readKeymapFile(dir)).toEqual({ path, keys: {}, notices: [`${path} ${sentence}`] });
});

test('what is no file is not used', async () => {
  mkdirSync(path);
  expect((await readKeymapFile(dir)).notices).toEqual([
    `${path} is not used: it is a folder; move it away, and write a file such as {"reading.record": ["i"]}.`,
  ]);
});

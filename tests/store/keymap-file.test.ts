/** The file of keys of one's own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readKeymapFile } from '../../src/store/files/keymap-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'axiswatch-keys-'));
const path = join(dir, 'keymap.json');
afterEach(() => rmSync(path, { force: true }));

test('without a file there are no keys and nothing is said', () => {
  expect(readKeymapFile(dir)).toEqual({ path, keys: {}, notices: [] });
});

test('keys are read by action id', () => {
  writeFileSync(path, '{"reading.record": ["i"], "app.quit": "Q"}');
  expect(readKeymapFile(dir)).toEqual({
    path,
    keys: { 'reading.record': ['i'] },
    notices: [`${path}: "app.quit" is ignored; it must be a list of keys.`],
  });
});

test.each([
  ['{"reading', /is not used: .*; it must be an object such as \{"reading\.record": \["i"\]\}\.$/],
  ['[1]', /is not used; it must be an object such as \{"reading.record": \["i"\]\}\.$/],
])('%s is not used, and the file stays as it is', (text, sentence) => {
  writeFileSync(path, text);
  const { keys, notices } = readKeymapFile(dir);
  expect(keys).toEqual({});
  expect(notices.join()).toMatch(sentence);
});

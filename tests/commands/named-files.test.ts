/** Files that a person names, written whole or not at all. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOutputFile, writeOutputFileInPieces } from '../../src/cli/files.ts';
import { partFilePathOfThisProcess } from '../../src/store/files/files.ts';
import { folder } from '../store/tools.ts';

const HOW = { force: false, dataDir: undefined };

test('what is made on the way and breaks leaves what was there, and nothing beside it', async () => {
  const within = folder();
  const path = join(within, 'board.csv');
  function* broken(): Generator<string> {
    yield 'one';
    throw new Error('broken');
  }
  await expect(writeOutputFileInPieces(path, broken(), HOW)).rejects.toThrow('broken');
  expect(readdirSync(within)).toEqual([]);
  writeFileSync(path, 'old');
  await expect(writeOutputFileInPieces(path, broken(), { ...HOW, force: true })).rejects.toThrow();
  expect([readdirSync(within), readFileSync(path, 'utf8')]).toEqual([['board.csv'], 'old']);
});

test('a file is written over only by force, and keeps who may read it; what an earlier try left is no hindrance', () => {
  const within = folder();
  const path = join(within, 'board.csv');
  writeFileSync(partFilePathOfThisProcess(path), 'half');
  expect(writeOutputFile(path, 'one', { ...HOW, isPrivate: true })).toEqual({
    ok: true,
    value: undefined,
  });
  expect([readdirSync(within), statSync(path).mode & 0o777]).toEqual([['board.csv'], 0o600]);
  const refused = writeOutputFile(path, 'two', HOW);
  expect(!refused.ok && refused.refusal).toMatchObject({
    exitCode: 1,
    problems: [
      { path, message: 'is there already; name another file, or write over it with --force' },
    ],
  });
  expect(writeOutputFile(path, 'two', { ...HOW, force: true }).ok).toBe(true);
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['two', 0o600]);
  const lost = writeOutputFile(join(within, 'none', 'x.csv'), 'one', HOW);
  expect(!lost.ok && lost.refusal.problems[0]?.message).toMatch(/^cannot be written: /);
});

test('a file that is noted in the data folder is noted no more once it is there', () => {
  const [within, dataDir] = [folder(), folder()];
  mkdirSync(join(dataDir, 'backups'));
  expect(writeOutputFile(join(within, 'a.csv'), 'one', { force: false, dataDir }).ok).toBe(true);
  expect([readdirSync(within), readdirSync(dataDir)]).toEqual([['a.csv'], ['backups']]);
});

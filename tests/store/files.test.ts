/** Files that are there whole or not at all, and what is said of those that are none. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  createPrivateFolder,
  movePartFileIntoPlace,
  readFileSize,
  readFileStat,
  readFreeBytesAndFiles,
  readMissingFolderFault,
  readWhyNotRegularFile,
  removeFileIfPresent,
} from '../../src/store/files/files.ts';
import {
  readWholeFileBytes,
  readWholeFileLimitOfMachine,
  WholeBytes,
} from '../../src/store/files/read-whole.ts';
import { smallDisk } from './small-disk.ts';
import { folder, openBelow } from './tools.ts';

test('what stands where a file belongs is said by its kind', async () => {
  const dir = folder();
  const at = (name: string): string => join(dir, name);
  writeFileSync(at('file'), 'abc');
  symlinkSync(at('file'), at('link'));
  execFileSync('mkfifo', [at('pipe')]);
  const server = createServer();
  await new Promise<void>((done) => server.listen(at('socket'), done));
  onTestFinished(() => void server.close());
  expect([dir, at('pipe'), at('socket'), '/dev/null'].map(readWhyNotRegularFile)).toEqual([
    'it is a folder',
    'it is a named pipe',
    'it is a socket',
    'it is a device',
  ]);
  const none = [at('file'), at('link'), at('none'), join(at('file'), 'below')];
  expect(none.map(readWhyNotRegularFile)).toEqual(none.map(() => undefined));
  expect(none.map(readFileSize)).toEqual([3, 3, 0, 0]);
  expect(readFileStat(at('none'))).toBeUndefined();
});

test('the room on a disk is what may still be written there, unknown where the system has no answer', (context) => {
  const nowhere = { bytes: undefined, files: undefined };
  expect([readFreeBytesAndFiles(join(folder(), 'none')), readFreeBytesAndFiles('/proc')]).toEqual([
    nowhere,
    nowhere,
  ]);
  const disk = smallDisk(1024, 10);
  if (disk === undefined) return context.skip('a small disk cannot be mounted here');
  const before = readFreeBytesAndFiles(disk);
  expect(before).toEqual({ bytes: 1024 * 1024, files: 9 });
  writeFileSync(join(disk, 'file'), Buffer.alloc(64 * 1024));
  expect(readFreeBytesAndFiles(disk)).toEqual({ bytes: (1024 - 64) * 1024, files: 8 });
});

test('a file is read whole, whatever its size, and given up only beyond the most that is held', () => {
  const path = join(folder(), 'file');
  for (const size of [0, 1, 262_143, 262_144, 262_145, 600_000]) {
    const bytes = Buffer.from(Array.from({ length: size }, (_, at) => at % 251));
    writeFileSync(path, bytes);
    expect(Buffer.compare(readWholeFileBytes(path), bytes), `${size}`).toBe(0);
  }
  const most = readWholeFileLimitOfMachine();
  truncateSync(path, 249_000_000);
  expect(() => readWholeFileBytes(path)).toThrow(
    `it is larger than ${most / 1e6} MB, the most that is held in memory; name another file, or take it in parts`,
  );
  const whole = new WholeBytes();
  whole.add(new Uint8Array(most - 1));
  whole.add(new Uint8Array(1));
  expect(whole.bytes).toHaveLength(most);
  expect(() => whole.add(new Uint8Array(1))).toThrow(
    `it is larger than ${most / 1e6} MB, the most`,
  );
});

test('what is held whole has room in the memory: at most 64 MB, and less where there is less', () => {
  const young = 3 * 64 * 2 ** 20;
  const most = [4e9, 256e6, 64e6, 0].map((old) => readWholeFileLimitOfMachine(young + old) / 1e6);
  expect(most).toEqual([64, 8, 2, 1]);
  expect(readWholeFileLimitOfMachine(0)).toBe(1e6);
});

test('no file is left open behind what was read or put in its place', () => {
  const dir = folder();
  const path = join(dir, 'file');
  writeFileSync(path, 'abc');
  for (const other of ['old', 'new']) {
    readWholeFileBytes(path);
    writeFileSync(`${path}.part`, other);
    movePartFileIntoPlace(`${path}.part`, path);
  }
  expect(openBelow(dir)).toEqual([]);
  const held = openSync(path, 'r');
  expect(openBelow(dir)).toEqual([path]);
  closeSync(held);
});

test('a prepared file takes the place of the one that was there, and is gone from its own', () => {
  const path = join(folder(), 'file');
  writeFileSync(path, 'old');
  writeFileSync(`${path}.part`, 'new');
  movePartFileIntoPlace(`${path}.part`, path);
  expect([readFileSync(path, 'utf8'), existsSync(`${path}.part`)]).toEqual(['new', false]);
  removeFileIfPresent(path);
  removeFileIfPresent(path);
  expect(existsSync(path)).toBe(false);
  // What cannot be removed so stays without a word.
  mkdirSync(path);
  removeFileIfPresent(path);
  expect(existsSync(path)).toBe(true);
});

test('only the folder of a file to be written must be there', () => {
  const dir = folder();
  expect(readMissingFolderFault(join(dir, 'none.db'))).toBeUndefined();
  expect(readMissingFolderFault(join(dir, 'none', 'x.db'))).toEqual({
    says: `there is no folder ${join(dir, 'none')}`,
    mend: 'make it, or name another place',
  });
});

test('a private folder is made with those above it, one that is there stays as it is, and a file in the way is said', () => {
  const dir = folder();
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  const deep = join(dir, 'a', 'b', 'c');
  createPrivateFolder(deep);
  expect(['a', 'a/b', 'a/b/c'].map((path) => modeOf(join(dir, path)))).toEqual([
    0o700, 0o700, 0o700,
  ]);
  chmodSync(deep, 0o755);
  createPrivateFolder(deep);
  expect(modeOf(deep)).toBe(0o755);
  writeFileSync(join(dir, 'file'), '');
  expect(() => createPrivateFolder(join(dir, 'file'))).toThrow(/EEXIST/);
  expect(() => createPrivateFolder(join(dir, 'file', 'below'))).toThrow(/ENOTDIR/);
  expect(() => createPrivateFolder('/')).not.toThrow();
});

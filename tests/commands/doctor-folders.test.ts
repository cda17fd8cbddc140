/** Doctor where a store is sound and nothing can be recorded in it. */
import { statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { smallDisk } from '../store/small-disk.ts';
import { shell } from './tools.ts';

interface Checks {
  readonly checks: readonly Readonly<Record<'name' | 'state' | 'says' | 'mend', string>>[];
}

/** A store on a disk of 3 MB that has so many kilobytes left; undefined where none can be mounted. */
async function crowded(kilobytes: number) {
  const disk = smallDisk(3_072);
  if (disk === undefined) return undefined;
  const { run } = shell();
  await run(['record', 'RU9', '4', '--date', '2026-11-20', '--data-dir', disk]);
  const filler = join(disk, 'filler');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - kilobytes * 1_024));
  return { disk, run };
}

test('a full disk is said with what to do, and makes doctor fail', async (context) => {
  const made = await crowded(0);
  if (made === undefined) return context.skip('a small disk cannot be mounted here');
  const { disk, run } = made;
  const setting = ['config', 'set', 'theme', 'dark', '--data-dir', disk];
  expect((await run(setting)).code).toBe(1);
  const { code, out } = await run(['doctor', '--json', '--data-dir', disk]);
  expect(code).toBe(1);
  const { checks }: Checks = JSON.parse(out);
  expect(checks.filter(({ state }) => state === 'wrong')).toEqual([
    {
      name: 'disk',
      state: 'wrong',
      says: `0 KiB are free on the disk that holds ${disk}`,
      mend: 'free some space, or what you record, set or back up is refused',
    },
  ]);
});

test('a disk on which no file more has a place is said with what to do, and makes doctor fail', async (context) => {
  const disk = smallDisk(3_072, 4);
  if (disk === undefined) return context.skip('a small disk cannot be mounted here');
  const { run } = shell();
  for (const name of ['a', 'b', 'c']) writeFileSync(join(disk, name), '');
  expect((await run(['record', 'RU9', '4', '--data-dir', disk])).code).toBe(3);
  const { code, out } = await run(['doctor', '--json', '--data-dir', disk]);
  expect(code).toBe(1);
  const { checks }: Checks = JSON.parse(out);
  expect(checks.filter(({ state }) => state === 'wrong')).toEqual([
    {
      name: 'disk',
      state: 'wrong',
      says: `0 more files have a place on the disk that holds ${disk}`,
      mend: 'remove some files there, however small, or what you record, set or back up is refused',
    },
  ]);
});

test('a full disk that holds the private copies too is no reason to restore a backup', async (context) => {
  const made = await crowded(0);
  if (made === undefined) return context.skip('a small disk cannot be mounted here');
  const { disk, run } = made;
  vi.stubEnv('TMPDIR', disk);
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = join(disk, 'axis-of-losers.db');
  const { code, out } = await run(['doctor', '--json', '--data-dir', disk]);
  expect(code).toBe(1);
  const { checks }: Checks = JSON.parse(out);
  expect(checks.find(({ name }) => name === 'store')).toMatchObject({
    says: `${path} cannot be read: no space is left on the disk`,
    mend: 'free some and try again',
  });
  expect(await run(['status', '--readonly', '--data-dir', disk])).toMatchObject({
    code: 3,
    err: `axiswatch: ${path}: cannot be read: no space is left on the disk; free some and try again\n`,
  });
});

test('a disk without room for a daily backup is noted, and doctor does not fail', async (context) => {
  const made = await crowded(512);
  if (made === undefined) return context.skip('a small disk cannot be mounted here');
  const { disk, run } = made;
  const { code, out } = await run(['doctor', '--data-dir', disk]);
  expect(code).toBe(0);
  expect(out.replace(/\s+/g, ' ')).toContain(
    `note backups: the disk that holds ${join(disk, 'axis-of-losers.db')} is nearly full; free some space, or no daily backup is made`,
  );
});

test('a disk is full where less than 256 KiB are free on it', async (context) => {
  const states = [];
  for (const kilobytes of [256, 252]) {
    const made = await crowded(kilobytes);
    if (made === undefined) return context.skip('a small disk cannot be mounted here');
    const { disk, run } = made;
    const { code, out } = await run(['doctor', '--json', '--data-dir', disk]);
    const { checks }: Checks = JSON.parse(out);
    const [says = ''] = checks.flatMap((each) => (each.name === 'disk' ? [each.says] : []));
    states.push([code, says.replace(disk, 'DISK')]);
  }
  expect(states).toEqual([
    [0, ''],
    [1, '252 KiB are free on the disk that holds DISK'],
  ]);
});

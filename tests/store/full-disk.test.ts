import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Written } from '../../src/core/journal/journal-port.ts';
import type { Result } from '../../src/core/model/model.ts';
import { readBackupPaths } from '../../src/store/backup/backups.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { smallDisk } from './small-disk.ts';
import { Clock, got, messages, observation, open, release, values } from './tools.ts';

const NOTE = 'x'.repeat(20_000);

/** Records until the disk is full; returns the refusal. */
function fill(store: Store): Result<Written> {
  for (let value = 1; value < 1000; value += 1) {
    const written = store.record([observation({ value, note: NOTE })]);
    if (!written.ok) return written;
  }
  throw new Error('the disk was never full');
}

describe('a full disk', () => {
  test('refuses what does not fit, keeps what was acknowledged, and takes more when there is space again', async (context) => {
    const disk = smallDisk(1024);
    if (disk === undefined) return context.skip('a small disk cannot be mounted here');
    const store = await open({ dataDir: disk });
    const refused = fill(store);
    expect(messages(refused)).toEqual([
      `nothing was recorded: no space is left on the disk that holds ${store.path}; free some and try again`,
    ]);
    const acknowledged = values(store);
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(store.readOnly).toBeUndefined();
    const again = await open({ dataDir: disk, author: 'bob' });
    expect(values(again)).toEqual(acknowledged);
    again.close();
    execFileSync('mount', ['-o', 'remount,size=4096k', disk]);
    got(store.record([observation({ value: 5000 })]));
    expect(values(store)).toEqual([...acknowledged, 5000]);
  });

  test('a store that is closed on a full disk opens again with everything acknowledged', async (context) => {
    const disk = smallDisk(1024);
    if (disk === undefined) return context.skip('a small disk cannot be mounted here');
    const store = await open({ dataDir: disk });
    fill(store);
    const acknowledged = values(store);
    store.close();
    const again = await open({ dataDir: disk });
    expect(values(again)).toEqual(acknowledged);
  });

  test('no backup takes the room that a reading needs', async (context) => {
    const disk = smallDisk(400);
    if (disk === undefined) return context.skip('a small disk cannot be mounted here');
    const clock = new Clock('2026-11-24T10:00:00.000Z');
    const store = await open({ dataDir: disk, now: clock.now });
    got(store.record([observation({ value: 1 })]));
    clock.move(86_400);
    got(store.record([observation({ value: 2 })]));
    await expect
      .poll(() => store.notices.join())
      .toMatch(/no backup was made: the disk is nearly full; free some space/);
    expect(readBackupPaths(store.path)).toEqual([]);
  });

  test('without room for a new store the shipped data are shown, and it is said', async (context) => {
    const disk = smallDisk(64);
    if (disk === undefined) return context.skip('a small disk cannot be mounted here');
    try {
      writeFileSync(join(disk, 'filler'), Buffer.alloc(60 * 1024));
    } catch {}
    const store = await open({ dataDir: disk, shippedData: release([observation({ value: 3 })]) });
    expect(store.readOnly).toMatch(
      /^there is no store and none was made: no space is left on the disk/,
    );
    expect(values(store)).toEqual([3]);
  });
});

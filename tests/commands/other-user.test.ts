/** A store that another user may read: whoever looks at it leaves its owner everything. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isRoot, NOBODY } from '../store/run.ts';
import { folder } from '../store/tools.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
const OWNER = 1001;
const NAME = 'axis-of-losers.db';
/** Why it cannot be tested here; undefined when it can. */
const noOtherUser = isRoot ? undefined : 'permissions are tested as another user, which takes root';

function runAs(uid: number, dataDir: string, ...args: readonly string[]) {
  const home = folder();
  chmodSync(home, 0o777);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    uid,
    gid: uid,
    cwd: '/',
    env: { HOME: home, TMPDIR: home, AXISWATCH_DATA_DIR: dataDir, COLUMNS: '500', NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder that everybody may write, with a store of one user in it that everybody may read. */
function sharedStore(): { readonly dataDir: string; readonly path: string } {
  const dataDir = folder();
  chmodSync(dataDir, 0o777);
  runAs(OWNER, dataDir, 'record', 'RU9', '4', '--date', '2026-11-20');
  const path = join(dataDir, NAME);
  chmodSync(path, 0o644);
  return { dataDir, path };
}

describe.skipIf(noOtherUser)(
  'a store of somebody else in a folder that everybody may write',
  () => {
    test.each([
      [['doctor']],
      [['status']],
      [['info']],
      [['export', '-']],
      [['record', 'RU9', '5']],
      [['restore', NAME, '--yes']],
    ])('%j leaves nothing beside it, and its owner records on', (args) => {
      const { dataDir, path } = sharedStore();
      const before = readdirSync(dataDir);
      const named = args.map((arg) => (arg === NAME ? path : arg));
      const { err } = runAs(NOBODY, dataDir, ...named);
      expect(readdirSync(dataDir)).toEqual(before);
      expect(statSync(path).uid).toBe(OWNER);
      if (args[0] === 'restore') expect(err).toMatch(/nothing was restored: .* cannot be written/);
      expect(runAs(OWNER, dataDir, 'record', 'RU9', '6', '--date', '2026-11-21').code).toBe(0);
    });

    test.each([
      ['', /-wal and \S+-shm are somebody else's and cannot be written; remove them while no axi/],
      ['x', /-shm are somebody else's and cannot be written; have their owner or an administrator/],
    ])(
      'files of another user beside it are named, with what to do (log: "%s")',
      (log, sentence) => {
        const { dataDir, path } = sharedStore();
        for (const [file, text] of [
          [`${path}-wal`, log],
          [`${path}-shm`, ''],
        ] as const) {
          writeFileSync(file, text, { mode: 0o644 });
          chownSync(file, NOBODY, NOBODY);
        }
        const { code, err } = runAs(OWNER, dataDir, 'record', 'RU9', '6', '--date', '2026-11-21');
        expect(code).toBe(1);
        expect(err).toMatch(sentence);
        expect(err).not.toContain('give yourself');
      },
    );

    test('is told by doctor as one that cannot be written, also where only its log cannot', () => {
      const { dataDir, path } = sharedStore();
      const others = runAs(NOBODY, dataDir, 'doctor');
      expect(others.code).toBe(1);
      expect(others.out.replace(/\s+/g, ' ')).toContain(
        `WRONG store: ${path} cannot be written; give yourself permission to write it with chmod`,
      );
      writeFileSync(`${path}-wal`, '', { mode: 0o644 });
      chownSync(`${path}-wal`, NOBODY, NOBODY);
      const owners = runAs(OWNER, dataDir, 'doctor');
      expect(owners.code).toBe(1);
      expect(owners.out.replace(/\s+/g, ' ')).toContain(
        `WRONG store: ${path}-wal is somebody else's and cannot be written; remove it while no axiswatch has the store open, or have its owner do so`,
      );
    });
  },
);

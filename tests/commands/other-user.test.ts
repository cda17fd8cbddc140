/** A store that another user may read: whoever looks at it leaves its owner everything. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
  return runWith(uid, {}, dataDir, ...args);
}

function runWith(
  uid: number,
  env: Readonly<Record<string, string>>,
  dataDir: string,
  ...args: readonly string[]
) {
  const home = folder();
  chmodSync(home, 0o777);
  const own = { HOME: home, TMPDIR: home, COLUMNS: '500', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    uid,
    gid: uid,
    cwd: '/',
    env: { ...own, AXISWATCH_DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
    timeout: 20_000,
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

    test('is not repaired by another, nor is a folder for it made where nobody may', () => {
      const { dataDir, path } = sharedStore();
      const store = new DatabaseSync(path);
      store.exec('PRAGMA journal_mode = DELETE; DELETE FROM total');
      store.close();
      const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
      expect(flat(runAs(NOBODY, dataDir, 'doctor', '--repair').out)).toContain(
        `WRONG repair: ${path}: nothing was repaired: ${path} cannot be written; give yourself permission to write it with chmod `,
      );
      const closed = folder();
      chmodSync(closed, 0o555);
      expect(flat(runAs(NOBODY, join(closed, 'data'), 'doctor').out)).toContain(
        `${closed} cannot be written; give yourself the right to write there, or name another folder with --data-dir `,
      );
    });

    test.each([
      [
        '',
        /-wal and \S+-shm are somebody else's and cannot be written; remove them while no axiswatch has the store open, or have their owner do so\n/,
      ],
      [
        'x',
        /-shm are somebody else's and cannot be written; have their owner or an administrator give them to you: what was recorded last is in there\n/,
      ],
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

    test('is shown with what is in its log, also where it is a link', async () => {
      const elsewhere = folder();
      const dataDir = folder();
      for (const each of [elsewhere, dataDir]) chmodSync(each, 0o755);
      const file = join(elsewhere, 'board.db');
      symlinkSync(file, join(dataDir, NAME));
      runAs(0, dataDir, 'record', 'RU9', '4', '--date', '2026-11-20');
      // Held open, so that the log is not written through.
      const holder = new DatabaseSync(file);
      holder.prepare('SELECT count(*) FROM entry').get();
      runAs(0, dataDir, 'record', 'RU9', '17.5', '--date', '2026-11-21');
      for (const each of [file, `${file}-wal`, `${file}-shm`]) chmodSync(each, 0o644);
      const { code, out } = runAs(NOBODY, dataDir, 'history', 'RU9', '--json');
      holder.close();
      expect(code).toBe(0);
      expect(out).toContain('17.5');
    });

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

describe.skipIf(noOtherUser)(
  'code that another user has laid ready in the temporary folder',
  () => {
    /** Has Node say on stderr what it does about compiled code that it keeps. */
    const SAYS = { NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const commands = [
      ['list'],
      ['status'],
      ['record', 'RU9', '4', '--date', '2026-11-20'],
      ['--version'],
    ];

    /** A temporary folder as /tmp is, in which another user has made what Node would look for first. */
    function prepared(): { readonly shared: string; readonly laid: string } {
      const shared = folder();
      chmodSync(shared, 0o1777);
      const laid = join(shared, 'node-compile-cache');
      mkdirSync(laid);
      chmodSync(laid, 0o777);
      chownSync(laid, NOBODY, NOBODY);
      return { shared, laid };
    }

    test.each(commands)('is neither read nor added to (%s)', (...args) => {
      const { shared, laid } = prepared();
      const dataDir = folder();
      chmodSync(dataDir, 0o777);
      const { code, err } = runWith(OWNER, { ...SAYS, TMPDIR: shared }, dataDir, ...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(readdirSync(laid)).toEqual([]);
      expect(readdirSync(shared)).toEqual(['node-compile-cache']);
    });

    test('is what Node would read and add to where a user asks for it by name', () => {
      const { laid } = prepared();
      const dataDir = folder();
      chmodSync(dataDir, 0o777);
      const { err } = runWith(OWNER, { ...SAYS, NODE_COMPILE_CACHE: laid }, dataDir, 'list');
      expect(err).toContain('[compile cache] reading cache from');
      expect(readdirSync(laid)).toHaveLength(1);
    });

    test.each(commands)('%s ends where there can be no temporary folder', (...args) => {
      const dataDir = folder();
      chmodSync(dataDir, 0o777);
      expect(runWith(OWNER, { TMPDIR: '/proc/nope' }, dataDir, ...args).code).toBe(0);
    });
  },
);

test.skipIf(noOtherUser)('a file is written into a folder that may be written and not read', () => {
  const [dataDir, drop] = [folder(), folder()];
  chmodSync(dataDir, 0o777);
  chmodSync(drop, 0o733);
  const { code, err } = runAs(OWNER, dataDir, 'export', join(drop, 'board.csv'));
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(readdirSync(drop)).toEqual(['board.csv']);
});

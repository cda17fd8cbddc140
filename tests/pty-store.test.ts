/** What happens to a store under the built dashboard, in a terminal: it goes on showing, says why nothing can be written, and recovers. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { smallDisk } from './store/small-disk.ts';
import { noon, openTerminal, root, type Terminal } from './terminal.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'axiswatch-pty-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Opens the dashboard, its first hint already seen, on an indicator that shows the newest reading as it was recorded. */
async function openDashboard(dataDir: string, author: string): Promise<Terminal> {
  const terminal = openTerminal(process.execPath, ['dist/axiswatch.js', '--data-dir', dataDir], {
    env: { CI: undefined, TZ: noon, AXISWATCH_AUTHOR: author },
  });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until('the overview', (screen) => screen.includes('q quit'));
  // which row is first hangs on what is crossed on the day
  terminal.type('3/warheads\r');
  await terminal.until('a key heard', (screen) => screen.includes('›Nuclear warheads'));
  return terminal;
}

/** Runs one command of the built program as an author; returns what it prints. */
function command(dataDir: string, author: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/axiswatch.js', ...args, '--data-dir', dataDir], {
    cwd: root,
    env: { ...process.env, AXISWATCH_AUTHOR: author },
    encoding: 'utf8',
  });
}

const mode = (terminal: Terminal): string => /[A-Z-]+$/.exec(terminal.rows()[0] ?? '')?.[0] ?? '';
const until = (terminal: Terminal, wanted: 'EDIT' | 'READ-ONLY'): Promise<void> =>
  terminal.until(`the mode ${wanted}`, () => mode(terminal) === wanted);

/** Asks to record and waits for the reason why not. */
async function expectRefusal(terminal: Terminal, reason: string): Promise<void> {
  const isSaid = (): boolean => {
    const rows = terminal.rows().join(' ');
    return rows.includes('Nothing can be written: ') && rows.includes(reason);
  };
  // The reason may be another for a moment: a file that is written is empty first.
  const asking = setInterval(() => isSaid() || terminal.type('e'), 1_000);
  terminal.type('e');
  await terminal.until(reason, isSaid).finally(() => clearInterval(asking));
}

/** Records a value of the selected indicator by keyboard. */
async function record(terminal: Terminal, value: string): Promise<void> {
  terminal.type('e');
  await terminal.until('the form', (screen) => screen.includes('Enter save'));
  terminal.type(`${value}\r`);
}

/** The values of NK1 that stand, by a program opened now. */
function values(dataDir: string): string[] {
  const rows = command(dataDir, 'inspector', 'export', '-').split('\n');
  return rows
    .filter((row) => row.startsWith('nuclear-warheads,'))
    .map((row) => row.split(',')[2] ?? '');
}

test('whatever takes the place of its file, the dashboard stays, says so, and writes again when a good one is back', async () => {
  const dataDir = folder();
  command(dataDir, 'ann', 'record', 'NK1', '81', '--date', '2026-11-01');
  const path = join(dataDir, 'axis-of-losers.db');
  const good = join(dataDir, 'good');
  copyFileSync(path, good);
  const terminal = await openDashboard(dataDir, 'ann');
  await until(terminal, 'EDIT');
  // The gauge, its bands and its mechanism; the line of days below is drawn after the first frame.
  const board = terminal.rows().slice(1, 6);
  const damages: readonly (readonly [string, () => void])[] = [
    ['is gone', () => rmSync(path)],
    ['is not a store of axiswatch', () => writeFileSync(path, 'by hand '.repeat(500))],
    ['was emptied or cut short', () => truncateSync(path, 100)],
    ['is damaged', () => truncateSync(path, 8192)],
    [
      'was written by a newer axiswatch',
      () => {
        const database = new DatabaseSync(path);
        database.exec('PRAGMA user_version = 1000');
        database.close();
      },
    ],
  ];
  for (const [says, damage] of damages) {
    damage();
    await until(terminal, 'READ-ONLY');
    await expectRefusal(terminal, says);
    expect(terminal.rows().slice(1, 6)).toEqual(board);
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    copyFileSync(good, `${path}.new`);
    renameSync(`${path}.new`, path);
    await until(terminal, 'EDIT');
  }
  await record(terminal, '82');
  await terminal.until('the reading', (screen) => /›Nuclear warheads.* 82 /.test(screen));
  expect(values(dataDir)).toContain('82');
  terminal.type('q');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

test('a dashboard that was opened where no store could be made takes up the one that another program begins', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  const dataDir = join(file, 'data');
  const terminal = await openDashboard(dataDir, 'ann');
  await until(terminal, 'READ-ONLY');
  await expectRefusal(terminal, 'there is no store and none was made');
  expect(terminal.rows().join('')).toContain('what you see is what is shipped.');
  rmSync(file);
  command(dataDir, 'bob', 'record', 'NK1', '83', '--date', '2026-11-01');
  await until(terminal, 'EDIT');
  await terminal.until('the reading of another', (screen) =>
    /›Nuclear warheads.* 83 /.test(screen),
  );
});

test('its folder goes and comes back', async () => {
  const parent = folder();
  const dataDir = join(parent, 'data');
  const terminal = await openDashboard(dataDir, 'ann');
  renameSync(dataDir, join(parent, 'elsewhere'));
  await until(terminal, 'READ-ONLY');
  renameSync(join(parent, 'elsewhere'), dataDir);
  await until(terminal, 'EDIT');
});

test('on a full disk a reading is refused in the form, and taken when there is space again', async (context) => {
  const disk = smallDisk(2048);
  if (disk === undefined) return context.skip('a small disk cannot be mounted here');
  const terminal = await openDashboard(disk, 'ann');
  const filler = join(disk, 'filler');
  try {
    writeFileSync(filler, Buffer.alloc(4 * 1024 * 1024));
  } catch {}
  await record(terminal, '88');
  await terminal.until('a refusal', (screen) => screen.includes('no space is left on the disk'));
  expect(values(disk)).not.toContain('88');
  rmSync(filler);
  terminal.type('\r');
  await terminal.until('the reading', (screen) => /›Nuclear warheads.* 88 /.test(screen));
  expect(values(disk)).toContain('88');
});

test('u takes back what one recorded oneself, whatever another has recorded since', async () => {
  const dataDir = folder();
  const ann = await openDashboard(dataDir, 'ann');
  const bob = await openDashboard(dataDir, 'bob');
  await record(ann, '85');
  await bob.until('the reading of ann', (screen) => /›Nuclear warheads.* 85 /.test(screen));
  await record(bob, '86');
  await ann.until('the reading of bob', (screen) => /›Nuclear warheads.* 86 /.test(screen));
  ann.type('u');
  await ann.until('an undo', (screen) => screen.includes('Undone: '));
  expect(values(dataDir)).toContain('86');
  expect(values(dataDir)).not.toContain('85');
});

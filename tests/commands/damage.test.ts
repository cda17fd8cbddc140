import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBelow } from '../store/tools.ts';
import { shell } from './tools.ts';

const PAGE = 4096;
const NAME = 'axis-of-losers.db';

/** Shells on copies of a store, each with one page overwritten at its head. */
async function* damaged(): AsyncGenerator<ReturnType<typeof shell>> {
  const sound = shell();
  await sound.run(['status']);
  const bytes = readFileSync(join(sound.dataDir, NAME));
  for (let page = 1; page < bytes.length / PAGE; page += 3) {
    const broken = shell();
    mkdirSync(broken.dataDir);
    copyFileSync(join(sound.dataDir, NAME), join(broken.dataDir, NAME));
    const copy = Buffer.from(bytes);
    copy.fill(0xff, page * PAGE, page * PAGE + 60);
    writeFileSync(join(broken.dataDir, NAME), copy);
    yield broken;
  }
}

test.each([['status'], ['status', '--json'], ['list'], ['export', '-'], ['explain', '--json']])(
  'a store of which a part cannot be read ends "%s %s" with 3, or the part is not needed',
  async (...args) => {
    const asked = args.filter((arg) => arg !== undefined);
    const whole = await shell().run(asked);
    let refused = 0;
    for await (const { run, dataDir } of damaged()) {
      const { code, out, err } = await run(asked);
      expect(openBelow(dataDir)).toEqual([]);
      if (code === 0) {
        expect({ out, err }).toEqual({ out: whole.out, err: whole.err });
        continue;
      }
      refused += 1;
      expect(code).toBe(3);
      if (asked.includes('--json')) expect(out).toContain('axiswatch.problems/1');
      else expect(out).toBe('');
    }
    expect(refused).toBeGreaterThan(5);
  },
);

test('the sentence names the file once and what to do', async () => {
  for await (const { run, dataDir } of damaged()) {
    const { code, err } = await run(['status']);
    if (code === 0) continue;
    expect(err).toBe(
      `axiswatch: ${join(dataDir, NAME)} is damaged; "axiswatch doctor" names the newest good backup to restore\n`,
    );
  }
});

test('and doctor names it, whatever part is damaged', async () => {
  for await (const { run } of damaged()) {
    if ((await run(['status'])).code === 0) continue;
    const { code, out } = await run(['doctor']);
    expect(code).toBe(1);
    expect(out).toMatch(/^WRONG +(board|store)/m);
    expect(out).toMatch(/^\S+ +store/m);
    expect(out).toMatch(/^\S+ +backups/m);
    break;
  }
});

test.each([
  ['status'],
  ['status', '--short'],
  ['status', '--json'],
  ['list'],
  ['export', '-'],
  ['record', 'RU9', '7'],
  ['undo'],
])(
  'the log of a store that was moved away is kept aside, and %s %s says so on stderr',
  async (...args) => {
    // What SQLite would keep beside it, whatever is in it.
    const { run, dataDir } = shell();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, `${NAME}-wal`), 'the log');
    const { err } = await run(args.filter((arg) => arg !== undefined));
    const [, aside = ''] = /it is kept as (\S+-wal), and a new store was begun/.exec(err) ?? [];
    expect(err.match(/it is kept as/g)).toHaveLength(1);
    expect(readFileSync(aside, 'utf8')).toBe('the log');
    // What is recorded makes it a board of somebody's.
    expect((await run(['status'])).err.includes('it is kept as')).toBe(args[0] !== 'record');
  },
);

/**
 * `npm run torture`: writers of a store are killed, two at once, on a full disk, by a clock that jumps; and the power
 * is cut, which may lose whatever was not said to be written. After each blow everything that was said to be written must
 * be there, every action whole, and nothing damaged.
 *
 * --kills N --pairs N --full N --cuts N   blows of each kind (12, 3, 6, 4)
 * --seed N
 * --sabotage                              a store that loses something must be noticed too
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { isRefusal } from '../src/model/problem.ts';
import { standingRecord } from '../src/model/standing.ts';
import { backupsOf } from '../src/store/backup.ts';
import { examine } from '../src/store/doctor.ts';
import { SqliteJournal } from '../src/store/journal.ts';
import { readCopy } from '../src/store/restore.ts';
import { randomOf } from './random.ts';

/** Rows of an action. */
const ROWS = 3;
const DAY = 86_400_000;
/** What a sabotaged store does: says done first, writes row by row, does not wait for the disk. */
const SABOTAGES = ['early', 'torn', 'unsynced'];
const JOURNAL = 'test.journal';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    pairs: { type: 'string', default: '3' },
    full: { type: 'string', default: '6' },
    cuts: { type: 'string', default: '4' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    sabotage: { type: 'boolean', default: false },
    /** A writer: its folder, name and sabotage. */
    write: { type: 'string' },
    author: { type: 'string', default: '' },
    as: { type: 'string', default: '' },
  },
});
const random = randomOf(Number(values.seed));
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Writes one action after the other, and says of each its number and how long the log is. */
async function write(folder: string, author: string, as: string): Promise<void> {
  const { exec } = DatabaseSync.prototype;
  let synchronous: unknown;
  DatabaseSync.prototype.exec = function (sql) {
    if (as === 'torn' && /^(BEGIN|COMMIT)/.test(sql)) return;
    exec.call(this, as === 'unsynced' ? sql.replace('= FULL', '= OFF') : sql);
    if (sql.includes('synchronous')) synchronous = this.prepare('PRAGMA synchronous').get();
  };
  const path = join(folder, JOURNAL);
  const clock = { shift: 0 };
  try {
    const journal = await SqliteJournal.open(path, [], () => Date.now() + clock.shift);
    say(`synchronous ${Object(synchronous).synchronous}`);
    for (let number = 0; ; number += 1) {
      // Now and then the clock is set forward or back.
      if (random() < 0.1) clock.shift += Math.floor(random() * 5 - 2) * DAY;
      const rows = Array.from({ length: ROWS }, (_, row) => ({
        ...{ indicator: author, day: number, value: row, confidence: 'high' as const },
      }));
      const done = (): void => say(`${number} ${statSync(`${path}-wal`).size}`);
      if (as === 'early') done();
      await journal.append(
        author,
        rows.map((row) => ({ kind: 'record', what: 'reading', row })),
      );
      if (as !== 'early') done();
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    say(`refused ${error.message}`);
  }
}

interface Writer {
  readonly author: string;
  readonly child: ReturnType<typeof spawn>;
  readonly said: () => readonly string[];
  /** How many actions it said to be written. */
  readonly written: () => number;
  readonly ended: Promise<unknown>;
}

/** Blocks: of 1 KiB, how long a file may become. */
function writer(folder: string, author: string, as: string, blocks?: number): Writer {
  const limit = blocks === undefined ? '' : `ulimit -f ${blocks};`;
  const line = `${limit} exec "$0" "$@"`;
  const seed = `${Math.floor(random() * 1e9)}`;
  const args = [import.meta.filename, '--write', folder, '--author', author, '--as', as];
  const child = spawn('bash', ['-c', line, process.execPath, ...args, '--seed', seed], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (more) => {
    text += more;
  });
  const said = (): readonly string[] => text.split('\n').slice(0, -1);
  const written = (): number => said().filter((each) => /^\d/.test(each)).length;
  return { author, child, said, written, ended: once(child, 'close') };
}

const pause = (most: number): Promise<void> =>
  new Promise((done) => setTimeout(done, random() * most));

async function begun({ written, child }: Writer): Promise<void> {
  while (written() < 2 && child.exitCode === null) await pause(5);
}

/** What is wrong with a store in which each author has said to have written so many actions, and one more at most is. */
async function wrongOf(
  folder: string,
  written: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const path = join(folder, JOURNAL);
  const journal = await SqliteJournal.open(path, []);
  try {
    const entries = await journal.entries();
    const actions = [...Map.groupBy(entries, ({ action }) => action).values()];
    if (actions.some(({ length }) => length !== ROWS)) return 'an action is not whole';
    for (const [author, count] of written) {
      const days = actions.flatMap(([first]) =>
        first?.author === author && first.row !== undefined ? [first.row.day] : [],
      );
      if (days.some((day, at) => day !== at)) return `actions of ${author} are missing between`;
      if (days.length < count) return `${author} wrote ${count}, there are ${days.length}`;
      if (days.length > count + 1) return `${author} wrote ${count}, there are ${days.length}`;
    }
    if (entries.some(({ at }, place) => at < (entries[place - 1]?.at ?? 0))) return 'time ran back';
    if (!isDeepStrictEqual(await journal.record(), standingRecord(entries)))
      return 'what is in force does not follow from the entries';
    for (const copy of backupsOf(path)) {
      const kept = (await readCopy(copy)).entries;
      if (!isDeepStrictEqual(kept, entries.slice(0, kept.length))) return `${copy} is no beginning`;
    }
    const found = await examine({ data: folder, config: folder }, false);
    return found.find(({ state }) => state !== 'sound' && state !== 'left over')?.state;
  } catch (error) {
    return String(error);
  } finally {
    await journal.close();
  }
}

const of = (...writers: readonly Writer[]): ReadonlyMap<string, number> =>
  new Map(writers.map(({ author, written }) => [author, written()]));

async function stopped(...writers: readonly Writer[]): Promise<string | undefined> {
  for (const { child } of writers) child.kill('SIGKILL');
  await Promise.all(writers.map(({ ended }) => ended));
  return writers.every(({ said }) => said().length === 0 || said()[0] === 'synchronous 2')
    ? undefined
    : 'it does not wait for the disk';
}

/** Each blow on a new folder; gives what went wrong. */
const BLOWS: Readonly<Record<string, (folder: string, as: string) => Promise<string | undefined>>> =
  {
    kills: async (folder, as) => {
      const one = writer(folder, 'ann', as);
      await begun(one);
      await pause(400);
      return (await stopped(one)) ?? (await wrongOf(folder, of(one)));
    },
    pairs: async (folder, as) => {
      const [one, other] = [writer(folder, 'ann', as), writer(folder, 'bob', as)];
      await Promise.all([begun(one), begun(other)]);
      await pause(200);
      const first = await stopped(one);
      const before = other.written();
      while (other.written() < before + 3 && other.child.exitCode === null) await pause(5);
      return first ?? (await stopped(other)) ?? (await wrongOf(folder, of(one, other)));
    },
    full: async (folder, as) => {
      // The database alone has 60 KiB; the log grows faster.
      const one = writer(folder, 'ann', as, Math.floor(4 + random() * 600));
      await one.ended;
      if (one.child.exitCode !== 0) return `ended with ${one.child.exitCode}: ${one.said().at(-1)}`;
      if (!one.said().some((line) => line.startsWith('refused'))) return 'nothing was refused';
      return wrongOf(folder, of(one));
    },
    cuts: async (folder, as) => {
      const one = writer(folder, 'ann', as);
      await begun(one);
      const path = join(folder, JOURNAL);
      const start = readFileSync(path);
      for (let cut = 0; cut < 6; cut += 1) {
        await pause(60);
        one.child.kill('SIGSTOP');
        // What it said is read by then.
        await new Promise((done) => setTimeout(done, 20));
        const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
        const isAlone = main.equals(start);
        const written = of(one);
        const kept = Number(one.said().at(-1)?.split(' ')[1]);
        one.child.kill('SIGCONT');
        // What has not been said to be written may be lost, and anything may stand in its place; as long as all is in the log.
        const at = Math.floor(kept + random() * (log.length - kept));
        const rest = random() < 0.5 ? noise(log.length - at) : noise(0);
        const left = isAlone ? Buffer.concat([log.subarray(0, at), rest]) : log;
        const wrong = await wrongOf(copied(folder, main, left), written);
        if (wrong !== undefined) return (await stopped(one)) ?? wrong;
        if (!isAlone) continue;
        // Of a disk that only said to have written a beginning is left.
        const short = copied(folder, main, log.subarray(0, random() * log.length));
        const lost = await wrongOf(short, new Map([['ann', await beginningOf(short)]]));
        if (lost !== undefined) return (await stopped(one)) ?? lost;
      }
      return stopped(one);
    },
  };

/** A store as it lay on the disk. */
function copied(folder: string, main: Buffer, log: Buffer): string {
  const copy = mkdtempSync(join(folder, 'cut-'));
  writeFileSync(join(copy, JOURNAL), main, { mode: 0o600 });
  writeFileSync(join(copy, `${JOURNAL}-wal`), log, { mode: 0o600 });
  return copy;
}

async function beginningOf(folder: string): Promise<number> {
  const journal = await SqliteJournal.open(join(folder, JOURNAL), []);
  const last = await journal.last();
  await journal.close();
  return last / ROWS;
}

function noise(length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

async function blow(kind: string, as: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
  try {
    return await BLOWS[kind]?.(folder, as);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function torture(): Promise<void> {
  for (const kind of Object.keys(BLOWS)) {
    const count = Number(values[kind as 'kills']);
    let wrong: string | undefined;
    for (let at = 0; at < count && wrong === undefined; at += 1) wrong = await blow(kind, '');
    if (wrong !== undefined) process.exitCode = 1;
    say(`${kind}: ${wrong ?? `${count}, nothing lost`}`);
  }
  for (const as of values.sabotage ? SABOTAGES : []) {
    let wrong: string | undefined;
    for (let at = 0; at < 20 && wrong === undefined; at += 1) wrong = await blow('kills', as);
    if (wrong === undefined) process.exitCode = 1;
    say(`sabotage ${as}: ${wrong === undefined ? 'NOT NOTICED' : `noticed: ${wrong}`}`);
  }
  say(`seed ${values.seed}`);
}

if (values.write === undefined) await torture();
else await write(values.write, values.author, values.as);

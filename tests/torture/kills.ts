/**
 * Killing processes at random points of their work, and counting what is lost.
 *
 * Past 200 lines because every kind of work has rules of its own by which a kill is judged.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addDays } from '../../src/domain/day.ts';
import { openStore } from '../../src/store/store.ts';
import { got, observation } from '../store/samples.ts';
import { BATCH, LATER_FORMAT, lookOver, OPTIONS, STRATEGY, unsound } from './ground.ts';
import { powerlessDisk } from './power.ts';

export const WORKS = [
  'recording',
  'importing',
  'migrating',
  'beginning',
  'restoring',
  'record',
  'import',
  'recording without power',
  'importing without power',
] as const;
export type Work = (typeof WORKS)[number];

/** The longest a victim is let work on what never ends, from when it is ready. */
const LONGEST_MS = 150;
/** How much longer than it takes a victim is let work on what ends, at most: some are done before they are killed. */
const LEEWAY = 1.1;
/** How many victims are timed, and not killed, for that. */
const TRIALS = 5;

/** After so many kills a store that grows is begun anew. */
const KILLS_PER_STORE = 25;

export interface Tally {
  readonly work: Work;
  kills: number;
  /** Victims that were done before they were killed. */
  spared: number;
  /** Things that a victim was told are done. */
  acknowledged: number;
  /** Of these, things that were not there afterwards. */
  lost: number;
  /** Everything else that was wrong, in words. */
  readonly wrong: string[];
  /** Why it cannot be done on this machine; undefined: it can. */
  skipped?: string | undefined;
}

/** Kills so many processes at one kind of work, one after another; `random` gives numbers from 0 to 1. */
export async function killOften(work: Work, times: number, random: () => number): Promise<Tally> {
  const tally: Tally = { work, kills: 0, spared: 0, acknowledged: 0, lost: 0, wrong: [] };
  const ground = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
  let field: Field | undefined;
  try {
    field = FIELDS[work](ground);
    if (field === undefined) return { ...tally, skipped: 'no disk can be mounted here' };
    await field.prepare();
    const longest = await field.measure();
    const { strike, victim } = field;
    for (let round = 0; tally.kills < times && round < 5 * times; round += 1) {
      const dataDir = field.folderFor(round);
      const from = `${(round + 1) * 10_000}`;
      // Half of what a command takes is its start.
      const part = victim === undefined ? random() : Math.sqrt(random());
      const { said } = await killOne(dataDir, work, from, part * longest, {
        strike,
        victim,
      });
      if (said.includes('done')) tally.spared += 1;
      else tally.kills += 1;
      for (const line of said) if (line.startsWith('refused')) tally.wrong.push(line);
      await field.judge(dataDir, said, tally);
    }
    if (tally.kills < times) {
      tally.wrong.push(`${work}: only ${tally.kills} of ${times} kills met a process at work`);
    }
  } finally {
    field?.remove?.();
    rmSync(ground, { recursive: true, force: true });
  }
  return tally;
}

/** The built program as a victim: what it is asked, and what it has acknowledged when it has printed and ended so. */
interface Command {
  readonly args: (dataDir: string, first: string) => readonly string[];
  readonly answers: (first: string, printed: string, exitCode: number | null) => string[];
}

/** Starts a victim, lets it work for a while from when it is ready, and kills it; returns what it said and how long it worked. */
async function killOne(
  dataDir: string,
  work: Work,
  first: string,
  after: number,
  { strike = (child) => child.kill('SIGKILL'), victim }: Pick<Field, 'strike' | 'victim'> = {},
): Promise<{ readonly said: string[]; readonly worked: number }> {
  const script = new URL('victim.ts', import.meta.url).pathname;
  const [kind = work] = work.split(' ');
  const args = victim?.args(dataDir, first) ?? [script, dataDir, kind, first];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let end: number | undefined;
  const closed = once(child, 'close');
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.startsWith('ready')) resolve();
      if (said.endsWith('done\n')) end = performance.now();
    });
  });
  if (victim === undefined) await Promise.race([ready, closed]);
  const from = performance.now();
  await Promise.race([pause(after, undefined, { ref: false }), closed]);
  strike(child);
  await closed;
  if (victim !== undefined) {
    const worked = performance.now() - from;
    return { said: victim.answers(first, said, child.exitCode), worked };
  }
  // What stands after the last line break was cut off by the kill.
  return { said: said.split('\n').slice(0, -1), worked: (end ?? performance.now()) - from };
}

/** How long a victim may work before it is killed, in milliseconds: the middle of how long some take that are not. */
async function timeOf(
  work: Work,
  folder: () => string,
  victim?: Command | undefined,
): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < TRIALS; at += 1) {
    const dataDir = folder();
    times.push((await killOne(dataDir, work, '1', 60_000, { victim })).worked);
    rmSync(dataDir, { recursive: true, force: true });
  }
  return (times.sort((a, b) => a - b)[(TRIALS - 1) / 2] ?? 0) * LEEWAY;
}

/** Where one kind of work is done, and what must be true after each kill. */
interface Field {
  readonly prepare: () => Promise<void>;
  /** The longest a victim may work before it is killed, in milliseconds. */
  readonly measure: () => Promise<number>;
  readonly folderFor: (round: number) => string;
  /** How the work is ended; a kill unless it says otherwise. */
  readonly strike?: ((child: ChildProcess) => unknown) | undefined;
  /** The victim, where it is the program itself. */
  readonly victim?: Command | undefined;
  readonly judge: (dataDir: string, answers: readonly string[], tally: Tally) => Promise<void>;
  /** Takes away what a removal of the folder does not. */
  readonly remove?: () => void;
}

const FIELDS: Readonly<Record<Work, (ground: string) => Field | undefined>> = {
  recording: (ground) => growing(ground, 1),
  importing: (ground) => growing(ground, BATCH),
  record: (ground) => commanded(ground, 'record', 1),
  import: (ground) => commanded(ground, 'import', BATCH),
  'recording without power': (ground) => powerless(ground, 1),
  'importing without power': (ground) => powerless(ground, BATCH),
  beginning: (ground) => ({
    prepare: async () => {},
    measure: () => timeOf('beginning', () => join(ground, 'measure')),
    folderFor: (round) => join(ground, `${round}`),
    judge: async (dataDir, answers, tally) => {
      if (answers.includes('done')) tally.acknowledged += 1;
      const found = await lookOver(dataDir);
      tally.wrong.push(...found.wrong);
      if (found.shipped !== 1)
        tally.wrong.push(`the shipped reading stands ${found.shipped} times`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  }),
  migrating: (ground) => ({
    ...copied(ground, 'migrating'),
    judge: async (dataDir, answers, tally) => {
      const path = join(dataDir, 'small.db');
      const format = formatOf(path);
      tally.acknowledged += EXPECTED.length;
      tally.wrong.push(...unsound(path));
      if (answers.includes('done') && format !== LATER_FORMAT.length) {
        tally.wrong.push('a new format that was said to be there is not');
      }
      if (format === LATER_FORMAT.length) backToOldFormat(path);
      await expectValues(dataDir, EXPECTED, tally);
      rmSync(dataDir, { recursive: true, force: true });
    },
  }),
  restoring: (ground) => ({
    ...copied(ground, 'restoring'),
    judge: async (dataDir, answers, tally) => {
      const found = await lookOver(dataDir);
      tally.wrong.push(...found.wrong);
      tally.acknowledged += EXPECTED.length;
      const isOld = found.values.length === EXPECTED.length;
      const isRestored = found.values.length === IN_BACKUP;
      if (!isOld && !isRestored) tally.lost += EXPECTED.length;
      if (answers.includes('done') && !isRestored)
        tally.wrong.push('what was said to be restored is not');
      rmSync(dataDir, { recursive: true, force: true });
    },
  }),
};

/** Readings in the store that is migrated and restored over, and of these in its backup. */
const EXPECTED = Array.from({ length: 1_000 }, (_, at) => at);
const IN_BACKUP = 400;

/** A store that grows from kill to kill, and what every victim was told is in it. */
function growing(ground: string, batch: number): Field {
  let expected: number[] = [];
  return {
    prepare: async () => {},
    measure: async () => LONGEST_MS,
    folderFor: (round) => {
      if (round % KILLS_PER_STORE === 0) expected = [];
      return join(ground, `${Math.floor(round / KILLS_PER_STORE)}`);
    },
    judge: async (dataDir, answers, tally) => {
      const counts = new Map<number, number>();
      const found = await lookOver(dataDir);
      tally.wrong.push(...found.wrong);
      for (const value of found.values) counts.set(value, (counts.get(value) ?? 0) + 1);
      const added = answers.filter((line) => line.startsWith('+')).map(Number);
      const undone = new Set(
        answers.filter((line) => line.startsWith('-')).map((line) => -Number(line)),
      );
      tally.acknowledged += (added.length + undone.size) * batch;
      const last = added.at(-1);
      for (const value of added) {
        const there = counts.get(value) ?? 0;
        // Killed between an undo and the word of it, either is right.
        const mayBeGone = value === last && value % 5 === 0 && batch === 1;
        if (undone.has(value) ? there !== 0 : there !== batch && !(mayBeGone && there === 0))
          tally.lost += batch;
        if (there > 0) expected.push(value);
      }
      for (const [value, there] of counts) {
        if (there !== batch) tally.wrong.push(`${there} of ${batch} readings of one action stand`);
        if (!expected.includes(value)) expected.push(value);
      }
      tally.lost += expected.filter((value) => !counts.has(value)).length * batch;
    },
  };
}

/** The same by the built program, one command for each kill; done is what it has said, or ended with 0 for. */
function commanded(ground: string, work: 'record' | 'import', batch: number): Field {
  const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
  const strategy = join(ground, 'strategy.json');
  const rows = join(ground, 'rows.csv');
  const victim: Command = {
    args: (dataDir, first) => {
      const days = Array.from({ length: batch }, (_, at) => addDays('2026-01-01', at));
      const lines = days.map((day) => `land,${day},${valueFrom(first)}\n`);
      writeFileSync(rows, `indicator,observed_on,value\n${lines.join('')}`);
      const asked =
        work === 'import' ? [rows] : ['RU1', `${valueFrom(first)}`, '--date', '2026-01-01'];
      return [program, work, ...asked, '--strategy', strategy, '--data-dir', dataDir];
    },
    answers: (first, printed, exitCode) => [
      ...(exitCode === 0 || /^Recorded: .*\n/.test(printed) ? [`+${valueFrom(first)}`] : []),
      ...(exitCode === 0 ? ['done'] : []),
      ...(exitCode === 0 || exitCode === null ? [] : [`refused with exit code ${exitCode}`]),
    ],
  };
  return {
    ...growing(ground, batch),
    prepare: async () => writeFileSync(strategy, STRATEGY.bytes),
    measure: () => timeOf(work, () => join(ground, 'measure'), victim),
    victim,
  };
}

/** A value that no victim takes back. */
function valueFrom(first: string): number {
  return Number(first) + 1;
}

/** The same on a disk whose power is cut; undefined where none can be mounted. */
function powerless(ground: string, batch: number): Field | undefined {
  const disk = powerlessDisk(ground);
  if (disk === undefined) return undefined;
  const field = growing(disk.path, batch);
  return {
    ...field,
    folderFor: (round) => {
      if (round > 0 && round % KILLS_PER_STORE === 0) disk.renew();
      return field.folderFor(round);
    },
    strike: disk.cut,
    judge: async (...found) => {
      disk.restart();
      await field.judge(...found);
    },
    remove: disk.remove,
  };
}

/** A fresh copy of one filled store, and of a backup of it, for every kill. */
function copied(ground: string, work: Work): Omit<Field, 'judge'> {
  const original = join(ground, 'original');
  const folderFor = (round: number): string => {
    const dataDir = join(ground, `${round}`);
    cpSync(original, dataDir, { recursive: true });
    return dataDir;
  };
  return {
    prepare: async () => {
      const store = got(await openStore({ ...OPTIONS, dataDir: original, author: 'ann' }));
      const rows = EXPECTED.map((value) => observation({ value, note: `note ${value}` }));
      got(store.record(rows.slice(0, IN_BACKUP)));
      got(store.backup(join(original, 'backup.db')));
      got(store.record(rows.slice(IN_BACKUP)));
      store.close();
    },
    measure: () => timeOf(work, () => folderFor(-1)),
    folderFor,
  };
}

async function expectValues(
  dataDir: string,
  expected: readonly number[],
  tally: Tally,
): Promise<void> {
  const found = await lookOver(dataDir);
  tally.wrong.push(...found.wrong);
  const there = new Set(found.values);
  tally.lost += expected.filter((value) => !there.has(value)).length;
}

function formatOf(path: string): number {
  const database = new DatabaseSync(path);
  const row = database.prepare('PRAGMA user_version').get();
  database.close();
  return Number(row?.user_version);
}

/** Takes the later format back, so that this program can look over what is in the store. */
function backToOldFormat(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`DROP TABLE later; PRAGMA user_version = ${LATER_FORMAT.length - 1}`);
  database.close();
}

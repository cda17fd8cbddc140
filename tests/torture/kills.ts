/**
 * Killing processes at random points of their work, and counting what is lost.
 *
 * Every kind of work has rules of its own by which a kill is judged.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Observation } from '../../src/core/model/model.ts';
import { readBackupPaths } from '../../src/store/backup/backups.ts';
import { READING_COLUMNS } from '../../src/store/files/csv.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { got } from '../store/samples.ts';
import {
  type Act,
  importingFrom,
  perform,
  readingOf,
  recordingFrom,
  rowsFrom,
  type Script,
  STRIDE,
} from './acts.ts';
import { type Tables, tablesOf } from './contents.ts';
import {
  begun,
  differing,
  type Found,
  LATER_FORMAT,
  lookOver,
  OPTIONS,
  STRATEGY,
  some,
  VICTIM,
} from './ground.ts';
import { Ledger } from './ledger.ts';
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
const LONGEST_MS = { recording: 150, importing: 400 } as const;
/** How much longer than it takes a victim is let work on what ends, at most: some are done before they are killed. */
const LEEWAY = 1.1;
/** How many victims are timed, and not killed, for that. */
const TRIALS = 3;

/** After so many kills a store that grows is begun anew: sooner where every process adds thousands of rows. */
const KILLS_PER_STORE = { recording: 25, importing: 4 } as const;
/** How long after it has begun to write to the store a victim is killed at most, where that is what it is to be met at. */
const WRITING_MS = 5;
/** How long a victim that holds still in its midst is waited for, in milliseconds. */
const PATIENCE_MS = 60_000;

export interface Tally {
  readonly work: Work;
  kills: number;
  /** Victims that were done before they were killed. */
  spared: number;
  /** Entries of the journal that a victim was told are there. */
  acknowledged: number;
  /** Of these, entries that were not there afterwards. */
  lost: number;
  /** Everything else that was wrong, in words. */
  readonly wrong: string[];
  /** Why it cannot be done on this machine; undefined: it can. */
  skipped?: string | undefined;
}

/**
 * Kills so many processes at one kind of work, one after another; `random` gives numbers from 0 to 1. `untilWrong`: no
 * more of them once something is lost or wrong.
 */
export async function killOften(
  work: Work,
  times: number,
  random: () => number,
  untilWrong = false,
): Promise<Tally> {
  const tally: Tally = { work, kills: 0, spared: 0, acknowledged: 0, lost: 0, wrong: [] };
  const ground = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
  let field: Field | undefined;
  try {
    field = FIELDS[work](ground);
    if (field === undefined) return { ...tally, skipped: 'no disk can be mounted here' };
    await field.prepare(tally);
    const longest = await field.measure();
    const isFound = (): boolean => untilWrong && tally.lost + tally.wrong.length > 0;
    for (let round = 0; tally.kills < times && round < 5 * times && !isFound(); round += 1) {
      const { strike, victim } = field;
      const dataDir = field.folderFor(round);
      const first = firstOf(round);
      // Half of what a command takes is its start.
      const part = victim === undefined ? random() : Math.sqrt(random());
      const holds = field.holds?.(round) ?? false;
      const meets = field.meetsWriting?.(round) ?? false;
      const ends = field.ends?.(round) ?? false;
      const after = holds || meets || ends ? PATIENCE_MS : part * longest;
      const writing = meets ? random() * WRITING_MS : undefined;
      const how = { strike, victim, holds, writing };
      const { said } = await killOne(dataDir, work, first, after, how);
      if (said.includes('done')) tally.spared += 1;
      else tally.kills += 1;
      for (const line of said) if (line.startsWith('refused')) tally.wrong.push(line);
      if (holds && !said.includes('held')) tally.wrong.push(`${work}: none was met in its midst`);
      await field.judge({ dataDir, round, said, tally });
    }
    if (tally.kills < times && !isFound()) {
      tally.wrong.push(`${work}: only ${tally.kills} of ${times} kills met a process at work`);
    }
  } finally {
    field?.remove?.();
    rmSync(ground, { recursive: true, force: true });
  }
  return tally;
}

/** The number from which the readings of a round count. */
function firstOf(round: number): number {
  return (round + 1) * STRIDE;
}

/** The built program as a victim: what it is asked, and what it has acknowledged when it has printed and ended so. */
interface Command {
  readonly args: (dataDir: string, first: number) => readonly string[];
  readonly answers: (printed: string, exitCode: number | null) => string[];
}

/** Starts a victim, lets it work for a while from when it is ready, and kills it; returns what it said and how long it worked. */
async function killOne(
  dataDir: string,
  work: Work,
  first: number,
  after: number,
  {
    strike = (child) => child.kill('SIGKILL'),
    victim,
    holds = false,
    writing,
  }: Pick<Field, 'strike' | 'victim'> & {
    readonly holds?: boolean;
    /** So long after it begins to write to the store it is killed, in milliseconds; undefined: whenever that is. */
    readonly writing?: number | undefined;
  } = {},
): Promise<{ readonly said: string[]; readonly worked: number }> {
  // Both are bundled into one folder.
  const script = fileURLToPath(new URL('victim.mjs', import.meta.url));
  const [kind = work] = work.split(' ');
  const own = [script, dataDir, kind, `${first}`, ...(holds ? ['hold'] : [])];
  const child = spawn(process.execPath, victim?.args(dataDir, first) ?? own, {
    env: { ...process.env, AXISWATCH_AUTHOR: VICTIM },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let end: number | undefined;
  const closed = once(child, 'close');
  const hears = (word: string): Promise<void> =>
    new Promise((resolve) => {
      child.stdout.on('data', () => {
        if (said.includes(word)) resolve();
      });
    });
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.endsWith('done\n')) end = performance.now();
  });
  const held = hears('held\n');
  if (victim === undefined) await Promise.race([hears('ready\n'), closed]);
  const from = performance.now();
  const met = writing === undefined ? [] : [written(dataDir, child).then(() => pause(writing))];
  await Promise.race([pause(after, undefined, { ref: false }), closed, held, ...met]);
  strike(child);
  await closed;
  if (victim !== undefined) {
    const worked = performance.now() - from;
    return { said: victim.answers(said, child.exitCode), worked };
  }
  // What stands after the last line break was cut off by the kill.
  return { said: said.split('\n').slice(0, -1), worked: (end ?? performance.now()) - from };
}

/** Waits until a store or its log is written to, or the process has ended. */
async function written(dataDir: string, child: ChildProcess): Promise<void> {
  const state = (): string => {
    const [file, log] = ['small.db', 'small.db-wal'].map((name) =>
      statSync(join(dataDir, name), { throwIfNoEntry: false }),
    );
    return `${file?.mtimeMs} ${log?.size ?? 0}`;
  };
  const before = state();
  while (state() === before && child.exitCode === null) await pause(1);
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
    times.push((await killOne(dataDir, work, 1, 60_000, { victim })).worked);
    rmSync(dataDir, { recursive: true, force: true });
  }
  return (times.sort((a, b) => a - b)[(TRIALS - 1) / 2] ?? 0) * LEEWAY;
}

/** A victim that was killed, and what is to be counted of it. */
interface Killed {
  readonly dataDir: string;
  readonly round: number;
  /** The lines it said. */
  readonly said: readonly string[];
  readonly tally: Tally;
}

/** Where one kind of work is done, and what must be true after each kill. */
interface Field {
  readonly prepare: (tally: Tally) => Promise<void>;
  /** The longest a victim may work before it is killed, in milliseconds. */
  readonly measure: () => Promise<number>;
  readonly folderFor: (round: number) => string;
  /** How the work is ended; a kill unless it says otherwise. */
  readonly strike?: ((child: ChildProcess) => unknown) | undefined;
  /** The victim, where it is the program itself. */
  readonly victim?: Command | undefined;
  /** Whether the victim holds still in its midst, to be killed there. */
  readonly holds?: (round: number) => boolean;
  /** Whether the victim is killed soon after it has begun to write to the store, which is the least part of its work. */
  readonly meetsWriting?: (round: number) => boolean;
  /** Whether the victim of a round comes to its end, so that what it leaves then is looked at too. */
  readonly ends?: (round: number) => boolean;
  readonly judge: (killed: Killed) => Promise<void>;
  /** Takes away what a removal of the folder does not. */
  readonly remove?: () => void;
}

const FIELDS: Readonly<Record<Work, (ground: string) => Field | undefined>> = {
  recording: (ground) => growing(ground, 'recording'),
  importing: (ground) => growing(ground, 'importing'),
  record: (ground) => commanded(ground, 'record'),
  import: (ground) => commanded(ground, 'import'),
  'recording without power': (ground) => powerless(ground, 'recording'),
  'importing without power': (ground) => powerless(ground, 'importing'),
  beginning: (ground) => ({
    prepare: async () => {},
    measure: () => timeOf('beginning', () => join(ground, 'measure')),
    folderFor: (round) => join(ground, `${round}`),
    judge: async ({ dataDir, said, tally }) => {
      const ledger = begun();
      if (said.includes('done')) tally.acknowledged += ledger.size;
      count(tally, await lookOver(dataDir, [ledger]));
      rmSync(dataDir, { recursive: true, force: true });
    },
  }),
  migrating: (ground) => {
    const original = filled(ground, 'migrating', readingOf);
    return {
      ...original,
      judge: async ({ dataDir, said, tally }) => {
        const { now: was } = original.states();
        const path = join(dataDir, 'small.db');
        const isNew = formatOf(path) === LATER_FORMAT.length;
        tally.acknowledged += was.ledger.size;
        if (said.includes('done') && !isNew)
          tally.wrong.push('a new format that was said to be there is not');
        if (isNew) {
          const moved = tablesOf(path)?.get('later') ?? [];
          tally.wrong.push(...unlike('table later', was.tables.get('entry') ?? [], moved));
          tally.wrong.push(...keptBackup(path, 'before-format', was.tables));
          backToOldFormat(path);
        }
        const found = await lookOver(dataDir, [was.ledger]);
        count(tally, found);
        tally.wrong.push(...changed(was.tables, tablesOf(join(dataDir, 'small.db'))));
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
  restoring: (ground) => {
    const original = filled(ground, 'restoring', longReading);
    const hasStore = (round: number): boolean => round % 4 !== 3;
    return {
      ...original,
      meetsWriting: (round) => round % 2 === 0,
      ends: (round) => round % 6 === 1,
      folderFor: (round) => {
        const dataDir = original.folderFor(round);
        if (!hasStore(round)) rmSync(join(dataDir, 'small.db'));
        return dataDir;
      },
      judge: async ({ dataDir, round, said, tally }) => {
        const { now: was, backedUp } = original.states();
        const before = hasStore(round) ? was.ledger : begun();
        const found = await lookOver(
          dataDir,
          said.includes('done') ? [backedUp.ledger] : [before, backedUp.ledger],
        );
        count(tally, found);
        tally.acknowledged += found.ledger.size;
        const isRestored = found.ledger === backedUp.ledger;
        if (isRestored)
          tally.wrong.push(...changed(backedUp.tables, tablesOf(join(dataDir, 'small.db'))));
        else if (hasStore(round))
          tally.wrong.push(...changed(was.tables, tablesOf(join(dataDir, 'small.db'))));
        if (isRestored && hasStore(round)) {
          const path = join(dataDir, 'small.db');
          tally.wrong.push(...keptBackup(path, 'replaced', was.tables));
        }
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
};

function count(tally: Tally, { lost, wrong }: Found): void {
  tally.lost += lost;
  tally.wrong.push(...wrong);
}

/** A store that grows from kill to kill, and the journal that every victim was told is in it. */
function growing(
  ground: string,
  kind: 'recording' | 'importing',
  { begins = begun, options = OPTIONS, script = SCRIPTS[kind] }: Partial<Growth> = {},
): Field {
  let ledger = begins();
  let store = 0;
  let kills = 0;
  const anew = (): void => {
    ledger = begins();
    store += 1;
    kills = 0;
  };
  return {
    prepare: async () => {},
    measure: async () => LONGEST_MS[kind],
    holds: (round) => kind === 'importing' && round % 2 === 1,
    folderFor: () => {
      if (kills === KILLS_PER_STORE[kind]) anew();
      kills += 1;
      return join(ground, `${store}`);
    },
    judge: async ({ dataDir, round, said, tally }) => {
      const act = script(firstOf(round));
      const told = ledger.copy();
      const firsts: number[] = [];
      for (const line of said)
        if (line.startsWith('+')) told.add(VICTIM, act(firsts.length), firsts);
      tally.acknowledged += told.size - ledger.size;
      // Killed between an act and the word of it, either is right.
      const unsaid = told.copy();
      unsaid.add(VICTIM, act(firsts.length), firsts);
      const found = await lookOver(dataDir, [told, unsaid], options);
      count(tally, found);
      ledger = found.ledger;
      if (found.lost + found.wrong.length > 0) anew();
    },
  };
}

/** How a store begins to grow, with what it is opened, and what the victim whose readings count from a number does to it. */
interface Growth {
  readonly begins: () => Ledger;
  readonly options: typeof OPTIONS;
  readonly script: (first: number) => Script;
}

const SCRIPTS = { recording: recordingFrom, importing: importingFrom } as const;

/** The same by the built program, one command for each kill; done is what it has said, or ended with 0 for. */
function commanded(ground: string, work: 'record' | 'import'): Field {
  const program = resolve('dist/axiswatch.js');
  const strategy = join(ground, 'strategy.json');
  const rows = join(ground, 'rows.csv');
  const script = (first: number): Script => {
    const act: Act =
      work === 'import'
        ? { do: 'import', readings: rowsFrom(first) }
        : // The command has no option for who makes a number.
          { do: 'record', readings: [readingOf(first, { origin: '' })] };
    return () => act;
  };
  const asked = (first: number): readonly string[] => {
    const act = script(first)(0);
    const readings = act.do === 'record' || act.do === 'import' ? act.readings : [];
    if (work === 'import') {
      const cell = (value: unknown): string => `"${value}"`;
      const lines = readings.map((reading) => Object.values(reading).map(cell).join());
      writeFileSync(rows, `${READING_COLUMNS.join()}\n${lines.join('\n')}\n`);
      return [rows];
    }
    return readings.flatMap((reading) => [
      'RU1',
      `${reading.value}`,
      ...['--date', reading.observedOn, '--confidence', reading.confidence],
      ...['--source', reading.source, '--url', reading.url, '--note', reading.note],
      ...['--quote', reading.quote, '--archived', reading.archived],
      ...['--retrieved-on', reading.retrievedOn],
    ]);
  };
  const victim: Command = {
    args: (dataDir, first) => [
      ...[program, work, ...asked(first), '--strategy', strategy, '--data-dir', dataDir],
    ],
    answers: (printed, exitCode) => [
      ...(exitCode === 0 || /^Recorded: .*\n/.test(printed) ? ['+0'] : []),
      ...(exitCode === 0 ? ['done'] : []),
      ...(exitCode === 0 || exitCode === null ? [] : [`refused with exit code ${exitCode}`]),
    ],
  };
  const field = growing(ground, work === 'import' ? 'importing' : 'recording', {
    begins: () => new Ledger(),
    options: { strategy: STRATEGY, now: OPTIONS.now },
    script,
  });
  return {
    ...field,
    prepare: async () => writeFileSync(strategy, STRATEGY.bytes),
    measure: () => timeOf(work, () => join(ground, 'measure'), victim),
    holds: () => false,
    victim,
  };
}

/** The same on a disk whose power is cut; undefined where none can be mounted. */
function powerless(ground: string, kind: 'recording' | 'importing'): Field | undefined {
  const disk = powerlessDisk(ground);
  if (disk === undefined) return undefined;
  const field = growing(disk.path, kind);
  let folder: string | undefined;
  return {
    ...field,
    folderFor: (round) => {
      const next = field.folderFor(round);
      if (folder !== undefined && folder !== next) disk.renew();
      folder = next;
      return next;
    },
    strike: disk.cut,
    judge: async (killed) => {
      disk.restart();
      await field.judge(killed);
    },
    remove: disk.remove,
  };
}

/** A journal, and all that is in the tables of its store. */
interface State {
  readonly ledger: Ledger;
  readonly tables: Tables;
}

/** A fresh copy of one filled store, and of a backup of it, for every kill; and how both are once that is prepared. */
function filled(
  ground: string,
  work: Work,
  reading: typeof readingOf,
): Omit<Field, 'judge'> & {
  readonly states: () => { readonly now: State; readonly backedUp: State };
} {
  const original = join(ground, 'original');
  const path = join(original, 'small.db');
  let states: { readonly now: State; readonly backedUp: State } | undefined;
  const folderFor = (round: number): string => {
    const dataDir = join(ground, `${round}`);
    cpSync(original, dataDir, { recursive: true });
    return dataDir;
  };
  return {
    prepare: async (tally) => {
      const ledger = begun();
      const open = async (): Promise<Store> =>
        got(await openOrCreateStore({ ...OPTIONS, dataDir: original, author: VICTIM }));
      const fill = async (part: number, rows: number): Promise<State> => {
        const store = await open();
        const script = recordingFrom(part * STRIDE);
        const [ids, firsts]: [string[], number[]] = [[], []];
        const readings = Array.from({ length: rows }, (_, at) =>
          reading(part * STRIDE + APART + at),
        );
        got(store.record(readings));
        ledger.add(VICTIM, { do: 'record', readings }, []);
        for (let at = 0; at < ACTS; at += 1) {
          await perform(store, script(at), ids);
          ledger.add(VICTIM, script(at), firsts);
        }
        got(store.setVisit(`2026-11-0${part}T00:00:00.000Z`, undefined));
        got(store.acknowledge(`tripwire ${part}`, '2026-10-01'));
        got(store.saveScenario(`scenario ${part}`, { land: part }));
        store.close();
        const found = await lookOver(original, [ledger]);
        count(tally, found);
        return { ledger: ledger.copy(), tables: tablesOf(path) ?? new Map() };
      };
      const backedUp = await fill(1, IN_BACKUP);
      const store = await open();
      got(store.backup(join(original, 'backup.db')));
      store.close();
      states = { backedUp, now: await fill(2, BESIDES) };
    },
    measure: () => timeOf(work, () => folderFor(-1)),
    folderFor,
    states: () => {
      if (states === undefined) throw new Error('the store is not filled yet');
      return states;
    },
  };
}

/** Readings in the backup of the filled store, and those that come after it. */
const IN_BACKUP = 900;
const BESIDES = 300;
/** From which number on these count, so that none is like one of the acts beside them. */
const APART = 1_000;
/** Acts beside these, each time. */
const ACTS = 30;

/** A reading so long that a store of some hundreds is more than SQLite holds in memory: it writes before it commits. */
function longReading(number: number): Observation {
  return readingOf(number, { quote: `${number} `.repeat(700) });
}

/** What a table has that another lacks. */
function unlike(what: string, expected: readonly string[], there: readonly string[]): string[] {
  const { missing, surplus } = differing(expected, there);
  return [...some(`${what}, missing`, missing), ...some(`${what}, not to be there`, surplus)];
}

/** What is wrong in any table of a store that must be as another was. */
function changed(was: Tables, is: Tables = new Map()): string[] {
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((name) =>
    unlike(`table ${name}`, was.get(name) ?? [], is.get(name) ?? []),
  );
}

/** What is wrong with the backup that must have been made of what a store held until then. */
function keptBackup(storePath: string, kind: string, was: Tables): string[] {
  const backup = readBackupPaths(storePath).find((each) => each.includes(`--${kind}-`));
  if (backup === undefined) return ['what stood before was not backed up'];
  return changed(was, tablesOf(backup)).map((line) => `of the backup, ${line}`);
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

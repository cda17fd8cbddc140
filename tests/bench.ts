// `npm run bench`: what commands and the dashboard cost beside `node -e 0`, in turns within one run, each in a pseudo-terminal: time on
// the processor of all threads, and time until the end. `npm run bench -- 31` makes 31 rounds. Nothing else should
// run meanwhile.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { SqliteJournal } from '../src/store/journal.ts';
import { loadStrategy } from '../src/store/load-strategy.ts';
import { dashboardCost, nodeMemory, nodeReadable, peerReadable } from './bench-dashboard.ts';
import { filesOf, ROOT, read } from './source.ts';

/** Programs whose first screen is timed beside ours, where they are installed. */
const PEERS = ['lazygit', 'htop'];
const rounds = Math.max(15, Number(process.argv[2] ?? 21));
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-bench-'));
const told = join(folder, 'told');

/** An indicator of the shipped record with a value that it had: what is recorded here. */
const [, indicator = '', , value = ''] =
  /^([\w-]+),([\d-]+),(-?[\d.]+),/m.exec(filesOf('data/*.readings.csv').map(read).join('\n')) ?? [];
const range = ['--from', '2026-01-01', '--to', '2026-06-30'];

type Run = Pick<Row, 'argv' | 'store'>;

/** A record in which nothing changes, and of which answers are kept. */
const AGAIN = 'again';

/** How a command is run: what stands for it in the table, its arguments, and the folder of its record. */
interface Row {
  readonly what: string;
  readonly argv: readonly string[];
  readonly store?: string;
  /** How many times Node it may cost. */
  readonly most?: number;
}

// “first”: the answer is computed, as it is after a change (AXISWATCH_KEEP=0); “again”: it is one that was kept.
const ROWS: readonly Row[] = [
  { what: 'status, first', argv: ['status'], most: 2 },
  { what: 'status --short, first', argv: ['status', '--short'], most: 2 },
  { what: 'status, again', argv: ['status'], most: 1.15, store: AGAIN },
  { what: 'status --short, again', argv: ['status', '--short'], most: 1.15, store: AGAIN },
  { what: 'explain, again', argv: ['explain', ...range], most: 1.2, store: AGAIN },
  { what: 'list, first', argv: ['list'], most: 2.2 },
  { what: 'explain, first', argv: ['explain', ...range], most: 2.2 },
  { what: 'ahead, first', argv: ['ahead'], most: 2.2 },
  { what: 'report --format html', argv: ['report', '--format', 'html'], most: 6 },
  { what: '--version', argv: ['--version'], most: 1.1 },
  { what: '--help', argv: ['--help'], most: 1.1 },
  { what: 'record', argv: ['record', indicator, value, '--yes'] },
  // a quarter, and 15 %, above the most of a first status
  { what: 'status, 100 000 readings', argv: ['status'], most: 2.5, store: 'readings' },
  { what: 'status, 2 000 events', argv: ['status'], most: 2.3, store: 'events' },
];

const MS_PER_DAY = 86_400_000;
const FIRST = Date.parse('2016-01-01');
/** Days of the past, one after another and from the first one again. */
const dayOf = (at: number): string =>
  new Date(FIRST + (at % 3500) * MS_PER_DAY).toISOString().slice(0, 10);

/** Tables of so many rows, about what the shipped ones are about. */
function tables(): Readonly<Record<'readings' | 'events', string>> {
  const shipped = (name: string): string => filesOf(`data/*.${name}.csv`).map(read).join('\n');
  const values = new Map(
    [...shipped('readings').matchAll(/^([\w-]+),[\d-]+,(-?[\d.]+),/gm)].map(
      ([, id = '', each = '']) => [id, each],
    ),
  );
  const nodes = [...shipped('events').matchAll(/^[\w-]+,[\d-]+,([\w -]+),/gm)].map(
    ([, each = '']) => each,
  );
  const readings = [...values].flatMap(([id, each]) =>
    Array.from(
      { length: Math.ceil(100_000 / values.size) },
      (_, at) => `${id},${dayOf(at)},${each}`,
    ),
  );
  const events = Array.from(
    { length: 2000 },
    (_, at) => `bench-${at},${dayOf(at * 7)},${nodes[at % nodes.length]},Something,ours,good`,
  );
  return {
    readings: ['indicator,day,value', ...readings].join('\n'),
    events: ['id,day,nodes,title,side,effect', ...events].join('\n'),
  };
}

/** What one process took: seconds on the processor and in all, KiB of memory at its peak, which only GNU time tells. */
interface Cost {
  readonly processor: number;
  readonly time: number;
  readonly memory: number;
}

const GNU_TIME = '/usr/bin/time';
/** bash counts in thousandths of a second, GNU time in hundredths, so that is asked for memory alone. */
const TIMED = '{ time "$@" 2>&9; } 9>&2 2>"$0"';

/** Runs a command in a pseudo-terminal of 120×36; gives what it wrote, its exit code, and what was told of it. */
function run(
  command: string,
  args: readonly string[],
  store = 'store',
): Promise<{ output: string; code: number }> {
  const { NO_COLOR: _, CI: __, ...env } = process.env;
  const pty = spawn(command, [...args], {
    cols: 120,
    rows: 36,
    cwd: ROOT,
    env: {
      ...env,
      TERM: 'xterm-256color',
      TIMEFORMAT: '%3U %3S %3R',
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_DATA_HOME: join(folder, store),
      AXISWATCH_KEEP: store === AGAIN ? '1' : '0',
    },
  });
  let output = '';
  pty.onData((data) => {
    output += data;
  });
  return new Promise((resolve) => {
    pty.onExit(({ exitCode }) => resolve({ output, code: exitCode }));
  });
}

async function runOnce(
  command: string,
  args: readonly string[],
  store: string | undefined,
): Promise<readonly number[]> {
  const { output, code } = await run(command, args, store);
  if (code !== 0) throw new Error(`${args.slice(3).join(' ')} ended with ${code}:\n${output}`);
  return readFileSync(told, 'utf8').trim().split(/\s+/).map(Number);
}

async function cost({ argv, store }: Run): Promise<Cost> {
  const timed = ['-c', TIMED, told, process.execPath, ...argv];
  const [user = 0, system = 0, time = 0] = await runOnce('bash', timed, store);
  return { processor: user + system, time, memory: Number.NaN };
}

async function memory({ argv, store }: Run): Promise<number> {
  if (!existsSync(GNU_TIME)) return Number.NaN;
  const line = ['-f', '%M', '-o', told, process.execPath, ...argv];
  const [peak = Number.NaN] = await runOnce(GNU_TIME, line, store);
  return peak;
}

/** The mean of the middle half: as firm as a median, and finer than the thousandths that are counted. */
function middle(numbers: readonly number[]): number {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).toSorted((a, b) => a - b);
  const half = sorted.slice(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4));
  return half.reduce((sum, number) => sum + number, 0) / half.length;
}

/** Each command in turn, round after round; the first round does not count. */
async function inTurns(commands: readonly Run[]): Promise<readonly Cost[]> {
  const costs: Cost[][] = commands.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [at, command] of commands.entries()) {
      const one = await cost(command);
      const peak = round < 5 ? await memory(command) : Number.NaN;
      if (round >= 0) costs[at]?.push({ ...one, memory: peak });
    }
  }
  return costs.map((all) => ({
    processor: middle(all.map(({ processor }) => processor)),
    time: middle(all.map(({ time }) => time)),
    memory: middle(all.map((each) => each.memory)),
  }));
}

/** Of `status` alone. */
const MOST_MEMORY = 1.5;
const say = (cells: readonly string[]): void => {
  const [what = '', ...others] = cells;
  const row = what.padEnd(24) + others.map((cell) => cell.padStart(10)).join('');
  process.stdout.write(`${row.trimEnd()}\n`);
};
const ratio = (number: number): string => (Number.isNaN(number) ? 'not here' : number.toFixed(2));

/** A row in units of its own: what it is, what it costs and at most. */
function sayCost(what: string, cost: number, most: number, unit: string, decimals = 1): void {
  const number = Number.isNaN(cost) ? 'not here' : `${cost.toFixed(decimals)} ${unit}`.trim();
  say([what, number, '', `${most} ${unit}`.trim(), cost > most ? 'MISSED' : '']);
}

async function sayDashboard(): Promise<void> {
  const readable: number[] = [];
  const bare: number[] = [];
  const peers = new Map(PEERS.map((name) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    const [one, other] = [await nodeReadable(folder), await dashboardCost(folder, false)];
    if (round >= 0) {
      bare.push(one);
      for (const [name, times] of peers) times.push(await peerReadable(name, folder));
      readable.push(other.readable);
    }
  }
  const { keys, memory: peak, idle } = await dashboardCost(folder, true);
  const at = (share: number, numbers: readonly number[]): number =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? Number.NaN;
  const times = keys.map(({ time }) => time);
  say(['']);
  sayCost('dashboard, readable', middle(readable) / middle(bare), 3, '× Node', 2);
  for (const [name, times] of peers) {
    const cost = middle(times) / middle(bare);
    say([name, Number.isNaN(cost) ? 'not here' : `${ratio(cost)} × Node`]);
  }
  sayCost('dashboard, memory', peak / (await nodeMemory(folder)), 2.3, '× Node', 2);
  sayCost('a key, p50', at(0.5, times), 4.5, 'ms');
  sayCost('a key, p95', at(0.95, times), 8, 'ms');
  sayCost(
    'a key, p50',
    at(
      0.5,
      keys.map(({ bytes }) => bytes),
    ),
    700,
    'bytes',
    0,
  );
  sayCost('idle, two seconds', idle.bytes, 0, 'bytes', 0);
  sayCost('idle, two seconds', idle.processor, 0.01, 's', 2);
}

/** Each on the disk before the next. */
async function sayRecording(): Promise<void> {
  const { strategy } = await loadStrategy({ file: undefined, folder: join(ROOT, 'dist') });
  const journal = await SqliteJournal.open(join(folder, 'bench.journal'), strategy.leaves);
  const times: number[] = [];
  for (let day = 0; day < 200; day += 1) {
    const begun = performance.now();
    const row = { indicator, day, value: Number(value), confidence: 'moderate' } as const;
    await journal.append('bench', [{ kind: 'record', what: 'reading', row }]);
    times.push(performance.now() - begun);
  }
  await journal.close();
  sayCost('a reading, durable', middle(times), 1, 'ms', 2);
}

try {
  const program = join(ROOT, 'dist/axiswatch.js');
  for (const [name, text] of Object.entries(tables())) {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, text);
    const { output, code } = await run(process.execPath, [program, 'import', file, '--yes'], name);
    if (code !== 0) throw new Error(`${name} are not imported: ${output}`);
  }
  const rows: Row[] = [];
  for (const row of ROWS) {
    const { output, code } = await run(process.execPath, [program, ...row.argv], row.store);
    if (code === 0) rows.push(row);
    else say([row.what, `ends with ${code}: ${output.trim()}`]);
  }
  const [node, ...ours] = await inTurns([
    { argv: ['-e', '0'] },
    ...rows.map((row) => ({ ...row, argv: [program, ...row.argv] })),
  ]);
  if (node === undefined) throw new Error('nothing was run');
  say(['× node -e 0', 'processor', 'time', 'at most', 'memory', 'at most']);
  for (const [at, { what, most, store }] of rows.entries()) {
    const one = ours[at];
    if (one === undefined) continue;
    const [processor, time] = [one.processor / node.processor, one.time / node.time];
    const isMissed = most !== undefined && Math.max(processor, time) > most;
    const growth = one.processor / (ours[0] ?? one).processor - 1;
    const isLarge = store !== undefined && store !== AGAIN;
    const peak = one.memory / node.memory;
    const mostMemory = what.startsWith('status') ? MOST_MEMORY : undefined;
    say([
      ...[what, ratio(processor), ratio(time), most?.toFixed(2) ?? ''],
      ...[ratio(peak), mostMemory?.toFixed(2) ?? ''],
      isMissed || peak > (mostMemory ?? Infinity) ? 'MISSED' : '',
      isLarge ? `${(growth * 100).toFixed(0)} % above the first` : '',
    ]);
  }
  const [took, until] = [node.processor, node.time].map((s) => `${(s * 1000).toFixed(0)} ms`);
  say([`node -e 0: ${took} on the processor, ${until}; ${rounds} rounds`]);
  await sayDashboard();
  await sayRecording();
} finally {
  rmSync(folder, { recursive: true });
}

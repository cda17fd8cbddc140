// `npm run bench`: what start, status, a key press and storage cost, beside `node -e 0` in the same interleaved run.
// Takes some minutes; nothing else should run meanwhile. The budgets are the columns "must" and "aim".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quantile, type Row, table } from './figures.ts';
import { type Dashboard, openDashboard, pause, run } from './processes.ts';
import {
  dailyPaths,
  fillInbox,
  fillStore,
  lookHalfAYearAhead,
  rawSync,
  recordOne,
  scoreOneDay,
  stepOneDay,
} from './work.ts';

const rounds = 15;
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-bench-'));
const few = join(folder, 'few');
const many = join(folder, 'many');
const waiting = join(folder, 'waiting');
const rows: Row[] = [];
const ms = (value: number): string => `${value.toFixed(1)} ms`;

function report(row: Row): void {
  rows.push(row);
  process.stderr.write(`${row.what}: ${row.measured?.toFixed(2) ?? 'not here'} ${row.unit}\n`);
}

/** Opens a dashboard, hands it over, and quits it. */
async function withDashboard<T>(
  dataDir: string,
  use: (dashboard: Dashboard) => Promise<T> | T,
): Promise<T> {
  const dashboard = await openDashboard(dataDir);
  try {
    return await use(dashboard);
  } finally {
    await dashboard.quit();
  }
}

const opening = (dataDir: string) =>
  withDashboard(dataDir, async ({ firstFrame, peakMemory }) => {
    // What goes on after the first frame is let to end, so that it is not cut off at another point each time.
    await pause(200);
    return { firstFrame, peakMemory };
  });

const openingTime = async (dataDir: string) => (await opening(dataDir)).firstFrame;

/** Measures in one data folder and in another, in turn, after a round that does not count, and reports the ratio. */
async function measureRatio(of: {
  readonly what: string;
  readonly measure: (dataDir: string) => Promise<number>;
  readonly folders: readonly [string, string];
  readonly must: number;
  readonly aim: number;
}): Promise<void> {
  const { what, measure, must, aim } = of;
  const [ours, base]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const second = await measure(of.folders[1]);
    const first = await measure(of.folders[0]);
    if (round < 0) continue;
    ours.push(first);
    base.push(second);
  }
  report({
    what,
    measured: median(ours) / median(base),
    must,
    aim,
    unit: '×',
    note: `${ms(median(ours))} / ${ms(median(base))}`,
  });
}

async function measureStart(): Promise<void> {
  const nothing: number[] = [];
  const status: number[] = [];
  const ahead: number[] = [];
  const frame: number[] = [];
  const memory: number[] = [];
  const nothingMemory: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const bare = await run(['-e', '0'], few);
    const said = await run(['dist/axiswatch.js', 'status'], few);
    const later = await run(['dist/axiswatch.js', 'ahead'], few);
    const { firstFrame, peakMemory } = await opening(few);
    const peak = await run(['-e', 'process._rawDebug(process.resourceUsage().maxRSS)'], few);
    if (round < 0) continue; // The first round makes the store.
    nothing.push(bare.milliseconds);
    status.push(said.milliseconds);
    ahead.push(later.milliseconds);
    frame.push(firstFrame);
    if (peakMemory !== undefined) memory.push(peakMemory);
    nothingMemory.push(Number.parseInt(peak.output, 10));
  }
  const base = median(nothing);
  report({
    what: 'axiswatch status / node -e 0',
    measured: median(status) / base,
    must: 1.6,
    aim: 1.3,
    unit: '×',
    note: `${ms(median(status))} / ${ms(base)}`,
  });
  report({
    what: 'axiswatch ahead, 6 months, beyond axiswatch status',
    measured: median(ahead) - median(status),
    must: 20,
    aim: 10,
    unit: 'ms',
    note: `${ms(median(ahead))} − ${ms(median(status))}`,
  });
  report({
    what: 'first full frame / node -e 0',
    measured: median(frame) / base,
    must: 5,
    aim: 3.5,
    unit: '×',
    note: `${ms(median(frame))} / ${ms(base)}`,
  });
  report({
    what: 'peak memory at the first frame / node -e 0',
    measured: memory.length > 0 ? median(memory) / median(nothingMemory) : undefined,
    must: 2.5,
    aim: 2,
    unit: '×',
    note:
      memory.length > 0
        ? `${Math.round(median(memory) / 1024)} / ${Math.round(median(nothingMemory) / 1024)} MiB`
        : '',
  });
}

/** Down and up again, so that the selection moves at every press. */
const moves = ['j', 'j', 'k', 'k'];

async function pressAll(dashboard: Dashboard, times: number, gap: number) {
  const taken: number[] = [];
  const bytes: number[] = [];
  let erases = 0;
  for (let i = 0; i < times; i++) {
    const ran = await dashboard.press(moves[i % moves.length] ?? 'j');
    if (ran === undefined) throw new Error('a key that moves the selection wrote nothing');
    taken.push(ran.milliseconds);
    bytes.push(Buffer.byteLength(ran.output));
    erases += ran.output.split('\u001B[2J').length - 1;
    await pause(Math.max(0, gap - ran.milliseconds));
  }
  return { taken, bytes, erases };
}

async function measureKeys(): Promise<void> {
  await withDashboard(few, async (dashboard) => {
    await pause(1000);
    await pressAll(dashboard, 20, 60);
    const { taken, bytes, erases } = await pressAll(dashboard, 120, 120);
    report({
      what: 'a key that moves the selection, p50',
      measured: quantile(taken, 0.5),
      must: 8,
      aim: 5,
      unit: 'ms',
    });
    report({
      what: 'a key that moves the selection, p95',
      measured: quantile(taken, 0.95),
      must: 16,
      aim: 10,
      unit: 'ms',
    });
    const held = await pressAll(dashboard, 200, 33);
    report({
      what: 'a held key (30 a second), p95 per step',
      measured: quantile(held.taken, 0.95),
      must: 25,
      aim: 16,
      unit: 'ms',
    });
    report({
      what: 'bytes written per selection move',
      measured: median(bytes),
      must: 1500,
      aim: 400,
      unit: 'bytes',
      note: `at most ${Math.max(...bytes)}`,
    });
    report({
      what: 'whole-screen erases in these moves',
      measured: erases + held.erases,
      must: 0,
      aim: 0,
      unit: '',
    });
    await pause(2000);
    const idle = await dashboard.idle(10_000);
    report({
      what: 'bytes written in 10 s idle',
      measured: idle.bytes,
      must: 0,
      aim: 0,
      unit: 'bytes',
    });
    report({ what: 'processor used in 10 s idle', measured: idle.cpu, must: 0, aim: 0, unit: 's' });
  });
}

async function measureCore(): Promise<void> {
  report({
    what: 'scoring the board for one day, with intervals',
    measured: await scoreOneDay(),
    must: 1,
    aim: 0.2,
    unit: 'ms',
  });
  report({
    what: 'stepping one day of the whole board',
    measured: await stepOneDay(),
    must: 16,
    aim: 4,
    unit: 'ms',
  });
  report({
    what: '26 weeks ahead of the shipped board, beyond the board',
    measured: await lookHalfAYearAhead(),
    must: 20,
    aim: 10,
    unit: 'ms',
  });
  report({
    what: 'daily paths of the whole board since 2022, 2,000 events',
    measured: await dailyPaths(),
    must: 8,
    aim: 4,
    unit: 'ms',
  });
}

async function measureStore(): Promise<void> {
  const ours: number[] = [];
  const disk: number[] = [];
  for (let round = 0; round < 60; round++) {
    ours.push(await recordOne(few, round));
    disk.push(rawSync(join(folder, 'raw')));
  }
  report({
    what: 'one durable reading, beyond the disk’s own sync',
    measured: median(ours) - median(disk),
    must: 1,
    aim: 0.5,
    unit: 'ms',
    note: `${median(ours).toFixed(2)} − ${median(disk).toFixed(2)} ms`,
  });

  const readings = 1_000_000;
  await fillStore(many, readings);
  await measureRatio({
    what: 'opening with 1,000,000 readings / the shipped ones',
    measure: openingTime,
    folders: [many, few],
    must: 1.3,
    aim: 1.1,
  });
}

/** What 5,000 proposals that wait cost where nobody looks at them, and in the inbox. */
async function measureInbox(): Promise<void> {
  await fillInbox(waiting, 5000);
  await measureRatio({
    what: 'opening with 5,000 proposals / none',
    measure: openingTime,
    folders: [waiting, few],
    must: 1.1,
    aim: 1.05,
  });
  await measureRatio({
    what: 'axiswatch status with 5,000 proposals / none',
    measure: async (dataDir) => (await run(['dist/axiswatch.js', 'status'], dataDir)).milliseconds,
    folders: [waiting, few],
    must: 1.1,
    aim: 1.05,
  });
  await withDashboard(waiting, async (dashboard) => {
    await pause(1000);
    await pressAll(dashboard, 20, 60);
    const board = await pressAll(dashboard, 60, 120);
    report({
      what: 'a key that moves the selection, 5,000 proposals, p50',
      measured: quantile(board.taken, 0.5),
      must: 8,
      aim: 5,
      unit: 'ms',
    });
    await dashboard.press('I');
    await pause(1000);
    await pressAll(dashboard, 20, 60);
    const inbox = await pressAll(dashboard, 60, 120);
    report({
      what: 'the same in the inbox, with what accepting would do',
      measured: quantile(inbox.taken, 0.5),
      must: 16,
      aim: 8,
      unit: 'ms',
    });
  });
}

try {
  await measureStart();
  await measureKeys();
  await measureCore();
  await measureInbox();
  await measureStore();
  process.stdout.write(`${table(rows)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

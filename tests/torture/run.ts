/**
 * `npm run torture`: does the damage and counts what is lost.
 *
 * --kills N    processes killed at a random point of their work (2100); one that ends before its kill is not counted
 * --cuts N     cuts of the power of the disk that a process works on (200)
 * --writers N  processes that write to one store at once (8), --each N readings each (1000)
 * --stores N   stores that are begun by eight programs at once (50)
 * --seed N     where the random points begin; said at the end, so that a run can be repeated
 * --only KIND,…  only these kinds of work, by their names in kills.ts, and no writers and stores
 * --until-wrong  no more of a kind once something is lost or wrong
 * --sabotage   afterwards puts each of the faults in sabotage.ts into a copy of the source, and counts those that such a
 *              run does not notice
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundle } from './bundle.ts';
import type { Tally, Work } from './kills.ts';

/** Share of the kills, or of the cuts of power, by kind of work. */
const SHARES: Readonly<Record<Work, { readonly kills?: number; readonly cuts?: number }>> = {
  recording: { kills: 0.3 },
  importing: { kills: 0.14 },
  migrating: { kills: 0.12 },
  beginning: { kills: 0.1 },
  restoring: { kills: 0.12 },
  record: { kills: 0.12 },
  import: { kills: 0.1 },
  'recording without power': { cuts: 0.5 },
  'importing without power': { cuts: 0.5 },
};
const WORDS: Readonly<Record<Work, string>> = {
  recording: 'killed while recording, undoing and noting events',
  importing: 'killed while importing',
  migrating: 'killed while moving to a new format',
  beginning: 'killed while beginning a store',
  restoring: 'killed while restoring a backup',
  record: 'killed in the command record',
  import: 'killed in the command import',
  'recording without power': 'cut off from power while recording',
  'importing without power': 'cut off from power while importing',
};

/** Dashboards that are open while others write. */
const DASHBOARDS = 3;
/** Programs that open a new store at once. */
const PROGRAMS = 8;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '2100' },
    cuts: { type: 'string', default: '200' },
    writers: { type: 'string', default: '8' },
    each: { type: 'string', default: '1000' },
    stores: { type: 'string', default: '50' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    only: { type: 'string' },
    'until-wrong': { type: 'boolean', default: false },
    sabotage: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const cuts = Number(values.cuts);
const seed = Number(values.seed);

const started = performance.now();
const WORKS = Object.keys(SHARES) as Work[];
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await bundle(folder);
const only = values.only?.split(',');
const stranger = only?.find((name) => !WORKS.some((work) => work === name));
if (stranger !== undefined) throw new Error(`there is no work called ${stranger}`);
const works = WORKS.filter((work) => only?.includes(work) ?? true);
const jobs = works.map((work) => async (): Promise<Tally> => {
  const share = SHARES[work];
  const times = kills * (share.kills ?? 0) + cuts * (share.cuts ?? 0);
  const tally = await inThread(work, Math.ceil(times), seed + WORKS.indexOf(work));
  const instead = tally.skipped === undefined ? '' : `, skipped: ${tally.skipped}`;
  process.stderr.write(`${WORDS[work]}: ${tally.kills}, ${tally.spared} ended before${instead}\n`);
  return tally;
});
const rows: Row[] = (await inLanes(jobs, availableParallelism())).map((tally) => ({
  ...tally,
  what: WORDS[tally.work],
  times: tally.kills,
}));
if (only === undefined) {
  const { crowd } = await import('./writers.ts');
  const { openTogether } = await import('./openings.ts');
  const member = join(folder, 'member.mjs');
  const together = await crowd(Number(values.writers), Number(values.each), DASHBOARDS, member);
  rows.push({
    ...together,
    what: `${together.writers} writers at once, ${together.dashboards} dashboards open`,
    times: together.writers * Number(values.each),
  });
  const openings = await openTogether(Number(values.stores), PROGRAMS);
  rows.push({
    ...openings,
    what: `${PROGRAMS} programs at once beginning a store`,
    times: openings.opened,
    acknowledged: openings.shown,
  });
}

process.stdout.write(
  `${table([
    ['what was done', 'how often', 'acknowledged', 'lost', 'wrong'],
    ...rows.map(({ what, times, acknowledged, lost, wrong }) => [
      what,
      ...[times, acknowledged, lost, wrong.length].map(String),
    ]),
  ])}\n`,
);
const wrong = rows.flatMap((row) => row.wrong);
const lost = rows.reduce((sum, row) => sum + row.lost, 0);
const struck = (of: 'kills' | 'cuts'): number =>
  rows.reduce(
    (sum, { work, times }) =>
      sum + (work === undefined || SHARES[work][of] === undefined ? 0 : times),
    0,
  );
for (const line of new Set(wrong)) process.stdout.write(`${line}\n`);
const done = `killed: ${struck('kills')}; without power: ${struck('cuts')}`;
process.stdout.write(
  `${done}; lost: ${lost}; wrong: ${wrong.length}; seed ${seed}; ${minutesSince(started)} minutes\n`,
);
if (lost > 0 || wrong.length > 0) process.exitCode = 1;
if (values.sabotage) {
  const began = performance.now();
  const { notNoticed } = await import('./sabotage.ts');
  const unnoticed = await notNoticed(inLanes);
  for (const line of unnoticed) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `sabotage, ${minutesSince(began)} minutes: ${unnoticed.length} not noticed\n`,
  );
  if (unnoticed.length > 0) process.exitCode = 1;
}

/** A row of what is said at the end. */
interface Row {
  /** undefined: no process was killed. */
  readonly work?: Work;
  readonly what: string;
  readonly times: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly wrong: readonly string[];
}

function minutesSince(began: number): string {
  return ((performance.now() - began) / 60_000).toFixed(1);
}

/** Runs jobs in so many lanes; returns what they return, in their order. */
async function inLanes<T>(list: readonly (() => Promise<T>)[], lanes: number): Promise<T[]> {
  const results = new Map<number, T>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < list.length; at = next++) {
      const job = list[at];
      if (job !== undefined) results.set(at, await job());
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** Kills so many processes at one kind of work, in a thread of its own. */
async function inThread(work: Work, times: number, from: number): Promise<Tally> {
  const thread = new Worker(join(folder, 'lane.mjs'), {
    workerData: { work, times, seed: from, untilWrong: values['until-wrong'] },
  });
  const tally: Tally = (await once(thread, 'message'))[0];
  return tally;
}

/** Rows as a Markdown table, the first one its head. */
function table(list: readonly (readonly string[])[]): string {
  const widths = (list[0] ?? []).map((_, at) =>
    Math.max(...list.map((row) => (row[at] ?? '').length)),
  );
  const lines = list.map(
    (row) =>
      `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`,
  );
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/**
 * `npm run torture`: does the damage and counts what is lost.
 *
 * --kills N    processes killed at a random point of their work (2100); one that ends before its kill is not counted
 * --cuts N     cuts of the power of the disk that a process works on (200)
 * --writers N  processes that write to one store at once (8), --each N readings each (1000)
 * --stores N   stores that are begun by eight programs at once (50)
 * --seed N     where the random points begin; said at the end, so that a run can be repeated
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Tally, Work } from './kills.ts';
import { openTogether } from './openings.ts';
import { crowd } from './writers.ts';

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
  },
});
const kills = Number(values.kills);
const cuts = Number(values.cuts);
const seed = Number(values.seed);

const started = performance.now();
const jobs = (Object.keys(SHARES) as Work[]).map((work, at) => async (): Promise<Tally> => {
  const share = SHARES[work];
  const times = kills * (share.kills ?? 0) + cuts * (share.cuts ?? 0);
  const tally = await inThread(work, Math.ceil(times), seed + at);
  const instead = tally.skipped === undefined ? '' : `, skipped: ${tally.skipped}`;
  process.stderr.write(`${WORDS[work]}: ${tally.kills}, ${tally.spared} ended before${instead}\n`);
  return tally;
});
const tallies = await inLanes(jobs, availableParallelism());
const together = await crowd(Number(values.writers), Number(values.each), DASHBOARDS);
const openings = await openTogether(Number(values.stores), PROGRAMS);

const rows = [
  ['what was done', 'how often', 'acknowledged', 'lost', 'wrong'],
  ...tallies.map(({ work, kills: times, acknowledged, lost, wrong }) => [
    WORDS[work],
    `${times}`,
    `${acknowledged}`,
    `${lost}`,
    `${wrong.length}`,
  ]),
  [
    `${together.writers} writers at once, ${together.dashboards} dashboards open`,
    `${together.writers * Number(values.each)}`,
    `${together.acknowledged}`,
    `${together.lost}`,
    `${together.wrong.length + Math.abs(together.surplus)}`,
  ],
  [
    `${PROGRAMS} programs at once beginning a store`,
    `${openings.opened}`,
    `${openings.shown}`,
    `${openings.lost}`,
    `${openings.wrong.length}`,
  ],
];
process.stdout.write(`${table(rows)}\n`);
const wrong = [...tallies.flatMap((tally) => tally.wrong), ...together.wrong, ...openings.wrong];
const lost = tallies.reduce((sum, tally) => sum + tally.lost, together.lost + openings.lost);
const times = (of: 'kills' | 'cuts'): number =>
  tallies.reduce(
    (sum, { work, kills: done }) => sum + (SHARES[work][of] === undefined ? 0 : done),
    0,
  );
for (const line of new Set(wrong)) process.stdout.write(`${line}\n`);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(
  `killed: ${times('kills')}; without power: ${times('cuts')}; lost: ${lost}; seed ${seed}; ${minutes} minutes\n`,
);
if (lost > 0 || wrong.length > 0 || together.surplus !== 0) process.exitCode = 1;

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
  const thread = new Worker(new URL('lane.ts', import.meta.url), {
    workerData: { work, times, seed: from },
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

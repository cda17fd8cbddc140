import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { boardOutlookIfNothingRecorded } from '../../src/core/analysis/ahead.ts';
import { addDays, daysBetween } from '../../src/core/model/day.ts';
import type { Day, Event, Observation } from '../../src/core/model/model.ts';
import { indexChecksAndEvents } from '../../src/core/model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { allNodeScoresTimeline } from '../../src/core/scoring/timeline.ts';
import { readShippedData } from '../../src/store/files/shipped.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { root } from '../terminal.ts';
import { median } from './figures.ts';

const shipped = readShippedData(`${root}data`);
if (!shipped.ok) throw new Error(shipped.problems[0]?.message);
const { file, shippedData } = shipped.value;
const { strategy } = file;
const now = (): string => new Date().toISOString();
const today: Day = now().slice(0, 10);

async function openIn(dataDir: string): Promise<Store> {
  const opened = await openOrCreateStore({
    dataDir,
    strategy: file,
    author: 'bench',
    shippedData,
    now,
  });
  if (!opened.ok) throw new Error(opened.problems[0]?.message);
  return opened.value;
}

async function shippedReadings() {
  const store = await openOrCreateStore({
    dataDir: '',
    strategy: file,
    author: 'bench',
    shippedData,
    now,
    readOnly: true,
  });
  if (!store.ok) throw new Error(store.problems[0]?.message);
  const readings = store.value.readings();
  // Events and checks are read when they are first asked for.
  readings.eventsOf('');
  readings.checksOf('');
  store.value.close();
  return readings;
}

/** Median milliseconds of a piece of work, warm. */
function timeOf(work: (turn: number) => void): number {
  const taken: number[] = [];
  for (let turn = 0; turn < 600; turn++) {
    const start = performance.now();
    work(turn);
    if (turn >= 300) taken.push(performance.now() - start);
  }
  return median(taken);
}

/** Milliseconds to score every node of the shipped strategy for one day, another day each time. */
export async function scoreOneDay(): Promise<number> {
  const readings = await shippedReadings();
  return timeOf((turn) => scorecardAsOf(strategy, readings, addDays(today, -turn)));
}

/** Milliseconds for all that the screens say of one day, when stepping from day to day. */
export async function stepOneDay(): Promise<number> {
  const readings = await shippedReadings();
  const history = scoreHistoryOfStrategy(strategy, readings);
  return timeOf((turn) => boardAsOf(strategy, readings, addDays(today, -turn), history));
}

/** Weeks ahead that are looked at. */
const WEEKS = 26;

/** Milliseconds to look 26 weeks ahead of the shipped board, beyond what its board costs; another day each time. */
export async function lookHalfAYearAhead(): Promise<number> {
  const readings = await shippedReadings();
  const boards = Array.from({ length: 20 }, (_, back) =>
    boardAsOf(strategy, readings, addDays(today, -back)),
  );
  return timeOf((turn) => {
    const board = boards[turn % boards.length];
    if (board === undefined) return;
    const { days, rootOn } = boardOutlookIfNothingRecorded(board, addDays(board.asOf, 7 * WEEKS));
    days.map(rootOn);
  });
}

/** Events that the shipped counted indicators count, as many as some years bring at most. */
const EVENTS = 2_000;
const SINCE = '2022-01-01';

/** Milliseconds for the score of every node on every day since 2022, where counted indicators count 2,000 events. */
export async function dailyPaths(): Promise<number> {
  const readings = await shippedReadings();
  const counted = indicatorsOfStrategy(strategy).filter(({ count }) => count !== undefined);
  const days = daysBetween(SINCE, today);
  const events = Array.from({ length: EVENTS }, (_, at): Event => {
    const node = counted[at % counted.length];
    const [event] = node === undefined ? [] : readings.eventsOf(node.id);
    if (node === undefined || event === undefined) throw new Error('nothing is counted');
    const day = addDays(SINCE, Math.floor((at * days) / EVENTS));
    return { ...event, id: `e${at}`, seq: at, day, nodes: [node.id] };
  });
  const known = { ...readings, ...indexChecksAndEvents({ checks: [], events }) };
  const ids = [...nodePlacesOf(strategy).keys()];
  return timeOf(() => {
    const timeline = allNodeScoresTimeline(strategy, known, today);
    for (const id of ids) timeline.daily(id, SINCE, today);
  });
}

/** The newest shipped reading of each indicator, as something that could be recorded again. */
async function templates(): Promise<Observation[]> {
  const readings = await shippedReadings();
  const found: Observation[] = [];
  for (const { id } of indicatorsOfStrategy(strategy)) {
    const reading = readings.asOf(id, today);
    if (reading === undefined) continue;
    const { seq: _seq, id: _id, author: _author, recordedAt: _at, ...observation } = reading;
    found.push(observation);
  }
  return found;
}

/** Milliseconds to record one reading durably in an open store; each turn records another one. */
export async function recordOne(dataDir: string, turn: number): Promise<number> {
  const [first] = await templates();
  if (first === undefined) throw new Error('no reading is shipped');
  const store = await openIn(dataDir);
  const start = performance.now();
  const written = store.record([{ ...first, observedOn: addDays(today, -turn), source: 'bench' }]);
  const taken = performance.now() - start;
  store.close();
  if (!written.ok || written.value.recorded !== 1) throw new Error('nothing was recorded');
  return taken;
}

/** Puts so many proposals, of 40 sources, into the inbox of a store. */
export async function fillInbox(dataDir: string, count: number): Promise<void> {
  const store = await openIn(dataDir);
  const made = await templates();
  const rows = Array.from({ length: count }, (_, at) => {
    const [first] = made;
    const observation = made[at % made.length] ?? first;
    if (observation === undefined) throw new Error('no reading is shipped');
    const source = `Source ${at % 40}`;
    const observedOn = addDays(today, -Math.floor(at / made.length));
    return { kind: 'reading', observation: { ...observation, observedOn, source } } as const;
  });
  const written = store.propose(rows, 'feed');
  store.close();
  if (!written.ok || written.value.recorded < count * 0.9)
    throw new Error('they were not proposed');
}

/** Milliseconds of what the disk itself asks for: one page appended to a file and synced. */
export function rawSync(path: string): number {
  const descriptor = openSync(path, 'a');
  const page = Buffer.alloc(4096, 1);
  const start = performance.now();
  writeSync(descriptor, page);
  fdatasyncSync(descriptor);
  const taken = performance.now() - start;
  closeSync(descriptor);
  return taken;
}

/** Fills a store until it holds so many readings: one a day of every indicator, back from today. */
export async function fillStore(dataDir: string, count: number): Promise<void> {
  const store = await openIn(dataDir);
  const made = await templates();
  const days = Math.ceil(count / made.length);
  const portion = 500;
  for (let from = 0; from < days; from += portion) {
    const length = Math.min(portion, days - from);
    const some = Array.from({ length }, (_, i) => addDays(today, -(from + i))).flatMap(
      (observedOn) => made.map((observation) => ({ ...observation, observedOn, source: 'bench' })),
    );
    const written = store.record(some);
    if (!written.ok) throw new Error(written.problems[0]?.message);
  }
  store.close();
}

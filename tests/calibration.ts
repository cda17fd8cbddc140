/** How often the 90 % intervals held in a record: what was said before against what was read then. */
import { Boards } from '../src/model/board.ts';
import { countUpTo, type Day } from '../src/model/day.ts';
import { drift, driftPerDay, FRESH, scoreVariance, Z } from '../src/model/error.ts';
import type { Reading, StandingRecord } from '../src/model/record.ts';
import { type Leaf, type Node, scoreOf } from '../src/model/strategy.ts';

/** Readings that only teach how fast an indicator drifts. */
const TAUGHT_BY = 3;
const QUARTER = 91;

interface Trial {
  readonly held: boolean;
  /** Whether it had held if half of each error of reading were shared, as in a change; of readings. */
  readonly heldShared?: boolean;
}

export interface Calibration {
  readonly what: string;
  readonly trials: readonly Trial[];
}

export function calibrationsOf(boards: Boards): readonly Calibration[] {
  const { index, leaves, branches } = boards.strategy;
  const readings = (what: string, isOf: (leaf: Leaf) => boolean): Calibration => ({
    what,
    trials: leaves
      .filter((leaf) => leaf.count === undefined && isOf(leaf))
      .flatMap((leaf) => nextReadings(boards, leaf)),
  });
  const quarters = quartersOf(boards);
  const ahead = (what: string, nodes: readonly Node[]): Calibration => ({
    what,
    trials: quarters.flatMap((quarter) => nodes.flatMap((node) => aheadOf(quarter, node))),
  });
  return [
    readings('measured: its next reading', ({ mean, levels }) => !mean && !levels),
    readings('mean: its next single reading', ({ mean }) => mean !== undefined),
    readings('judged: its next reading', ({ levels }) => levels !== undefined),
    readings('all readings', () => true),
    ahead(
      'counted: a quarter on',
      leaves.filter(({ count }) => count !== undefined),
    ),
    ahead(
      'branches: a quarter on',
      branches.filter((branch) => branch !== index),
    ),
    ahead('the index: a quarter on', [index]),
  ];
}

/** Each reading after the first few beside the one before it, at its age by then. */
function nextReadings(boards: Boards, leaf: Leaf): readonly Trial[] {
  const record = boards.recordOf(leaf);
  return record.readings.slice(TAUGHT_BY).flatMap((after, at) => {
    const before = record.readings[TAUGHT_BY + at - 1] as Reading;
    const age = after.day - before.day;
    if (age > leaf.expires) return [];
    const perDay = driftPerDay(leaf, record, countUpTo(record.readings, before.day));
    const fresh = FRESH[after.confidence] ** 2;
    const step = Math.abs(scoreOf(leaf, after.value) - scoreOf(leaf, before.value));
    const full = scoreVariance(before.confidence, perDay, age) + fresh;
    const shared = drift(perDay, age) + (FRESH[before.confidence] ** 2 + fresh) / 2;
    return [{ held: step <= Z * Math.sqrt(full), heldShared: step <= Z * Math.sqrt(shared) }];
  });
}

type Quarter = ReturnType<typeof quartersOf>[number];

/** The quarters from the start to the last row: their last day as what was known on the first one has it, and as it came. */
function quartersOf(boards: Boards) {
  const { readings, events } = boards.record;
  const last = Math.max(...[...readings.values(), events].map((rows) => rows.at(-1)?.day ?? 0));
  const { start } = boards.strategy;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / QUARTER)) }, (_, at) => {
    const from = start + at * QUARTER;
    const known = new Boards(boards.strategy, recordUpTo(boards.record, from));
    return { said: known.on(from + QUARTER), came: boards.on(from + QUARTER) };
  });
}

function recordUpTo({ readings, checks, events }: StandingRecord, day: Day): StandingRecord {
  const known = <Row extends { readonly day: Day }>(rows: readonly Row[]) =>
    rows.filter((row) => row.day <= day);
  return {
    readings: new Map([...readings].map(([id, rows]) => [id, known(rows)])),
    checks: new Map([...checks].map(([id, rows]) => [id, known(rows)])),
    events: known(events),
  };
}

function aheadOf({ said, came }: Quarter, node: Node): readonly Trial[] {
  const [score, is, deviation] = [said.score(node), came.score(node), said.deviation(node)];
  if (score === undefined || is === undefined || deviation === undefined) return [];
  return [{ held: Math.abs(is - score) <= Z * deviation }];
}

/** What the killer and the killed agree on, and how a store is looked over after a kill. */
import { join } from 'node:path';
import { readBackupPaths } from '../../src/store/backup/backups.ts';
import { MIGRATIONS } from '../../src/store/db/schema.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { ShippedData } from '../../src/store/journal/shipped-rows.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { machineNow, release, strategyFile } from '../store/samples.ts';
import { eventOf, readingOf } from './acts.ts';
import { type Contents, contentsOf, unsound } from './contents.ts';
import { Ledger, shownLine } from './ledger.ts';

/** Who works on a store that is tortured. */
export const VICTIM = 'victim';

/** A gauge over one track of one indicator. */
export const STRATEGY = strategyFile({
  root: {
    id: 'root',
    kind: 'gauge',
    title: 'Root',
    children: [
      {
        id: 'front',
        kind: 'track',
        title: 'Front',
        children: [
          {
            id: 'land',
            code: 'RU1',
            kind: 'indicator',
            title: 'Land',
            goalposts: { worst: 0, best: 10_000 },
            cadenceDays: 30,
            halfLifeDays: 60,
          },
        ],
      },
    ],
  },
});

/** What is shipped: one reading and one event. */
const SHIPPED = [readingOf(1), { id: 'shipped-event', happening: eventOf(2) }] as const;

export const OPTIONS: {
  readonly strategy: typeof STRATEGY;
  readonly now: () => string;
  readonly shippedData?: ShippedData;
} = {
  strategy: STRATEGY,
  now: machineNow,
  shippedData: release([SHIPPED[0]], undefined, [SHIPPED[1]]),
};

/** The journal of a store that was only just begun with what is shipped. */
export function begun(): Ledger {
  const ledger = new Ledger();
  ledger.ship([SHIPPED[0]], [], [SHIPPED[1]]);
  return ledger;
}

/** The formats of this program and one more, which takes its time. */
export const LATER_FORMAT: readonly string[] = [
  ...MIGRATIONS,
  `CREATE TABLE later AS SELECT e.* FROM entry e;
   CREATE INDEX later_by_note ON later (note, source, value);
   CREATE TABLE later_still AS SELECT a.seq, b.value FROM later a, later b WHERE a.seq % 40 = b.seq % 40;
   DROP TABLE later_still;`,
];

/** What was found when a store was looked over. */
export interface Found {
  /** Entries that were acknowledged and are not there. */
  readonly lost: number;
  /** Everything else that is wrong, in words; empty when nothing is. */
  readonly wrong: readonly string[];
  /** The journal, of those that may be there, that is there, or is nearest to what is. */
  readonly ledger: Ledger;
}

/**
 * Opens a store as a user would after a crash, and compares what is shown, and then what is in the file, with the
 * journals that may be there, of which the first was acknowledged.
 */
export async function lookOver(
  dataDir: string,
  mayBe: readonly [Ledger, ...Ledger[]],
  options: typeof OPTIONS = OPTIONS,
): Promise<Found> {
  const path = join(dataDir, `${STRATEGY.strategy.id}.db`);
  const wrong: string[] = [];
  const shown = await showing(dataDir, options, wrong);
  let contents: Contents | undefined;
  try {
    contents = contentsOf(path);
  } catch (error) {
    wrong.push(`${path}: ${error}`);
  }
  wrong.push(...(contents?.wrong ?? []), ...readBackupPaths(path).flatMap(unsound));
  const there = contents?.journal ?? [];
  const compared = (ledger: Ledger): Differing & { readonly ledger: Ledger } => ({
    ledger,
    ...differing(ledger.lines(), there),
  });
  let nearest = compared(mayBe[0]);
  for (const other of mayBe.slice(1)) {
    if (sizeOf(nearest) === 0) break;
    const next = compared(other);
    if (sizeOf(next) < sizeOf(nearest)) nearest = next;
  }
  const { ledger, missing, surplus } = nearest;
  const acknowledged = new Set(missing.length > 0 ? mayBe[0].lines() : []);
  const isLost = (line: string): boolean => line.startsWith('entry ') && acknowledged.has(line);
  const rest = missing.filter((line) => !isLost(line));
  wrong.push(...some('missing', rest), ...some('not to be there', surplus));
  if (shown !== undefined) {
    const expected = ledger.shown();
    const unlike = differing(expected, shown.lines);
    wrong.push(...some('not shown', unlike.missing), ...some('shown', unlike.surplus));
    if (sizeOf(unlike) === 0 && expected.some((line, at) => line !== shown.lines[at]))
      wrong.push('what stands is shown in another order');
    for (const [seq, instant] of shown.instants)
      if (contents?.instants.get(seq) !== instant)
        wrong.push('an entry is shown with another instant than it has');
  }
  return { lost: missing.filter(isLost).length, wrong, ledger };
}

/** The readings and events that the program shows, and its instants by seq; undefined where it cannot open the store. */
async function showing(
  dataDir: string,
  options: typeof OPTIONS,
  wrong: string[],
): Promise<
  { readonly lines: readonly string[]; readonly instants: ReadonlyMap<number, string> } | undefined
> {
  let store: Store | undefined;
  try {
    const opened = await openOrCreateStore({ ...options, dataDir, author: VICTIM });
    if (!opened.ok) {
      wrong.push(...opened.problems.map(({ message }) => `does not open: ${message}`));
      return undefined;
    }
    store = opened.value;
    const all = [...store.readings().of('land'), ...store.events()];
    const entries = store.entries({ limit: 1_000_000 });
    for (const trouble of [store.readOnly, store.lost])
      if (trouble !== undefined) wrong.push(`is read-only or lost: ${trouble}`);
    return {
      lines: all.map(({ recordedAt, ...shown }) => shownLine(shown)),
      instants: new Map(
        [...all, ...entries].map(({ seq, recordedAt }) => [seq, recordedAt] as const),
      ),
    };
  } catch (error) {
    wrong.push(`cannot be shown: ${error}`);
    return undefined;
  } finally {
    store?.close();
  }
}

interface Differing {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** The lines that must be there and are not, and those that are there and must not be. */
export function differing(expected: readonly string[], there: readonly string[]): Differing {
  if (expected.length === there.length && expected.every((line, at) => line === there[at]))
    return { missing: [], surplus: [] };
  const [all, found] = [new Set(expected), new Set(there)];
  return {
    missing: expected.filter((line) => !found.has(line)),
    surplus: there.filter((line, at) => !all.has(line) || there[at - 1] === line),
  };
}

function sizeOf({ missing, surplus }: Differing): number {
  return missing.length + surplus.length;
}

/** The first few of some lines of each table, each with what is the matter with it, cut to a length that can be read. */
export function some(what: string, lines: readonly string[]): string[] {
  const tables = Map.groupBy(lines, (line) => /^\w*/.exec(line)?.[0]);
  return [...tables.values()].flatMap((all) => [
    ...all.slice(0, FEW).map((line) => `${what}: ${line.slice(0, 240)}`),
    ...(all.length > FEW ? [`${what}: ${all.length - FEW} more`] : []),
  ]);
}

const FEW = 3;

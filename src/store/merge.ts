/** Journals brought together: the union of their entries, the same whichever is merged into which. */
import { isDeepStrictEqual } from 'node:util';
import { type Entry, SHIPPED } from '../model/record.ts';
import { standingRecord, undoneActions } from '../model/standing.ts';
import { type Contents, type Journal, MERGES } from './port.ts';
import { rowText } from './schema.ts';
import { RELEASE } from './shipped-sync.ts';

/** A merge that its author may undo. */
interface Merge {
  readonly author: string;
  /** Of the last entry then: what came since is of later. */
  readonly at: number;
  /** Of the entries that it brought. */
  readonly ids: readonly string[];
  /** Of readings of which it brought one, and had the other here. */
  readonly apart?: readonly Pair[];
}

/** The ids of two readings by one author of one indicator and day, with different values, that came from two records. */
type Pair = readonly [string, string];

/** Of an entry that both have, the earlier is kept. */
export function merged(own: Contents, other: Contents) {
  const here = named(own.entries);
  const byId = new Map(here.map((entry) => [entry.id, entry]));
  const brought: Entry[] = [];
  for (const entry of named(other.entries)) {
    const known = byId.get(entry.id);
    if (known === undefined) brought.push(entry);
    if (known === undefined || byTime(entry, known) < 0) byId.set(entry.id, entry);
  }
  const meta = new Map(own.meta);
  const release = other.meta.get(RELEASE);
  // then the program brings its rows in again
  const had = meta.get(RELEASE)?.split(' ') ?? [];
  if (release !== undefined && !had.includes(release)) meta.delete(RELEASE);
  const contents: Contents = { entries: numbered([...byId.values()].sort(byTime)), meta };
  return { contents, brought, apart: pairsApart(own, other) };
}

function pairsApart(own: Contents, other: Contents): readonly Pair[] {
  const [here, there] = [own, other].map(({ entries }) => new Set(entries.map(({ id }) => id)));
  const theirs = standingRecord(other.entries).readings;
  return [...standingRecord(own.entries).readings].flatMap(([indicator, rows]) => {
    const byDay = new Map(theirs.get(indicator)?.map((row) => [row.day, row]));
    return rows.flatMap(({ day, value, author, entry }): Pair[] => {
      const row = byDay.get(day);
      const isApart =
        row?.author === author &&
        author !== SHIPPED &&
        row.value !== value &&
        !here?.has(row.entry) &&
        !there?.has(entry);
      return isApart ? [[entry, row.entry]] : [];
    });
  });
}

/** Those of all merges. */
export async function pairsIn(journal: Journal): Promise<readonly Pair[]> {
  const merges: readonly Merge[] = JSON.parse((await journal.meta(MERGES)) ?? '[]');
  return merges.flatMap(({ apart = [] }) => apart);
}

/** Gives what it brought. */
export async function merge(
  journal: Journal,
  author: string,
  other: Contents,
): Promise<readonly Entry[]> {
  let brought: readonly Entry[] = [];
  await journal.rewrite((own) => {
    const { contents, apart, ...more } = merged(own, other);
    ({ brought } = more);
    if (brought.length === 0)
      return isDeepStrictEqual(own.entries, contents.entries) ? undefined : contents;
    const at = contents.entries.at(-1)?.at ?? 0;
    return withMerges(contents, [
      ...mergesOf(contents),
      { author, at, ids: brought.map(({ id }) => id), apart },
    ]);
  });
  return brought;
}

/** Undoes an author's last merge, if nothing that they did since is in force; gives what is gone with it. */
export async function unmerge(
  journal: Journal,
  author: string,
): Promise<readonly Entry[] | undefined> {
  if ((await journal.meta(MERGES)) === undefined) return undefined;
  let gone: readonly Entry[] | undefined;
  await journal.rewrite((own) => {
    const merges = mergesOf(own);
    const last = merges.findLast((each) => each.author === author);
    const undone = undoneActions(own.entries);
    const isTheirs = (entry: Entry): boolean =>
      entry.author === author && entry.kind !== 'undo' && !undone.has(entry.action);
    if (last === undefined || (own.entries.findLast(isTheirs)?.at ?? 0) > last.at) return undefined;
    const ids = new Set(last.ids);
    gone = own.entries.filter(({ id }) => ids.has(id));
    const entries = numbered(own.entries.filter(({ id }) => !ids.has(id)));
    return withMerges(
      { entries, meta: own.meta },
      merges.filter((each) => each !== last),
    );
  });
  return gone;
}

function mergesOf({ meta }: Contents): readonly Merge[] {
  return JSON.parse(meta.get(MERGES) ?? '[]');
}

function withMerges({ entries, meta }: Contents, merges: readonly Merge[]): Contents {
  return { entries, meta: new Map([...meta, [MERGES, JSON.stringify(merges)]]) };
}

/** Entries of an action keep their order, since no two actions of a journal are of one moment. */
function byTime(a: Entry, b: Entry): number {
  return a.at - b.at || Number(a.action > b.action) - Number(a.action < b.action);
}

function numbered(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry, at) => ({ ...entry, seq: at + 1 }));
}

/** No id that is made at random begins with it. */
const NAMED = 's';

/** What the program brought along gets ids that follow from what it says, so that it is known again in every journal. */
function named(entries: readonly Entry[]): readonly Entry[] {
  const names = new Map<string, string>();
  const taken = new Set(entries.map(({ id }) => id));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const counts = new Map<string, number>();
  for (const { id, author, kind, what, target = '', row, item = null } of entries) {
    if (author !== SHIPPED || id.startsWith(NAMED)) continue;
    const says = JSON.stringify([kind, what, nameOf(target), row ? rowText(row) : item]);
    let name: string;
    do {
      const count = counts.get(says) ?? 0;
      counts.set(says, count + 1);
      const sum = process
        .getBuiltinModule('node:crypto')
        .createHash('sha256')
        .update(`${count} ${says}`)
        .digest('hex');
      name = NAMED + sum.slice(0, 15);
    } while (taken.has(name));
    names.set(id, name);
  }
  return entries.map(({ id, action, target, ...entry }) => ({
    ...entry,
    id: nameOf(id),
    action: nameOf(action),
    ...(target === undefined ? {} : { target: nameOf(target) }),
  }));
}

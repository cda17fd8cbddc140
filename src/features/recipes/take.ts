/** What a recipe takes out of a source, beside what stands; and where that lies. */

import { basename, dirname, extname, join, resolve } from 'node:path';
import { type Day, isoDay } from '../../model/day.ts';
import { suggestion } from '../../model/near.ts';
import { problemText, Refusal } from '../../model/problem.ts';
import type { Reading, ReadingRow, StandingRecord } from '../../model/record.ts';
import { checkReading } from '../../model/rows.ts';
import { findNode, type Leaf, type Strategy } from '../../model/strategy.ts';
import { fetchSource } from '../../store/fetch.ts';
import { type Grid, readForeign } from '../../store/foreign.ts';
import { newestMatch, readSource } from '../../store/newest.ts';
import type { Context } from '../context.ts';
import { type Found, type Read, readRows } from './read-rows.ts';
import { isAddress, type Recipe, type Texts } from './recipe.ts';

export interface Beside {
  readonly found: Found;
  readonly leaf: Leaf;
  /** Of the same day. */
  readonly stands: Reading | undefined;
  /** What it would be as a reading, or why it is none. */
  readonly row: ReadingRow | undefined;
  readonly problem: string | undefined;
  /** Whether it would be proposed. */
  readonly isNew: boolean;
}

export interface Taken {
  readonly source: Source;
  readonly read: Read;
  /** Of the indicators of the strategy, the earliest day first. */
  readonly beside: readonly Beside[];
  /** Those that would be proposed. */
  readonly fresh: readonly (Beside & { readonly row: ReadingRow })[];
  /** Why rows newer than what stands are no readings. */
  readonly lost: readonly string[];
  /** The first of each indicator that is left behind the newest row of it that was read. */
  readonly left: readonly string[];
  readonly record: StandingRecord;
}

/** Refused: what cannot be read at all, and rows of which none is about an indicator. */
export async function take(context: Context, recipe: Recipe, source: Source): Promise<Taken> {
  if (recipe.indicator !== undefined) await context.leaf(recipe.indicator);
  const record = await (await context.journal()).record();
  return takeInto(await context.strategy(), record, context, recipe, source);
}

/** The same, beside what is already read of the journal. */
export function takeInto(
  strategy: Strategy,
  record: StandingRecord,
  context: Context,
  recipe: Recipe,
  source: Source,
): Taken {
  const read = readRows(source.grids, recipe, context.today);
  const leafOf = (id: string): Leaf | undefined => {
    const node = findNode(strategy, id);
    return node?.kind === 'leaf' ? node : undefined;
  };
  const newestOf = ({ id }: Leaf): Day =>
    record.readings.get(id)?.at(-1)?.day ?? Number.NEGATIVE_INFINITY;
  const beside = read.rows.flatMap((found): Beside[] => {
    const leaf = leafOf(found.indicator);
    if (leaf === undefined) return [];
    const checked = checkReading(textsOf(found, recipe, source), strategy, context);
    const stands = record.readings.get(leaf.id)?.find(({ day }) => day === found.day);
    const row = 'row' in checked ? checked.row : undefined;
    const problem = 'row' in checked ? undefined : checked.problems.map(problemText).join('; ');
    const isNew = row !== undefined && isFresh(found, leaf, row, stands, newestOf(leaf), recipe);
    return [{ found, leaf, stands, row, problem, isNew }];
  });
  const [first] = read.rows;
  if (first !== undefined && beside.length === 0) {
    const ids = strategy.leaves.map(({ id }) => id);
    throw new Refusal(
      `${first.indicator} is not an indicator of ${strategy.title}; ${suggestion(first.indicator, ids)}`,
    );
  }
  const [none] = beside;
  if (none?.problem !== undefined && beside.every(({ row }) => row === undefined)) {
    throw new Refusal(`no row is a reading; ${none.found.at}: ${none.problem}`);
  }
  const isLost = ({ indicator, day, line, dayText }: Read['unread'][number]): boolean => {
    const leaf = leafOf(indicator);
    // a total and a footnote have no day
    if (day === undefined) return leaf !== undefined && /\d/.test(dayText) && isAtEnd(read, line);
    return leaf !== undefined && day > newestOf(leaf);
  };
  const reached = new Map(read.rows.map(({ indicator, day }) => [indicator, day]));
  const next = new Map(
    read.left
      .filter(
        ({ indicator, day }) =>
          leafOf(indicator) && day > (reached.get(indicator) ?? Number.NEGATIVE_INFINITY),
      )
      .toSorted((a, b) => b.day - a.day)
      .map(({ indicator, message }) => [indicator, message]),
  );
  return {
    ...{ source, read, beside, record },
    left: [...new Set(next.values())],
    fresh: beside.flatMap(({ row, ...each }) =>
      row !== undefined && each.isNew ? [{ ...each, row }] : [],
    ),
    lost: [
      ...read.unread.filter(isLost).map(({ at, message }) => `${at}: ${message}`),
      ...beside.flatMap(({ found, leaf, problem }) =>
        problem !== undefined && found.day > newestOf(leaf) ? [`${found.at}: ${problem}`] : [],
      ),
    ],
  };
}

/** The first of some sentences, and how many more there are. */
export function firstOf([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return [others.length > 0 ? `${first} and ${others.length} more` : first];
}

function textsOf(
  { indicator, day, value, at, mark }: Found,
  { confidence, source, url }: Recipe,
  { place, title }: Source,
): Readonly<Record<string, string>> {
  return {
    ...{ indicator, confidence: confidence ?? '', day: isoDay(day), value: String(value) },
    source: source ?? title,
    url: url ?? (isAddress(place) ? place : ''),
    note: [`${title}, ${at}`, ...(mark === undefined ? [] : [`marked ${mark}`])].join('; '),
  };
}

/** In so many days a value that its publisher has changed is told. */
const REVISED_DAYS = 365;

/** Whether it is of a day from one period before the newest reading on, or of the last year and changed by its publisher. */
function isFresh(
  { day, value }: Found,
  { decimals, every }: Leaf,
  { source }: ReadingRow,
  stands: Reading | undefined,
  newest: Day,
  { since }: Recipe,
): boolean {
  if (stands !== undefined && Math.abs(stands.value - value) < 0.5 * 10 ** -decimals) return false;
  if (since !== undefined) return day >= since;
  if (stands === undefined) return day > newest - every;
  return day > newest - REVISED_DAYS && stands.source === source;
}

/** Whether a row stands beyond the newest one. */
function isAtEnd({ rows }: Read, line: number): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return true;
  return first.line > last.line ? line < last.line : line > last.line;
}

export interface Source {
  /** The path that was read, or the address. */
  readonly place: string;
  /** The name of the file, or the host. */
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly grids: readonly Grid[];
}

/** The path that a pattern means now; an address as it is. */
export function newestOf(from: string): string {
  return isAddress(from) ? from : resolve(newestMatch(from));
}

export async function openSource(from: string, isLocal: boolean): Promise<Source> {
  const url = isAddress(from) ? new URL(from) : undefined;
  const place = newestOf(from);
  const bytes =
    url === undefined ? readSource(place) : await fetchSource(from, { allowLocal: isLocal });
  const title = url?.host ?? basename(place);
  return {
    place,
    title,
    bytes,
    grids: await readForeign(bytes, basename(url?.pathname ?? place) || title),
  };
}

/** Of a copy: `csv`. */
export function endingOf({ place, title }: Source): string {
  return extname(isAddress(place) ? new URL(place).pathname : title).slice(1) || 'txt';
}

const MONTH =
  'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december';
const COUNTED = new RegExp(`\\s*\\(\\d+\\)$|\\d+|(?<!\\p{L})(?:${MONTH})(?!\\p{L})`, 'giu');

/** What a person named: an address and a pattern as they are; of a file the pattern of its name, in which days and numbers may be others. */
export function patternOf(named: string): string {
  if (isAddress(named)) return named;
  const path = /^~(?=[\\/])/.test(named) ? named : resolve(named);
  const [name, ending] = [basename(path), extname(path)];
  const stem = name.slice(0, name.length - ending.length);
  const pattern = stem.replaceAll(COUNTED, '*').replaceAll(/\*(?:[\s()_.-]*\*)+/g, '*');
  // what is left must still tell it from other files
  const isTelling = (pattern.match(/\p{L}/gu)?.length ?? 0) >= 3;
  return isTelling ? join(dirname(path), `${pattern}${ending}`) : path;
}

/** Whether an address that a person typed is one of this machine or a network within by itself. */
export function isLocalAddress(from: string): boolean {
  return isAddress(from) && /^(localhost|[\d.]+|\[.*\])$/.test(new URL(from).hostname);
}

/** An id for a recipe of a source. */
export function idOf({ from = '', indicator = '' }: Texts): string {
  const { hostname, pathname } = isAddress(from) ? new URL(from) : { hostname: '', pathname: from };
  const stem = basename(pathname).replace(/\.\w{1,5}$/, '') || hostname;
  const words = stem.toLowerCase().match(/[a-z0-9]+/g) ?? [indicator.toLowerCase()];
  return words.join('-').slice(0, 40) || 'recipe';
}

/** Where in a strategy file something stands, as a writer finds it: the line, and the names of what it is in. */
import { isRaw, type Keys } from './raw-strategy.ts';

/** What names the places of a file, such as `line 34, A1 Land taken, goalposts, best`; undefined for the file itself. */
export function placesIn(text: string): (path: string) => string | undefined {
  const raw = parsed(text);
  const lineOf = linesIn(text);
  return (path) => {
    const keys = keysOf(path);
    return keys.length === 0
      ? undefined
      : [`line ${lineOf(keys)}`, ...namesOf(raw, keys)].join(', ');
  };
}

/** `root.children[0].goalposts` as the way to it. */
function keysOf(path: string): Keys {
  return (path.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The last node on the way by its name, then the band, tripwire or level in it, and the fields. */
function namesOf(raw: unknown, keys: Keys): readonly string[] {
  let names: string[] = [];
  let [value, list] = [raw, ''];
  for (const key of keys) {
    value = isRaw(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
    if (typeof key === 'string') {
      list = key;
      names.push(key);
    } else if (list === 'children')
      names = [titleOf(value) ?? `${names.at(-2) ?? ''}, child ${key + 1}`];
    else names.splice(-1, 1, `${THINGS[list] ?? list} ${titleOf(value) ?? key + 1}`);
    if (list === 'root' && names.length === 1) names = [titleOf(value) ?? 'the gauge'];
  }
  return names;
}

const THINGS: Readonly<Record<string, string>> = {
  bands: 'band',
  tripwires: 'tripwire',
  levels: 'level',
  requires: 'requirement',
};

function titleOf(value: unknown): string | undefined {
  if (!isRaw(value)) return undefined;
  const words = [value.code, value.title].filter(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  return words.length > 0 ? words.join(' ') : typeof value.id === 'string' ? value.id : undefined;
}

/** Where a member begins, and where its value does. */
type Member = readonly [number, number];

/** What tells the line of a value, or of what it should be in where it is not there; from 1. */
function linesIn(text: string): (keys: Keys) => number {
  // A strategy may have thousands of places to be told: what was found on the way to one is kept for the next.
  const known = new Map<number, ReadonlyMap<string | number, Member>>();
  const membersAt = (from: number): ReadonlyMap<string | number, Member> => {
    const members = known.get(from) ?? membersOf(text, from);
    known.set(from, members);
    return members;
  };
  let breaks: readonly number[] | undefined;
  return (keys) => {
    let [at, line] = [skip(text, 0), 0];
    for (const key of keys) {
      const found = text[at] === '{' || text[at] === '[' ? membersAt(at).get(key) : undefined;
      if (found === undefined) break;
      [line, at] = found;
    }
    breaks ??= breaksIn(text);
    return countBelow(breaks, line) + 1;
  };
}

/** Where each line ends, in order. */
function breaksIn(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

/** How many of a rising list lie below a limit. */
function countBelow(rising: readonly number[], limit: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((rising[middle] ?? limit) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What a group or list holds by name or place; of two of one name the first. */
function membersOf(text: string, from: number): ReadonlyMap<string | number, Member> {
  const members = new Map<string | number, Member>();
  let at = skip(text, from + 1);
  for (let place = 0; at < text.length && !'}]'.includes(text[at] ?? ''); place += 1) {
    const begins = at;
    let name: string | number = place;
    if (text[from] === '{') {
      const end = endOf(text, at);
      name = String(parsed(text.slice(at, end)));
      at = skip(text, skip(text, end) + 1);
    }
    if (!members.has(name)) members.set(name, [begins, at]);
    at = skip(text, endOf(text, at));
    if (text[at] === ',') at = skip(text, at + 1);
  }
  return members;
}

/** Where a value ends. */
function endOf(text: string, from: number): number {
  let depth = 0;
  const tokens = /["{}[\]]|[^\s"{}[\],:]+/g;
  tokens.lastIndex = from;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === '"') tokens.lastIndex = endOfQuoted(text, token.index);
    if ('{['.includes(token[0])) depth += 1;
    if ('}]'.includes(token[0])) depth -= 1;
    if (depth <= 0) return tokens.lastIndex;
  }
  return text.length;
}

/** Where a text in quotes ends. Not by an expression: one that long is more than its stack takes. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

/** The next place that is no blank. */
function skip(text: string, from: number): number {
  const blanks = /[\s\uFEFF]*/y;
  blanks.lastIndex = from;
  blanks.exec(text);
  return blanks.lastIndex;
}

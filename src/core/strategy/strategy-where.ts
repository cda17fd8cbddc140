/** Where in a strategy file something stands, as a writer finds it: the line, and the names of what it is in. */
import { jsonLineNumberFinder, parseJsonWithComments } from '../model/json-text.ts';
import { isJsonObject, type Keys } from '../model/raw-json.ts';

/**
 * What names the places of a text of JSON, such as `line 34, A1 Land taken, goalposts, best`; undefined for the file
 * itself.
 */
export function makeStrategyPlaceNamer(text: string): (path: string) => string | undefined {
  const json = text.replace(/^\uFEFF/, '');
  const read = parseJsonWithComments(json);
  const raw = read.ok ? read.value : undefined;
  const lineOf = jsonLineNumberFinder(json);
  return (path) => {
    const keys = keysOf(path);
    return keys.length === 0
      ? undefined
      : [`line ${lineOf(keys)}`, ...namesOnTheWay(raw, keys)].join(', ');
  };
}

/** `root.children[0].goalposts` as the way to it. */
function keysOf(path: string): Keys {
  return (path.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The last node on the way by its name, then the band, tripwire or level in it, and the fields. */
function namesOnTheWay(raw: unknown, keys: Keys): readonly string[] {
  let names: string[] = [];
  let [value, list] = [raw, ''];
  for (const key of keys) {
    value = isJsonObject(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
    if (typeof key === 'string') {
      list = key;
      names.push(key);
    } else if (list === 'children')
      names = [titleOrId(value) ?? `${names.at(-2) ?? ''}, child ${key + 1}`];
    else names.splice(-1, 1, `${THINGS[list] ?? list} ${titleOrId(value) ?? key + 1}`);
    if (list === 'root' && names.length === 1) names = [titleOrId(value) ?? 'the index'];
  }
  return names;
}

const THINGS: Readonly<Record<string, string>> = {
  bands: 'band',
  tripwires: 'tripwire',
  levels: 'level',
  requires: 'requirement',
  mechanism: 'link',
  breaks: 'break',
  hypotheses: 'hypothesis',
};

function titleOrId(value: unknown): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const words = [value.code, value.title].filter(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  return words.length > 0 ? words.join(' ') : typeof value.id === 'string' ? value.id : undefined;
}

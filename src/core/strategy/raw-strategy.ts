/** Walking a strategy document that has not been checked: nothing in it can be relied on. */
/** An object of a raw document. */
export type Raw = Readonly<Record<string, unknown>>;
/** The way to a value in a document, keys and places. */
export type Keys = readonly (string | number)[];

/** A path in a file as people read it: `root.children[0].goalposts`. */
export function jsonPathText(keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = key === '' ? '""' : `${key}`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

/** A node of the raw tree and the way to it. */
export interface Found {
  readonly raw: Raw;
  readonly keys: Keys;
}

/** Takes a problem and where it is. */
export type Say = (keys: Keys, message: string) => void;

/** Whether a value is an object with fields. */
export function isJsonObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list, each with its place; empty for anything else. */
export function indexedJsonObjects(
  value: unknown,
): readonly { readonly raw: Raw; readonly at: number }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown, at) => (isJsonObject(raw) ? [{ raw, at }] : []));
}

/** Every node at and below one, in file order. */
export function rawNodesAtAndBelow(raw: Raw, keys: Keys): readonly Found[] {
  const below = indexedJsonObjects(raw.children).flatMap((child) =>
    rawNodesAtAndBelow(child.raw, [...keys, 'children', child.at]),
  );
  return [{ raw, keys }, ...below];
}

/** Hands `say` a problem for each name that an earlier one in the list equals, with the place of that one; `what` is what the problem calls such a name: an id, a code. */
export function checkNoNameRepeatedInStrategy(
  named: readonly { value: unknown; keys: Keys }[],
  what: string,
  say: Say,
): void {
  const first = new Map<string, Keys>();
  for (const { value, keys } of named) {
    if (typeof value !== 'string') continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, keys);
    else
      say(
        keys,
        `the ${what} "${value}" is used already at ${jsonPathText(earlier)}; each one once`,
      );
  }
}

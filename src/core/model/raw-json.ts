/** Values of JSON that have not been checked: nothing in them can be relied on. */

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

/** Walking a strategy document that has not been checked: nothing in it can be relied on. */
import { indexedJsonObjects, jsonPathText, type Keys, type Raw } from '../model/raw-json.ts';

/** A node of the raw tree and the way to it. */
export interface Found {
  readonly raw: Raw;
  readonly keys: Keys;
}

/** Takes a problem and where it is. */
export type Say = (keys: Keys, message: string) => void;

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

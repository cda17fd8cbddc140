/** What the tripwires of a raw strategy document say of each other: names, counts, circles. */
import { type Found, isRaw, listOf, type Say, unique } from './raw-strategy.ts';

/** Says every tripwire that is named twice, names none, can never be crossed or names itself in a circle. */
export function checkTripwires(nodes: readonly Found[], say: Say): void {
  const wires = nodes.flatMap(({ raw, keys }) =>
    listOf(raw.tripwires).map((wire) => ({ raw: wire.raw, keys: [...keys, 'tripwires', wire.at] })),
  );
  unique(
    wires.map(({ raw, keys }) => ({ value: raw.id, keys: [...keys, 'id'] })),
    'tripwire id',
    say,
  );
  const names = new Map<unknown, readonly unknown[]>();
  for (const { raw, keys } of wires) {
    const of = isRaw(raw.when) && Array.isArray(raw.when.of) ? raw.when.of : [];
    names.set(raw.id, of);
    of.forEach((name: unknown, at) => {
      if (typeof name === 'string' && !wires.some((wire) => wire.raw.id === name)) {
        say([...keys, 'when', 'of', at], `there is no tripwire "${name}"; write the id of one`);
      }
    });
    if (!isRaw(raw.when) || !Array.isArray(raw.when.of)) continue;
    const { any } = raw.when;
    if (typeof any === 'number' && any > of.length) {
      say(
        [...keys, 'when', 'any'],
        `at least ${any} of ${of.length} can never be crossed; write ${of.length} or less`,
      );
    }
  }
  for (const { raw, keys } of wires) {
    if (reaches(raw.id, raw.id, names, new Set())) {
      say(
        [...keys, 'when', 'of'],
        `the tripwire "${raw.id}" names itself in a circle; name others`,
      );
    }
  }
}

function reaches(
  from: unknown,
  wanted: unknown,
  names: ReadonlyMap<unknown, readonly unknown[]>,
  seen: Set<unknown>,
): boolean {
  for (const next of names.get(from) ?? []) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, wanted, names, seen)) return true;
  }
  return false;
}

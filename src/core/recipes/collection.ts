/** What is remembered of a recipe: whether it is on, when it was collected last, and what was read then. */
import * as v from 'valibot';
import { addDays } from '../model/day.ts';
import { described } from '../model/described.ts';
import type { Day } from '../model/model.ts';
import type { Recipe } from './recipe-shape.ts';

const FORMAT = 'axiswatch.collection/1';

export const collection = v.object({
  format: v.literal(FORMAT),
  on: v.optional(v.boolean()),
  collectedOn: v.optional(v.string()),
  etag: v.optional(v.string()),
  modified: v.optional(v.string()),
  says: v.optional(v.string()),
  seen: v.optional(
    v.object({
      path: v.string(),
      mtimeMs: described(v.number(), 'Milliseconds since 1970 of its last change, finite.'),
      size: described(v.number(), 'Bytes, ≥ 0.'),
    }),
  ),
  copies: v.optional(
    v.array(
      v.object({
        readOn: v.string(),
        address: v.string(),
        sha256: v.string(),
        bytes: described(v.number(), 'Bytes of it, ≥ 0.'),
        read: described(v.optional(v.number(), 0), 'Readings that it gave, ≥ 0.'),
      }),
    ),
    [],
  ),
});

/** `on` undefined: nobody has switched it; `says`: what the recipe said then, hashed; `seen`: the newest file that was looked at where it lies on the disk; `copies`: what was read, the oldest first, each with its `bytes` and how many readings it gave, `read`, both whole numbers, ≥ 0, and 0 where an older file does not say. */
export type Collection = Omit<v.InferOutput<typeof collection>, 'format'>;

/** A file on the disk as it lies there: its bytes, and milliseconds since 1970 of the last change. */
export type SourceFile = NonNullable<Collection['seen']>;

/** Whether a file, by what the disk said of it, is another than was looked at last: changed since, or newer and at another path; true where none was. The disk itself is not asked. */
export function isFileStatNewSinceCollection(
  { path, mtimeMs, size }: SourceFile,
  { seen }: Collection,
): boolean {
  if (seen === undefined) return true;
  return path === seen.path
    ? mtimeMs !== seen.mtimeMs || size !== seen.size
    : mtimeMs > seen.mtimeMs;
}

/** The collection of a recipe that was never collected. */
export const NEVER: Collection = { copies: [] };

/** The collection that the text of a file holds; undefined where it holds none. */
export function collectionFromFileText(text: string): Collection | undefined {
  try {
    const parsed = v.safeParse(collection, JSON.parse(text));
    if (!parsed.success) return undefined;
    const { format: _, ...remembered } = parsed.output;
    return remembered;
  } catch {
    return undefined;
  }
}

/** A collection as the text of the file that is kept of it. */
export function collectionJsonText(remembered: Collection): string {
  return `${JSON.stringify({ format: FORMAT, ...remembered }, undefined, 2)}\n`;
}

/** Whether a recipe is collected: one that ships once somebody has switched it on, one's own until it is switched off. */
export function isRecipeOn({ on }: Collection, isShipped: boolean): boolean {
  return on ?? !isShipped;
}

/** The day from which a recipe is due again; undefined: it was never collected, and is due. */
export function recipeDueDay(
  { every }: Pick<Recipe, 'every'>,
  { collectedOn }: Collection,
): Day | undefined {
  return collectedOn === undefined ? undefined : addDays(collectedOn, Math.ceil(every));
}

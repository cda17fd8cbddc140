/** What the package ships: the default strategy, its readings and events, and the instant of the release. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST_DAY } from '../../core/model/day.ts';
import {
  type Instant,
  type Problem,
  type Result,
  refusalResultAt,
} from '../../core/model/model.ts';
import { isObservationNotCheck } from '../../core/model/observation.ts';
import {
  eventIdFromDayAndTitle,
  type ShippedData,
  type ShippedRows,
} from '../journal/shipped-rows.ts';
import type { NamedHappening } from '../journal/store-types.ts';
import { readDiskTroubleReason } from './fs-errors.ts';
import { sha256 } from './sha256.ts';
import { SHIPPED_FILES } from './shipped-files.ts';
import { parseStrategyBytes, type StrategyFile } from './strategy-file.ts';

const RELEASE_FORMAT = 'axiswatch.release/1';

export interface Shipped {
  readonly file: StrategyFile;
  readonly shippedData: ShippedData;
}

/**
 * Reads what is shipped from the package's data folder; refuses a package that lacks a file or holds a broken one.
 *
 * Readings and events are parsed only when a store has not taken them in yet.
 */
export function readShippedData(packageData: string): Result<Shipped> {
  try {
    const read = (name: string): Uint8Array => readFileSync(join(packageData, name));
    const file = parseStrategyBytes(read(SHIPPED_FILES.strategy), undefined);
    if (!file.ok) return file;
    const readings = read(SHIPPED_FILES.readings);
    const events = read(SHIPPED_FILES.events);
    const recordedAt = instantOf(JSON.parse(new TextDecoder().decode(read(SHIPPED_FILES.release))));
    if (recordedAt === undefined) {
      return refusalResultAt(
        join(packageData, SHIPPED_FILES.release),
        `is no ${RELEASE_FORMAT}: the package is not complete; install it again`,
      );
    }
    const hash = sha256(`${recordedAt} ${sha256(readings)} ${sha256(events)}`);
    const rows = (): Promise<Result<ShippedRows>> =>
      parseShippedReadingsAndEvents(file.value, readings, events);
    return { ok: true, value: { file: file.value, shippedData: { hash, recordedAt, rows } } };
  } catch (error) {
    return refusalResultAt(
      packageData,
      `the package is not complete; install it again: ${readDiskTroubleReason(error)}`,
    );
  }
}

/** The rows of a release from the bytes of its files. */
export async function parseShippedReadingsAndEvents(
  { strategy }: Pick<StrategyFile, 'strategy'>,
  readingBytes: Uint8Array,
  eventBytes: Uint8Array,
): Promise<Result<ShippedRows>> {
  const { parseCsvEvents, parseCsvReadingsAndChecks } = await import('./csv.ts');
  // Taken as they are: a machine whose clock is behind refuses none of them.
  const observed = await parseCsvReadingsAndChecks(readingBytes, strategy, LAST_DAY);
  if (!observed.ok) return observed;
  const readings = observed.value.filter(isObservationNotCheck);
  const checks = observed.value.filter((row) => !isObservationNotCheck(row));
  const events = await parseCsvEvents(eventBytes, strategy, LAST_DAY);
  if (!events.ok) return events;
  const storedIdOf = ({ id, ...happening }: NamedHappening): string =>
    `starter:event:${id === undefined ? eventIdFromDayAndTitle(happening) : `${happening.day}:${id}`}`;
  // what an event follows is named by the id of its row, which is not the id that the store gives it
  const storedIds = new Map(
    events.value.flatMap((event) => {
      const stored = storedIdOf(event);
      return [stored, ...(event.id === undefined ? [] : [event.id])].map(
        (id) => [id, stored] as const,
      );
    }),
  );
  const problems: Problem[] = [];
  const named = events.value.map((event) => {
    const { id: _, path = '', ...happening } = event;
    const follows = happening.follows === '' ? '' : storedIds.get(happening.follows);
    if (follows === undefined)
      problems.push({
        path: `${path}, follows`,
        message: `"${happening.follows}" is the id of no event here; name that of a row of this file`,
      });
    return { id: storedIdOf(event), happening: { ...happening, follows: follows ?? '' } };
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { readings, checks, events: named } };
}

function instantOf(raw: unknown): Instant | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  if (!('format' in raw) || raw.format !== RELEASE_FORMAT) return undefined;
  if (!('recordedAt' in raw) || typeof raw.recordedAt !== 'string') return undefined;
  const time = Date.parse(raw.recordedAt);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The file of the settings as it lies on the disk, and what becomes of it where it is none. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { Fault } from '../../core/model/model.ts';
import { isJsonObject } from '../../core/model/raw-json.ts';
import { readWhyNotRegularFile } from './files.ts';
import { readDiskTroubleReason } from './fs-errors.ts';

interface Raw {
  readonly entries: readonly (readonly [string, unknown])[];
  /** Why what is there are no settings; undefined: they are, or nothing is there. */
  readonly broken: string | undefined;
  /** Why it is there and cannot be read. */
  readonly reason: string | undefined;
}

/** What stands in the file of the settings, before anything of it is checked. */
export function readRawSettingsFile(path: string): Raw {
  const nothing = { entries: [], broken: undefined, reason: undefined };
  const kind = readWhyNotRegularFile(path);
  if (kind !== undefined) return { ...nothing, reason: kind };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return existsSync(path) ? { ...nothing, reason: readDiskTroubleReason(error) } : nothing;
  }
  try {
    const raw: unknown = JSON.parse(text);
    if (isJsonObject(raw)) {
      return { ...nothing, entries: Object.entries(raw) };
    }
    return { ...nothing, broken: 'it is no JSON object' };
  } catch {
    return { ...nothing, broken: text.trim() === '' ? 'it is empty' : 'it is not JSON' };
  }
}

/** The notice that the file of settings is broken and was left where it is, and what mends it. */
export function brokenSettingsNotMovedNotice(path: string, why: string): Fault {
  return {
    says: `${notSettings(path, why)}, and it was left where it is`,
    mend: 'mend it, or move it away',
  };
}

function notSettings(path: string, why: string): string {
  return `${path} is not readable as settings (${why}); defaults are used`;
}

/** Moves a broken file aside; returns what is said of that. */
export function moveBrokenSettingsAside(path: string, why: string): Fault {
  const stem = path.slice(0, -'.json'.length);
  for (let count = 1; ; count += 1) {
    const aside = `${stem}.broken${count === 1 ? '' : `-${count}`}.json`;
    if (existsSync(aside)) continue;
    try {
      renameSync(path, aside);
      return {
        says: `${notSettings(path, why)}, and it was put aside as ${aside}`,
        mend: 'mend it and name it as it was, or choose anew with "axiswatch config set"',
      };
    } catch (error) {
      return {
        says: `${notSettings(path, why)}, and it cannot be put aside: ${readDiskTroubleReason(error)}`,
        mend: 'mend it, or move it away',
      };
    }
  }
}

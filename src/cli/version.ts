/** The version of this release, its day, and what the program calls itself before servers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './io.ts';

/** The day of this release; '' where the package does not say. */
export function readProgramReleaseDay({ packageRoot }: Io): string {
  const raw: unknown = JSON.parse(readFileSync(join(packageRoot, 'data', 'release.json'), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'release' in raw ? String(raw.release) : '';
}

/** The version of this program, as its package.json has it; '' where that does not say. */
export function readProgramVersion(io: Io): string {
  const raw: unknown = JSON.parse(readFileSync(join(io.packageRoot, 'package.json'), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'version' in raw ? String(raw.version) : '';
}

/** What the program calls itself before servers. */
export function readUserAgent(io: Io): string {
  return `axiswatch/${readProgramVersion(io)} (readings for a strategy; run by a person)`;
}

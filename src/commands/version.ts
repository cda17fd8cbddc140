/** The version of this release. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** As package.json has it; '' where it does not say. */
export function versionOf(world: World): string {
  const raw: unknown = JSON.parse(readFileSync(join(world.packageRoot, 'package.json'), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'version' in raw ? String(raw.version) : '';
}

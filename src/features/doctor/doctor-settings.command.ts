/** What doctor says of what a user has chosen: the settings, and keys of their own. */
import { existsSync } from 'node:fs';
import { readOwnKeys } from '../../store/files/own-keys.ts';
import { readSettings, settingsPath } from '../../store/files/settings.ts';
import { looksOf } from '../../tui/appearance.ts';
import { type Check, good, wrong } from './doctor-folders.command.ts';

/** Whether every setting can be used. */
export function settingsChecks(config: string): readonly Check[] {
  const path = settingsPath(config);
  const { settings, notices } = readSettings(config, true);
  const looks = settings.theme === undefined ? [] : looksOf({ theme: settings.theme }).notices;
  const checks = [
    ...notices.map((notice): Check => ({ name: 'settings', state: 'wrong', ...notice })),
    ...looks.map((notice) => wrong('settings', `${path}: ${notice.replace(/\.$/, '')}`)),
  ];
  return checks.length > 0
    ? checks
    : [good('settings', existsSync(path) ? path : 'none, defaults hold')];
}

/** The keys of a person's own that cannot be used; what is wrong with their file as a whole is a notice of the board. */
export async function keysChecks(config: string): Promise<readonly Check[]> {
  const { keys, path } = readOwnKeys(config);
  const { ownKeysOf } = await import('../../tui/own-keys.ts');
  const { REGISTRY } = await import('../screens.ts');
  return ownKeysOf(REGISTRY, keys, path).problems.map(
    (problem): Check => ({
      name: 'keys',
      state: 'wrong',
      says: problem.replace(/\.$/, ''),
      mend: `correct it in ${path}, or take it out`,
    }),
  );
}

/** Where the files of a user lie; as env-paths has it, which takes longer to load than `status` has for it. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'axiswatch-next';

export interface Folders {
  /** Journals. */
  readonly data: string;
  /** Settings. */
  readonly config: string;
}

export function foldersOf(env: Readonly<Record<string, string | undefined>>): Folders {
  const home = homedir();
  switch (process.platform) {
    case 'darwin':
      return {
        data: join(home, 'Library', 'Application Support', NAME),
        config: join(home, 'Library', 'Preferences', NAME),
      };
    case 'win32':
      return {
        data: join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), NAME, 'Data'),
        config: join(env.APPDATA || join(home, 'AppData', 'Roaming'), NAME, 'Config'),
      };
    default:
      return {
        data: join(env.XDG_DATA_HOME || join(home, '.local', 'share'), NAME),
        config: join(env.XDG_CONFIG_HOME || join(home, '.config'), NAME),
      };
  }
}

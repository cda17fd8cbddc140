/** Where the files of a user lie; as env-paths has it, which takes longer to load than `status` has for it. */
import { isAbsolute, join } from 'node:path';

const NAME = 'axiswatch';

/** The folder of answers that are kept, in that of data. */
export const ANSWERS = 'answers';

export interface Folders {
  /** Journals. */
  readonly data: string;
  /** Settings. */
  readonly config: string;
}

export function foldersOf(env: Readonly<Record<string, string | undefined>>): Folders {
  const home = homeOf(env);
  // the specification of the names has a relative one ignored
  const named = (folder: string | undefined) => folder && isAbsolute(folder) && folder;
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
        data: join(named(env.XDG_DATA_HOME) || join(home, '.local', 'share'), NAME),
        config: join(named(env.XDG_CONFIG_HOME) || join(home, '.config'), NAME),
      };
  }
}

/** node:os is loaded where it is asked: that costs a start a hundredth. */
function homeOf({ HOME = '' }: Readonly<Record<string, string | undefined>>): string {
  if (process.platform !== 'win32' && isAbsolute(HOME)) return HOME;
  const { homedir, userInfo } = process.getBuiltinModule('node:os');
  return isAbsolute(homedir()) ? homedir() : userInfo().homedir;
}

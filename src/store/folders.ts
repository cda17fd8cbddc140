/** Where the files of a user lie; as env-paths has it, which takes longer to load than `status` has for it. */
import { isAbsolute, sep } from 'node:path';

const NAME = 'axiswatch';

/** The folder of answers that are kept, in that of data. */
export const ANSWERS = 'answers';

/** A plain sum: to join or resolve a path costs a start a twentieth. */
export function pathOf(...parts: readonly string[]): string {
  return parts.join(sep);
}

export interface Folders {
  /** Journals. */
  readonly data: string;
  /** Settings. */
  readonly config: string;
  /** What is made anew where it is missing. */
  readonly cache: string;
}

export function foldersOf(env: Readonly<Record<string, string | undefined>>): Folders {
  const home = homeOf(env);
  // the specification of the names has a relative one ignored
  const named = (folder: string | undefined) => folder && isAbsolute(folder) && folder;
  switch (process.platform) {
    case 'darwin':
      return {
        data: pathOf(home, 'Library', 'Application Support', NAME),
        config: pathOf(home, 'Library', 'Preferences', NAME),
        cache: pathOf(home, 'Library', 'Caches', NAME),
      };
    case 'win32':
      return {
        data: pathOf(env.LOCALAPPDATA || pathOf(home, 'AppData', 'Local'), NAME, 'Data'),
        config: pathOf(env.APPDATA || pathOf(home, 'AppData', 'Roaming'), NAME, 'Config'),
        cache: pathOf(env.LOCALAPPDATA || pathOf(home, 'AppData', 'Local'), NAME, 'Cache'),
      };
    default:
      return {
        data: pathOf(named(env.XDG_DATA_HOME) || pathOf(home, '.local', 'share'), NAME),
        config: pathOf(named(env.XDG_CONFIG_HOME) || pathOf(home, '.config'), NAME),
        cache: pathOf(named(env.XDG_CACHE_HOME) || pathOf(home, '.cache'), NAME),
      };
  }
}

/** node:os is loaded where it is asked: that costs a start a hundredth. */
function homeOf({ HOME = '' }: Readonly<Record<string, string | undefined>>): string {
  if (process.platform !== 'win32' && isAbsolute(HOME)) return HOME;
  const { homedir, userInfo } = process.getBuiltinModule('node:os');
  return isAbsolute(homedir()) ? homedir() : userInfo().homedir;
}

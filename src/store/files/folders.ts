/** Where the files of a user are. */
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

export interface Folders {
  /** Stores and their backups. */
  readonly data: string;
  /** Settings. */
  readonly config: string;
  /** Traces of errors. */
  readonly log: string;
}

/**
 * The folders of this user: `dataDir` (from `--data-dir`), else `AXISWATCH_DATA_DIR`, else those the system has for
 * programs (XDG on Linux, Library on macOS, AppData on Windows), which lie below the home folder that the machine names.
 *
 * A folder that is named holds everything, settings and log included, so that nothing outside it is read or written.
 */
export function readUserFolderPaths(
  env: Readonly<Record<string, string | undefined>>,
  dataDir?: string | undefined,
): Folders {
  const named = dataDir ?? env.AXISWATCH_DATA_DIR ?? '';
  if (named !== '') {
    const data = resolve(named);
    return { data, config: data, log: join(data, 'log') };
  }
  const { data, config, log } = envPaths('axiswatch', { suffix: '' });
  return { data, config, log };
}

/** Two files of one strategy id: choosing one of them answers the notice that there are two. */

import type { Io } from '../../cli/io.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { authorOfCommand } from '../../cli/session.ts';
import { TWO_FILES } from '../../core/journal/journal-port.ts';
import { readFileAccess } from '../../store/db/access.ts';
import { userFolders } from '../../store/files/folders.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { openStore } from '../../store/journal/open-store.ts';
import { storePath } from '../../store/journal/store-path.ts';

/** That another file has the same board, and what shows the difference, in words that follow a sentence. */
export function otherStrategyFileText(
  { strategy, path }: StrategyFile,
  other: string | undefined,
): string {
  const [old, now] = [other ?? 'shipped', path ?? 'shipped'];
  return `; ${old} bears the same id, ${strategy.id}, and so has the same board: "axiswatch strategy diff ${old} ${now}" says what differs`;
}

/** Acknowledges that the store of a strategy knows another file of its id, now that this one was chosen; says so where nobody had. '' for nothing to say. */
export async function acknowledgeOtherStrategyFile(
  io: Io,
  options: Options,
  file: StrategyFile,
): Promise<string> {
  const { data: dataDir } = userFolders(io.env, globalOptions(options).dataDir);
  if (readFileAccess(storePath(dataDir, file.strategy.id)) === 'absent') return '';
  const author = authorOfCommand(io, globalOptions(options));
  const opened = await openStore({
    dataDir,
    strategy: file,
    author,
    now: () => io.readClock().now,
  });
  if (!opened.ok) return '';
  const store = opened.value;
  try {
    const other = store.otherFile();
    if (other === undefined) return '';
    const kept = store.acknowledge(TWO_FILES, other.pair);
    return kept.ok ? otherStrategyFileText(file, other.path) : '';
  } finally {
    store.close();
  }
}

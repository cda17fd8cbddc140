/** Watching a file that SQLite writes: through its folder, because a watch on the file itself stays silent. */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readFileStat, readRealPath } from '../files/files.ts';

/** So long nothing must happen before a burst of writes counts as over. */
const QUIET_MS = 25;
/** So long a burst may last before it is looked at all the same. */
const LONGEST_MS = 250;
/** So long after each other it is looked at again: what is written counts once it is on the disk, and of that nobody is told. */
const AGAIN_MS = [100, 400, 1_500, 6_000];
/** So often a folder is looked for that may be made meanwhile; one that cannot be watched is given up. */
const ROUNDS = 5;

/**
 * Calls back after the file, or its log, was written to, made, replaced or removed, and a few times more; bursts are
 * gathered. Where the path is a link, both it and the file that it leads to are watched.
 *
 * When the folder goes, the nearest folder above it is watched until it is back. Returns the end of watching. Where the
 * system cannot watch, nothing is called.
 */
export function watchStoreFile(path: string, onTouch: () => void): () => void {
  let real = path;
  let stop = (): void => {};
  const follow = (): void => {
    const next = readRealPath(path);
    if (next === real) return;
    stop();
    real = next;
    stop = next === path ? () => {} : watchPlace(next, touched);
  };
  const touched = (): void => {
    follow();
    onTouch();
  };
  const stopLink = watchPlace(path, touched);
  follow();
  return () => {
    stopLink();
    stop();
  };
}

function watchPlace(path: string, onTouch: () => void): () => void {
  const folder = dirname(path);
  const name = basename(path);
  let watcher: FSWatcher | undefined;
  let watched = '';
  let identity: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let since = 0;
  let ended = false;

  const touched = (): void => {
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    clearTimeout(later);
    timer = setTimeout(
      () => {
        timer = undefined;
        look(AGAIN_MS);
      },
      Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now)),
    );
  };

  const look = ([next, ...others]: readonly number[]): void => {
    if (ended) return;
    follow();
    onTouch();
    if (next !== undefined && !ended && timer === undefined) later = setTimeout(look, next, others);
  };

  const follow = (): void => {
    for (let round = 0; round < ROUNDS; round += 1) {
      let nearest = folder;
      let missing: string | undefined;
      while (!tryToWatch(nearest)) {
        const above = dirname(nearest);
        if (above === nearest) return;
        missing = nearest;
        nearest = above;
      }
      // What was made before the folder above it was watched has called nobody.
      if (missing === undefined || readFileStat(missing) === undefined) return;
    }
  };

  const tryToWatch = (target: string): boolean => {
    // Looked at before it is watched: what takes its place in between is then another.
    const found = readFileIdentity(target);
    if (target === watched && watcher !== undefined && found === identity) return true;
    try {
      const next = watch(target, { persistent: true }, (event, file) => {
        const own = target !== folder || file === null || file.startsWith(name);
        if (own || (event === 'rename' && file === basename(folder))) touched();
      });
      next.on('error', touched);
      watcher?.close();
      watcher = next;
      watched = target;
      identity = found;
      return true;
    } catch {
      return false;
    }
  };

  follow();
  return () => {
    ended = true;
    clearTimeout(timer);
    clearTimeout(later);
    watcher?.close();
  };
}

/** Which folder or file is at a path: its place on the disk may be given to another at once, so its birth counts too. */
function readFileIdentity(path: string): string | undefined {
  const stat = readFileStat(path);
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}:${stat.birthtimeNs}`;
}

/** How much memory the dashboard takes, and when it gives it back. V8 by itself takes what there is and keeps it. */

/**
 * Keeps memory small from here on: what V8 sets aside for what is new does not grow to 192 MB, where it would stay, and
 * what is old is collected once it has grown by a third, not to several times as much.
 */
export function limitHeapGrowth(): void {
  set('--semi-space-growth-factor=1');
  set('--heap-growing-percent=30');
}

/** Keeps V8 from collecting garbage by a timer, eight seconds after the last key; it collects as ever when memory is asked for. */
export function disableTimedGarbageCollection(): void {
  set('--memory-reducer-gc-count=0');
}

/** How long no key has come when memory is given back, in milliseconds. */
const AT_REST = 300;
/** So many bytes more than were left the last time are worth it. */
const WORTH = 24_000_000;

/** Gives back what keys have left behind. */
export interface GivingBack {
  /** A key was pressed. */
  readonly used: () => void;
  readonly stop: () => void;
}

/** Makes what gives memory back once after a key that took much of it, when no key has followed for a while; it has to be told of every key, and stopped. */
export function makeIdleGarbageCollector(): GivingBack {
  let timer: NodeJS.Timeout | undefined;
  let left = usedBytes();
  const look = (): void => {
    if (usedBytes() < left + WORTH) return;
    collect();
    left = usedBytes();
  };
  return {
    used: () => {
      clearTimeout(timer);
      timer = setTimeout(look, AT_REST);
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}

/** As V8 does where memory is at its end: a plain collection leaves the half-empty pages where they are. */
function collect(): void {
  set('--expose-gc');
  const collector: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc');
  if (typeof collector === 'function') collector({ execution: 'sync', flavor: 'last-resort' });
}

function set(flag: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}

/** Bytes of the heap that are in use, > 0. */
function usedBytes(): number {
  return process.memoryUsage().heapUsed;
}

/** Many processes that write to one store at once, and others that watch it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookOver } from './ground.ts';

export interface Crowd {
  readonly writers: number;
  readonly watchers: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Readings that are there more than once, or that nobody was told are there. */
  readonly surplus: number;
  readonly wrong: readonly string[];
}

/** How long the watchers may take to see everything after the last writer is done. */
const PATIENCE_MS = 15_000;

/** Lets writers record so many readings each, all at once, while watchers follow; counts what is lost. */
export async function crowd(writers: number, each: number, watchers: number): Promise<Crowd> {
  const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
  try {
    const total = writers * each;
    const over = new AbortController();
    const watching = Array.from({ length: watchers }, () =>
      start(['watch', dataDir, `${total}`], over.signal),
    );
    const writing = Array.from({ length: writers }, (_, at) =>
      start(['write', dataDir, `${at * each}`, `${each}`]),
    );
    const lines = (await Promise.all(writing)).flat();
    const deadline = setTimeout(() => over.abort(), PATIENCE_MS);
    const watched = await Promise.all(watching);
    clearTimeout(deadline);
    const acknowledged = lines.filter((line) => line.startsWith('+')).map(Number);
    const found = await lookOver(dataDir);
    const wrong = [...found.wrong, ...lines.filter((line) => !line.startsWith('+'))];
    const sum = found.values.reduce((a, b) => a + b, 0);
    for (const said of watched) {
      if (said.join() !== `${found.values.length} ${sum}`)
        wrong.push(`a watcher saw ${said.join()}`);
    }
    const there = new Set(found.values);
    return {
      writers,
      watchers,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((value) => !there.has(value)).length,
      surplus: found.values.length - acknowledged.length,
      wrong,
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Runs a member of the crowd to its end; returns the lines it said, and what it complained about. */
function start(args: readonly string[], over?: AbortSignal): Promise<string[]> {
  const script = new URL('member.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  over?.addEventListener('abort', () => child.kill('SIGKILL'));
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.split('\n').filter((line) => line !== '')));
  });
}

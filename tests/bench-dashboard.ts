/** What the dashboard costs in a terminal of 120×36. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { environment, openTerminal, PROGRAM, type Terminal } from './tui/terminal.ts';

const SIZE = [120, 36] as const;
const KEYS = 200;
/** Rows that are not empty once a first screen stands there. */
const SCREENFUL = 12;
/** Milliseconds that it is left alone. */
const IDLE = 2000;
const TICKS_PER_SECOND = 100;

export interface DashboardCost {
  /** Milliseconds until the whole first frame stands there. */
  readonly readable: number;
  /** KiB at its peak, which only Linux tells. */
  readonly memory: number;
  /** Milliseconds from a key to the end of what is written for it, and how many bytes that are. */
  readonly keys: readonly { readonly time: number; readonly bytes: number }[];
  /** Bytes written and seconds on the processor while it is left alone. */
  readonly idle: { readonly bytes: number; readonly processor: number };
}

const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

export async function nodeReadable(folder: string): Promise<number> {
  const begun = performance.now();
  await openTerminal([process.execPath, '-e', '0'], SIZE, environment(folder)).ended;
  return performance.now() - begun;
}

/** Milliseconds until another program's first screen stands there; NaN where it is not installed. */
export async function peerReadable(command: string, folder: string): Promise<number> {
  if (spawnSync('which', [command]).status !== 0) return Number.NaN;
  const terminal = openTerminal([command], SIZE, environment(folder));
  const readable = await terminal.until(
    () => terminal.screen().filter((row) => row !== '').length >= SCREENFUL,
  );
  process.kill(terminal.pid, 'SIGKILL');
  await terminal.ended;
  return readable;
}

export async function nodeMemory(folder: string): Promise<number> {
  const terminal = openTerminal(
    [process.execPath, '-e', 'setTimeout(() => {}, 200)'],
    SIZE,
    environment(folder),
  );
  await pause(150);
  const memory = peakMemory(terminal);
  await terminal.ended;
  return memory;
}

/** `withKeys`: also what takes longer to measure. */
export async function dashboardCost(folder: string, withKeys: boolean): Promise<DashboardCost> {
  const terminal = openTerminal([process.execPath, PROGRAM], SIZE, environment(folder));
  const readable = await terminal.until(() => /q.{0,12} quit/.test(terminal.written()));
  await terminal.until(() => terminal.written().includes('\u001b]11;?'));
  const keys: { time: number; bytes: number }[] = [];
  let idle = { bytes: 0, processor: 0 };
  if (withKeys) {
    await pause(500);
    for (let at = 0; at < KEYS; at += 1) {
      keys.push(await keyCost(terminal, at % 8 < 4 ? 'j' : 'k'));
      await pause(20);
    }
    const [written, ticks] = [terminal.written().length, processorTicks(terminal)];
    await pause(IDLE);
    idle = {
      bytes: terminal.written().length - written,
      processor: (processorTicks(terminal) - ticks) / TICKS_PER_SECOND,
    };
  }
  const memory = peakMemory(terminal);
  terminal.type('q');
  await terminal.ended;
  return { readable, memory, keys, idle };
}

async function keyCost(terminal: Terminal, key: string): Promise<{ time: number; bytes: number }> {
  const { length } = terminal.written();
  const begun = performance.now();
  terminal.type(key);
  await terminal.until(() => terminal.written().includes('\u001b[?2026l', length));
  const time = performance.now() - begun;
  return { time, bytes: Buffer.byteLength(terminal.written().slice(length)) };
}

function peakMemory({ pid }: Terminal): number {
  return Number(/VmHWM:\s+(\d+)/.exec(ofProcess(pid, 'status'))?.[1] ?? Number.NaN);
}

function processorTicks({ pid }: Terminal): number {
  const [user, system] = ofProcess(pid, 'stat').split(' ').slice(13);
  return Number(user) + Number(system);
}

function ofProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

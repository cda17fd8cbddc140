/** How much memory the built dashboard takes with a large store, in a terminal. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dayFromEpochDayNumber, dayNumber } from '../src/core/model/day.ts';
import { PATIENCE, quiet } from './patience.ts';
import { noon, openTerminal, root } from './terminal.ts';

const READINGS = 100_000;
const END = dayNumber('2024-12-31');

/** Resident memory of a process in MB: now, or at most so far. */
function resident(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

test.skipIf(process.platform !== 'linux')(
  'with 100,000 readings of one indicator it stays below 300 MB wherever one goes, and gives back what it took',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'axiswatch-memory-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const rows = Array.from({ length: READINGS }, (_, at) => {
      const day = dayFromEpochDayNumber(END - at);
      return `new-occupied-land,${day},${at % 730},moderate,Source ${at},https://example.org/${at},note`;
    });
    const file = join(folder, 'readings.csv');
    const columns = 'indicator,observed_on,value,confidence,source,url,note';
    writeFileSync(file, `${[columns, ...rows].join('\n')}\n`);
    const dataDir = join(folder, 'data');
    const program = ['dist/axiswatch.js', '--data-dir', dataDir];
    execFileSync(process.execPath, [...program, 'import', file], { cwd: root });

    const terminal = openTerminal(process.execPath, program, {
      env: { CI: undefined, TZ: noon, AXISWATCH_AUTHOR: 'ann' },
    });
    onTestFinished(() => terminal.kill('SIGKILL'));
    const go = async (keys: string, where: string): Promise<void> => {
      terminal.type(keys);
      await terminal.until(where, (screen) => screen.includes(where));
      // at the pace of a person, who looks at what came
      await setTimeout(quiet(500));
    };
    const home = async (key: string): Promise<void> => {
      terminal.type(key);
      await terminal.until('the overview', () => !(terminal.rows()[0] ?? '').includes(' > '));
    };
    await terminal.until('the overview', (screen) => screen.includes('q quit'));
    for (const page of ['2', '3', '4', '5', '1']) await go(page, `━ ${page} `);
    await go('z', '> Russia / Ukraine');
    await go('\r', '> RU1');
    await go('G', '> RU1');
    for (const tab of ['Readings', 'Rule', 'Sources', 'Chart']) await go(']', `[${tab}]`);
    await home('0');
    for (const [key, where] of [
      ['X', '> explain'],
      ['%', '> how sure'],
      ['m', '> cause and effect'],
      ['v', '> events'],
      ['J', '> journal'],
      [':', '> commands'],
    ] as const) {
      await go(key, where);
      if (key === '%') await go(']', '[Sources]');
      await home(key === ':' ? '\u001b' : '0');
    }
    await go('t', 'As of');
    await go('2020-06-01\r', 'AS OF 1 Jun 2020');
    await go('K', 'KNOWN THEN');
    await go('T', 'LIVE');
    await go('1\r', '> RU1');
    expect(resident(terminal.pid, 'VmHWM')).toBeLessThan(300);
    await home('0');
    await vi.waitUntil(() => resident(terminal.pid, 'VmRSS') < 250, {
      timeout: PATIENCE,
      interval: 100,
    });
  },
);

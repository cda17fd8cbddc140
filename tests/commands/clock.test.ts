/** Today is the local calendar day of the machine, in every time zone. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { makeProcessIo } from '../../src/cli/io.ts';
import { quiet } from '../patience.ts';
import { openTerminal, type Terminal } from '../terminal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-clock-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const ZONES = [
  'Etc/GMT+12',
  'Pacific/Honolulu',
  'America/New_York',
  'UTC',
  'Europe/Kyiv',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

/** The calendar day in a zone, by the platform's own tables. */
function dayIn(timeZone: string, at = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

test('a test, and what it starts, tells the time that the run was given: that of the disk, or some days on', () => {
  const path = join(dataDir, 'now');
  writeFileSync(path, '');
  const given = statSync(path).mtimeMs + Number(process.env.CLOCK_AHEAD ?? 0) * 1000;
  const started = execFileSync(process.execPath, ['-p', 'Date.now()'], { encoding: 'utf8' });
  for (const told of [Date.now(), Number(started)])
    expect(Math.abs(told - given)).toBeLessThan(HOUR);
});

test.each(ZONES)('in %s the board stands as of the local day', (zone) => {
  const before = dayIn(zone);
  const out = execFileSync(process.execPath, ['dist/axiswatch.js', 'status', '--json'], {
    env: { ...process.env, TZ: zone, AXISWATCH_DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const { asOf }: { asOf: string } = JSON.parse(out);
  expect([before, dayIn(zone)]).toContain(asOf);
});

describe('the next local midnight', () => {
  const { TZ } = process.env;
  afterEach(() => {
    vi.useRealTimers();
    process.env.TZ = TZ;
  });

  /** That the clock read at an instant in a zone says the local day, and how long it still lasts. */
  function expectMidnight(zone: string, instant: number): void {
    process.env.TZ = zone;
    vi.setSystemTime(instant);
    const { today, now, untilMidnight } = makeProcessIo('').readClock();
    expect(now).toBe(new Date(instant).toISOString());
    expect(today).toBe(dayIn(zone, new Date(instant)));
    expect(dayIn(zone, new Date(instant + untilMidnight - 1))).toBe(today);
    expect(dayIn(zone, new Date(instant + untilMidnight)) > today).toBe(true);
    expect(untilMidnight).toBeGreaterThan(0);
    expect(untilMidnight).toBeLessThanOrEqual(25 * HOUR);
  }

  test.each([
    ['America/New_York', '2026-03-08T05:30:00Z', 22.5, 'an hour is left out'],
    ['America/New_York', '2026-11-01T04:30:00Z', 24.5, 'an hour comes twice'],
    ['Australia/Lord_Howe', '2026-04-04T13:30:00Z', 24, 'half an hour comes twice'],
    ['Africa/Cairo', '2026-04-23T20:00:00Z', 2, 'the midnight itself is left out'],
    ['Pacific/Kiritimati', '2028-02-28T10:00:00Z', 24, 'a leap day'],
    ['Etc/GMT+12', '2028-02-29T12:00:00Z', 24, 'a leap day'],
  ])('in %s at %s is %d hours away: %s', (zone, instant, hours) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    expectMidnight(zone, Date.parse(instant));
    expect(makeProcessIo('').readClock().untilMidnight).toBe(hours * HOUR);
  });

  test('in every zone and at every instant ends the local day and no other', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const zones = fc.constantFrom(...ZONES, ...Intl.supportedValuesOf('timeZone'));
    const instants = fc.integer({
      min: Date.parse('2000-01-01'),
      max: Date.parse('2040-01-01'),
    });
    fc.assert(fc.property(zones, instants, expectMidnight), {
      numRuns: 2_000,
      // A local day that was left out altogether, when a zone crossed the date line.
      examples: [['Pacific/Apia', Date.parse('2011-12-30T08:00:00Z')]],
    });
  });
});

const HOUR = 3_600_000;

describe('an open dashboard', () => {
  /** A clock that is set to an instant, and a day on at every SIGUSR2, as if the machine had slept so long. */
  async function openAt(zone: string, instant: string): Promise<Terminal> {
    const module = join(dataDir, 'clock.mjs');
    writeFileSync(
      module,
      `const Real = Date;
      let shift = Date.parse('${instant}') - Real.now();
      globalThis.Date = class extends Real {
        constructor(...args) { if (args.length === 0) super(Real.now() + shift); else super(...args); }
        static now() { return Real.now() + shift; }
      };
      process.on('SIGUSR2', () => { shift += 86_400_000; });`,
    );
    const pidFile = join(dataDir, 'pid');
    const program = `"${process.execPath}" --import "${module}" dist/axiswatch.js`;
    const terminal = openTerminal('sh', ['-c', `echo $$ > "${pidFile}"; exec ${program}`], {
      env: { AXISWATCH_DATA_DIR: dataDir, TZ: zone, CI: undefined },
    });
    await terminal.until('the overview', (screen) => screen.includes('q quit'));
    return terminal;
  }
  const sleep = (): boolean =>
    process.kill(Number(readFileSync(join(dataDir, 'pid'), 'utf8')), 'SIGUSR2');
  const until = (terminal: Terminal, day: string): Promise<void> =>
    terminal.until(day, (screen) => (screen.split('\n')[0] ?? '').includes(`LIVE ${day}`));

  test('moves to the next day at midnight without a key, also after a day of 25 hours', async () => {
    const midnight = Date.parse('2026-11-02T05:00:00Z');
    const soon = new Date(midnight - quiet(3_000)).toISOString();
    const terminal = await openAt('America/New_York', soon);
    await until(terminal, '1 Nov 2026');
    await until(terminal, '2 Nov 2026');
    terminal.type('q');
    expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
  });

  test('is on the right day at the first key after the machine has slept, and when something is recorded', async () => {
    const terminal = await openAt('Pacific/Kiritimati', '2028-02-28T00:00:00Z');
    await until(terminal, '28 Feb 2028');
    sleep();
    // The signal may come after the first of them.
    const keys = setInterval(() => terminal.type('j'), 100);
    await until(terminal, '29 Feb 2028').finally(() => clearInterval(keys));
    sleep();
    execFileSync(
      process.execPath,
      ['dist/axiswatch.js', 'record', 'RU1', '84', '--date', '2026-11-01'],
      { env: { ...process.env, AXISWATCH_DATA_DIR: dataDir } },
    );
    await until(terminal, '1 Mar 2028');
    terminal.type('q');
    expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
  });
});

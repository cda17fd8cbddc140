/** Today is the local calendar day of the machine, in every time zone. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

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
function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

test.each(ZONES)('in %s the board stands as of the local day', (zone) => {
  const before = dayIn(zone);
  const out = execFileSync(process.execPath, ['dist/axiswatch.js', 'status', '--json'], {
    env: { ...process.env, TZ: zone, AXISWATCH_DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const { asOf }: { asOf: string } = JSON.parse(out);
  expect([before, dayIn(zone)]).toContain(asOf);
});

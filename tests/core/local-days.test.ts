/** The calendar day of an instant is that of the machine's time zone. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = fileURLToPath(new URL('../../src/core/model/local-days.ts', import.meta.url));

/** What an expression over the functions of the module gives in a time zone. */
function inTimeZone(zone: string, expression: string): unknown {
  const code = `import('${MODULE}').then((days) => console.log(JSON.stringify(${expression})))`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

test.each([
  ['UTC', '2026-11-02'],
  ['America/Los_Angeles', '2026-11-01'],
  ['Asia/Seoul', '2026-11-02'],
])('in %s an instant is of the day that the calendar on the wall shows', (zone, day) => {
  expect(inTimeZone(zone, "days.localDayOfInstant('2026-11-02T01:30:00.000Z')")).toBe(day);
});

test('the end of a day is an instant of that day, and the next millisecond one of the next', () => {
  const said = (zone: string): unknown =>
    inTimeZone(
      zone,
      "[0, 1].map((later) => days.localDayOfInstant(new Date(Date.parse(days.endOfLocalDay('2026-11-01')) + later).toISOString()))",
    );
  for (const zone of ['America/Los_Angeles', 'Asia/Seoul'])
    expect(said(zone)).toEqual(['2026-11-01', '2026-11-02']);
});

/** What lies ahead, on the screen and as the board of each of its days says it. */
import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { openFilledShell } from './shell.ts';

test.each([
  [80, 24],
  [120, 36],
])('ahead at %d×%d', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  await press('>', ...Array(30).fill('Down'));
  await expect(screen()).toMatchFileSnapshot(`golden/ahead-${columns}.txt`);
});

test('a year more and less, and each row leads to its readings', async () => {
  const { press, screen, footer, dashboard } = await drive(120, 36);
  await press('>', '[');
  expect(footer()).toBe('it shows one to three years');
  await press(']', ']', 'G');
  expect(screen()).toContain('2029');
  await press('[', '[', '/', 'reconsidering', 'Enter');
  expect(screen()).toMatch(/› +2 May 2027 +band +.*Reconsidering +CC4 or NK4/);
  await press('Enter');
  const { screen: opened, target } = dashboard.snapshot().state.layers.at(-1) ?? {};
  expect([opened, target]).toEqual(['indicator', 'CC4']);
});

test('status as of a day ahead is what ahead says of it', async () => {
  const { run, rows } = await openFilledShell();
  const found = await rows('ahead', '--to', '+3y');
  expect(found.length).toBeGreaterThan(5);
  const days = Map.groupBy(found, ({ day }) => String(day));
  for (const [day, ofDay] of days) {
    const { index, indicators } = JSON.parse(await run('status', '--as-of', day, '--json'));
    const last = ofDay.findLast(({ what }) => what === 'leaves' || what === 'expires');
    if (last !== undefined) expect(last.index).toEqual(index.score);
    for (const { what, id, title } of ofDay) {
      if (what === 'band') expect(index.band).toBe(title);
      if (what === 'no index') expect(index.score).toBeNull();
      if (what === 'late') expect(indicators[String(id)]).toMatchObject({ state: what, lateBy: 1 });
      if (what === 'expires') expect(indicators[String(id)]).toMatchObject({ state: 'expired' });
    }
  }
  await expect(run('ahead', '--to', 'yesterday')).rejects.toThrow(
    /^to: 2026-11-30 is not after today; name a later day/,
  );
  await expect(run('ahead', '--to', '+4y')).rejects.toThrow(/more than three years ahead/);
});

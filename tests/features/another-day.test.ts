/** Another day than today: past, ahead, as known then, and two days side by side. */
import { expect, test, vi } from 'vitest';
import { type Driven, drive } from './drive.tsx';
import { openFilledShell, TODAY } from './shell.ts';

const MS_PER_DAY = 86_400_000;
const SIZES = [
  [80, 24],
  [120, 36],
] as const;

const index = ({ dashboard }: Driven) => {
  const { board } = dashboard.snapshot().state.world;
  return board.score(board.strategy.index);
};
const header = ({ screen }: Driven) => screen().split('\n', 1)[0] ?? '';

test.each(SIZES)('a past day, its form and two days at %d×%d', async (columns, rows) => {
  const driven = await drive(columns, rows);
  const { press, screen } = driven;
  const golden = (name: string) => `golden/${name}-${columns}.txt`;
  await press('t', '31 dec');
  await expect(screen()).toMatchFileSnapshot(golden('day-form'));
  await press('Enter');
  await expect(screen()).toMatchFileSnapshot(golden('another-day'));
  await press('d');
  await expect(screen()).toMatchFileSnapshot(golden('compare'));
});

test('in few columns both values and their marks go, and the scores say before and after', async () => {
  const { press, screen, footer } = await drive(60, 20);
  await press('t', '31 dec', 'Enter', 'd');
  expect(screen()).toMatch(/^ +before +after +change$/m);
  expect(screen()).toMatch(/^ +Land Russia takes +36 +95 +\+59$/m);
  // context scores in nothing
  expect(screen()).toMatch(/^ +Ukraine occupied +– +– +–$/m);
  await press('T', '0', '1', 'Enter');
  expect(footer()).toMatch(/^Enter correct {2}Esc back {2}e record .* : {2}\? {2}q$/);
});

test('the whole dashboard is of that day, and comes back as it was', async () => {
  const driven = await drive();
  const { press, screen, footer } = driven;
  const [before, today] = [screen(), index(driven)];
  await press('t', '6m', 'Enter');
  expect(footer()).toBe('1 Jun 2026; T comes back to today, d compares it with today');
  expect(header(driven)).toMatch(/1 Jun 2026 .* past$/);
  expect(index(driven)).not.toBe(today);
  await press('1', 'Enter');
  // nothing of a later day
  expect(screen()).not.toMatch(/ (Jul|Aug|Sep|Oct|Nov) 2026/);
  await press('T');
  expect(footer()).toBe('today again');
  expect(screen()).toMatch(/ (Jul|Aug|Sep|Oct|Nov) 2026/);
  await press('0');
  expect(screen()).toBe(before);
  await press('T');
  expect(footer()).toBe('this is today; t chooses another day');
});

test('a day that cannot be shown is refused, and a later one is if nothing is recorded', async () => {
  const driven = await drive(120, 36);
  const { press, footer, screen } = driven;
  await press('t', '+4y', 'Enter');
  expect(footer()).toMatch(/^2030-12-01 is more than three years ahead/);
  await press('^U', '+1y', 'Enter');
  expect(header(driven)).toMatch(/1 Dec 2027 .* if nothing is recorded$/);
  expect(screen()).toContain('No answer');
  await press('K');
  expect(footer()).toContain('not recorded yet');
});

test('nothing is recorded there', async () => {
  const driven = await drive();
  const { press, footer, journal } = driven;
  const last = await journal.last();
  await press('t', '1y', 'Enter', '1', 'Enter');
  for (const key of ['e', '=', 'b', 'u', 'U', 'c', 'D', 'A']) {
    await press(key);
    expect(footer(), key).toBe(
      'nothing can be recorded on the board of 1 Dec 2025; T comes back to today',
    );
  }
  await press('0', ':', 'RU1 34 31 oct', 'Enter');
  expect(footer()).toMatch(/T comes back to today$/);
  await press('Esc', 'q');
  expect(await journal.last()).toBe(last);
  await press('T', 'b');
  expect(driven.screen()).toContain('late');
});

test('as known then is what was written by the end of that day', async () => {
  const driven = await drive();
  const { press, screen, dashboard, journal } = driven;
  vi.setSystemTime((TODAY + 2) * MS_PER_DAY);
  const row = { indicator: 'RU1', day: TODAY - 1, value: 900, confidence: 'high' } as const;
  await journal.append('Ann', [{ kind: 'record', what: 'reading', row }]);
  await dashboard.reload();
  const now = index(driven);
  await press('t', 'yesterday', 'Enter');
  expect(index(driven)).toBe(now);
  await press('K');
  expect(header(driven)).toMatch(/2 Dec 2026 .* as known then$/);
  expect(index(driven)).toBeGreaterThan(now ?? 100);
  // beside today, of which all is known
  await press('d');
  expect(screen()).toMatch(/Land Russia takes +~ +34 km²\/mo +480 km²\/mo/);
  await press('0', 'K');
  expect(index(driven)).toBe(now);
  await press('t', '2026-11-01', 'Enter', 'K');
  expect(screen()).toContain('No index: nothing was recorded before 1 Dec 2026.');
  await press('d');
  expect(screen()).toContain('Nothing had been recorded by 1 Nov 2026.');
  await press('T');
  expect(index(driven)).toBe(now);
});

test('another day is put beside', async () => {
  const { press, screen, footer } = await drive();
  await press('d');
  expect(screen()).toContain('8 Nov 2024 and 1 Dec 2026');
  await press('d', 'today', 'Enter');
  expect(footer()).toContain('is the day to compare with');
  await press('^U', '+1y', 'Enter');
  expect(screen()).toContain('1 Dec 2026 and 1 Dec 2027');
  await press('g', 'Enter');
  expect(screen()).toContain('China reconsideration');
});

test('--known, and what a refused day says', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  const { run, rows } = await openFilledShell();
  const status = await run('status', '--known', 'yesterday');
  expect(status).toMatch(/30 Nov 2026 .* as known then/);
  expect(status).toContain('nothing was recorded before 1 Dec 2026');
  expect(JSON.parse(await run('status', '--known', 'yesterday', '--json')).index.score).toBeNull();
  const known = await run('list', '--known', 'today', '--as-of', '2026-10-01', '--json');
  expect(known).toBe(await run('list', '--as-of', '2026-10-01', '--json'));
  expect(await rows('list', '--known', '2026-11-30')).toMatchObject([{ value: null }, {}, {}, {}]);
  const moved = ['explain', '--from', '2026-08-31', '--json', '--known'];
  const { to, parts } = JSON.parse(await run(...moved, 'today'));
  expect([to, parts.length > 0]).toEqual(['2026-12-01', true]);
  expect(JSON.parse(await run(...moved, 'yesterday'))).toMatchObject({
    to: '2026-11-30',
    parts: [],
  });
  await expect(run('status', '--known', '+1d')).rejects.toThrow('is not recorded yet');
  await expect(run('compare', 'today')).rejects.toThrow('both days are 2026-12-01; name two');
  vi.useRealTimers();
});

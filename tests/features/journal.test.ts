/** The journal, and the alerts. */
import { expect, test } from 'vitest';
import type { Alert } from '../../src/features/alerts/alerts.ts';
import { dayText } from '../../src/page/kinds.ts';
import type { Change } from '../../src/store/port.ts';
import { drive } from './drive.tsx';
import { TODAY } from './shell.ts';

const reading = (value: number): Change => ({
  kind: 'record',
  what: 'reading',
  row: { indicator: 'RU1', day: TODAY - 1, value, confidence: 'high', source: 'A map' },
});

test.each([
  [80, 24],
  [120, 36],
])('at %d×%d', async (columns, rows) => {
  const { press, screen, journal, dashboard } = await drive(columns, rows);
  await journal.append('Bob', [reading(900)]);
  await dashboard.reload();
  await press('J');
  await expect(screen()).toMatchFileSnapshot(`golden/journal-${columns}.txt`);
  await press('0', '!');
  await expect(screen()).toMatchFileSnapshot(`golden/alerts-${columns}.txt`);
});

test('what each action did to the index, and who did it', async () => {
  const { press, screen, journal, dashboard } = await drive(80, 24);
  const [entry] = await journal.append('Bob', [reading(900)]);
  await journal.append('Ann', [
    { ...reading(90), kind: 'correct', target: entry?.id ?? '' },
  ] as Change[]);
  await journal.undo('Ann');
  await journal.redo('Ann');
  await journal.undo('Ann');
  await journal.append('Ann', [{ kind: 'retract', target: entry?.id ?? '' }]);
  await dashboard.reload();
  await press('J');
  const rows = screen()
    .split('\n')
    .filter((line) => line.includes(': 9'))
    .map((line) =>
      line
        .trim()
        .replace(/^› /, '')
        .split(/\s{2,}/),
    );
  const [none, of900, of90] = ['35.7', '34.0', '35.5'];
  expect(rows.map(([, who, did, , before, after]) => [who, did, before, after])).toEqual([
    ['Ann', 'retracted', of900, none],
    ['Ann', 'undid', of90, of900],
    ['Ann', 'redid', of900, of90],
    ['Ann', 'undid', of90, of900],
    ['Ann', 'corrected', of900, of90],
    ['Bob', 'recorded', none, of900],
  ]);
  const values = rows.map(([, , , what]) => what?.match(/takes: (\d+)/)?.[1]);
  expect(values).toEqual(['900', '90', '90', '90', '90', '900']);
  await press('G', 'Enter');
  expect(screen().split('\n', 1)[0]).toContain('Journal › recorded');
  await press('Enter');
  expect(screen().split('\n', 1)[0]).toMatch(/recorded › \w/);
  await press('Esc', 'Esc', 'g', 'Enter');
  expect(screen().split('\n', 1)[0]).toContain('Journal › Land Russia takes');
});

test('an alert that a reading raises says by which and what ends it', async () => {
  const { press, screen, journal, dashboard } = await drive(80, 24);
  await journal.append('Bob', [reading(3000)]);
  await dashboard.reload();
  await press('!');
  const text = screen();
  for (const told of [
    'Russia takes 500 km² a month',
    'mean of 80 days at least 500 km²/mo',
    'mean of 80 days below 500 km²/mo',
    'A map',
  ]) {
    expect(text).toContain(told);
  }
  await press('Enter');
  expect(screen().split('\n', 1)[0]).toContain('Land Russia takes');
});

test('what was seen is no longer new, until it is crossed again', async () => {
  const { press, screen, footer, journal, dashboard } = await drive(80, 24);
  const brent = () => screen().match(/Brent at 100 dollars.*/)?.[0];
  await press('!');
  expect(screen()).toMatch(/ 5 new\n/);
  await press('Down', 'Down', 'Down', ' ');
  expect(brent()).toMatch(/7 Oct 2026 +seen$/);
  expect(screen()).toMatch(/ 4 new\n/);
  await press(' ');
  expect(brent()).toMatch(/new$/);
  await press(' ', 'Esc', '!');
  expect(brent()).toMatch(/seen$/);
  for (const [value, day] of [
    [50, TODAY - 9],
    [101, TODAY - 2],
  ] as const) {
    const row = { indicator: 'CX4', day, value, confidence: 'high' } as const;
    await journal.append('Bob', [{ kind: 'record', what: 'reading', row }]);
  }
  await dashboard.reload();
  expect(brent()).toMatch(/29 Nov 2026 +new$/);
  await press('G');
  expect(screen()).toMatch(
    /unknown +the reading of 13 Jun 2025 is too old\n ended by +a new reading/,
  );
  await press(' ');
  expect(footer()).toBe('only a crossed tripwire can be marked as seen; e records a reading');
});

test.each([
  [80, 24],
  [60, 20],
])('what stands of each alert is whole at %d×%d', async (columns, rows) => {
  const { press, screen, dashboard } = await drive(columns, rows);
  await press('!');
  const alerts = dashboard.snapshot().state.layers.at(-1)?.data as readonly Alert[];
  expect(alerts.length).toBeGreaterThan(5);
  for (const { leaf, rule, unknown, from, to, by, ends } of alerts) {
    const text = screen().replace(/\s+/g, ' ');
    const days = [from, to].flatMap((each) => (each?.day === undefined ? [] : dayText(each.day)));
    for (const told of [leaf.title, rule, ends, ...days, by?.title, unknown]) {
      if (told !== undefined) expect(text).toContain(told);
    }
    await press('Down');
  }
});
